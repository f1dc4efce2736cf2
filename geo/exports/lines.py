"""Findings and events as JSON Lines in the findings form, one object a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geo.events import Event
from geo.findings import to_dict, to_json
from geo.findings.writing import dump
from geo.model import (
    ARTICLE_VOICE,
    Actor,
    Article,
    Findings,
    Incident,
    Place,
    PlaceKind,
    Precision,
    Role,
    Span,
    Statement,
    When,
)
from geo.report import one_line
from geo.views import collect

_PRECISION = {1: Precision.DAY, 2: Precision.WEEK, 3: Precision.MONTH}
_LEAST_KM = 1.0
_LONG = 31


def jsonl(
    findings: Iterable[Findings],
    events: Iterable[Event] = (),
    happenings: Mapping[str, str] | None = None,
) -> str:
    """A line for each article's findings, and one for each event.

    `happenings`: of an incident's id its happening's; incidents then bear it as `happening`.
    """
    told = [to_json(one) if happenings is None else _with_happenings(one, happenings) for one in findings]
    return "".join(line + "\n" for line in (*told, *map(to_json, map(of_event, events))))


def _with_happenings(one: Findings, happenings: Mapping[str, str]) -> str:
    value = to_dict(one)
    for incident, item in zip(value["incidents"], collect([one]), strict=False):
        incident["happening"] = happenings.get(item.id, item.id)
    return dump(value)


def of_event(one: Event) -> Findings:
    """An event as findings: the row's own words are the text, and the statement quotes them whole."""
    text = one_line(one.text) or _row(one)
    quote = Span(0, len(text), text)
    when = When(one.first, one.last, _precision(one), _days(one), "the table's own date")
    place = Place(
        f"{one.collection}:{one.id}",
        one.place or f"{one.lat:g}, {one.lon:g}",
        PlaceKind.POPULATED_PLACE if one.geo_precision < 3 else PlaceKind.REGION,
        one.lat,
        one.lon,
        max(one.radius_km, _LEAST_KM),
        one.country if len(one.country) == 2 and one.country.isupper() else None,
    )
    said = Statement(ARTICLE_VOICE, quote, when, place, one.killed, one.injured)
    roles = ((one.actor, Role.PERPETRATOR if one.target else Role.PARTY), (one.target, Role.TARGET))
    incident = Incident(
        type=one.type,
        sub_type=one.sub_type,
        summary=text,
        when=when,
        place=place,
        geo_precision=one.geo_precision,
        statements=(said,),
        actors=tuple(Actor(name, role) for name, role in roles if name),
        killed=one.killed,
        injured=one.injured,
    )
    article = Article(f"{one.collection}:{one.id}", text, publisher=one.source or None)
    return Findings(article, incidents=(incident,))


def _precision(one: Event) -> Precision:
    is_long = one.date_precision == 3 and (one.last - one.first).days > _LONG
    return Precision.YEAR if is_long else _PRECISION[one.date_precision]


def _days(one: Event) -> str:
    return f"{one.first}" if one.first == one.last else f"{one.first} to {one.last}"


def _row(one: Event) -> str:
    told = (_days(one), one.type.value.replace("_", " "), one.actor, one.target, one.place, one.country)
    return one_line("; ".join(part for part in told if part))
