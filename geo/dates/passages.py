"""Where in the text an offset lies: its sentence and its paragraph."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from geo.dates.clauses import Clauses, reports
from geo.dates.scan import Scan
from geo.language.document import Document


class Position(NamedTuple):
    """The number of a sentence and of its paragraph, and the scan's word it begins with."""

    sentence: int
    paragraph: int
    first_word: int


class Passages:
    """Sentences and paragraphs by offset; without sentences in the document, full stops and blank lines."""

    def __init__(self, document: Document, s: Scan) -> None:
        bounds = [(x.start, x.paragraph) for x in document.sentences] or _plain(s)
        self._starts = [start for start, _ in bounds]
        self._paragraphs = [paragraph for _, paragraph in bounds]
        self._document, self._clauses = document, Clauses(document)
        words = [word.start for word in s.words]
        self._first_words = [bisect_right(words, start - 1) for start in self._starts]

    def at(self, offset: int) -> Position:
        """The position of an offset; before the first sentence it is the first."""
        if not self._starts:
            return Position(0, 0, 0)
        index = max(0, bisect_right(self._starts, offset) - 1)
        return Position(index, self._paragraphs[index], self._first_words[index])

    def reports(self, offset: int) -> bool:
        """True within words that say who tells something ("a spokesman said | this morning")."""
        sentences = self._document.sentences
        number = self.at(offset).sentence
        if number >= len(sentences):
            return False
        own = self._clauses.owner(sentences[number], offset)
        return own is not None and reports(sentences[number].clauses[own])


def _plain(s: Scan) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    paragraph = 0
    fresh = True
    for i, word in enumerate(s.words):
        if i and s.text.count("\n", s.words[i - 1].end, word.start) > 1:
            paragraph, fresh = paragraph + 1, True
        if fresh:
            bounds.append((word.start, paragraph))
        fresh = word.text in ".!?" and not s.glued(i + 1)
    return bounds
