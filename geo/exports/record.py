"""An incident, a claim or an imported event as the one flat record that every table format writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from geo import report
from geo.events import Event
from geo.model import Claim, Count, Incident, Place, Precision, Role, When
from geo.views import Item

_CODES = {Precision.WEEK: 2, Precision.MONTH: 3, Precision.YEAR: 3}


@dataclass(frozen=True, slots=True)
class Record:
    """Words and numbers, None where nothing is told. `kind` is "incident", "claim" or "event".

    `date_precision` and `geo_precision` are ACLED's codes (1 day, place; 2 week, near; 3 month, region).
    `quote` are the words it was read from, `said_by` who says them, `source` the outlet or the import's own.
    """

    kind: str
    id: str
    type: str
    sub_type: str
    summary: str
    first: date | None
    last: date | None
    date_precision: int | None
    place: Place | None
    place_name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    geo_precision: int | None
    country: str
    actor: str
    target: str
    killed: Count | None
    injured: Count | None
    said_by: str
    source: str
    quote: str
    article: str
    published: date | None
    stance: str = ""
    happening: str = ""
    """Incidents of several articles that tell one happening share this."""


def of_items(items: Iterable[Item]) -> Iterator[Record]:
    """Each incident and claim, in the order given."""
    for item in items:
        yield _incident(item, item.what) if isinstance(item.what, Incident) else _claim(item, item.what)


def of_events(events: Iterable[Event]) -> Iterator[Record]:
    """Each event, in the order given."""
    return map(_event, events)


def _incident(item: Item, one: Incident) -> Record:
    first, last, code = _when(one.when)
    spot = _spot(one.place)
    return Record(
        kind="incident",
        id=item.id,
        type=one.type.value,
        sub_type=one.sub_type,
        summary=one.summary,
        first=first,
        last=last,
        date_precision=code,
        place=one.place,
        place_name=spot.name,
        lat=spot.lat,
        lon=spot.lon,
        radius_km=spot.radius_km,
        geo_precision=one.geo_precision,
        country=spot.country,
        actor=_acting(one, Role.PERPETRATOR, Role.PARTY),
        target=_acting(one, Role.TARGET),
        killed=one.killed,
        injured=one.injured,
        said_by="; ".join(item.speakers),
        source=item.article.publisher or "",
        quote=_quoted(item),
        article=item.article.title or item.article.id,
        published=item.article.published,
        happening=item.happening,
    )


def _claim(item: Item, one: Claim) -> Record:
    first, last, code = _when(one.when)
    spot = _spot(one.territory.place)
    return Record(
        kind="claim",
        id=item.id,
        type=one.relation.value,
        sub_type=one.territory.extent.value,
        summary=report.claim_line(one),
        first=first,
        last=last,
        date_precision=code,
        place=one.territory.place,
        place_name=one.territory.name,
        lat=spot.lat,
        lon=spot.lon,
        radius_km=spot.radius_km,
        geo_precision=None,
        country=spot.country,
        actor=one.claimant,
        target=one.against or "",
        killed=None,
        injured=None,
        said_by="; ".join(item.speakers),
        source=item.article.publisher or "",
        quote=_quoted(item),
        article=item.article.title or item.article.id,
        published=item.article.published,
        stance=one.stance.value,
    )


def _event(one: Event) -> Record:
    return Record(
        kind="event",
        id=one.id,
        type=one.type.value,
        sub_type=one.sub_type,
        summary="",
        first=one.first,
        last=one.last,
        date_precision=one.date_precision,
        place=None,
        place_name=one.place,
        lat=one.lat,
        lon=one.lon,
        radius_km=one.radius_km,
        geo_precision=one.geo_precision,
        country=one.country,
        actor=one.actor,
        target=one.target,
        killed=one.killed,
        injured=one.injured,
        said_by="",
        source=one.source,
        quote=one.text,
        article=one.collection,
        published=None,
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    name: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str = ""


def _spot(place: Place | None) -> _Spot:
    """The point of a place, and its country, or all that claim it."""
    if place is None:
        return _Spot()
    country = place.country or "|".join(place.claimed_by)
    return _Spot(place.name, place.lat, place.lon, place.radius_km, country)


def _when(one: When | None) -> tuple[date | None, date | None, int | None]:
    if one is None:
        return None, None, None
    return one.first_day, one.last_day, _CODES.get(one.precision, 1)


def _acting(one: Incident, *roles: Role) -> str:
    return "; ".join(dict.fromkeys(actor.name for actor in one.actors if actor.role in roles))


def _quoted(item: Item) -> str:
    return "\n".join(dict.fromkeys(quote.text for quote in item.quotes))
