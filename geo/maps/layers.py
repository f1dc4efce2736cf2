"""Rows of incidents and boundaries as the plain values that `static/dateline.js` draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from geo.maps.palette import Palette, Row
from geo.maps.rows import MapIncident, days
from geo.maps.shapes import drawn, is_vast, of_shape
from geo.model import IncidentType, PlaceKind
from geo.outlines import Territory

TYPES = {
    IncidentType.BATTLE: "Battle",
    IncidentType.EXPLOSION: "Explosion, remote violence",
    IncidentType.VIOLENCE_AGAINST_CIVILIANS: "Violence against civilians",
    IncidentType.PROTEST: "Protest",
    IncidentType.RIOT: "Riot",
    IncidentType.STRATEGIC_DEVELOPMENT: "Strategic development",
    IncidentType.ACCIDENT: "Accident",
}


def incident_rows(rows: Sequence[MapIncident], colours: Palette, selected: str | None) -> list[Row]:
    """Incidents to draw; the browser keeps them from lying on one another, at each zoom anew."""
    return [_incident(row, colours, row.id == selected) for row in rows]


def _incident(row: MapIncident, colours: Palette, selected: bool) -> Row:
    border = row.place.kind is PlaceKind.BORDER
    vast = is_vast(row.place) and not selected
    shape = drawn(row.place)
    return {
        "id": row.id,
        "type": row.type.value,
        "lat": round(shape.lat if vast else row.place.lat, 4),
        "lon": round(shape.lon if vast else row.place.lon, 4),
        "radius": 0 if vast else round(row.place.radius_km, 1),
        "precision": row.geo_precision,
        "colour": colours.of(row.actor),
        "label": row.label,
        "lines": shape.lines if border else [],
        "rings": shape.rings if row.geo_precision == 3 and not vast else [],
        "selected": selected,
        "disputed": row.is_disputed,
        "days": days(row.first_day, row.last_day),
    }


def boundary_rows(territories: Iterable[Territory]) -> list[Row]:
    """Lines of the past and of dispute, dotted, each with its dates and whose view it is."""
    return [_boundary(territory) for territory in territories]


def _boundary(territory: Territory) -> Row:
    shape = of_shape(territory.geometry)
    told = f"{_dates(territory)} · {territory.viewpoint}"
    rings, lines = shape.rings, shape.lines
    return {
        "id": territory.id,
        "name": territory.name,
        "told": told,
        "label": f"{territory.name} · {told} · within about {territory.accuracy_km:g} km",
        "rings": rings,
        "lines": lines,
        "days": days(territory.since, territory.until),
    }


def _dates(territory: Territory) -> str:
    since, until = territory.since, territory.until
    if since and until:
        return f"{since.isoformat()} to {until.isoformat()}"
    return f"since {since.isoformat()}" if since else f"until {until.isoformat()}" if until else "undated"


def near(
    territories: Iterable[Territory],
    box: tuple[float, float, float, float],
    first: date | None,
    last: date | None,
) -> list[Territory]:
    """Those within a box (west, south, east, north) that were valid at any time between two days."""
    west, south, east, north = box
    return [
        one
        for one in territories
        if one.geometry.bounds[0] < east
        and one.geometry.bounds[2] > west
        and one.geometry.bounds[1] < north
        and one.geometry.bounds[3] > south
        and (last is None or one.since is None or one.since <= last)
        and (first is None or one.until is None or one.until >= first)
    ]
