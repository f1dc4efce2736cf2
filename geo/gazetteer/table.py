"""The project's own places and names: `data/gazetteer/places/*.csv`, as the README there describes them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geo.errors import DataError
from geo.gazetteer.records import Record, Use
from geo.lexicon import DATA
from geo.model import PlaceKind

FOLDER = DATA / "gazetteer" / "places"
COLUMNS = [
    "id",
    "name",
    "kind",
    "lat",
    "lon",
    "radius_km",
    "country",
    "claimed_by",
    "names",
    "from",
    "to",
    "source",
]
_ABBREVIATION = "abbr"
"""Stands in the place of a language before abbreviations such as "Tex."."""

Row = dict[str, str]

# How prominent a place without inhabitants of its own is among places of one name.
_RANKS = {"region": 5.0, "water": 4.5, "terrain": 4.0, "border": 5.0, "site": 3.5, "country": 8.0}
_NOTED = 8000
"""A village in the table is there because news name it: as often as a town of so many people."""


def rows() -> Iterator[tuple[Path, int, Row]]:
    """Every row of the own table with its file and line; raises DataError where a file has other columns."""
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != COLUMNS:
                raise DataError(f"{path.name} has not the columns {', '.join(COLUMNS)}.")
            for row in reader:
                yield path, reader.line_num, row


def merged(records: Iterable[Record]) -> list[Record]:
    """The records with the table's places added, and its names and corrections put to those already there."""
    known = {record.id: record for record in records}
    for path, line, row in rows():
        try:
            known[row["id"]] = _corrected(known[row["id"]], row) if row["id"] in known else _new(row)
        except (ValueError, KeyError) as error:
            raise DataError(f"{path.name}, line {line}: {error}") from error
    taken = _given()
    return [_less(record, taken) if record.kind is PlaceKind.COUNTRY else record for record in known.values()]


def _given() -> dict[str, str]:
    """The names that the table gives, and to which place."""
    return {name: row["id"] for _, _, row in rows() for name, use in _names(row) if use == Use.OTHER}


def _less(country: Record, taken: dict[str, str]) -> Record:
    """A country without the further names that the table gives to another place.

    "Hollandia" is the Netherlands in Hungarian, but a town of New Guinea in English.
    """
    kept = tuple(given for given in country.names if taken.get(given[0], country.id) == country.id)
    return country._replace(names=kept)


def _new(row: Row) -> Record:
    fields = _fields(row)
    scheme, _, number = row["id"].partition(":")
    geonameid = int(number) if scheme == "geonames" else None
    rank = _RANKS.get(row["kind"], 3.0)
    people = _NOTED if fields["kind"] is PlaceKind.POPULATED_PLACE else 0
    return Record(
        id=row["id"], geonameid=geonameid, names=_names(row), population=people, rank=rank, **fields
    )


def _corrected(record: Record, row: Row) -> Record:
    """A record with the row's fields where it has any; a name that is replaced stays among the others."""
    names = (*record.names, *_names(row), (record.name, Use.OTHER))
    return record._replace(names=names, **_fields(row))


_GROUP = " Islands"


def _grouped(names: Iterable[str]) -> Iterator[tuple[str, Use]]:
    """What a group of islands is called without the word: "the South Shetlands"."""
    for name in names:
        core = name.removesuffix(_GROUP)
        if core != name and not core.endswith("s"):
            yield f"{core}s", Use.DERIVED


def _fields(row: Row) -> dict[str, Any]:
    fields: dict[str, Any] = {name: float(row[name]) for name in ("lat", "lon", "radius_km") if row[name]}
    if row["kind"]:
        fields["kind"] = PlaceKind(row["kind"])
    if row["claimed_by"]:
        fields["claimed_by"] = tuple(row["claimed_by"].split("|"))
        fields["country"] = None
    if row["country"]:
        fields["country"] = row["country"]
    if row["name"]:
        fields["name"] = row["name"]
    return fields


def _names(row: Row) -> tuple[tuple[str, Use], ...]:
    tagged = [name.partition(":") for name in row["names"].split("|") if name]
    given = [(name, Use.ABBREVIATION if tag == _ABBREVIATION else Use.OTHER) for tag, _, name in tagged]
    return (*given, *_grouped([row["name"], *(name for _, _, name in tagged)]), *_bare(row))


_LEAST_LETTERS = 4


def _bare(row: Row) -> Iterator[tuple[str, Use]]:
    """What a village is called where nobody mistakes it for another: "Sawa" of "Sawa, Eritrea"."""
    core, comma, _ = row["name"].partition(", ")
    if comma and row["kind"] == PlaceKind.POPULATED_PLACE and len(core) >= _LEAST_LETTERS:
        yield core, Use.DERIVED
