"""Tellings made by hand and by Hypothesis, for the tests of happenings across articles."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from geo.happenings import Telling
from geo.model import (
    ARTICLE_VOICE,
    Actor,
    Count,
    Incident,
    IncidentType,
    Place,
    PlaceKind,
    Precision,
    Role,
    Span,
    Statement,
    When,
)
from geo.reviews import Subject

DAY = date(2021, 3, 1)
SUB_TYPES = {
    "Shelling/artillery/missile attack": IncidentType.EXPLOSION,
    "Air/drone strike": IncidentType.EXPLOSION,
    "Armed clash": IncidentType.BATTLE,
    "Peaceful protest": IncidentType.PROTEST,
}
TOWN = Place("t:orsk", "Orsk", PlaceKind.POPULATED_PLACE, 51.2, 58.6, 5.0, "RU")
NEXT_TOWN = Place("t:gai", "Gai", PlaceKind.POPULATED_PLACE, 51.47, 58.45, 4.0, "RU")
FAR_TOWN = Place("t:omsk", "Omsk", PlaceKind.POPULATED_PLACE, 55.0, 73.4, 15.0, "RU")
PROVINCE = Place("t:orenburg", "Orenburg Oblast", PlaceKind.ADMIN1, 51.8, 57.5, 250.0, "RU")
ABROAD = Place("t:aktobe", "Aktobe Region", PlaceKind.ADMIN1, 50.3, 57.2, 250.0, "KZ")
PLACES = (TOWN, NEXT_TOWN, FAR_TOWN, PROVINCE, ABROAD)


def day(first: date = DAY, length: int = 1, precision: Precision = Precision.DAY) -> When:
    """So many days from the first."""
    return When(first, first + timedelta(length - 1), precision, "then")


def count(low: int | None, high: int | None = None) -> Count:
    """So many, or between two numbers."""
    return Count(low, low if high is None else high)


def said(
    who: str = ARTICLE_VOICE, words: str = "Shells hit the town", start: int = 0, **told: Any
) -> Statement:
    """One statement."""
    return Statement(who, Span(start, start + len(words), words), **told)


def telling(
    article: str = "a",
    *statements: Statement,
    when: When | None = None,
    place: Place | None = TOWN,
    geo_precision: int = 1,
    sub_type: str = "Shelling/artillery/missile attack",
    killed: Count | None = None,
    struck: str = "",
    published: date | None = None,
    outlet: str | None = None,
    start: int = 0,
    undated: bool = False,
) -> Telling:
    """A telling of one shelling of one town, but for what is told otherwise."""
    told = statements or (said(start=start, killed=killed),)
    incident = Incident(
        SUB_TYPES[sub_type],
        sub_type,
        sub_type,
        None if undated else when or day(),
        place,
        geo_precision if place else None,
        tuple(told),
        (Actor(struck, Role.TARGET, struck),) if struck else (),
        killed,
    )
    quotes = tuple((one.quote.start, one.quote.end) for one in told)
    return Telling(Subject(article, False, quotes), incident, published, outlet)


_words = st.sampled_from(
    ["Shells hit the market", "Shells hit a school on Lenin Street", "Guns were heard along the river"]
)


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    """Any telling among few articles, days and places, so that many meet."""
    first, length = DAY + timedelta(draw(st.integers(0, 5))), draw(st.sampled_from([1, 1, 1, 2, 31, 365]))
    start = draw(st.integers(0, 3)) * 100
    number = draw(st.none() | st.integers(0, 40))
    killed = None if number is None else count(number)
    return telling(
        draw(st.sampled_from("abcdefgh")),
        said(words=draw(_words), start=start, killed=killed),
        when=day(first, length),
        place=draw(st.sampled_from(PLACES) | st.none()),
        geo_precision=draw(st.integers(1, 3)),
        sub_type=draw(st.sampled_from(sorted(SUB_TYPES))),
        killed=killed,
        struck=draw(st.sampled_from(["", "Russia, military", "civilians"])),
        published=draw(st.none() | st.just(first + timedelta(2))),
        undated=draw(st.integers(0, 9)) == 0,
    )
