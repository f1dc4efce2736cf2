"""Rows of a table as events; what is wrong with the others, by line, in words."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from geo import lexicon
from geo.events import Event
from geo.imports.days import Days, parse
from geo.imports.fields import Mapping, folded_name
from geo.imports.table import Row, Table
from geo.model import Count, IncidentType, Place, PlaceKind
from geo.sources.characters import clean

Locate = Callable[[str, str], Place | None]
"""A place name and a country (as written, or "") → the place, or None where it is unknown or unsure."""

_MOST_PEOPLE = 10**8
_LONGEST = {"text": 20_000}
_LONG = 500
_RUN = frozenset("=+-@\t\r'")
_WORLD_KM = 20_000
_POINT = 2.0  # km: within which a place is drawn as a point
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,30})?")
_WHOLE = re.compile(r"\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d{1,12}")
_RANGE = re.compile(r"(\d{1,9})\s*(?:-|–|to)\s*(\d{1,9})")
_LEAST = re.compile(r"(?:at least |over |more than |>=? ?)(\d{1,9})|(\d{1,9})\+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that did not go in, and why; `line` as the file counts them."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The events of a table and the rows that are none."""

    events: tuple[Event, ...]
    wrong: tuple[Wrong, ...]


def take(table: Table, mapping: Mapping, collection: str, locate: Locate | None = None) -> Taken:
    """Every row as an event of the collection, or as wrong. Rows that say the same are one event.

    `locate` places rows that have a name and no coordinates.
    """
    reader = _Reader(table, mapping, collection, locate)
    events: dict[str, Event] = {}
    wrong: list[Wrong] = []
    for row in table.rows:
        try:
            event = reader.event(row)
        except ValueError as error:
            wrong.append(Wrong(row.line, f"{error}."))
            continue
        if events.setdefault(event.id, event) != event:
            wrong.append(Wrong(row.line, f"another row has the same id, “{event.id}”."))
    return Taken(tuple(events.values()), tuple(wrong))


class _Reader:
    def __init__(self, table: Table, mapping: Mapping, collection: str, locate: Locate | None) -> None:
        self._at = {name: table.columns.index(column) for name, column in mapping.columns.items()}
        self._mapping = mapping
        self._collection = collection
        self._locate = locate
        self._lexicon = lexicon.table("events")

    def event(self, row: Row) -> Event:
        """The row's event; ValueError with the reason where it is none."""
        days = self._days(row)
        lat, lon, precision, radius, place = self._where(row)
        given = self._word(row, "id")
        return Event(
            id=given or _hash(row),
            collection=self._collection,
            type=self._type(row),
            sub_type=self._word(row, "sub_type"),
            first=days.first,
            last=days.last,
            date_precision=max(days.precision, self._code(row, "date_precision")),
            lat=lat,
            lon=lon,
            geo_precision=precision,
            radius_km=radius,
            place=place,
            country=self._word(row, "country"),
            actor=self._word(row, "actor"),
            target=self._word(row, "target"),
            killed=self._people(row, "killed"),
            injured=self._people(row, "injured"),
            source=self._word(row, "source"),
            text=self._word(row, "text"),
        )

    def _word(self, row: Row, name: str) -> str:
        at = self._at.get(name)
        if at is None:
            return ""
        most = _LONGEST.get(name, _LONG)
        return " ".join(_plain(clean(row.cells[at])).split())[:most]

    def _days(self, row: Row) -> Days:
        first = parse(self._word(row, "first"), self._mapping.order)
        told = self._word(row, "last")
        if not told:
            return first
        last = parse(told, self._mapping.order)
        if last.last < first.first:
            raise ValueError(f"its last day, {last.last}, is before its first, {first.first}")
        return Days(first.first, last.last, max(first.precision, last.precision))

    def _type(self, row: Row) -> IncidentType:
        if "type" not in self._at:
            raise ValueError("no column tells its type")
        told = self._word(row, "type")
        names = self._lexicon["types_ucdp"] if self._mapping.scheme == "ucdp" else self._lexicon["types"]
        found = names.get(told.casefold()) or self._lexicon["types"].get(folded_name(told))
        found = found or self._lexicon["types"].get(folded_name(self._word(row, "sub_type")))
        if found is None:
            raise ValueError(f"“{told}” is no type of event known here" if told else "no type of event")
        return IncidentType(found)

    def _code(self, row: Row, name: str) -> int:
        """A precision code, 1 where none is told."""
        told = self._word(row, name)
        if not told:
            return 1
        scheme = self._lexicon.get(f"{name}_{self._mapping.scheme}") or {"1": 1, "2": 2, "3": 3}
        found = scheme.get(told.removesuffix(".0"))
        if found is None:
            raise ValueError(f"“{told}” is no {name.replace('_', ' ')} code")
        return int(found)

    def _number(self, row: Row, name: str, default: float) -> float:
        told = self._word(row, name)
        return _degrees(told, name.replace("_", " "), _WORLD_KM) if told else float(default)

    def _where(self, row: Row) -> tuple[float, float, int, float, str]:
        """Latitude, longitude, precision code, radius and name of the place."""
        name, lat, lon = self._word(row, "place"), self._word(row, "lat"), self._word(row, "lon")
        code = self._code(row, "geo_precision")
        if lat and lon:
            told = self._word(row, "geo_precision").removesuffix(".0")
            promised = self._lexicon["radius_km"].get(self._mapping.scheme, {}).get(told, 0)
            radius = self._number(row, "radius_km", promised)
            north, east = _degrees(lat, "latitude", 90), _degrees(lon, "longitude", 180)
            if north == east == 0:
                raise ValueError("its point, 0, 0, is the sea off Africa: a gap, not a place")
            return north, east, code, radius, name
        if not name:
            raise ValueError("neither a place name nor a latitude with a longitude")
        return self._placed(row, name, code)

    def _placed(self, row: Row, name: str, code: int) -> tuple[float, float, int, float, str]:
        country = self._word(row, "country")
        place = self._locate(name, country) if self._locate else None
        if place is None:
            where = f" in {country}" if country else ""
            raise ValueError(f"no one place “{name}”{where} is known")
        if place.kind not in (PlaceKind.POPULATED_PLACE, PlaceKind.SITE):
            code = 3
        radius = 0.0 if code == 1 and place.radius_km <= _POINT else place.radius_km
        return place.lat, place.lon, code, radius, name

    def _people(self, row: Row, what: str) -> Count | None:
        """How many, from the column of the number itself and those of its ends; an empty end is open."""
        best = _count(self._word(row, what), what)
        low, high = (_count(self._word(row, f"{what}_{end}"), what) for end in ("low", "high"))
        if low is None and high is None:
            return best
        least, most = low or best, high or best
        return Count(least.low if least else None, most.high if most else None)


def _degrees(told: str, what: str, most: int) -> float:
    if not _NUMBER.fullmatch(told):
        raise ValueError(f"“{told[:40]}” is no {what}")
    found = float(told.replace(",", "."))
    if not math.isfinite(found) or abs(found) > most:
        raise ValueError(f"the {what} {told} lies beyond {most}")
    return found


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running a cell (`geo/exports/spreadsheet.py`)."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in _RUN else cell


def _count(told: str, what: str) -> Count | None:
    """How many people: "12", "1,200", "10-15", "at least 3", "20+"; None where nothing is told."""
    if not told:
        return None
    if found := _RANGE.fullmatch(told):
        low, high = sorted((int(found[1]), int(found[2])))
        return Count(low, high)
    if found := _LEAST.fullmatch(told):
        return Count(int(found[1] or found[2]), None)
    whole = told.removesuffix(".0")
    if not _WHOLE.fullmatch(whole):
        raise ValueError(f"“{told[:40]}” is no number of {what}")
    number = int(re.sub(r"\D", "", whole))
    if number > _MOST_PEOPLE:
        raise ValueError(f"{told[:40]} {what} is more than any war")
    return Count(number, number)


def _hash(row: Row) -> str:
    """A key made of what the row says, so that importing it again is the same event."""
    told: Any = json.dumps(row.cells, ensure_ascii=True)
    return hashlib.sha256(told.encode()).hexdigest()[:20]
