"""Claims as the map draws them: an outline a claimant, and one label a territory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from geo.maps.palette import Palette, Row
from geo.maps.rows import UNTOLD, MapClaim, days
from geo.maps.shapes import drawn, is_vast
from geo.model import PlaceKind, Relation, Stance

_TOWNS = frozenset({PlaceKind.POPULATED_PLACE, PlaceKind.SITE})
_NOT_THEIRS = frozenset({Relation.LOST, Relation.WITHDREW, Relation.CEDED, Relation.RECOGNISES})
_CHIPS = {relation: f"{{}} {relation.value}" for relation in Relation} | {
    Relation.PART_OF: "part of {}",
    Relation.WITHDREW: "{} withdrew",
    Relation.RECOGNISES: "{} recognises",
}
_DASH = 10  # pixels


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
    return not _denied(row) and row.relation not in _NOT_THEIRS and not is_vast(row.place)


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
        "faint": is_vast(row.place),
        "claims": [_told_of(claim) for claim in told],
        "selected": row.id == selected,
    }


def _told_of(row: MapClaim) -> Row:
    """What an outline tells of one claim, as long as it is in force."""
    return {"id": row.id, "days": days(row.first_day, row.last_day), "label": row.label}


def _hatching(row: MapClaim, colours: Palette) -> Row:
    return {
        "colour": colours.of(row.claimant),
        "angle": colours.angles[row.claimant],
        "gap": 14 if row.relation is Relation.CLAIMS else 8,
        "filled": _held(row),
    }


def _chip(group: Sequence[Sequence[MapClaim]], colours: Palette, selected: str | None) -> Row:
    claims = [claim for told in group for claim in told]
    ids = [claim.id for claim in claims]
    turn = ids.index(selected) + 1 if selected in ids else 0
    shape = drawn(claims[0].place)
    return {
        "ids": ids[turn:] + ids[:turn],
        "claims": [_part(claim, at) for at, told in enumerate(group) for claim in told],
        "name": claims[0].place.name,
        "claimants": sorted({claim.claimant for claim in claims}),
        "lat": round(shape.lat, 4),
        "lon": round(shape.lon, 4),
        "below": claims[0].place.kind in _TOWNS,
        "swatches": [_hatching(told[0], colours) for told in group],
        "weight": _weight(claims),
        "selected": selected in ids,
    }


def _part(row: MapClaim, swatch: int) -> Row:
    """What a label tells of one claim: how many of them it tells of changes with the days shown."""
    return {
        **_told_of(row),
        "told": _told(row),
        "swatch": swatch,
    }


def _weight(claims: Sequence[MapClaim]) -> int:
    """Which label stays where there is no room for all: territories over towns, many claims over few."""
    size = 0 if is_vast(claims[0].place) else 1 if claims[0].place.kind in _TOWNS else 2
    return 100 * size + len(claims)


def _told(row: MapClaim) -> str:
    claimant = row.holder if row.claimant == UNTOLD else row.claimant
    untold = "" if claimant else ", no one named"
    return _CHIPS[row.relation].format(claimant).strip() + untold + (" (denied)" if _denied(row) else "")


def claimant_rows(claims: Sequence[Row]) -> list[Row]:
    """The legend's line for each claimant, with the hatching of a claim that it holds if it has one."""
    first = {row["claimant"]: row for row in sorted(claims, key=lambda row: bool(row["filled"]))}
    keys = ("claimant", "colour", "angle", "gap", "filled")
    return [{"name": name, **{key: row[key] for key in keys}} for name, row in sorted(first.items())]
