"""The stretch of time a slider covers, its scale, and how much falls where on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from geo.events import Columns
from geo.events.columns import number
from geo.events.model import TYPES
from geo.model import Incident, IncidentType, Precision
from geo.views.collection import Item

_FINE = frozenset({Precision.MINUTE, Precision.HOUR, Precision.DAY, Precision.WEEK})
_MOST = 0.6
_GAP = 3


@dataclass(frozen=True, slots=True)
class Extent:
    """From the first to the last day, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def extents(items: Iterable[Item], also: tuple[date, date] | None = None) -> tuple[Extent, ...]:
    """The stretches worth looking at, the core first and all of time last; empty where nothing is dated.

    `also` are the first and last day of what is dated beside the items: imported events.

    A war of weeks would be a hair on a slider that starts with its causes decades ago. The core is what is
    left once lone early or late days are cut off: those beyond a gap that is three times as long as
    all the rest, as long as six in ten of the days stay.
    """
    dated = [item for item in items if item.first_day is not None]
    days = sorted(item.first_day for item in dated if item.first_day)
    if not days:
        return (Extent(*also),) if also else ()
    every = _wider(Extent(days[0], max(*(item.last_day or date.min for item in dated), days[-1])), also)
    fine = sorted(
        item.first_day
        for item in dated
        if item.first_day and isinstance(item.what, Incident) and item.when and item.when.precision in _FINE
    )
    core = _core(fine or days)
    return (core,) if core.first <= every.first and core.last >= every.last else (core, every)


def _wider(extent: Extent, also: tuple[date, date] | None) -> Extent:
    return Extent(min(extent.first, also[0]), max(extent.last, also[1])) if also else extent


def _core(days: Sequence[date]) -> Extent:
    least = len(days) * _MOST
    low, high = 0, len(days)
    while high - low > 1:
        widest = max(range(low + 1, high), key=lambda at: days[at] - days[at - 1])
        gap = (days[widest] - days[widest - 1]).days
        part = (widest, high) if high - widest >= widest - low else (low, widest)
        rest = (days[part[1] - 1] - days[part[0]]).days + 1
        if part[1] - part[0] < least or gap < _GAP * rest:
            break
        low, high = part
    return Extent(days[low], days[high - 1])


@dataclass(frozen=True, slots=True)
class Bin:
    """How many incidents begin from `first` to `last`, both included, by type, and how many claims."""

    first: date
    last: date
    counts: dict[IncidentType, int]
    claims: int = 0

    @property
    def total(self) -> int:
        """All types of incidents together."""
        return sum(self.counts.values())


def histogram(
    items: Iterable[Item], extent: Extent, most: int = 60, events: Columns | None = None
) -> tuple[Bin, ...]:
    """The extent in at most `most` bins of the same number of whole days; the last may be shorter."""
    width = -(-extent.days // most)
    counted = _events_in(events, extent, width) if events is not None else {}
    for item in items:
        if item.first_day and extent.first <= item.first_day <= extent.last:
            place = (item.first_day - extent.first).days // width
            kind = item.what.type if isinstance(item.what, Incident) else None
            counted.setdefault(place, Counter())[kind] += 1
    return tuple(
        _bin(extent, at, width, counted.get(at, Counter())) for at in range(-(-extent.days // width))
    )


def _events_in(events: Columns, extent: Extent, width: int) -> dict[int, Counter[IncidentType | None]]:
    """How many events of each type begin in each bin."""
    start, end = number(extent.first), number(extent.last)
    held = (events.first >= start) & (events.first <= end)
    both = (events.first[held] - start) // width * len(TYPES) + events.type[held]
    found: dict[int, Counter[IncidentType | None]] = {}
    for code, many in zip(*np.unique(both, return_counts=True), strict=True):
        place, kind = divmod(int(code), len(TYPES))
        found.setdefault(place, Counter())[TYPES[kind]] = int(many)
    return found


def _bin(extent: Extent, at: int, width: int, counted: Counter[IncidentType | None]) -> Bin:
    first = extent.first + timedelta(days=at * width)
    last = min(first + timedelta(days=width - 1), extent.last)
    return Bin(first, last, {kind: many for kind, many in counted.items() if kind}, counted[None])


def ticks(extent: Extent, most: int = 14) -> tuple[date, ...]:
    """The first days of months, or of every so many months or years, that a scale has room for."""
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600):
        found = [day for day in _starts(extent, months) if day >= extent.first]
        if len(found) <= most:
            return tuple(found)
    return ()


def _starts(extent: Extent, months: int) -> Iterator[date]:
    at = extent.first.year * 12 + extent.first.month - 1
    at -= at % months
    while (day := date(at // 12, at % 12 + 1, 1)) <= extent.last:
        yield day
        at += months
