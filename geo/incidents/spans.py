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


def starting_in(items: Sequence[Item], start: int, end: int) -> Sequence[Item]:
    """The items that begin in `start`..`end` (end exclusive); `items` stand in text order."""
    low = bisect_left(items, start, key=_start)
    return items[low : bisect_left(items, end, lo=low, key=_start)]


def overlapping(items: Sequence[Item], start: int, end: int) -> Sequence[Item]:
    """The items with a part in `start`..`end` (end exclusive); none of them may overlap another."""
    low = bisect_left(items, start, key=_start)
    low -= low > 0 and items[low - 1].span.end > start
    return items[low : bisect_left(items, end, lo=low, key=_start)]
