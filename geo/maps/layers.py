"""Rows of incidents, claims and boundaries as the plain values that `static/dateline.js` draws."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin
from typing import Any

from geo.maps.hues import NOBODY, hues
from geo.maps.rows import MapClaim, MapIncident
from geo.maps.shapes import drawn, of_shape
from geo.model import IncidentType, PlaceKind, Relation, Stance
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
_ANGLES = (45, 135, 0, 90, 22, 112, 67)  # of hatchings, one a claimant
_TOWNS = frozenset({PlaceKind.POPULATED_PLACE, PlaceKind.SITE})
_GONE = frozenset({Relation.LOST, Relation.WITHDREW, Relation.CEDED})
_ENTITLED = frozenset({Relation.CLAIMS, Relation.RECOGNISES})
_CHIPS = {relation: f"{{}} {relation.value}" for relation in Relation} | {
    Relation.PART_OF: "part of {}",
    Relation.WITHDREW: "{} withdrew",
    Relation.RECOGNISES: "{} recognises",
}
_SWATCHES = 4
_DASH = 10  # pixels
_SPREAD = 26  # pixels between marks on the same spot

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by actor and hatching angles by claimant."""

    colours: Mapping[str, str]
    angles: Mapping[str, int]

    def of(self, actor: str | None) -> str:
        """The colour of an actor, or that of nobody."""
        return self.colours.get(actor or "", NOBODY)


def palette(incidents: Sequence[MapIncident], claims: Sequence[MapClaim]) -> Palette:
    """One colour an actor over the whole map, whether it fights or claims."""
    actors = [row.actor for row in incidents if row.actor] + [row.claimant for row in claims]
    claimants = sorted({row.claimant for row in claims})
    angles = {name: _ANGLES[index % len(_ANGLES)] for index, name in enumerate(claimants)}
    return Palette(hues(actors), angles)


def incident_rows(rows: Sequence[MapIncident], colours: Palette, selected: str | None) -> list[Row]:
    """Incidents to draw; those on one spot are shifted apart, in pixels."""
    spots = Counter(_spot(row) for row in rows)
    met: Counter[tuple[float, float]] = Counter()
    made = []
    for row in rows:
        spot = _spot(row)
        made.append(_incident(row, colours, _shift(met[spot], spots[spot]), row.id == selected))
        met[spot] += 1
    return made


def _spot(row: MapIncident) -> tuple[float, float]:
    return round(row.place.lat, 2), round(row.place.lon, 2)


def _shift(position: int, of: int) -> tuple[int, int]:
    if of == 1:
        return 0, 0
    if of == 2:
        return (-_SPREAD // 2 if position == 0 else _SPREAD // 2), 0
    turn = 2 * pi * position / of
    far = max(_SPREAD * 0.7, _SPREAD * of / (2 * pi))
    return round(far * sin(turn)), round(-far * cos(turn))


def _incident(row: MapIncident, colours: Palette, shift: tuple[int, int], selected: bool) -> Row:
    border = row.place.kind is PlaceKind.BORDER
    return {
        "id": row.id,
        "type": row.type.value,
        "lat": round(row.place.lat, 4),
        "lon": round(row.place.lon, 4),
        "radius": round(row.place.radius_km, 1),
        "precision": row.geo_precision,
        "colour": colours.of(row.actor),
        "label": row.label,
        "lines": drawn(row.place).lines if border else [],
        "rings": drawn(row.place).rings if row.geo_precision == 3 else [],
        "shift": shift,
        "selected": selected,
    }


def claim_rows(rows: Sequence[MapClaim], colours: Palette, selected: str | None) -> list[Row]:
    """Claims to draw, those of one claimant on one territory as one shape.

    Rivals on one territory share its outline in turns of dashes, and never overlap.
    """
    return [
        _claim(told, rank, len(group), colours, selected)
        for group in _territories(rows)
        for rank, told in enumerate(group)
    ]


def chip_rows(rows: Sequence[MapClaim], colours: Palette, selected: str | None) -> list[Row]:
    """One label a territory, with the hatching of each claimant; a click on it goes from claim to claim."""
    return [_chip(group, colours, selected) for group in _territories(rows)]


def _territories(rows: Sequence[MapClaim]) -> list[list[list[MapClaim]]]:
    """Claims by territory, the largest first so that small ones lie on top, and in it by who holds what."""
    grouped: dict[str, dict[tuple[str, bool, bool], list[MapClaim]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        grouped[row.place.id][row.claimant, _held(row), _denied(row)].append(row)
    by_kind = [list(group.values()) for group in grouped.values()]
    return sorted(by_kind, key=lambda group: -group[0][0].place.radius_km)


def _denied(row: MapClaim) -> bool:
    return row.stance is Stance.DENIES


def _held(row: MapClaim) -> bool:
    return not _denied(row) and row.relation not in _GONE and row.place.kind is not PlaceKind.COUNTRY


def _claim(told: Sequence[MapClaim], rank: int, of: int, colours: Palette, selected: str | None) -> Row:
    row = next((claim for claim in told if claim.id == selected), told[0])
    shape = drawn(row.place)
    return {
        "id": row.id,
        "claimant": row.claimant,
        "lat": round(row.place.lat, 4),
        "lon": round(row.place.lon, 4),
        "radius": round(row.place.radius_km, 1),
        "rings": shape.rings,
        "lines": shape.lines if not shape.rings else [],
        **_hatching(row, colours),
        "dash": [2, 6] if _denied(row) else [_DASH, max(_DASH * (of - 1), 5)],
        "offset": str(-_DASH * rank),
        "faint": row.place.kind is PlaceKind.COUNTRY,
        "label": _labels(told),
        "selected": row.id == selected,
    }


def _hatching(row: MapClaim, colours: Palette) -> Row:
    return {
        "colour": colours.of(row.claimant),
        "angle": colours.angles[row.claimant],
        "gap": 14 if row.relation in _ENTITLED else 8,
        "filled": _held(row),
    }


def _chip(group: Sequence[Sequence[MapClaim]], colours: Palette, selected: str | None) -> Row:
    claims = [claim for told in group for claim in told]
    ids = [claim.id for claim in claims]
    turn = ids.index(selected) + 1 if selected in ids else 0
    shape = drawn(claims[0].place)
    single = len(claims) == 1
    return {
        "ids": ids[turn:] + ids[:turn],
        "claimants": sorted({claim.claimant for claim in claims}),
        "lat": round(shape.lat, 4),
        "lon": round(shape.lon, 4),
        "below": claims[0].place.kind in _TOWNS,
        "swatches": [_hatching(told[0], colours) for told in group[:_SWATCHES]],
        "text": _told(claims[0]) if single else f"{claims[0].place.name}: {len(claims)} claims",
        "label": _labels(claims),
        "selected": selected in ids,
    }


def _told(row: MapClaim) -> str:
    return _CHIPS[row.relation].format(row.claimant) + (" (denied)" if _denied(row) else "")


def _labels(claims: Sequence[MapClaim]) -> str:
    """What a reader is told on hover: every claim up to a few, and how many more."""
    lines = list(dict.fromkeys(claim.label for claim in claims))
    more = f"; and {len(lines) - _SWATCHES} more" if len(lines) > _SWATCHES else ""
    return "; ".join(lines[:_SWATCHES]) + more


def claimant_rows(claims: Sequence[Row]) -> list[Row]:
    """The legend's line for each claimant, with the hatching of a claim that it holds if it has one."""
    first = {row["claimant"]: row for row in sorted(claims, key=lambda row: bool(row["filled"]))}
    keys = ("claimant", "colour", "angle", "gap", "filled")
    return [{"name": name, **{key: row[key] for key in keys}} for name, row in sorted(first.items())]


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
