"""Findings made by hand and by Hypothesis, for the tests of everything that keeps or shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from geo.model import (
    ARTICLE_VOICE,
    Actor,
    Alternative,
    Article,
    Claim,
    Count,
    Extent,
    Findings,
    Incident,
    IncidentType,
    Place,
    PlaceKind,
    Precision,
    Relation,
    Role,
    Sense,
    Span,
    Stance,
    Statement,
    Territory,
    Toponym,
    When,
)

TEXT = (
    "A grain store burned in Orsk on Monday after a drone struck it, the ministry said. "
    "Two workers were killed. The rebels said nobody was hurt.\n\n"
    "The rebels have held the Lower Valley since 2014, the governor said. "
    "Somewhere to the north a bridge was blown up."
)
ORSK = Place("test:1", "Orsk", PlaceKind.POPULATED_PLACE, 51.2, 58.6, 5.0, country="RU", geonameid=1)
OTHER_ORSK = Place("test:2", "Orsk", PlaceKind.POPULATED_PLACE, 53.1, 50.1, 2.0, country="RU")
VALLEY = Place(
    "region:lower-valley",
    "Lower Valley",
    PlaceKind.REGION,
    51.0,
    58.0,
    60.0,
    claimed_by=("RU", "KZ"),
    outline={"type": "Polygon", "coordinates": [[[57.0, 50.5], [59.0, 50.5], [59.0, 51.5], [57.0, 50.5]]]},
)
MONDAY = When(
    datetime(2021, 3, 1, 14, 30, tzinfo=UTC),
    datetime(2021, 3, 1, 14, 30, tzinfo=UTC),
    Precision.MINUTE,
    "Monday",
    "Monday before the publication date 2021-03-02",
)
SINCE = When(date(2014, 1, 1), date(2021, 3, 2), Precision.YEAR, "since 2014", "2014 to the publication date")


def span(words: str, text: str = TEXT) -> Span:
    """The first time these words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def example(id: str = "example", text: str = TEXT, title: str | None = "A fire in Orsk") -> Findings:
    """Findings with one of everything: placed and not, dated and not, two voices, an alternative."""
    return Findings(
        article=Article(id, text, title, "Valley Post", None, date(2021, 3, 2)),
        toponyms=(
            Toponym(span("Orsk", text), Sense.LITERAL, ORSK, 0.7, (Alternative(OTHER_ORSK, 0.2),)),
            Toponym(span("Lower Valley", text), Sense.LITERAL, VALLEY, 0.9),
        ),
        incidents=(_strike(text), _bridge(text)),
        claims=(_held(text),),
        notes=("“to the north” could not be placed.",),
    )


def _strike(text: str) -> Incident:
    return Incident(
        IncidentType.EXPLOSION,
        "Air/drone strike",
        "A drone struck a grain store in Orsk",
        MONDAY,
        ORSK,
        1,
        (
            Statement("the ministry", span("a drone struck it", text), MONDAY, ORSK, Count(2, 2)),
            Statement("The rebels", span("nobody was hurt", text), injured=Count(0, 0)),
        ),
        (Actor("rebels", Role.PERPETRATOR, "Norland, rebels"), Actor("workers", Role.TARGET)),
        Count(2, 2),
    )


def _bridge(text: str) -> Incident:
    said = Statement(ARTICLE_VOICE, span("a bridge was blown up", text))
    kind = IncidentType.EXPLOSION
    return Incident(kind, "Remote explosive", "A bridge was blown up", None, None, None, (said,))


def _held(text: str) -> Claim:
    return Claim(
        "The rebels",
        Relation.CONTROLS,
        Stance.ASSERTS,
        Territory("the Lower Valley", VALLEY, Extent.WHOLE),
        "the governor",
        span("The rebels have held the Lower Valley since 2014", text),
        "the government",
        SINCE,
    )


def texts(**limits: Any) -> st.SearchStrategy[str]:
    """Any text at all, control characters, template syntax and right-to-left marks among it."""
    hostile = st.sampled_from(
        [
            "{{7*191}}",
            "{% raw %}",
            "<script>alert(1)</script>",
            "${1}",
            "`",
            "\\",
            "\u202e",
            "\x00",
            "'\"><img src=x>",
        ]
    )
    return st.lists(hostile | st.text(max_size=8), min_size=1, max_size=4).map("".join).filter(bool)


_names = texts()
_days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_instants = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
_counts = st.one_of(
    st.none(),
    st.builds(Count, st.integers(0, 9), st.integers(10, 99) | st.none()),
    st.builds(Count, st.none(), st.integers(0, 99)),
)


@st.composite
def _whens(draw: st.DrawFn) -> When:
    moments = draw(st.sampled_from([_days, _instants]))
    first, last = sorted([draw(moments), draw(moments)])
    return When(first, last, draw(st.sampled_from(Precision)), draw(_names), draw(_names))


_places = st.builds(
    Place,
    id=_names,
    name=_names,
    kind=st.sampled_from(PlaceKind),
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    radius_km=st.floats(0.1, 5000),
    country=st.none() | st.sampled_from(["AM", "AZ"]),
    geonameid=st.none() | st.integers(1, 10**7),
    claimed_by=st.sampled_from([(), ("AM", "AZ")]),
    outline=st.none() | st.just("armenia") | st.just({"type": "Point", "coordinates": [1.0, 2.0]}),
)


@st.composite
def findings(draw: st.DrawFn) -> Findings:
    """Any findings the model allows, over any text."""
    text = draw(texts())

    def quote() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return Span(start, end, text[start:end])

    def toponym() -> Toponym:
        others = draw(st.lists(st.builds(Alternative, _places, st.floats(0, 1)), max_size=2))
        where = draw(st.none() | _places)
        return Toponym(quote(), draw(st.sampled_from(Sense)), where, draw(st.floats(0, 1)), tuple(others))

    def statement() -> Statement:
        what = (draw(st.none() | _whens()), draw(st.none() | _places), draw(_counts), draw(_counts))
        return Statement(draw(_names), quote(), *what)

    def incident() -> Incident:
        where = draw(st.none() | _places)
        return Incident(
            draw(st.sampled_from(IncidentType)),
            draw(_names),
            draw(_names),
            draw(st.none() | _whens()),
            where,
            draw(st.integers(1, 3)) if where else None,
            tuple(statement() for _ in range(draw(st.integers(1, 2)))),
            tuple(draw(st.lists(st.builds(Actor, _names, st.sampled_from(Role)), max_size=2))),
            draw(_counts),
            draw(_counts),
        )

    def claim() -> Claim:
        where = Territory(draw(_names), draw(st.none() | _places), draw(st.sampled_from(Extent)))
        how = (draw(st.sampled_from(Relation)), draw(st.sampled_from(Stance)), where, draw(_names), quote())
        return Claim(draw(_names), *how, draw(st.none() | _names), draw(st.none() | _whens()))

    def some(make: Any) -> tuple[Any, ...]:
        return tuple(make() for _ in range(draw(st.integers(0, 2))))

    published = draw(st.none() | _days)
    article = Article(draw(_names), text, draw(st.none() | _names), draw(st.none() | _names), None, published)
    return Findings(
        article, some(toponym), some(incident), some(claim), tuple(draw(st.lists(_names, max_size=2)))
    )
