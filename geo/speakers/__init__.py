"""Who says what in a document: direct and indirect speech, "according to", and who "he" or "the ministry" is.

`read(document)` gives a `Said`: its `speeches` in text order (they may nest: the innermost counts) and
`speaker_at(offset)`, a name or `geo.model.ARTICLE_VOICE`. `resolve_name(document, phrase)` leads any noun phrase
back to the fullest name the document gives for it: use it for claimants and actors.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from geo.language.document import Document, Phrase
from geo.model import ARTICLE_VOICE
from geo.reading import Speech
from geo.speakers.names import Names
from geo.speakers.reports import Reports

__all__ = ["Said", "read", "resolve_name"]


@dataclass(frozen=True, slots=True)
class Said:
    """The speeches of a document, in the order of their first words."""

    speeches: tuple[Speech, ...]

    def speech_at(self, offset: int) -> Speech | None:
        """The innermost speech that holds an offset."""
        holding = [speech for speech in self.speeches if speech.start <= offset < speech.end]
        return min(holding, key=lambda speech: speech.end - speech.start) if holding else None

    def speaker_at(self, offset: int) -> str:
        """Who says the words at an offset; ARTICLE_VOICE where it is the author."""
        speech = self.speech_at(offset)
        return speech.speaker if speech is not None else ARTICLE_VOICE


@lru_cache(maxsize=4)
def _names(document: Document) -> Names:
    return Names(document)


def read(document: Document) -> Said:
    """Who says what. Pure; linear in the text but for looking back for names."""
    speeches = Reports(document, Names(document)).speeches()
    return Said(tuple(sorted(speeches, key=lambda speech: (speech.start, -speech.end))))


def resolve_name(document: Document, phrase: Phrase) -> str:
    """The fullest name the document gives for the one a noun phrase stands for; its own words at least."""
    return _names(document).of(phrase)
