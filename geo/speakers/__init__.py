"""Who says what in a document: direct and indirect speech, "according to", and who "he" or "the ministry" is.

`read(document)` gives a `Said`: its `speeches` in text order (they may nest: the innermost counts) and
`speaker_at(offset)`, a name or `geo.model.ARTICLE_VOICE`. `resolve_name(document, phrase)` leads any noun
phrase back to the fullest name the document gives for it: use it for claimants and actors.
"""

from __future__ import annotations

from bisect import bisect_right
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
    longest: int = 0
    """Characters of the longest speech: how far back one that holds an offset can begin."""

    def speech_at(self, offset: int) -> Speech | None:
        """The innermost speech that holds an offset."""
        best: Speech | None = None
        at = bisect_right(self.speeches, offset, key=lambda speech: speech.start) - 1
        while at >= 0 and self.speeches[at].start >= offset - self.longest:
            speech = self.speeches[at]
            if offset < speech.end and (best is None or speech.end - speech.start < best.end - best.start):
                best = speech
            at -= 1
        return best

    def speaker_at(self, offset: int) -> str:
        """Who says the words at an offset; ARTICLE_VOICE where it is the author."""
        speech = self.speech_at(offset)
        return speech.speaker if speech is not None else ARTICLE_VOICE


@dataclass(frozen=True, slots=True, eq=False)
class _Identical:
    """A document as a key of a cache: the very object, not its content, which is dear to compare."""

    document: Document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identical) and other.document is self.document

    def __hash__(self) -> int:
        return id(self.document)


@lru_cache(maxsize=4)
def _names(key: _Identical) -> Names:
    return Names(key.document)


def read(document: Document) -> Said:
    """Who says what. Pure; linear in the text but for looking back for names."""
    speeches = Reports(document, _names(_Identical(document))).speeches()
    longest = max((speech.end - speech.start for speech in speeches), default=0)
    return Said(tuple(sorted(speeches, key=lambda speech: (speech.start, -speech.end))), longest)


def resolve_name(document: Document, phrase: Phrase) -> str:
    """The fullest name the document gives for the one a noun phrase stands for; its own words at least."""
    return _names(_Identical(document)).of(phrase)
