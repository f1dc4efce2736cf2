"""The lines of GeoNames' own files: the main table's 19 columns, and alternateNamesV2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from geo.gazetteer.division_names import variants
from geo.gazetteer.features import Feature, feature
from geo.gazetteer.records import Record, Use, town_radius_km
from geo.model import PlaceKind

COLUMNS = 19
LARGEST_ID = 1 << 28
_LONGEST_NAME = 400
_MOST_PEOPLE = 1 << 32
# What stands in the language's column before things that are no names.
_NO_NAMES = frozenset(
    ["link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "uicn", "ifpn", "fr_1793"]
)
_ABBREVIATION = "abbr"


class Line(NamedTuple):
    """One line of the main table, checked."""

    geonameid: int
    name: str
    others: tuple[str, ...]
    lat: float
    lon: float
    letter: str
    code: str
    country: str
    admin1: str
    admin2: str
    population: int


class Named(NamedTuple):
    """One line of the alternate names."""

    geonameid: int
    name: str
    use: Use


def line(text: bytes) -> Line:
    """The line read; ValueError says in words what is wrong with it."""
    cells = text.decode("utf-8").rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {COLUMNS}")
    country = cells[8]
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise ValueError(f"{country[:20]!r} is no country code")
    return Line(
        geonameid=_geonameid(cells[0]),
        name=_name(cells[1]),
        others=(cells[2], *cells[3].split(",")),
        lat=_degrees(cells[4], 90, "latitude"),
        lon=_degrees(cells[5], 180, "longitude"),
        letter=cells[6],
        code=cells[7],
        country=country,
        admin1=cells[10],
        admin2=cells[11],
        population=_number(cells[14] or "0", _MOST_PEOPLE, "population"),
    )


def named(text: bytes) -> Named | None:
    """A line of the alternate names; None for links, post codes and the like. ValueError as `line`."""
    cells = text.decode("utf-8").rstrip("\r\n").split("\t")
    if not 4 <= len(cells) <= 10:
        raise ValueError(f"{len(cells)} columns instead of 10")
    if cells[2] in _NO_NAMES:
        return None
    use = Use.ABBREVIATION if cells[2] == _ABBREVIATION else Use.OTHER
    return Named(_geonameid(cells[1]), _name(cells[3]), use)


def names(one: Line) -> Iterator[tuple[str, Use]]:
    """The further names of a line, codes left out."""
    for name in one.others:
        if 1 < len(name) <= _LONGEST_NAME and not _is_code(name):
            yield name, Use.OTHER


def record(one: Line, what: Feature, admin2: str) -> Record:
    """The line as a place; `admin2` is the code of its second-level division, "" where it has none."""
    divided = what.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2) and one.code in ("ADM1", "ADM2")
    made = variants(one.name, what.kind.value, one.country, []) if divided else ()
    return Record(
        id=f"geonames:{one.geonameid}",
        name=one.name,
        kind=what.kind,
        lat=one.lat,
        lon=one.lon,
        radius_km=what.radius_km or town_radius_km(one.population),
        names=(*names(one), *made),
        country=one.country or None,
        geonameid=one.geonameid,
        population=one.population,
        admin1=f"{one.country}.{one.admin1}" if one.admin1 not in ("", "00") else "",
        admin2=admin2,
        rank=what.rank,
    )


def kind_of(one: Line) -> Feature | None:
    """What the line's feature code stands for; None for roads, forests and the sea floor."""
    return feature(one.letter, one.code)


def _is_code(name: str) -> bool:
    return (len(name) == 3 and name.isascii() and name.isupper()) or name.isdigit() or "://" in name


def _name(cell: str) -> str:
    name = " ".join(cell.split())
    if not name:
        raise ValueError("no name")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"a name of {len(name)} letters")
    return name


def _geonameid(cell: str) -> int:
    number = _number(cell, LARGEST_ID, "id")
    if not number:
        raise ValueError("0 is no id")
    return number


def _number(cell: str, below: int, what: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 12 and int(cell) < below):
        raise ValueError(f"{cell[:20]!r} is no {what}")
    return int(cell)


def _degrees(cell: str, most: int, what: str) -> float:
    try:
        degrees = float(cell)
    except ValueError:
        raise ValueError(f"{cell[:20]!r} is no {what}") from None
    if not -most <= degrees <= most:
        raise ValueError(f"{cell[:20]!r} is no {what}")
    return degrees
