"""Items as the rows the map draws."""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo import report
from geo.maps.rows import MapClaim, MapIncident
from geo.model import Claim, Incident, Role
from geo.views.collection import Item

_SIDE = re.compile(r"\(([^()]+)\)$")


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
    )
    return MapIncident(
        id=item.id,
        type=incident.type,
        place=incident.place,
        geo_precision=incident.geo_precision,
        label=report.one_line(" · ".join((*told, f"says {_and(item.speakers)}"))),
        actor=main_actor(incident),
        first_day=item.first_day,
        last_day=item.last_day,
    )


def main_actor(incident: Incident) -> str | None:
    """Whose hue the mark has: who did it, else any party; None where only a target is told."""
    by_role = {actor.role: actor.name for actor in reversed(incident.actors)}
    name = by_role.get(Role.PERPETRATOR) or by_role.get(Role.PARTY)
    return side(name) if name else None


def side(actor: str) -> str:
    """Whom an actor is drawn as: "Armenian forces (Armenia)" is one of Armenia's, and has its colour."""
    named = _SIDE.search(actor)
    return named.group(1) if named else actor


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def map_claims(items: Iterable[Item]) -> tuple[MapClaim, ...]:
    """The claims whose territory has a place."""
    return tuple(_claim(item, item.what) for item in items if isinstance(item.what, Claim) and item.place)


def _claim(item: Item, claim: Claim) -> MapClaim:
    assert claim.territory.place is not None  # noqa: S101 — of the caller
    told = (report.claim_line(claim), report.when(claim.when), f"says {item.speakers[0]}")
    return MapClaim(
        id=item.id,
        claimant=side(claim.claimant),
        relation=claim.relation,
        stance=claim.stance,
        attributed_to=item.speakers[0],
        territory=claim.territory.name,
        place=claim.territory.place,
        label=report.one_line(" · ".join(told)),
        against=claim.against,
        first_day=item.first_day,
        last_day=item.last_day,
    )
