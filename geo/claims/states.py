"""States as an article calls them, their seats of government, and the leaders who speak for them."""

from __future__ import annotations

import csv
from functools import cache

from geo.errors import DataError
from geo.lexicon import DATA, table
from geo.model import Place, PlaceKind, Sense
from geo.reading import Reading

_SPOKEN_OF = {"United Kingdom": "Britain"}
"""Countries that reports call by another name than the map does."""


@cache
def _peoples() -> tuple[dict[str, str], ...]:
    path = DATA / "gazetteer" / "demonyms.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(row for row in csv.DictReader(file) if row["kind"] == PlaceKind.COUNTRY)
    except (OSError, KeyError, csv.Error) as error:
        raise DataError(f"The table {path.name} cannot be read: {error!r}") from error


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(
        word for row in _peoples() for cell in ("adjectives", "nouns") for word in row[cell].split("|")
    )


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code → name."""
    return {row["country"]: row["place"] for row in reversed(_peoples()) if row["country"]}


@cache
def _seats() -> dict[int, str]:
    return {place: code for code, place in table("capitals")["capitals"].items()}


@cache
def _other_seats() -> dict[str, tuple[str, ...]]:
    return {code: tuple(names) for code, names in table("leaders")["seats"].items()}


@cache
def _leaders() -> dict[str, tuple[str, int, int]]:
    return {name: (state, first, last) for name, (state, first, last) in table("leaders")["leaders"].items()}


def is_adjective(word: str) -> bool:
    """Whether the word is a country's adjective or its people: "Portuguese"."""
    return word in _adjectives()


def seat_of(place: Place | None) -> str:
    """The country that a town is the capital of, or ""."""
    code = _seats().get(place.geonameid, "") if place is not None and place.geonameid is not None else ""
    if not code and place is not None and place.name in _other_seats().get(place.country or "", ()):
        code = place.country or ""
    return country_names().get(code, "")


def led_by(name: str, year: int | None) -> str:
    """The state that someone of this last name led in a year, or ""."""
    state, first, last = _leaders().get(name.lower(), ("", 0, 0))
    return state if state and (year is None or first <= year <= last + 1) else ""


def called(reading: Reading) -> dict[str, str]:
    """Country → the name the article itself gives it, where that is a name and no adjective."""
    found: dict[str, str] = {}
    for toponym in reading.toponyms:
        place = toponym.place
        if place is not None and place.kind is PlaceKind.COUNTRY and toponym.sense is not Sense.DEMONYM:
            words = toponym.span.text
            plain = words[:1].isupper() and not words.isupper() and not words.endswith((".", "’s", "'s"))
            if plain and words not in _adjectives():
                found.setdefault(place.name, words)
    return _SPOKEN_OF | found
