"""Where the middles of sets of points are, and how far they reach: all sets in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely

from geo.gazetteer.records import EARTH_KM

Points = npt.NDArray[np.float64]
"""Rows of latitude, longitude."""

_LEAST_KM = 5.0
_MANY = 50
_STRAYS = 0.02
"""The share of points taken to be misfiled once there are `_MANY`."""


class Extent(NamedTuple):
    """The middle of a set of points and the radius within which they lie."""

    lat: float
    lon: float
    radius_km: float


def extents(sets: Sequence[Sequence[tuple[float, float]] | Points]) -> list[Extent]:
    """The extent of each set of (lat, lon) points, none of them empty."""
    flat = [_unrolled(np.array(points)) for points in sets]
    middles, radii = _middles(flat)
    many = [at for at, points in enumerate(flat) if len(points) >= _MANY]
    if many:
        kept = [_without_strays(flat[at], middles[at]) for at in many]
        middles[many], radii[many] = _middles(kept)
    return [_extent(lat, lon, km) for (lat, lon), km in zip(middles.tolist(), radii.tolist(), strict=True)]


def _extent(lat: float, lon: float, km: float) -> Extent:
    return Extent(round(lat, 4), round((lon + 180) % 360 - 180, 4), round(max(_LEAST_KM, km), 1))


def _unrolled(points: Points) -> Points:
    """Longitudes on one side of the date line, so that Chukotka is not on both sides of the world."""
    lons = points[:, 1]
    if lons.max() - lons.min() > 180:
        points = points.copy()
        points[points[:, 1] < 0, 1] += 360
    return points


def _without_strays(points: Points, middle: Points) -> Points:
    away = np.hypot(points[:, 0] - middle[0], (points[:, 1] - middle[1]) * np.cos(np.radians(middle[0])))
    near: Points = points[away <= np.quantile(away, 1 - _STRAYS)]
    return near


def _middles(sets: Sequence[Points]) -> tuple[Points, Points]:
    """The centroid of each hull, and the distance to the farthest of its corners: of all points."""
    # A line through the points has their hull, and costs a tenth of a multipoint to make.
    lines = [points if len(points) > 1 else np.repeat(points, 2, axis=0) for points in sets]
    owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    hulls = shapely.convex_hull(shapely.linestrings(np.concatenate(lines), indices=owner))
    middles = shapely.get_coordinates(shapely.centroid(hulls))
    corners, owner = shapely.get_coordinates(hulls, return_index=True)
    far = np.zeros(len(lines))
    np.maximum.at(far, owner, distances_km(middles[owner], corners))
    return middles, far


def distances_km(one: Points, other: Points) -> npt.NDArray[np.float64]:
    """Great-circle distances row by row, as `records.distance_km`."""
    (a, lon), (b, other_lon) = np.radians(one).T, np.radians(other).T
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin((other_lon - lon) / 2) ** 2
    km: npt.NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return km
