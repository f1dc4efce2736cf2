"""Names of places on no map in a sentence: those recognised, and others by the frame they stand in."""

from __future__ import annotations

from functools import cache

from geo.incidents.spans import starting_in
from geo.language.document import Sentence, Token
from geo.lexicon import table
from geo.model import Sense, Span
from geo.reading import Reading

LONGEST = 4
"""Words of a name read by its frame alone."""


def unmapped(reading: Reading, sentence: Sentence) -> tuple[Span, ...]:
    """The spans of the names, in text order; a site of a town ("at Parliament") is no place of its own."""
    here = starting_in(reading.toponyms, sentence.start, sentence.end)
    literal = [one.span for one in here if one.place is None and one.sense is Sense.LITERAL]
    known = [span for span in literal if not _is_site(span)]
    taken = [one.span for one in here] + [
        one.span for one in starting_in(reading.timeline.dates, sentence.start, sentence.end)
    ]
    framed = [span for span in _framed(reading, sentence) if not any(_hides(span, one) for one in taken)]
    return tuple(sorted((*known, *framed), key=lambda span: span.start)) if framed else tuple(known)


def _framed(reading: Reading, sentence: Sentence) -> list[Span]:
    """Capital words right behind "at" or "near": places, whatever else is known of them."""
    tokens, found = reading.document.tokens, []
    for at in range(sentence.first, sentence.last - 1):
        if tokens[at].lower not in _words("frames") or not _opens(tokens[at + 1]):
            continue
        last = at + 2
        while last < sentence.last and last - at <= LONGEST and _goes_on(tokens, last):
            last += 1
        words = tokens[at + 1 : last]
        if not any(token.lower in _words("own") for token in words):
            found.append(reading.document.span(words[0].start, words[-1].end))
    return found


def _opens(token: Token) -> bool:
    word = token.text
    return token.tag == "PROPN" and word[:1].isupper() and not word.isupper() and len(word) > 2


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """True for a further capital word, and for a hyphen within a name."""
    return tokens[at].text[:1].isupper() or (tokens[at].text == "-" and tokens[at + 1].text[:1].isupper())


def _is_site(span: Span) -> bool:
    """ "Mendana Avenue": it lies in the town that the text is about."""
    return span.text.split()[-1].lower().strip(".,") in _words("own")


def _hides(span: Span, known: Span) -> bool:
    """True where a known name stands there; of "Bulak-Bashi" a namesake of the first half does not count."""
    if span.start >= known.end or known.start >= span.end:
        return False
    return known.end >= span.end or span.text[known.end - span.start] != "-"


@cache
def _words(key: str) -> frozenset[str]:
    listed: dict[str, list[str]] = table("scenes")["unmapped"]
    return frozenset(listed[key]) | (
        frozenset(table("scenes")["ties"]["sites"]) if key == "own" else frozenset()
    )
