"""Words made from a place's name: "Armenian", "Armenians". Read from `data/gazetteer/demonyms.csv`."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from geo.errors import DataError
from geo.lexicon import DATA
from geo.model import PlaceKind


class Demonym(NamedTuple):
    """What one such word says: of which place, and whether it can only be people."""

    place: str
    country: str | None
    kind: PlaceKind | None
    people: bool


@cache
def table() -> dict[str, Demonym]:
    """Every demonym as it is written; raises DataError where the file is missing or broken."""
    path = DATA / "gazetteer" / "demonyms.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {word: entry for row in reversed(rows) for word, entry in _entries(row)}
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"The demonyms {path.name} cannot be read: {error}") from error


def _entries(row: dict[str, str]) -> list[tuple[str, Demonym]]:
    kind = PlaceKind(row["kind"]) if row["kind"] else None
    adjectives, nouns = row["adjectives"].split("|"), row["nouns"].split("|")
    words = dict.fromkeys(nouns, True) | dict.fromkeys(adjectives, False)
    country = row["country"] or None
    return [(word, Demonym(row["place"], country, kind, people)) for word, people in words.items() if word]
