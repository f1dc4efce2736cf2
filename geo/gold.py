"""Articles that a reader went through to the end, as gold articles: to measure the tool on one's own news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geo.choices import Choice, applied
from geo.findings.writing import article, when
from geo.model import Claim, Count, Findings, Incident, Place, PlaceKind, Toponym
from geo.reviews import Review, Subject, Verdict, reviewed, subjects

_TOLERANCE_KM = {PlaceKind.POPULATED_PLACE: 15.0, PlaceKind.SITE: 10.0, PlaceKind.ADMIN2: 40.0}
"""How far off a point may be and still be right, as in the project's own gold; else the place's radius."""


def of_reviews(
    read: Findings, chosen: Sequence[Choice], reviews: Mapping[Subject, Review]
) -> dict[str, Any] | None:
    """The gold article, or None where the reader has not said yes or no to every finding."""
    every = subjects(read)
    if not every or any(subject not in reviews for subject, _ in every):
        return None
    placed = applied(read, chosen)
    left = reviewed(placed, reviews).findings
    denied = reviewed(placed, reviews, Verdict.REJECTED.value).findings
    return {
        "article": article(left.article),
        "toponyms": [_toponym(one, left) for one in left.toponyms],
        "incidents": [_incident(one) for one in left.incidents],
        "claims": [_claim(one) for one in left.claims],
        "not_incidents": [one.statements[0].quote.text for one in denied.incidents],
        "traps": [],
    }


def _toponym(one: Toponym, within: Findings) -> dict[str, Any]:
    before = within.article.text[: one.span.start].count(one.span.text)
    return {
        "text": one.span.text,
        "occurrence": before + 1,
        "sense": one.sense.value,
        "place": _place(one.place, country=True),
    }


def _place(place: Place | None, *, country: bool = False) -> dict[str, Any] | None:
    if place is None:
        return None
    tolerance = _TOLERANCE_KM.get(place.kind, max(place.radius_km, 10.0))
    spot = {"name": place.name, "lat": place.lat, "lon": place.lon, "tolerance_km": tolerance}
    return spot | ({"country": place.country} if country else {})


def _incident(one: Incident) -> dict[str, Any]:
    days = when(one.when)
    return {
        "type": one.type.value,
        "when": {"earliest": days["earliest"], "latest": days["latest"]} if days else None,
        "place": _place(one.place),
        "killed": _count(one.killed),
        "injured": _count(one.injured),
        "attributed_to": list(dict.fromkeys(said.attributed_to for said in one.statements)),
    }


def _count(one: Count | None) -> dict[str, int | None] | None:
    return {"low": one.low, "high": one.high} if one else None


def _claim(one: Claim) -> dict[str, Any]:
    place = _place(one.territory.place) or {"lat": None, "lon": None, "tolerance_km": None}
    return {
        "claimant": [one.claimant],
        "relation": [one.relation.value],
        "stance": one.stance.value,
        "territory": place | {"name": one.territory.name},
        "attributed_to": [one.attributed_to],
    }
