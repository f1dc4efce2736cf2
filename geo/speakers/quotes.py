"""Quoted words: where a quotation opens and closes, over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from geo.language.document import Document

_PAIRS = {"“": "”", "«": "»", "„": "“"}
_LONGEST = 4000
"""Characters after which a quotation that never closes is given up."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks: characters `start`..`end`, marks left out."""

    start: int
    end: int


def _paragraph_of(document: Document) -> list[int]:
    numbers = [0] * len(document.tokens)
    for sentence in document.sentences:
        for at in range(sentence.first, sentence.last):
            numbers[at] = sentence.paragraph
    return numbers


def find(document: Document) -> list[Quote]:
    """All quotations in text order, not nested; one that runs on in the next paragraph goes on there."""
    if not any(mark in document.text for mark in (*_PAIRS, '"')):
        return []
    paragraphs = _paragraph_of(document)
    found: list[Quote] = []
    opened: int | None = None
    closing = ""
    for at, token in enumerate(document.tokens):
        if opened is not None:
            ends = token.text == closing
            start = document.tokens[opened].end
            lost = paragraphs[at] != paragraphs[opened] and not _runs_on(document, paragraphs, opened, at)
            if ends or lost or token.start - start > _LONGEST:
                end = token.start if ends else document.tokens[at - 1].end
                if end > start:
                    found.append(Quote(start, end))
                opened = None
                if ends:
                    continue
        if opened is None and (token.text in _PAIRS or token.text == '"'):
            opened, closing = at, _PAIRS.get(token.text, '"')
    if opened is not None and document.tokens[-1].end > document.tokens[opened].end:
        found.append(Quote(document.tokens[opened].end, document.tokens[-1].end))
    return found


def _runs_on(document: Document, paragraphs: list[int], opened: int, at: int) -> bool:
    """Whether a quotation left open goes on in the next paragraph, which then opens with the mark again."""
    mark = document.tokens[opened].text
    first = at
    while first > 0 and paragraphs[first - 1] == paragraphs[at]:
        first -= 1
    return paragraphs[at] == paragraphs[opened] + 1 and document.tokens[first].text == mark


def spoken(document: Document) -> list[Quote]:
    """The quotations that are speech, not a name or a word set apart."""
    kept: list[Quote] = []
    for quote in find(document):
        inside = document.tokens_between(quote.start, quote.end)
        verbs = any(document.tokens[at].tag in ("VERB", "AUX") for at in inside)
        if (len(inside) >= 4 and verbs) or len(inside) >= 8:
            kept.append(quote)
    return kept
