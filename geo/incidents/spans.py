"""What begins within a stretch of text, found without going through all of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from geo.model import Span


class Spanned(Protocol):
    """Anything with words of the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Item = TypeVar("Item", bound=Spanned)
_start = attrgetter("span.start")
_MANY = 100
"""Items from which it is worth while to write down where each begins."""
_REMEMBERED = 16
_columns: dict[int, tuple[Sequence[Spanned], list[int]]] = {}


def _starts(items: Sequence[Spanned]) -> list[int]:
    """Where each of the items begins, remembered by their identity: to hash them all would cost more."""
    known = _columns.get(id(items))
    if known is None or known[0] is not items:
        if len(_columns) >= _REMEMBERED:
            _columns.clear()
        known = _columns[id(items)] = (items, list(map(_start, items)))
    return known[1]


def starting_in(items: Sequence[Item], start: int, end: int) -> Sequence[Item]:
    """The items that begin in `start`..`end` (end exclusive); `items` stand in text order."""
    if isinstance(items, tuple) and len(items) >= _MANY:
        starts = _starts(items)
        return items[bisect_left(starts, start) : bisect_left(starts, end)]
    low = bisect_left(items, start, key=_start)
    return items[low : bisect_left(items, end, lo=low, key=_start)]


def overlapping(items: Sequence[Item], start: int, end: int) -> Sequence[Item]:
    """The items with a part in `start`..`end` (end exclusive); none of them may overlap another."""
    low = bisect_left(items, start, key=_start)
    low -= low > 0 and items[low - 1].span.end > start
    return items[low : bisect_left(items, end, lo=low, key=_start)]
