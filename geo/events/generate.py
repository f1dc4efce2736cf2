"""Made-up events for tests and measurements: clustered in space and time, heavy-tailed, as wars are.

Nothing in them happened. The same seed and number give the same events.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from geo.events.columns import Coded, Columns, day, number
from geo.events.model import TYPES, Event
from geo.model import Count

_START = "2018-01-01"
_DAYS = 2_900
_WARS = 24
_TOWNS = 60
_SHARES = (0.30, 0.28, 0.16, 0.14, 0.06, 0.05, 0.01)  # of the types, in their order
_PRECISIONS = (0.70, 0.22, 0.08)


@dataclass(frozen=True, slots=True)
class _War:
    lat: float
    lon: float
    spread: float
    start: int
    length: int


def made_up(rows: int, seed: int = 1) -> Columns:
    """So many events, as columns, in wars of unequal size, each with towns, a start, surges and two sides."""
    chance = np.random.default_rng(seed)
    wars = [_war(chance) for _ in range(_WARS)]
    shares = chance.pareto(1.1, _WARS) + 0.05
    war = chance.choice(_WARS, rows, p=shares / shares.sum())
    towns = chance.normal(0, 1, (_WARS, _TOWNS, 2))
    town = np.minimum(chance.geometric(0.06, rows) - 1, _TOWNS - 1)
    precision = chance.choice((1, 2, 3), rows, p=_PRECISIONS).astype(np.uint8)
    middle = np.array([(one.lat, one.lon) for one in wars])[war]
    spread = np.array([one.spread for one in wars])[war][:, None]
    where = middle + towns[war, town] * spread
    # Only what is placed near a town strays from its point; a region's events lie all on its centre.
    where += np.where(precision[:, None] == 2, chance.normal(0, 0.06, (rows, 2)), 0)
    where = np.where(precision[:, None] == 3, middle, where)
    days = _days(chance, wars, war)
    order = np.argsort(days, kind="stable")
    return _columns(chance, where[order], days[order], precision[order], _Named(war[order], town[order]))


@dataclass(frozen=True, slots=True)
class _Named:
    """Which war and which of its towns each row belongs to."""

    war: NDArray[np.int64]
    town: NDArray[np.int64]


def _war(chance: np.random.Generator) -> _War:
    lat, lon = chance.uniform(-30, 55), chance.uniform(-95, 130)
    start = int(chance.integers(0, _DAYS - 200))
    length = int(min(chance.pareto(0.8) * 200 + 90, _DAYS - start))
    return _War(float(lat), float(lon), float(chance.uniform(0.4, 3.0)), start, length)


def _days(chance: np.random.Generator, wars: list[_War], war: NDArray[np.int64]) -> NDArray[np.int32]:
    """Surges: each war's days are drawn round a few turning points of it, more or less closely."""
    start = np.array([one.start for one in wars])[war]
    length = np.array([one.length for one in wars])[war]
    turns = chance.uniform(0, 1, (len(wars), 6))
    turn = turns[war, chance.integers(0, 6, len(war))]
    share = np.clip(turn + chance.normal(0, 0.08, len(war)), 0, 0.999)
    base = number(day(0).fromisoformat(_START))
    found: NDArray[np.int32] = (base + start + share * length).astype(np.int32)
    return found


def _columns(
    chance: np.random.Generator,
    where: NDArray[np.float64],
    days: NDArray[np.int32],
    precision: NDArray[np.uint8],
    named: _Named,
) -> Columns:
    rows = len(days)
    radius = np.choose(precision - 1, (0.0, 8.0, 60.0)).astype(np.float32)
    lasts = np.where(chance.uniform(0, 1, rows) < 0.02, chance.integers(1, 20, rows), 0)
    killed = np.where(chance.uniform(0, 1, rows) < 0.4, chance.geometric(0.25, rows) - 1, -1)
    sides = named.war * 2 + chance.integers(0, 2, rows)
    return Columns(
        first=days,
        last=(days + lasts).astype(np.int32),
        lat=np.clip(where[:, 0], -80, 80).astype(np.float32),
        lon=np.clip(where[:, 1], -179.9, 179.9).astype(np.float32),
        type=chance.choice(len(TYPES), rows, p=_SHARES).astype(np.uint8),
        precision=precision,
        radius=radius,
        killed=killed.astype(np.int32),
        actor=_named("Side", sides),
        place=_named("Town", named.war * _TOWNS + named.town),
        country=_named("Country", named.war),
        source=_named("Paper", chance.integers(0, 40, rows)),
        collection=_named("Collection", np.zeros(rows, dtype=np.int64)),
        key=np.char.add("made-up-", np.arange(rows).astype(str)).astype(np.bytes_),
    )


def _named(what: str, numbers: NDArray[np.int64]) -> Coded:
    """The numbers as words, the most frequent first."""
    met, codes, times = np.unique(numbers, return_inverse=True, return_counts=True)
    order = np.lexsort((met, -times))
    rank = np.empty(len(met), dtype=np.int32)
    rank[order] = np.arange(len(met), dtype=np.int32)
    return Coded(rank[codes].astype(np.int32), tuple(f"{what} {met[at]}" for at in order))


def event(columns: Columns, row: int) -> Event:
    """One row of made-up columns as the event it would have come from."""
    killed = int(columns.killed[row])
    first, last = int(columns.first[row]), int(columns.last[row])
    return Event(
        id=columns.id(row),
        collection=columns.collection.at(row),
        type=TYPES[int(columns.type[row])],
        first=day(first),
        last=day(first) + timedelta(days=last - first),
        lat=float(columns.lat[row]),
        lon=float(columns.lon[row]),
        geo_precision=int(columns.precision[row]),
        radius_km=float(columns.radius[row]),
        place=columns.place.at(row),
        country=columns.country.at(row),
        actor=columns.actor.at(row),
        killed=None if killed < 0 else Count(killed, killed),
        source=columns.source.at(row),
    )
