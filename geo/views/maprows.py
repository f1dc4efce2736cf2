"""Items as the rows the map draws."""

from __future__ import annotations

from collections.abc import Iterable

from geo import report
from geo.maps.rows import UNTOLD, MapClaim, MapIncident
from geo.model import Claim, Findings, Incident, Role
from geo.views.collection import Item
from geo.views.sides import side

_PRONOUN = 5  # letters of the longest: "their"


def map_incidents(items: Iterable[Item]) -> tuple[MapIncident, ...]:
    """The incidents that have a place."""
    return tuple(
        _incident(item, item.what) for item in items if isinstance(item.what, Incident) and item.place
    )


def _incident(item: Item, incident: Incident) -> MapIncident:
    assert incident.place is not None and incident.geo_precision is not None  # noqa: S101 — of the caller
    told = (
        incident.summary,
        report.when(incident.when),
        report.where(incident.place, incident.geo_precision),
        _sources(item),
    )
    return MapIncident(
        id=item.id,
        type=incident.type,
        place=incident.place,
        geo_precision=incident.geo_precision,
        label=report.one_line(" · ".join(part for part in told if part)),
        actor=doer(item),
        first_day=item.first_day,
        last_day=item.last_day,
        is_disputed=item.told is not None and item.told.is_disputed,
    )


def _sources(item: Item) -> str:
    """ "3 sources, 2 versions: they differ on the number of dead", or who the only source is."""
    if item.told is None or not item.told.sources:
        return f"says {_and(item.speakers)}"
    differ = f": they differ on {item.told.differing}" if item.told.differing else ""
    return item.told.sources + differ


def doer(item: Item) -> str | None:
    """The side whose hue an incident has; None where those who tell it name several, or nobody does."""
    tellings = item.told.items if item.told else (item,)
    named = {main_actor(one.what, one.findings) for one in tellings if isinstance(one.what, Incident)}
    sides = named - {None}
    return sides.pop() if len(sides) == 1 else None


def main_actor(incident: Incident, findings: Findings) -> str | None:
    """The side whose hue the mark has: who did it, else any party; None where only a target is told."""
    for role in (Role.PERPETRATOR, Role.PARTY):
        named = (side(actor.name, findings) for actor in incident.actors if actor.role is role)
        if found := next(filter(None, named), None):
            return found
    return None


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def map_claims(items: Iterable[Item]) -> tuple[MapClaim, ...]:
    """The claims whose territory has a place."""
    return tuple(_claim(item, item.what) for item in items if isinstance(item.what, Claim) and item.place)


def _named(claimant: str) -> str:
    """The claimant in the article's words; "" where they are no more than "our" or "they"."""
    told = report.one_line(claimant)
    return told if len(told) > _PRONOUN else ""


def _claim(item: Item, claim: Claim) -> MapClaim:
    assert claim.territory.place is not None  # noqa: S101 — of the caller
    told = (report.claim_line(claim), report.when(claim.when), f"says {item.speakers[0]}")
    return MapClaim(
        id=item.id,
        claimant=side(claim.claimant, item.findings) or UNTOLD,
        relation=claim.relation,
        stance=claim.stance,
        attributed_to=item.speakers[0],
        territory=claim.territory.name,
        place=claim.territory.place,
        label=report.one_line(" · ".join(told)),
        holder=_named(claim.claimant),
        against=claim.against,
        first_day=item.first_day,
        last_day=item.last_day,
    )
