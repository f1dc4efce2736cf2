"""Distances, bearings and points between on the WGS 84 ellipsoid (Karney 2013, by way of geopy)."""

from __future__ import annotations

from functools import lru_cache

from geopy.distance import geodesic

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@lru_cache(maxsize=4096)
def distance_km(one: Point, other: Point) -> float:
    """The shortest way between two points, in kilometres."""
    return float(geodesic(one, other).kilometers)


@lru_cache(maxsize=4096)
def moved(point: Point, bearing: float, km: float) -> Point:
    """The point reached from another by going so far on a bearing (degrees clockwise from north)."""
    reached = geodesic(kilometers=km).destination(point, bearing)
    return float(reached.latitude), float(reached.longitude)


def midpoint(one: Point, other: Point) -> Point:
    """The point halfway, on the sphere: good to a kilometre over the distances a text speaks of."""
    lat = (one[0] + other[0]) / 2
    across = (other[1] - one[1] + 180) % 360 - 180
    lon = (one[1] + across / 2 + 180) % 360 - 180
    return lat, lon
