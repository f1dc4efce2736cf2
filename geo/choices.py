"""Where a reader says that a place name lies, laid over what the program read; nothing of that is lost.

A choice is for a name in one article: every mention of it that was read as the same place moves, and so do
the incidents and claims placed by those mentions. Choices are only ever added, so each can be undone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from geo.model import (
    Alternative,
    Claim,
    Findings,
    Incident,
    Place,
    PlaceKind,
    Sense,
    Span,
    Statement,
    Toponym,
)

READER = "reader:"
"""How the id of a point that a reader set begins."""
_MOVABLE = frozenset({"near", "from", "round", "side", "off"})
_LEAST_WAY_KM, _LONGEST_WAY_KM = 3.0, 150.0
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader's word on one place name: `place`, or None for none of those offered.

    `before` is where it lay until then; `withdrawn` takes the choice for these words back.
    """

    article_id: str
    toponym: Span
    place: Place | None
    before: Place | None
    made: datetime
    withdrawn: bool = False


def name_key(name: str) -> str:
    """What two spellings of one name share, for finding earlier choices again."""
    return " ".join(name.casefold().split())[:200]


def current(history: Iterable[Choice]) -> tuple[Choice, ...]:
    """The choices in force, oldest first: of each name in each article the last one, unless withdrawn."""
    last: dict[tuple[str, str], Choice] = {}
    for one in history:
        key = one.article_id, name_key(one.toponym.text)
        last.pop(key, None)
        last[key] = one
    return tuple(one for one in last.values() if not one.withdrawn)


def offered(toponym: Toponym, article_id: str, chosen: Iterable[Choice]) -> Choice | None:
    """What a reader last chose for this name in another article, where this one has another place."""
    name, here = name_key(toponym.span.text), toponym.place and toponym.place.id
    fitting = [
        one
        for one in chosen
        if one.article_id != article_id and one.place and name_key(one.toponym.text) == name
    ]
    return fitting[-1] if fitting and fitting[-1].place and fitting[-1].place.id != here else None


def applied(findings: Findings, chosen: Iterable[Choice]) -> Findings:
    """The findings with the choices made for their article; a note tells each."""
    for one in chosen:
        if one.article_id == findings.article.id:
            findings = _moved(findings, one)
    return findings


def _moved(findings: Findings, choice: Choice) -> Findings:
    at = next((one for one in findings.toponyms if one.span == choice.toponym), None)
    if at is None or at.place is None or (choice.place and at.place.id == choice.place.id):
        return findings
    move = _Move(findings.toponyms, at, choice.place)
    return replace(
        findings,
        toponyms=tuple(move.toponym(one) for one in findings.toponyms),
        incidents=tuple(move.incident(one) for one in findings.incidents),
        claims=tuple(move.claim(one) for one in findings.claims),
        notes=(*findings.notes, _note(at.span.text, at.place, choice.place)),
    )


def _note(name: str, old: Place, new: Place | None) -> str:
    put = f"at {_spot(new)}" if new else "at none of the places known by that name"
    return f"A reader puts “{name}” {put}; the program had read {_spot(old)}."


def _spot(place: Place) -> str:
    return f"{place.name} ({place.lat:.3f}, {place.lon:.3f})"


def rests_on(place_id: str, named_id: str) -> bool:
    """True where the first is the id of the named place, or of one told by its way from it ("near:…")."""
    return re.search(rf"(?:^|[:@-]){re.escape(named_id)}(?:$|[:@-])", place_id) is not None


class _Move:
    """From one place to another, for whatever was placed by the mentions of one name."""

    def __init__(self, toponyms: Sequence[Toponym], at: Toponym, new: Place | None) -> None:
        assert at.place is not None  # noqa: S101 — of the caller
        self._old, self._new, self._name = at.place, new, name_key(at.span.text)
        self._mentions = [one for one in toponyms if one.place and one.place.id == at.place.id]

    def toponym(self, one: Toponym) -> Toponym:
        if not self._is_moved(one):
            return one
        read = (Alternative(self._old, one.score), *one.alternatives)
        chosen = [other for other in read if self._new and other.place.id == self._new.id]
        others = tuple(other for other in read if other not in chosen)
        return replace(one, place=self._new, score=chosen[0].score if chosen else 0.0, alternatives=others)

    def incident(self, one: Incident) -> Incident:
        told = tuple(self._statement(said) for said in one.statements)
        place = self._place(one.place, one.statements[0].quote)
        precision = one.geo_precision if place else None
        return replace(one, statements=told, place=place, geo_precision=precision)

    def claim(self, one: Claim) -> Claim:
        place = self._place(one.territory.place, one.quote)
        return replace(one, territory=replace(one.territory, place=place))

    def _statement(self, one: Statement) -> Statement:
        return replace(one, place=self._place(one.place, one.quote))

    def _is_moved(self, one: Toponym) -> bool:
        same = one.place is not None and one.place.id == self._old.id
        return same and name_key(one.span.text) == self._name

    def _place(self, place: Place | None, quote: Span) -> Place | None:
        """Where it lies now; None where that follows from the old place and cannot be worked out anew."""
        if place is None or not rests_on(place.id, self._old.id) or not self._is_by(quote):
            return place
        if self._new is None or place.id == self._old.id:
            return self._new
        return self._told_anew(place, self._new)

    def _told_anew(self, place: Place, new: Place) -> Place | None:
        scheme = place.id.partition(":")[0]
        if scheme in _MOVABLE or place.id.startswith(self._old.id):
            return self._beside(place, new)
        relay = {"between": self._on_the_way, "border": _near, "in": self._within}.get(scheme)
        return relay(place, new) if relay else None

    def _on_the_way(self, place: Place, new: Place) -> Place:
        """The middle of the way to the new place, whose other end stays; the new place if that is too far."""
        lat = place.lat + (new.lat - self._old.lat) / 2
        lon = place.lon + _turn(self._old.lon, new.lon) / 2
        reach = _apart_km(lat, lon, new)
        if reach > _LONGEST_WAY_KM:
            return new
        return self._renamed(place, new, lat, lon, max(_LEAST_WAY_KM, reach))

    def _within(self, place: Place, new: Place) -> Place:
        """What is told by the place it lies in reaches as far as the new one."""
        return self._renamed(place, new, new.lat, new.lon, new.radius_km)

    def _renamed(self, place: Place, new: Place, lat: float, lon: float, radius_km: float) -> Place:
        changed = replace(
            place,
            id=place.id.replace(self._old.id, new.id),
            name=place.name.replace(self._old.name, new.name),
        )
        east = (lon + 180) % 360 - 180
        return replace(
            changed, lat=lat, lon=east, radius_km=round(radius_km, 1), country=new.country, outline=None
        )

    def _beside(self, place: Place, new: Place) -> Place:
        """A place told by its way from the old one, as far from the new one."""
        lat = min(max(new.lat + place.lat - self._old.lat, -90.0), 90.0)
        return self._renamed(place, new, lat, new.lon + place.lon - self._old.lon, place.radius_km)

    def _is_by(self, quote: Span) -> bool:
        """True where the mention nearest to the words is one of those that move."""
        literal = [one for one in self._mentions if one.sense is Sense.LITERAL] or self._mentions
        return self._is_moved(min(literal, key=lambda one: abs(one.span.start - quote.start)))


def _turn(one: float, other: float) -> float:
    """Degrees of longitude from one to the other, the short way round."""
    return (other - one + 180) % 360 - 180


def _apart_km(lat: float, lon: float, place: Place) -> float:
    north, east = math.radians(place.lat - lat), math.radians(_turn(lon, place.lon))
    return _EARTH_KM * math.hypot(north, east * math.cos(math.radians(lat)))


def _near(place: Place, new: Place) -> Place:
    """The surroundings of a town that is not where the border was drawn: which stretch is meant is open."""
    return replace(
        new,
        id=f"near:{new.id}",
        name=f"near {new.name}",
        kind=PlaceKind.REGION,
        radius_km=max(place.radius_km, new.radius_km),
        geonameid=None,
        outline=None,
    )


def point(name: str, lat: float, lon: float, radius_km: float, like: Place | None) -> Place:
    """A place that a reader set on the map, of the kind of the one that it replaces."""
    kind = like.kind if like and like.kind is not PlaceKind.BORDER else PlaceKind.SITE
    return Place(f"{READER}{lat:.4f},{lon:.4f}", name, kind, lat, lon, radius_km)
