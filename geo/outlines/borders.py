"""The line that two outlines share."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.gazetteer.fold import folded
from geo.model import Place, PlaceKind
from geo.outlines.atlas import atlas, country, state_border
from geo.outlines.territories import by_name, territories

_POINTS = frozenset({PlaceKind.POPULATED_PLACE, PlaceKind.SITE, PlaceKind.BORDER})
_STRAY = 0.3  # degrees a place's point may lie outside the outline that bears its name
_NEAR = 0.04  # degrees: the project's own outlines are generalised to half of this


@lru_cache(maxsize=256)
def border(first: str, second: str) -> BaseGeometry | None:
    """The line between two outlines, each a country code or the id of a shipped territory, or None."""
    if line := state_border(first, second):
        return line
    one, other = outline(first), outline(second)
    if one is None or other is None or one.geom_type.endswith("LineString"):
        return None
    fine, coarse = (one, other) if second in territories() else (other, one)
    if fine.intersection(coarse).area > 0.5 * coarse.area:
        return _line(coarse.boundary.difference(fine.boundary.buffer(_NEAR)))
    return _line(fine.boundary.intersection(coarse.boundary.buffer(_NEAR)))


def edge(name: str) -> BaseGeometry | None:
    """A country's land borders, or the whole outline of a territory, as a line; None without one."""
    if name in territories():
        shape = territories()[name].geometry
        return shape if shape.geom_type == "LineString" else shape.boundary
    return _line(shapely.union_all([line for line in map(atlas().shape, atlas().borders_of(name)) if line]))


def outline(name: str) -> BaseGeometry | None:
    """The shape of a country code or of a shipped territory's id."""
    known = territories().get(name)
    return known.geometry if known else country(name)


def key_of(place: Place) -> str | None:
    """Under which name a place has an outline here, as a country or as a territory; None without one.

    A place that bears a territory's name and lies in it, and is no mere town, is that territory.
    """
    told = place.outline if isinstance(place.outline, str) else ""
    if known := next((name for name in (place.id, told) if name in territories()), None):
        return known
    if place.kind in _POINTS:
        return None
    if alike := _of_name(place):
        return alike
    known_state = place.kind is PlaceKind.COUNTRY and place.country in atlas().names
    return place.country if known_state else None


def _of_name(place: Place) -> str | None:
    alike = by_name().get(folded(place.name))
    if alike is None:
        return None
    shape = territories()[alike].geometry
    return alike if shape.distance(shapely.Point(place.lon, place.lat)) < _STRAY else None


def geojson(shape: BaseGeometry, tolerance: float = 0.0) -> dict[str, Any]:
    """A shape as a GeoJSON geometry, simplified to a tolerance and rounded to 1e-4 degrees (11 m)."""
    simple = shape.simplify(tolerance) if tolerance else shape
    written: dict[str, Any] = json.loads(shapely.to_geojson(shapely.set_precision(simple, 1e-4)))
    return written


def _line(shape: BaseGeometry) -> BaseGeometry | None:
    """Only the lines of a shape; None where two outlines merely touch."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "LineString" and part.length > 0]
    merged = shapely.line_merge(shapely.MultiLineString(parts))
    return None if merged.is_empty else merged
