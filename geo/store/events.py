"""Imported events in the store, collection by collection, and out again as columns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Protocol

import numpy as np
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from geo.events import Columns, Event, columns
from geo.events.columns import EPOCH, coded
from geo.events.model import TYPES
from geo.model import Count, IncidentType
from geo.store.engine import failures
from geo.store.schema import events

_BATCH = 400  # rows a query: the fewest parameters any database takes
_KEY = (events.c.collection, events.c.id)
_TYPE = {kind.value: code for code, kind in enumerate(TYPES)}


@dataclass(frozen=True, slots=True)
class Saved:
    """How many events of an import were new, told otherwise than before, or there already."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Collection:
    """One imported collection as a list shows it."""

    name: str
    events: int
    first: date
    last: date


class Events(Protocol):
    """Events by collection and id. Methods raise StoreError as a Store's do."""

    def save(self, found: Iterable[Event]) -> Saved:
        """Keep the events, all or on failure none; one that is there already is replaced if it differs."""
        ...

    def collections(self) -> tuple[Collection, ...]:
        """The collections, by name."""
        ...

    def event(self, collection: str, id: str) -> Event | None:
        """One event, or None where it is not kept."""
        ...

    def all(self) -> Iterator[Event]:
        """Every event by first day, then id."""
        ...

    def delete(self, collection: str) -> int:
        """Forget a collection; how many events went."""
        ...

    def stamp(self) -> str:
        """Words that differ whenever the events do: for caches."""
        ...

    def columns(self) -> Columns:
        """All events as columns."""
        ...


class MemoryEvents:
    """Events in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Event] = {}

    def save(self, found: Iterable[Event]) -> Saved:
        """See Events."""
        told = {_key(one): one for one in found}
        new = sum(key not in self._kept for key in told)
        same = sum(self._kept.get(key) == one for key, one in told.items())
        self._kept |= told
        return Saved(new, len(told) - new - same, same)

    def collections(self) -> tuple[Collection, ...]:
        """See Events."""
        named = sorted({name for name, _ in self._kept})
        return tuple(
            _collected(name, [one for one in self.all() if one.collection == name]) for name in named
        )

    def event(self, collection: str, id: str) -> Event | None:
        """See Events."""
        return self._kept.get((collection, id))

    def all(self) -> Iterator[Event]:
        """See Events."""
        return iter(sorted(self._kept.values(), key=lambda one: (one.first, one.id)))

    def delete(self, collection: str) -> int:
        """See Events."""
        gone = [key for key in self._kept if key[0] == collection]
        for key in gone:
            del self._kept[key]
        return len(gone)

    def stamp(self) -> str:
        """See Events."""
        told = [_revision(one) for one in self._kept.values()]
        return f"{len(told)}-{max(told, default=0)}-{sum(told)}"

    def columns(self) -> Columns:
        """See Events."""
        return columns(self._kept.values())


def _collected(name: str, held: Sequence[Event]) -> Collection:
    return Collection(name, len(held), min(one.first for one in held), max(one.last for one in held))


class SqlEvents:
    """Events in the database of a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(writes=True)

    def save(self, found: Iterable[Event]) -> Saved:
        """See Events."""
        new = changed = same = 0
        with failures("written"), self._writing.begin() as connection:
            for some in _batches(found):
                kept = _kept(connection, some)
                fresh = [one for one in some if _key(one) not in kept]
                other = [one for one in some if kept.get(_key(one), one) != one]
                if fresh:
                    connection.execute(insert(events), [_values(one) for one in fresh])
                for one in other:
                    connection.execute(update(events).where(*_is(*_key(one))).values(**_values(one)))
                new += len(fresh)
                changed += len(other)
                same += len(some) - len(fresh) - len(other)
        return Saved(new, changed, same)

    def collections(self) -> tuple[Collection, ...]:
        """See Events."""
        query = select(
            events.c.collection, func.count(), func.min(events.c.first), func.max(events.c.last)
        ).group_by(events.c.collection)
        with failures("read"), self._engine.connect() as connection:
            return tuple(Collection(*row) for row in connection.execute(query.order_by(events.c.collection)))

    def event(self, collection: str, id: str) -> Event | None:
        """See Events."""
        with failures("read"), self._engine.connect() as connection:
            row = connection.execute(select(events).where(*_is(collection, id))).first()
        return _event(row) if row else None

    def all(self) -> Iterator[Event]:
        """Every event by first day, then id, some thousand in memory at a time."""
        query = select(events).order_by(events.c.first, events.c.id)
        with failures("read"), self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_BATCH).execute(query):
                yield _event(row)

    def delete(self, collection: str) -> int:
        """See Events."""
        with failures("written"), self._writing.begin() as connection:
            return connection.execute(delete(events).where(events.c.collection == collection)).rowcount

    def stamp(self) -> str:
        """See Events."""
        query = select(func.count(), func.max(events.c.revision), func.sum(events.c.revision))
        with failures("read"), self._engine.connect() as connection:
            return "-".join(str(part or 0) for part in connection.execute(query).one())

    def columns(self) -> Columns:
        """All events as columns, without an Event made of any."""
        query = select(*(events.c[name] for name in _COLUMNS)).order_by(events.c.first, events.c.id)
        with failures("read"), self._engine.connect() as connection:
            told = connection.execution_options(yield_per=10_000).execute(query)
            return _columns(list(zip(*told, strict=True)))


_COLUMNS = (
    "first", "last", "lat", "lon", "type", "geo_precision", "radius_km", "killed_low", "actor", "place",
    "country", "source", "collection", "id",
)  # fmt: skip


def _columns(told: Sequence[Sequence[Any]]) -> Columns:
    first, last, lat, lon, kind, precision, radius, killed, *words, ids = told or [()] * len(_COLUMNS)
    return Columns(
        first=_days(first),
        last=_days(last),
        lat=np.array(lat, dtype=np.float32),
        lon=np.array(lon, dtype=np.float32),
        type=np.array([_TYPE[one] for one in kind], dtype=np.uint8),
        precision=np.array(precision, dtype=np.uint8),
        radius=np.array(radius, dtype=np.float32),
        killed=np.array([-1 if one is None else one for one in killed], dtype=np.int32),
        actor=coded(words[0]),
        place=coded(words[1]),
        country=coded(words[2]),
        source=coded(words[3]),
        collection=coded(words[4]),
        key=np.array([one.encode() for one in ids], dtype=np.bytes_),
    )


def _days(days: Sequence[date]) -> Any:
    return (np.array(days, dtype="datetime64[D]") - np.datetime64(EPOCH, "D")).astype(np.int32)


def _batches(found: Iterable[Event]) -> Iterator[list[Event]]:
    rest = iter(found)
    while some := list(islice(rest, _BATCH)):
        yield some


def _key(one: Event) -> tuple[str, str]:
    return one.collection, one.id


def _is(collection: str, id: str) -> tuple[Any, Any]:
    return events.c.collection == collection, events.c.id == id


def _kept(connection: Connection, some: Iterable[Event]) -> dict[tuple[str, str], Event]:
    """Those of the events that are kept already, as they are kept."""
    wanted: dict[str, list[str]] = {}
    for one in some:
        wanted.setdefault(one.collection, []).append(one.id)
    return {_key(one): one for one in _found(connection, wanted)}


def _found(connection: Connection, wanted: dict[str, list[str]]) -> Iterator[Event]:
    for collection, ids in wanted.items():
        query = select(events).where(events.c.collection == collection, events.c.id.in_(ids))
        for row in connection.execute(query):
            yield _event(row)


def _values(one: Event) -> dict[str, Any]:
    return {
        "collection": one.collection,
        "id": one.id,
        "type": one.type.value,
        "sub_type": one.sub_type,
        "first": one.first,
        "last": one.last,
        "date_precision": one.date_precision,
        "lat": one.lat,
        "lon": one.lon,
        "geo_precision": one.geo_precision,
        "radius_km": one.radius_km,
        "place": one.place,
        "country": one.country,
        "actor": one.actor,
        "target": one.target,
        "killed_low": one.killed.low if one.killed else None,
        "killed_high": one.killed.high if one.killed else None,
        "injured_low": one.injured.low if one.injured else None,
        "injured_high": one.injured.high if one.injured else None,
        "source": one.source,
        "text": one.text,
        "revision": _revision(one),
    }


def _revision(one: Event) -> int:
    """A number made of what the event says, small enough that a million of them can be summed."""
    return int.from_bytes(hashlib.sha256(repr(one).encode("utf-8", "replace")).digest()[:5])


def _event(row: Row[Any]) -> Event:
    told = row._mapping
    return Event(
        id=told["id"],
        collection=told["collection"],
        type=IncidentType(told["type"]),
        first=told["first"],
        last=told["last"],
        lat=told["lat"],
        lon=told["lon"],
        sub_type=told["sub_type"],
        date_precision=told["date_precision"],
        geo_precision=told["geo_precision"],
        radius_km=told["radius_km"],
        place=told["place"],
        country=told["country"],
        actor=told["actor"],
        target=told["target"],
        killed=_count(told["killed_low"], told["killed_high"]),
        injured=_count(told["injured_low"], told["injured_high"]),
        source=told["source"],
        text=told["text"],
    )


def _count(low: int | None, high: int | None) -> Count | None:
    return None if low is None and high is None else Count(low, high)
