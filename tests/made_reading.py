"""A Reading from a text whose place names are marked by hand: "near {Aras}" is literal, "{Baku|a}" is not.

Further marks: d a demonym, c a country, r a region, w a water, s a site, u a name that is on no map.
"""

from __future__ import annotations

import re
from datetime import date

from geo import dates, language, localities, speakers
from geo.gazetteer.base import Candidate
from geo.model import Article, Place, PlaceKind, Sense, Span, Toponym
from geo.reading import Reading

MARK = re.compile(r"\{([^{}|]+)(?:\|([adcrwsu]+))?\}")
SENSES = {"a": Sense.ASSOCIATIVE, "d": Sense.DEMONYM}
KINDS = {"c": PlaceKind.COUNTRY, "r": PlaceKind.ADMIN1, "w": PlaceKind.WATER, "s": PlaceKind.SITE}
COUNTRIES = ("Norland", "Sudland")
REGIONS = ("Westmark",)


class NoGazetteer:
    """A gazetteer that knows no name: the made places are all there is."""

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        return ()

    def similar(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        return ()

    def place(self, id: str) -> Place | None:
        return None


def made_place(name: str, marks: str = "") -> Place | None:
    """A place of that name: countries and regions are wide, all others towns, each far from the next."""
    if "u" in marks:
        return None
    kind = next((KINDS[mark] for mark in marks if mark in KINDS), PlaceKind.POPULATED_PLACE)
    if name in COUNTRIES or kind is PlaceKind.COUNTRY:
        return Place(f"made:{name}", name, PlaceKind.COUNTRY, 0.0, 100.0, 400.0, "XA")
    if name in REGIONS:
        return Place(f"made:{name}", name, PlaceKind.ADMIN1, 50.0, 20.0, 90.0, "XA")
    lat = 50.1 if name.startswith("Mark") else 40.0 + sum(name.encode()) % 397 / 20
    radius = 60.0 if kind in (PlaceKind.ADMIN1, PlaceKind.WATER) else 2.0
    return Place(f"made:{name}", name, kind, lat, 20.0, radius, "XA")


def reading(marked: str, published: str | None = "2021-06-16") -> Reading:
    """The text (published on Wednesday 16 June 2021) read, with the marked names as its toponyms."""
    text, names = _unmarked(marked)
    document = language.read(text)
    article = Article("made", text, published=date.fromisoformat(published) if published else None)
    said = speakers.read(document)
    return Reading(
        article,
        document,
        names,
        localities.read(document, names, NoGazetteer()),
        dates.read(document, article.published),
        said.speeches,
        said.speaker_at,
    )


def _unmarked(marked: str) -> tuple[str, tuple[Toponym, ...]]:
    text, last = "", 0
    names: list[Toponym] = []
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        span = Span(len(text), len(text) + len(mark[1]), mark[1])
        marks = mark[2] or ""
        sense = next((SENSES[one] for one in marks if one in SENSES), Sense.LITERAL)
        names.append(Toponym(span, sense, made_place(mark[1], marks), 1.0))
        text, last = text + mark[1], mark.end()
    return text + marked[last:], tuple(names)
