"""Tellings of many articles brought together into happenings, likeliest first, each checked as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf, log

from geo.happenings import near
from geo.happenings.decisions import Bonds, Decision, bonds
from geo.happenings.likeness import contradicts, likeness
from geo.happenings.tellings import Sketch, Telling, sketch

LIKELY = 0.6
"""From which score two tellings are taken for one happening."""
_DOUBT = 0.5
"""Two rivals of one article cannot be told apart where the better's odds are below 1.6 times the other's."""
_CHAIN = 0.35
"""What members of two groups have to reach on the average to be one: no chain of likenesses goes astray."""
_ASKED = 4
"""Members of each group that are asked, the earliest first."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Tellings of one happening, by publication; the first one leads.

    `score`: of the least likely link, 1 where there is none; `joined`: a reader put tellings together here.
    """

    tellings: tuple[Telling, ...]
    score: float = 1.0
    joined: bool = False

    @property
    def lead(self) -> Telling:
        """The telling that came first."""
        return self.tellings[0]


def gather(tellings: Iterable[Telling], decisions: Iterable[Decision] = ()) -> tuple[Happening, ...]:
    """The happenings, each telling in exactly one, in the order of their leads.

    What is given twice counts once; the order of what is given changes nothing. No two tellings of one
    article, or that contradict one another in day, place or kind, are put together, but by a reader.
    """
    every = sorted({one.subject: one for one in tellings}.values(), key=lambda one: one.order)
    told = bonds(decisions, [one.subject for one in every])
    groups = _Groups([sketch(one) for one in every], told)
    groups.bind()
    for score, one, other in _links(groups.sketches):
        groups.join(one, other, score)
    return groups.happenings()


def _links(sketches: Sequence[Sketch]) -> list[tuple[float, int, int]]:
    """The likely pairs, best first, without those that leave it open which of two is meant."""
    found: dict[tuple[int, int], float] = {}
    for one, other in near.pairs(sketches):
        if sketches[one].article_id != sketches[other].article_id and (one, other) not in found:
            found[one, other] = likeness(sketches[one], sketches[other])
    likely = {pair: score for pair, score in found.items() if score >= LIKELY}
    open_ = _undecided(sketches, likely)
    rows = [(score, *pair) for pair, score in likely.items() if pair not in open_]
    return sorted(rows, key=lambda row: (-row[0], row))


def _undecided(sketches: Sequence[Sketch], likely: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Pairs of which the one may as well be another telling of the other's article."""
    by_article: dict[tuple[int, str], list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for pair, score in likely.items():
        for own, other in (pair, pair[::-1]):
            by_article[own, sketches[other].article_id].append((score, pair))
    found: set[tuple[int, int]] = set()
    for rivals in by_article.values():
        best, *others = sorted(rivals, reverse=True)
        found |= {pair for _, pair in others}
        if others and _logit(best[0]) - _logit(others[0][0]) < _DOUBT:
            found.add(best[1])
    return found


def _logit(score: float) -> float:
    return log(score / (1 - score)) if score < 1 else inf


class _Group:
    """Tellings taken for one happening while it grows, and what of them is asked at each step."""

    def __init__(self, at: int, one: Sketch) -> None:
        self.members = [at]
        self.articles = {one.article_id}
        self.sorts = {_sort(one): one}
        """One of each sort: those alike in days, place and kind contradict the same others."""
        self.first = [at]
        self.score = 1.0
        self.joined = False

    def take(self, other: _Group) -> None:
        """Take all of another group in."""
        self.members += other.members
        self.articles |= other.articles
        self.sorts |= other.sorts
        self.first = sorted(self.first + other.first)[:_ASKED]
        self.score = min(self.score, other.score)
        self.joined |= other.joined


def _sort(one: Sketch) -> tuple[object, ...]:
    days = (one.days.first, one.days.last) if one.days else None
    return days, one.spot, one.kind


class _Groups:
    """All groups while they grow, and of each telling its own."""

    def __init__(self, sketches: list[Sketch], told: Bonds) -> None:
        self.sketches, self._told = sketches, told
        self._home = [_Group(at, one) for at, one in enumerate(sketches)]

    def bind(self) -> None:
        """Put together what readers joined."""
        for one, other in self._told.joined:
            self._merge(self._home[one], self._home[other]).joined = True

    def join(self, one: int, other: int, score: float) -> None:
        """Put the groups of two likely tellings together, if they fit as a whole."""
        mine, theirs = self._home[one], self._home[other]
        if mine is not theirs and self._fit(mine, theirs):
            home = self._merge(mine, theirs)
            home.score = min(home.score, score)

    def _merge(self, one: _Group, other: _Group) -> _Group:
        if one is other:
            return one
        home, gone = (one, other) if len(one.members) >= len(other.members) else (other, one)
        for member in gone.members:
            self._home[member] = home
        home.take(gone)
        return home

    def _fit(self, one: _Group, other: _Group) -> bool:
        if not one.articles.isdisjoint(other.articles) or self._are_split(one, other):
            return False
        if any(contradicts(a, b) for a, b in product(one.sorts.values(), other.sorts.values())):
            return False
        asked = [likeness(self.sketches[a], self.sketches[b]) for a, b in product(one.first, other.first)]
        return sum(asked) / len(asked) >= _CHAIN

    def _are_split(self, one: _Group, other: _Group) -> bool:
        split = self._told.split
        if not split:
            return False
        few, many = sorted((one, other), key=lambda group: len(group.members))
        return any(self._home[against] is many for at in few.members for against in split.get(at, ()))

    def happenings(self) -> tuple[Happening, ...]:
        """What came of it."""
        groups = {id(group): group for group in self._home}.values()
        made = (
            Happening(tuple(self.sketches[at].telling for at in sorted(one.members)), one.score, one.joined)
            for one in groups
        )
        return tuple(sorted(made, key=lambda one: one.lead.order))
