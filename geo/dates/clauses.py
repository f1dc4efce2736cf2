"""Which clause of a sentence an offset belongs to, and how clauses share their time."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from geo.dates.vocabulary import HAPPENING, REPORTING, SAME_TIME
from geo.language.document import Clause, Document, Sentence

_first = attrgetter("first")

_CHAIN = 8
_REACH = 12


class Clauses:
    """The clauses of a document, looked up by offset."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = document.starts
        self._owners: dict[tuple[int, int], int | None] = {}

    def token(self, offset: int) -> int:
        """The index of the token at or before an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def owner(self, sentence: Sentence, offset: int) -> int | None:
        """The clause an offset belongs to: the smallest around it, else the last that ended before it."""
        at = sentence.index, self.token(offset)
        if at not in self._owners:
            self._owners[at] = self._owner(sentence, at[1])
        return self._owners[at]

    def _owner(self, sentence: Sentence, token: int) -> int | None:
        near = self._near(sentence, token)
        for number in near:
            if sentence.clauses[number].verb == token:
                return number
        around = [n for n in near if sentence.clauses[n].first <= token < sentence.clauses[n].last]
        if around:
            return min(around, key=lambda n: sentence.clauses[n].last - sentence.clauses[n].first)
        before = [n for n in near if sentence.clauses[n].last <= token]
        if before:
            return max(before, key=lambda n: sentence.clauses[n].last)
        return 0 if sentence.clauses else None

    def _near(self, sentence: Sentence, token: int) -> range:
        """The few clauses on either side of a token, so that the cost does not grow with the sentence."""
        at = bisect_right(sentence.clauses, token, key=_first)
        return range(max(0, at - _REACH), min(len(sentence.clauses), at + _REACH))


def reports(clause: Clause) -> bool:
    """True for a clause that tells of telling."""
    return clause.lemma in REPORTING


def governors(sentence: Sentence, number: int) -> list[int]:
    """The clauses that one hangs on, nearest first."""
    chain: list[int] = []
    at = sentence.clauses[number].governor
    while at is not None and at not in chain and at != number and len(chain) < _CHAIN:
        chain.append(at)
        at = sentence.clauses[at].governor
    return chain


def share_time(sentence: Sentence, event: int, other: int) -> bool:
    """True where the date of clause `other` dates clause `event` too."""
    chain = governors(sentence, event)
    if other in chain:
        return not reports(sentence.clauses[other])
    hanging = sentence.clauses[other]
    if hanging.governor != event:
        return False
    return hanging.link in SAME_TIME - {"and", "but"} or (
        hanging.link == "relative" and hanging.lemma in HAPPENING
    )
