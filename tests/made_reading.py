"""A Reading from a text whose place names are marked by hand: "near {Aras}" is literal, "{Baku|a}" is not."""

from __future__ import annotations

import re
from datetime import date

from geo import dates, language, localities, speakers
from geo.gazetteer.base import Candidate
from geo.model import Article, Place, PlaceKind, Sense, Span, Toponym
from geo.reading import Reading

MARK = re.compile(r"\{([^{}|]+)(?:\|([ad]))?\}")
SENSES = {None: Sense.LITERAL, "a": Sense.ASSOCIATIVE, "d": Sense.DEMONYM}
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


def made_place(name: str) -> Place:
    """A place of that name: countries and regions are wide, all others towns, each far from the next."""
    if name in COUNTRIES:
        return Place(f"made:{name}", name, PlaceKind.COUNTRY, 0.0, 100.0, 400.0, "XA")
    if name in REGIONS:
        return Place(f"made:{name}", name, PlaceKind.ADMIN1, 50.0, 20.0, 90.0, "XA")
    lat = 40.0 + sum(name.encode()) % 397 / 20
    return Place(f"made:{name}", name, PlaceKind.POPULATED_PLACE, lat, 20.0, 2.0, "XA")


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
        names.append(Toponym(span, SENSES[mark[2]], made_place(mark[1]), 1.0))
        text, last = text + mark[1], mark.end()
    return text + marked[last:], tuple(names)
