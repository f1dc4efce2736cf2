"""What readers say of happenings: these are one, this is another. Only ever added; the last word counts.

A decision knows its tellings as reviews do, by article and words. An article read anew may have them a few
characters off: then the telling meant is the one that shares most of the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product

from geo.reviews import Subject

Pair = tuple[Subject, Subject]


@dataclass(frozen=True, slots=True)
class Decision:
    """One reader's word: `telling` is the same happening as each of `others`, or as none of them."""

    telling: Subject
    others: tuple[Subject, ...]
    is_same: bool
    made: datetime
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if not self.others or self.telling in self.others:
            raise ValueError("a decision is on one telling and others")

    def without(self, article_id: str) -> Decision | None:
        """What of it speaks of other articles; None where nothing does."""
        others = tuple(one for one in self.others if one.article_id != article_id)
        if self.telling.article_id == article_id or not others:
            return None
        return replace(self, others=others)


def in_force(history: Iterable[Decision]) -> dict[frozenset[Subject], bool]:
    """Of each pair whether it is one happening, the pairs decided last at the end."""
    last: dict[frozenset[Subject], Decision] = {}
    for one in history:
        for other in one.others:
            pair = frozenset((one.telling, other))
            last.pop(pair, None)
            last[pair] = one
    return {pair: one.is_same for pair, one in last.items() if not one.withdrawn}


@dataclass(frozen=True, slots=True)
class Bonds:
    """Decisions on the tellings at hand, by their positions; what is joined crosses nothing that is split."""

    joined: tuple[tuple[int, int], ...]
    split: Mapping[int, frozenset[int]]


def bonds(history: Iterable[Decision], known: Sequence[Subject]) -> Bonds:
    """The decisions in force on the tellings known, the later ones before the earlier where they cross."""
    finder = _Finder(known)
    split: dict[int, set[int]] = defaultdict(set)
    same: list[tuple[int, int]] = []
    for pair, is_same in in_force(history).items():
        for one, other in finder.pairs(pair):
            if is_same:
                same.append((one, other))
            else:
                split[one].add(other)
                split[other].add(one)
    held = {at: frozenset(others) for at, others in split.items()}
    return Bonds(tuple(_uncrossed(reversed(same), held)), held)


class _Finder:
    """Finds the tellings meant among those at hand."""

    def __init__(self, known: Sequence[Subject]) -> None:
        self._at = {subject: at for at, subject in enumerate(known)}
        self._known = known
        self._of_article: dict[str, list[int]] = defaultdict(list)
        for at, subject in enumerate(known):
            self._of_article[subject.article_id].append(at)

    def pairs(self, pair: frozenset[Subject]) -> Iterator[tuple[int, int]]:
        found = sorted({at for subject in pair if (at := self._find(subject)) is not None})
        if len(found) == 2:
            yield found[0], found[1]

    def _find(self, subject: Subject) -> int | None:
        if subject in self._at:
            return self._at[subject]
        shares = [(_shared(subject, self._known[at]), -at) for at in self._of_article[subject.article_id]]
        most, at = max(shares, default=(0, 0))
        return -at if most else None


def _shared(one: Subject, other: Subject) -> int:
    """How many characters their words share."""
    both = product(one.quotes, other.quotes)
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a, b in both)


def _uncrossed(
    same: Iterable[tuple[int, int]], split: Mapping[int, frozenset[int]]
) -> Iterator[tuple[int, int]]:
    """The joins that put no two together that are split; the first of them go before the others."""
    home: dict[int, set[int]] = {}
    for one, other in same:
        mine, theirs = home.setdefault(one, {one}), home.setdefault(other, {other})
        if mine is theirs:
            continue
        if not any(not theirs.isdisjoint(split.get(at, ())) for at in mine):
            mine |= theirs
            for at in theirs:
                home[at] = mine
            yield one, other
