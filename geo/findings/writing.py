"""Findings → the JSON object that the command line prints and the store keeps."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from geo.model import (
    Actor,
    Alternative,
    Article,
    Claim,
    Count,
    Findings,
    Incident,
    Moment,
    Place,
    Span,
    Statement,
    Territory,
    Toponym,
    When,
)

FORMAT = "findings/1"

# JSON lets these stand, but a reader of lines takes three of them for line ends and UTF-8 has no surrogates.
_UNSAFE_IN_A_LINE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_json(findings: Findings, indent: int | None = None) -> str:
    """The findings as JSON text; one line unless `indent` is given."""
    return dump(to_dict(findings), indent)


def dump(value: Any, indent: int | None = None) -> str:
    """JSON text that stays one line for every reader of lines and can always be written as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE_IN_A_LINE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def to_dict(findings: Findings) -> dict[str, Any]:
    """The object of `docs/findings.schema.json`; a missing value is None."""
    return {
        "format": FORMAT,
        "article": article(findings.article),
        "toponyms": [toponym(one) for one in findings.toponyms],
        "incidents": [incident(one) for one in findings.incidents],
        "claims": [claim(one) for one in findings.claims],
        "notes": list(findings.notes),
    }


def article(one: Article) -> dict[str, Any]:
    """An article; `published` as an ISO 8601 date."""
    return {
        "id": one.id,
        "title": one.title,
        "publisher": one.publisher,
        "url": one.url,
        "published": one.published.isoformat() if one.published else None,
        "language": one.language,
        "text": one.text,
    }


def toponym(one: Toponym) -> dict[str, Any]:
    """A toponym with its place and the next best ones."""
    return {
        "start": one.span.start,
        "end": one.span.end,
        "text": one.span.text,
        "sense": one.sense.value,
        "place": place(one.place),
        "score": one.score,
        "alternatives": [_alternative(other) for other in one.alternatives],
    }


def _alternative(one: Alternative) -> dict[str, Any]:
    return {**(place(one.place) or {}), "score": one.score}


def place(one: Place | None) -> dict[str, Any] | None:
    """A place, or None."""
    if one is None:
        return None
    return {
        "id": one.id,
        "geonameid": one.geonameid,
        "name": one.name,
        "kind": one.kind.value,
        "country": one.country,
        "claimed_by": list(one.claimed_by),
        "lat": one.lat,
        "lon": one.lon,
        "radius_km": one.radius_km,
        "outline": _plain(one.outline),
    }


def _plain(value: Any) -> Any:
    """A GeoJSON geometry as JSON has it: mappings as dicts, sequences as lists."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def when(one: When | None) -> dict[str, Any] | None:
    """A When, or None."""
    if one is None:
        return None
    return {
        "earliest": moment(one.earliest),
        "latest": moment(one.latest),
        "precision": one.precision.value,
        "text": one.text,
        "basis": one.basis,
    }


def moment(one: Moment) -> str:
    """A day as "2020-11-09", an instant in UTC as "2020-11-09T14:30Z" (seconds only where there are any)."""
    if not isinstance(one, datetime):
        return date.isoformat(one)
    utc = one.astimezone(UTC) if one.tzinfo else one
    fine = "auto" if utc.second or utc.microsecond else "minutes"
    return utc.replace(tzinfo=None).isoformat(timespec=fine) + "Z"


def incident(one: Incident) -> dict[str, Any]:
    """An incident with its statements."""
    return {
        "type": one.type.value,
        "sub_type": one.sub_type,
        "summary": one.summary,
        "when": when(one.when),
        "place": place(one.place),
        "geo_precision": one.geo_precision,
        "actors": [actor(each) for each in one.actors],
        "killed": count(one.killed),
        "injured": count(one.injured),
        "statements": [statement(said) for said in one.statements],
    }


def actor(one: Actor) -> dict[str, str | None]:
    """Who did or suffered it."""
    return {"name": one.name, "role": one.role.value, "actor": one.actor or None}


def count(one: Count | None) -> dict[str, int | None] | None:
    """A count, or None."""
    return None if one is None else {"low": one.low, "high": one.high}


def statement(one: Statement) -> dict[str, Any]:
    """A statement with its quote."""
    return {
        "attributed_to": one.attributed_to,
        "when": when(one.when),
        "place": place(one.place),
        "killed": count(one.killed),
        "injured": count(one.injured),
        **_quote(one.quote),
    }


def _quote(span: Span) -> dict[str, Any]:
    return {"quote": span.text, "start": span.start, "end": span.end}


def claim(one: Claim) -> dict[str, Any]:
    """A claim with the words it was read from."""
    return {
        "claimant": one.claimant,
        "relation": one.relation.value,
        "stance": one.stance.value,
        "territory": _territory(one.territory),
        "against": one.against,
        "when": when(one.when),
        "attributed_to": one.attributed_to,
        **_quote(one.quote),
    }


def _territory(one: Territory) -> dict[str, Any]:
    return {"name": one.name, "place": place(one.place), "extent": one.extent.value}
