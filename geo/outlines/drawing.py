"""The world made small enough to be sent to a browser: an overview, and finer cells of ten degrees."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.gazetteer.cache import folder
from geo.gazetteer.cities import load
from geo.gazetteer.lock import held
from geo.outlines import source
from geo.outlines.atlas import atlas
from geo.outlines.cache import key

CELL = 10
"""Degrees a finer cell is wide and high."""

_PREFIX = "base-"
_CODE = ("source.py", "network.py", "countries.py", "cache.py", "drawing.py")
_COARSE, _FINE = 100, 1000  # parts of a degree that coordinates are counted in
_OVERVIEW_TOLERANCE, _CELL_TOLERANCE = 0.04, 0.004
_OVERVIEW_KM2, _CELL_KM2 = 250.0, 1.0
_OVERVIEW_RIVERS = 1.5  # degrees long, at least
_CITIES_OVERVIEW, _CITIES_CELL = 900, 90
_OVERLAP = 0.02  # degrees a cell reaches beyond its edge, so that no seam shows

Shapes = dict[str, list[BaseGeometry]]


def is_drawn() -> bool:
    """True where an earlier start has made the files."""
    return _target().is_dir()


def drawn() -> Path:
    """The folder of `overview.json` and `cell_<lon>_<lat>.json`; made first (some seconds) where missing."""
    target = _target()
    if target.is_dir():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with held(target.parent / "base.lock"):
            if not target.is_dir():
                _fill(target)
    except OSError as error:
        raise DataError(f"The base map cannot be written to {target.parent}: {error}") from error
    return target


def _target() -> Path:
    return folder() / f"{_PREFIX}{key(_CODE)}"


def _fill(target: Path) -> None:
    draft = Path(tempfile.mkdtemp(prefix="building-base-", dir=target.parent))
    try:
        for name, content in _files():
            (draft / name).write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
        draft.chmod(0o755)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    for other in target.parent.glob(f"{_PREFIX}*"):
        if other != target and other.is_dir():
            shutil.rmtree(other, ignore_errors=True)


def _files() -> Iterator[tuple[str, dict[str, Any]]]:
    cities = _cities()
    coarse = _simplified(_coarse(), _OVERVIEW_TOLERANCE)
    labels = [*_countries(), *cities[:_CITIES_OVERVIEW]]
    yield "overview.json", {"scale": _COARSE, **_counted(coarse, _COARSE), "labels": labels}
    fine = _simplified(_fine(), _CELL_TOLERANCE)
    trees = {name: shapely.STRtree(shapes) for name, shapes in fine.items()}
    towns: dict[tuple[int, int], list[list[Any]]] = defaultdict(list)
    for city in cities:
        towns[int(city[1] // CELL) * CELL, int(city[0] // CELL) * CELL].append(city)
    for west in range(-180, 180, CELL):
        for south in range(-90, 90, CELL):
            yield f"cell_{west}_{south}.json", _cell(west, south, trees, towns[west, south])


def _cell(west: int, south: int, trees: dict[str, shapely.STRtree], towns: list[list[Any]]) -> dict[str, Any]:
    reach = (west - _OVERLAP, south - _OVERLAP, west + CELL + _OVERLAP, south + CELL + _OVERLAP)
    window = shapely.box(*reach)
    cut = {
        name: list(shapely.get_parts(shapely.clip_by_rect(tree.geometries[tree.query(window)], *reach)))
        for name, tree in trees.items()
    }
    return {
        "scale": _FINE,
        "box": [round(edge * _FINE) for edge in reach],
        **_counted(cut, _FINE),
        "labels": towns[:_CITIES_CELL],
    }


def _coarse() -> Shapes:
    return {**_shores("l", _OVERVIEW_KM2), "borders": _borders(), "rivers": _rivers("c", _OVERVIEW_RIVERS)}


def _fine() -> Shapes:
    return {**_shores("i", _CELL_KM2), "borders": _borders(), "rivers": _rivers("i", 0.15)}


def _shores(resolution: str, smallest_km2: float) -> Shapes:
    lines = [line for line in source.lines("coast", resolution) if line.area_km2 > smallest_km2]
    by_level = {
        level: [shapely.make_valid(Polygon(line.points)) for line in lines if line.level == level]
        for level in (source.LAND, source.LAKE, source.ANTARCTICA)
    }
    return {"land": by_level[source.LAND] + by_level[source.ANTARCTICA], "lakes": by_level[source.LAKE]}


def _borders() -> list[BaseGeometry]:
    return [line for name in sorted(atlas().names) if "-" in name and (line := atlas().shape(name))]


def _rivers(resolution: str, shortest: float) -> list[BaseGeometry]:
    lines = (LineString(line.points) for line in source.lines("rivers", resolution) if len(line.points) > 1)
    return [line for line in lines if line.length >= shortest]


def _simplified(shapes: Shapes, tolerance: float) -> Shapes:
    return {
        name: [part for shape in group for part in shapely.get_parts(shape.simplify(tolerance))]
        for name, group in shapes.items()
    }


def _counted(shapes: Shapes, scale: int) -> dict[str, list[list[int]]]:
    return {name: list(_lines(group, scale)) for name, group in shapes.items()}


def _lines(shapes: Iterable[BaseGeometry], scale: int) -> Iterator[list[int]]:
    """Each ring or line as whole numbers: the first point, then steps from point to point."""
    for shape in shapes:
        rings = [shape.exterior, *shape.interiors] if isinstance(shape, Polygon) else [shape]
        for ring in rings:
            points = np.rint(shapely.get_coordinates(ring) * scale).astype(int)
            if len(points) < 2:
                continue
            steps = np.diff(points, axis=0, prepend=[[0, 0]])
            kept = steps[np.any(steps != 0, axis=1) | (np.arange(len(steps)) == 0)]
            if len(kept) > (3 if isinstance(shape, Polygon) else 1):
                yield kept.ravel().tolist()


def _cities() -> list[list[Any]]:
    """Latitude, longitude, name, people of towns above 15,000, the largest first."""
    known = load("cities15000.json").values()
    rows = [
        [round(city["latitude"], 3), round(city["longitude"], 3), city["name"], int(city["population"])]
        for city in known
    ]
    return sorted(rows, key=lambda row: -row[3])


def _countries() -> list[list[Any]]:
    """The same of countries, with -1 and their land in square degrees in place of people."""
    named = load("countries.json")
    rows = []
    for code in sorted(named.keys() & atlas().names):
        shape = atlas().shape(code)
        if shape is not None and (main := max(shapely.get_parts(shape), key=shapely.area)).area > 0.02:
            middle = shapely.Point(shapely.maximum_inscribed_circle(main, 0.2).coords[0])
            rows.append(
                [round(middle.y, 2), round(middle.x, 2), named[code]["name"], -1, round(main.area, 1)]
            )
    return sorted(rows, key=lambda row: -row[4])
