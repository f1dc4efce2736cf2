"""Names that head what follows: "Prizren: a church was burned", "13:50 Kinshasa."."""

from __future__ import annotations

from geo.incidents.spans import starting_in
from geo.language.document import Sentence
from geo.model import Span, When
from geo.reading import Reading

MARKS = " \n\t.:,;-–—*•·▪()0123456789"
"""What may stand around a name that stands alone."""
LONGEST = 40
"""Characters within which a heading and its colon stand."""
WORDS = 3
"""Words of a name on no map that may head a sentence."""
BACK = 6
"""Sentences of a paragraph back to which its last heading is looked for."""


def heading(reading: Reading, sentence: Sentence) -> Span | None:
    """The name before a colon that opens a sentence ("Prizren: a church was burned"): where it happened.

    A name on no map is one where another sentence of the paragraph opens with a known one.
    """
    opening = _opening(reading, sentence)
    if opening is None or _is_known(reading, opening):
        return opening
    named = _is_named(opening.text) and not labels(reading, opening)
    return opening if named and _beside_known(reading, sentence) else None


def _opening(reading: Reading, sentence: Sentence) -> Span | None:
    """The words before a colon that opens a sentence."""
    text = reading.document.text[sentence.start : sentence.start + LONGEST]
    colon = text.find(":")
    opening = text[:colon].strip(MARKS) if colon > 0 else ""
    if not opening or text[colon + 1 : colon + 2] not in (" ", "\n"):
        return None
    start = sentence.start + text.index(opening)
    return reading.document.span(start, start + len(opening))


def _is_known(reading: Reading, opening: Span) -> bool:
    here = starting_in(reading.toponyms, opening.start, opening.end)
    return not labels(reading, opening) and any(
        one.span.start == opening.start and one.span.end == opening.end for one in here
    )


def _is_named(opening: str) -> bool:
    words = opening.split()
    return len(words) <= WORDS and all(word[:1].isupper() and not word.isupper() for word in words)


def _beside_known(reading: Reading, sentence: Sentence) -> bool:
    sentences = reading.document.sentences
    around = sentences[max(0, sentence.index - BACK) : sentence.index + BACK]
    openings = (_opening(reading, one) for one in around if one.paragraph == sentence.paragraph)
    return any(_is_known(reading, one) for one in openings if one is not None)


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


def headed_day(reading: Reading, sentence: Sentence) -> When | None:
    """The day that heads the paragraph, or the line above it: "3. WEDNESDAY 17 MARCH. …"."""
    sentences = reading.document.sentences
    for at in range(sentence.index - 1, max(-1, sentence.index - BACK), -1):
        one = sentences[at]
        apart = sentence.paragraph - one.paragraph
        if apart > 1 or (apart == 1 and one.clauses):
            return None
        if not one.clauses and (found := _bare_day(reading, one)) is not None:
            return found
    return None


def _bare_day(reading: Reading, sentence: Sentence) -> When | None:
    """The date that is all there is in a sentence."""
    dates = starting_in(reading.timeline.dates, sentence.start, sentence.end)
    if len(dates) != 1:
        return None
    span = dates[0].span
    text = reading.document.text
    rest = text[sentence.start : span.start] + text[span.end : sentence.end]
    return dates[0].when if not rest.strip(MARKS) else None
