"""What is drawn of a place: rings or lines of its outline, or a circle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from shapely import Point
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from geo import outlines
from geo.model import Place, PlaceKind

Ring = list[list[float]]
"""Points as [lon, lat]."""

_VAST_KM = 120
_TOLERANCE = 0.01  # degrees, of countries and borders


@dataclass(frozen=True, slots=True)
class Drawn:
    """Polygons (each a list of rings) or lines, and the point at which their name stands."""

    rings: list[list[Ring]]
    lines: list[Ring]
    lat: float
    lon: float


def drawn(place: Place) -> Drawn:
    """The outline of a place where one is known; none and its own point otherwise."""
    shape = _shape(place)
    if shape is None or shape.is_empty:
        return Drawn([], [], place.lat, place.lon)
    made = of_shape(shape)
    return Drawn(made.rings, made.lines, place.lat, place.lon) if made.lines else made


def is_vast(place: Place) -> bool:
    """True for a country, or a region as large as one: drawn quietly, as it would cover all that is in it."""
    return place.kind is PlaceKind.COUNTRY or (
        place.radius_km > _VAST_KM and place.kind is not PlaceKind.BORDER
    )


def of_shape(shape: BaseGeometry) -> Drawn:
    """The polygons and lines of a shape."""
    parts = list(shapely.get_parts(shape))
    polygons = [part for part in parts if part.geom_type == "Polygon"]
    lines = [part for part in parts if part.geom_type == "LineString"]
    middle = _middle(polygons) if polygons else shape.centroid
    rings = [[_points(ring) for ring in (part.exterior, *part.interiors)] for part in polygons]
    return Drawn(rings, [_points(line) for line in lines], middle.y, middle.x)


def _shape(place: Place) -> BaseGeometry | None:
    key = outlines.key_of(place)
    if key is not None:
        return known_shape(key)
    if place.outline is None or isinstance(place.outline, str):
        return None
    return _given(dict(place.outline))


@lru_cache(maxsize=256)
def known_shape(key: str) -> BaseGeometry | None:
    """The outline of a country or territory, simplified for drawing."""
    shape = outlines.outline(key)
    if shape is None:
        return None
    parts = [part for part in shapely.get_parts(shape) if part.geom_type != "Polygon" or part.area > 5e-4]
    if len(key) != 2:
        return shape
    west, south, east, north = shape.bounds
    return shapely.MultiPolygon(parts).simplify(max(_TOLERANCE, max(east - west, north - south) / 600))


def _given(geometry: dict[str, Any]) -> BaseGeometry | None:
    try:
        shape: BaseGeometry = shapely.geometry.shape(geometry)
    except (ShapelyError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return shape


def _middle(polygons: list[BaseGeometry]) -> Point:
    largest = max(polygons, key=shapely.area)
    return largest.centroid if largest.contains(largest.centroid) else largest.representative_point()


def _points(line: BaseGeometry) -> Ring:
    return [[round(x, 4), round(y, 4)] for x, y in shapely.get_coordinates(line).tolist()]
