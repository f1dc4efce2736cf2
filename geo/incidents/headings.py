"""Names that head what follows: "Prizren: a church was burned", "13:50 Kinshasa."."""

from __future__ import annotations

from geo.incidents.spans import starting_in
from geo.language.document import Sentence
from geo.model import Span
from geo.reading import Reading

MARKS = " \n\t.:,;-–—*•·▪()0123456789"
"""What may stand around a name that stands alone."""
LONGEST = 40
"""Characters within which a heading and its colon stand."""
BACK = 6
"""Sentences of a paragraph back to which its last heading is looked for."""


def heading(reading: Reading, sentence: Sentence) -> Span | None:
    """The name before a colon that opens a sentence ("Prizren: a church was burned"): where it happened."""
    text = reading.document.text[sentence.start : sentence.start + LONGEST]
    colon = text.find(":")
    opening = text[:colon].strip(MARKS) if colon > 0 else ""
    if not opening or text[colon + 1 : colon + 2] not in (" ", "\n"):
        return None
    start = sentence.start + text.index(opening)
    here = starting_in(reading.toponyms, start, start + len(opening))
    whole = [one.span for one in here if one.span.start == start and one.span.end == start + len(opening)]
    return whole[0] if whole and not labels(reading, whole[0]) else None


def labels(reading: Reading, name: Span) -> bool:
    """ "Bishkek: … Dushanbe: …": a name before a colon that says who speaks, not where it happened."""
    after = reading.document.text[name.end : name.end + 3]
    return after[:2] == ": " and reading.speaker_at(name.end + 2).startswith(name.text)


def headed(reading: Reading, sentence: Sentence) -> Span | None:
    """The heading under which a sentence stands: its own, or the last of its paragraph."""
    sentences = reading.document.sentences
    for at in range(sentence.index, max(-1, sentence.index - BACK), -1):
        if sentences[at].paragraph != sentence.paragraph:
            return None
        found = heading(reading, sentences[at])
        if found is not None:
            return found
    return None
