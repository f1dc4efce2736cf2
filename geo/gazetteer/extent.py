"""Where the middle of a set of points is, and how far they reach."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from geo.gazetteer.records import distance_km

Points = npt.NDArray[np.float64]
"""Rows of latitude, longitude."""

_LEAST_KM = 5.0
_STRAYS = 0.02
"""The share of points taken to be misfiled once there are fifty."""


def extent(points: Sequence[tuple[float, float]] | Points) -> tuple[float, float, float]:
    """Latitude, longitude of the middle of (lat, lon) points and the radius in km within which they lie."""
    flat = _unrolled(np.array(points))
    lat, lon, rim = _middle(flat)
    if len(flat) >= 50:
        away = np.hypot(flat[:, 0] - lat, (flat[:, 1] - lon) * np.cos(np.radians(lat)))
        flat = flat[away <= np.quantile(away, 1 - _STRAYS)]
        lat, lon, rim = _middle(flat)
    reach = max(distance_km(lat, lon, point[0], point[1]) for point in rim)
    return round(lat, 4), round((lon + 180) % 360 - 180, 4), round(max(_LEAST_KM, reach), 1)


def _unrolled(points: Points) -> Points:
    """Longitudes on one side of the date line, so that Chukotka is not on both sides of the world."""
    if np.ptp(points[:, 1]) > 180:
        points = points.copy()
        points[points[:, 1] < 0, 1] += 360
    return points


def _middle(points: Points) -> tuple[float, float, Points]:
    """The centroid of the hull, and the hull's corners, among which the farthest point is."""
    # A line through the points has their hull, and costs a tenth of a multipoint to make.
    through = shapely.linestrings(points if len(points) > 1 else np.repeat(points, 2, axis=0))
    hull = shapely.convex_hull(through)
    centroid = shapely.get_coordinates(shapely.centroid(hull))[0]
    return float(centroid[0]), float(centroid[1]), shapely.get_coordinates(hull)
