"""What the map draws: one row a mark, made by `geo.views` from findings; nothing of folium in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.model import IncidentType, Place, Relation, Stance
from geo.outlines import Territory

Days = tuple[int | None, int | None]
"""First and last day, counted from 1970-01-01; None where undated, or where nothing ended it."""

_EPOCH = date(1970, 1, 1).toordinal()


def days(first: date | None, last: date | None) -> Days:
    """Two days as the map's scripts count them."""
    return _number(first), _number(last)


def _number(one: date | None) -> int | None:
    return None if one is None else one.toordinal() - _EPOCH


UNTOLD = "someone not named"
"""The claimant where the text tells of nobody in particular."""


@dataclass(frozen=True, slots=True)
class MapIncident:
    """An incident to be drawn. Undated ones have no days; unplaced ones are no row at all.

    `id` is what a click gives back; it must be unique over incidents and claims together. `actor` chooses the
    hue (None: no actor told), `label` is one plain line, shown on hover and read by screen readers.
    """

    id: str
    type: IncidentType
    place: Place
    geo_precision: int
    label: str
    actor: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    is_disputed: bool = False
    """Sources tell it in ways that cannot all be true."""


@dataclass(frozen=True, slots=True)
class MapClaim:
    """A claim to be drawn on its territory. Claims whose territory has no place are no row.

    `territory` is the name as the text has it; `place` gives the outline, or centre and radius where it
    has none.
    """

    id: str
    claimant: str
    relation: Relation
    stance: Stance
    attributed_to: str
    territory: str
    place: Place
    label: str
    holder: str = ""
    """Who claims, in the article's own words, where that leads back to no side."""
    against: str | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class MapContent:
    """All that is drawn over the base map.

    `boundaries` are shown dotted, with date and viewpoint; `places` are the article's own, labelled before
    all others; `selected` is the id of a row; `area`, outlined, is the west, south, east and north within
    which everything lies.
    """

    incidents: tuple[MapIncident, ...] = ()
    claims: tuple[MapClaim, ...] = ()
    boundaries: tuple[Territory, ...] = ()
    places: tuple[Place, ...] = ()
    selected: str | None = None
    area: tuple[float, float, float, float] | None = None
