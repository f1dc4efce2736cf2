"""Which of the imported events a filter lets through, and how many there are of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from geo.events import Columns
from geo.events.columns import Coded
from geo.events.model import TYPES
from geo.model import IncidentType
from geo.views.area import Area
from geo.views.filter import INCIDENT, Filter

Mask = NDArray[np.bool_]


def let_through(columns: Columns, chosen: Filter) -> Mask:
    """Which rows a filter lets through, whatever their days. An event has no article and makes no claim."""
    every = np.ones(len(columns), dtype=np.bool_)
    if chosen.articles or (chosen.kinds and INCIDENT not in chosen.kinds):
        return ~every
    if chosen.types:
        every &= np.isin(columns.type, [TYPES.index(kind) for kind in chosen.types])
    if chosen.people:
        every &= _named(columns.actor, chosen.people)
    for sources in filter(None, (chosen.speakers, chosen.outlets)):
        every &= _named(columns.source, sources)
    if chosen.precisions:
        every &= np.isin(columns.precision, sorted(chosen.precisions))
    if chosen.area is not None:
        every &= _inside(columns, chosen.area)
    for word in chosen.text.casefold().split():
        every &= _holding(columns, word)
    return every


def _inside(columns: Columns, area: Area) -> Mask:
    across = (columns.lon >= area.west, columns.lon <= area.east)
    wide = across[0] | across[1] if area.west > area.east else across[0] & across[1]
    found: Mask = wide & (columns.lat >= area.south) & (columns.lat <= area.north)
    return found


def _named(column: Coded, names: frozenset[str]) -> Mask:
    codes = [code for code, word in enumerate(column.words) if word in names]
    return np.isin(column.codes, codes)


def _holding(columns: Columns, word: str) -> Mask:
    """Rows with the word in any of their words; each different word is looked at once."""
    found = np.zeros(len(columns), dtype=np.bool_)
    for column in (columns.actor, columns.place, columns.country, columns.source, columns.collection):
        has = np.array([word in one.casefold() for one in column.words], dtype=np.bool_)
        if has.any():
            found |= has[column.codes]
    return found


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many events the filter and the days leave, by type, and of how many."""

    shown: int
    of: int
    types: dict[IncidentType, int]

    def __str__(self) -> str:
        if self.shown == self.of:
            return f"{self.of:,} imported events"
        return f"{self.shown:,} of {self.of:,} imported events"


def event_counts(columns: Columns, mask: Mask, first: date | None, last: date | None) -> EventCounts:
    """The counts of the rows let through that have a day in the stretch."""
    shown = mask & columns.between(first, last)
    by = np.bincount(columns.type[shown], minlength=len(TYPES))
    types = {kind: int(many) for kind, many in zip(TYPES, by, strict=True) if many}
    return EventCounts(int(shown.sum()), len(columns), types)


def bits(mask: Mask) -> bytes | None:
    """A mask as the layer reads it, eight rows a byte, the first lowest; None where all are let through."""
    return None if mask.all() else np.packbits(mask, bitorder="little").tobytes()
