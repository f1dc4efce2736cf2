"""Events as columns in the order of their first day: some forty bytes a row, shared by all sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from geo.events.model import TYPES, Event

EPOCH = date(1970, 1, 1)
_TYPE = {kind: code for code, kind in enumerate(TYPES)}
_MOST_KILLED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of words: each row's number in `words`, which are in the order of how often they occur."""

    codes: NDArray[np.int32]
    words: tuple[str, ...]

    def at(self, row: int) -> str:
        """The word of a row."""
        return self.words[int(self.codes[row])]


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows by first day, then id. Days count from 1970-01-01; degrees WGS 84; -1 killed where none is told.

    `type` numbers `geo.events.model.TYPES`; `radius` is in kilometres; `key` is the event's id.
    """

    first: NDArray[np.int32]
    last: NDArray[np.int32]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    type: NDArray[np.uint8]
    precision: NDArray[np.uint8]
    radius: NDArray[np.float32]
    killed: NDArray[np.int32]
    actor: Coded
    place: Coded
    country: Coded
    source: Coded
    collection: Coded
    key: NDArray[np.bytes_]

    def __len__(self) -> int:
        return len(self.first)

    def id(self, row: int) -> str:
        """The id of the event in a row."""
        return bytes(self.key[row]).decode()

    def days(self) -> tuple[date, date] | None:
        """The first and the last day of all; None where there are no rows."""
        if not len(self):
            return None
        return day(int(self.first[0])), day(int(self.last.max()))

    def between(self, first: date | None, last: date | None) -> NDArray[np.bool_]:
        """Which rows have a day in the stretch, both ends included."""
        low = number(first) if first else np.iinfo(np.int32).min
        high = number(last) if last else np.iinfo(np.int32).max
        return (self.last >= low) & (self.first <= high)


def number(moment: date) -> int:
    """Days since 1970-01-01."""
    return (moment - EPOCH).days


def day(count: int) -> date:
    """The day so many days after 1970-01-01."""
    return EPOCH + timedelta(days=count)


def columns(events: Iterable[Event]) -> Columns:
    """The events' columns."""
    rows = sorted(events, key=lambda one: (one.first, one.id))
    return Columns(
        first=np.array([number(one.first) for one in rows], dtype=np.int32),
        last=np.array([number(one.last) for one in rows], dtype=np.int32),
        lat=np.array([one.lat for one in rows], dtype=np.float32),
        lon=np.array([one.lon for one in rows], dtype=np.float32),
        type=np.array([_TYPE[one.type] for one in rows], dtype=np.uint8),
        precision=np.array([one.geo_precision for one in rows], dtype=np.uint8),
        radius=np.array([one.radius_km for one in rows], dtype=np.float32),
        killed=np.array([_low(one) for one in rows], dtype=np.int32),
        actor=coded(one.actor for one in rows),
        place=coded(one.place for one in rows),
        country=coded(one.country for one in rows),
        source=coded(one.source for one in rows),
        collection=coded(one.collection for one in rows),
        key=np.array([one.id.encode() for one in rows], dtype=np.bytes_),
    )


def _low(one: Event) -> int:
    if one.killed is None or one.killed.low is None:
        return -1
    return min(one.killed.low, _MOST_KILLED)


def coded(words: Iterable[str]) -> Coded:
    """The words as numbers, the most frequent the lowest, those as frequent in their own order."""
    met = list(words)
    count = Counter(met)
    ranked = sorted(count, key=lambda word: (-count[word], word))
    numbers = {word: code for code, word in enumerate(ranked)}
    return Coded(np.array([numbers[word] for word in met], dtype=np.int32), tuple(ranked))
