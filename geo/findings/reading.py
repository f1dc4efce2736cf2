"""The JSON object → Findings, with every rule of the model checked again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from geo.errors import InputError
from geo.findings.writing import FORMAT
from geo.model import (
    Actor,
    Alternative,
    Article,
    Claim,
    Count,
    Extent,
    Findings,
    Incident,
    IncidentType,
    Moment,
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

Json = Mapping[str, Any]


def from_dict(value: Json) -> Findings:
    """The findings that `to_dict` wrote; raises InputError where the object breaks the format."""
    try:
        if value["format"] != FORMAT:
            raise InputError(f"The findings are in the format {value['format']!r}, not {FORMAT!r}.")
        return _findings(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"The findings break their format: {error!r}.") from error


def _findings(value: Json) -> Findings:
    return Findings(
        article=_article(value["article"]),
        toponyms=tuple(_toponym(one) for one in value["toponyms"]),
        incidents=tuple(incident(one) for one in value["incidents"]),
        claims=tuple(claim(one) for one in value["claims"]),
        notes=tuple(value["notes"]),
    )


def _article(value: Json) -> Article:
    return Article(
        id=value["id"],
        text=value["text"],
        title=value["title"],
        publisher=value["publisher"],
        url=value["url"],
        published=date.fromisoformat(value["published"]) if value["published"] else None,
        language=value["language"],
    )


def _toponym(value: Json) -> Toponym:
    return Toponym(
        span=Span(value["start"], value["end"], value["text"]),
        sense=Sense(value["sense"]),
        place=place(value["place"]),
        score=value["score"],
        alternatives=tuple(_alternative(one) for one in value["alternatives"]),
    )


def _alternative(value: Json) -> Alternative:
    return Alternative(_known_place(value), value["score"])


def place(value: Json | None) -> Place | None:
    """A place, or None."""
    return None if value is None else _known_place(value)


def _known_place(value: Json) -> Place:
    return Place(
        id=value["id"],
        name=value["name"],
        kind=PlaceKind(value["kind"]),
        lat=value["lat"],
        lon=value["lon"],
        radius_km=value["radius_km"],
        country=value["country"],
        geonameid=value["geonameid"],
        claimed_by=tuple(value["claimed_by"]),
        outline=value["outline"],
    )


def _when(value: Json | None) -> When | None:
    if value is None:
        return None
    return When(
        earliest=moment(value["earliest"]),
        latest=moment(value["latest"]),
        precision=Precision(value["precision"]),
        text=value["text"],
        basis=value.get("basis", ""),
    )


def moment(text: str) -> Moment:
    """A day, or an instant in UTC where the text has a time."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _count(value: Json | None) -> Count | None:
    return None if value is None else Count(value["low"], value["high"])


def _quote(value: Json) -> Span:
    return Span(value["start"], value["end"], value["quote"])


def statement(value: Json) -> Statement:
    """A statement with its quote."""
    return Statement(
        attributed_to=value["attributed_to"],
        quote=_quote(value),
        when=_when(value["when"]),
        place=place(value["place"]),
        killed=_count(value["killed"]),
        injured=_count(value["injured"]),
    )


def incident(value: Json) -> Incident:
    """An incident with its statements."""
    return Incident(
        type=IncidentType(value["type"]),
        sub_type=value["sub_type"],
        summary=value["summary"],
        when=_when(value["when"]),
        place=place(value["place"]),
        geo_precision=value["geo_precision"],
        statements=tuple(statement(one) for one in value["statements"]),
        actors=tuple(_actor(one) for one in value["actors"]),
        killed=_count(value["killed"]),
        injured=_count(value["injured"]),
    )


def _actor(value: Json) -> Actor:
    return Actor(value["name"], Role(value["role"]), value.get("actor") or "")


def claim(value: Json) -> Claim:
    """A claim with the words it was read from."""
    territory = value["territory"]
    return Claim(
        claimant=value["claimant"],
        relation=Relation(value["relation"]),
        stance=Stance(value["stance"]),
        territory=Territory(territory["name"], place(territory["place"]), Extent(territory["extent"])),
        attributed_to=value["attributed_to"],
        quote=_quote(value),
        against=value["against"],
        when=_when(value["when"]),
    )
