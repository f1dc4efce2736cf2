"""The stretch of time a slider covers, and how much begins on each day of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from geo.events import Columns
from geo.events.columns import number
from geo.events.model import TYPES
from geo.model import Incident, IncidentType, Precision
from geo.views.collection import Item

_FINE = frozenset({Precision.MINUTE, Precision.HOUR, Precision.DAY, Precision.WEEK})
_MOST = 0.6
_GAP = 3
_LONG, _APART = 10 * 365, 365  # days
_GROUP, _SHARE = 3, 0.25


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
    all the rest, as long as six in ten of the days stay. Of several wars, years apart, it is the busiest.
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
    core = _busiest([day for day in fine or days if core.first <= day <= core.last])
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


def _busiest(days: Sequence[date]) -> Extent:
    """Of more than ten years the group of days, a year or more from all others, with most; else the whole."""
    groups = [[days[0]]]
    for before, day in pairwise(days):
        if (day - before).days > _APART:
            groups.append([])
        groups[-1].append(day)
    most = max(groups, key=lambda group: (len(group), group[-1]))
    is_long = (days[-1] - days[0]).days > _LONG
    kept = most if is_long and len(most) >= max(_GROUP, len(days) * _SHARE) else days
    return Extent(kept[0], kept[-1])


Counted = Mapping[IncidentType | None, int]
"""How much begins: incidents by their type, claims under None."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How much begins on each day of an extent; days on which nothing does are left out."""

    counts: Mapping[date, Counted]
    first: date
    last: date


def calendar(items: Iterable[Item], extent: Extent, events: Columns | None = None) -> Calendar:
    """What begins on the days of the extent: what goes on from before it is not counted."""
    counted = _events_in(events, extent) if events is not None else {}
    for item in items:
        if item.first_day and extent.first <= item.first_day <= extent.last:
            kind = item.what.type if isinstance(item.what, Incident) else None
            counted.setdefault(item.first_day, Counter())[kind] += 1
    return Calendar(counted, extent.first, extent.last)


def _events_in(events: Columns, extent: Extent) -> dict[date, Counter[IncidentType | None]]:
    """How many events of each type begin on each day."""
    start, end = number(extent.first), number(extent.last)
    low, high = np.searchsorted(events.first, (start, end + 1))
    both = (events.first[low:high].astype(np.int64) - start) * len(TYPES) + events.type[low:high]
    many = np.bincount(both, minlength=0)
    found: dict[date, Counter[IncidentType | None]] = {}
    for code in np.flatnonzero(many):
        day, kind = divmod(int(code), len(TYPES))
        found.setdefault(extent.first + timedelta(days=day), Counter())[TYPES[kind]] = int(many[code])
    return found
