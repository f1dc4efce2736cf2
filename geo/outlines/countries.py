"""The network of coasts and borders closed into rings, each named by the towns that lie in it."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from geo.lexicon import DATA
from geo.outlines import source
from geo.outlines.network import joined

_SMALLEST_KM2 = 5.0
_LAKES_KM2 = 3000.0  # borders end at the shores of lakes this large
_STRAY = 1.0  # degrees from a town within which a ring without one goes with it
_SIDE = 2e-4  # degrees to either side of a border at which its two countries are looked up


@dataclass(frozen=True, slots=True)
class World:
    """Countries by ISO code, the borders between two (codes in order), land and large lakes."""

    countries: dict[str, BaseGeometry]
    borders: dict[tuple[str, str], BaseGeometry]
    land: list[Polygon]
    lakes: list[Polygon]


def world() -> World:
    """Built from the source in about ten seconds; `geo.outlines.atlas` keeps what it gives."""
    shores = list(source.lines("coast"))
    land = _polygons(shores, source.LAND, _SMALLEST_KM2)
    ice = _polygons(shores, source.ANTARCTICA, _SMALLEST_KM2)
    lakes = _polygons(shores, source.LAKE, _LAKES_KM2)
    lines = [LineString(line.points) for line in source.lines("borders")]
    rings, edges = _closed(land, lakes, lines)
    names = _named([ring for ring in rings if not _is_water(ring, lakes)])
    countries = {code: shapely.coverage_union_all(parts) for code, parts in names.items()}
    countries["AQ"] = shapely.coverage_union_all(ice)
    return World(countries, _borders(edges, names), [*land, *ice], lakes)


def _polygons(shores: Iterable[source.Line], level: int, smallest_km2: float) -> list[Polygon]:
    chosen = (shore for shore in shores if shore.level == level and shore.area_km2 > smallest_km2)
    valid = (shapely.make_valid(Polygon(shore.points)) for shore in chosen)
    return [part for shape in valid for part in shapely.get_parts(shape) if isinstance(part, Polygon)]


def _closed(
    land: Sequence[Polygon], lakes: Sequence[Polygon], borders: Sequence[LineString]
) -> tuple[list[Polygon], list[LineString]]:
    """Rings, and the edges of those that have a border; islands of one country are rings as they stand."""
    shores = [*land, *lakes]
    tree = STRtree(borders)
    met = {int(i) for i in tree.query(shores, predicate="intersects")[0]}
    near = {int(i) for i in STRtree(shores).query(borders, predicate="dwithin", distance=0.45)[1]}
    cut = met | near
    edges = joined([*(shores[i].exterior for i in sorted(cut)), *borders])
    whole = [ring for i, ring in enumerate(land) if i not in cut]
    return [*polygonize(edges), *whole], edges


def _is_water(ring: Polygon, lakes: Sequence[Polygon]) -> bool:
    inside = ring.representative_point()
    return any(lake.contains(inside) for lake in lakes)


def _named(rings: Sequence[Polygon]) -> dict[str, list[Polygon]]:
    """Rings by country: the towns in a ring vote; a ring without one is told by `rings.csv`, or goes
    with the nearest town, or stays nobody's."""
    codes, points = source.towns()
    tree = STRtree(points)
    names: dict[int, str] = {}
    for index, ring in enumerate(rings):
        shapely.prepare(ring)
        votes = Counter(codes[i] for i in tree.query(ring, predicate="contains"))
        if votes:
            names[index] = votes.most_common(1)[0][0]
    names |= _told(rings)
    names |= _strays(rings, names, codes, tree)
    grouped: dict[str, list[Polygon]] = defaultdict(list)
    for index, code in names.items():
        grouped[code].append(rings[index])
    return dict(grouped)


def _told(rings: Sequence[Polygon]) -> dict[int, str]:
    tree = STRtree(rings)
    with (DATA / "outlines" / "rings.csv").open(encoding="utf-8", newline="") as file:
        rows = [(Point(float(row["lon"]), float(row["lat"])), row["country"]) for row in csv.DictReader(file)]
    return {int(i): code for point, code in rows for i in tree.query(point, predicate="within")}


def _strays(
    rings: Sequence[Polygon], names: dict[int, str], codes: Sequence[str], towns: STRtree
) -> dict[int, str]:
    unnamed = [i for i in range(len(rings)) if i not in names]
    middles = [rings[i].representative_point() for i in unnamed]
    found, nearest = towns.query_nearest(middles, max_distance=_STRAY, all_matches=False)
    return {unnamed[a]: codes[b] for a, b in zip(found.tolist(), nearest.tolist(), strict=True)}


def _borders(
    edges: Sequence[LineString], names: dict[str, list[Polygon]]
) -> dict[tuple[str, str], BaseGeometry]:
    owner = [(ring, code) for code, rings in names.items() for ring in rings]
    tree = STRtree([ring for ring, _ in owner])
    pieces: dict[tuple[str, str], list[LineString]] = defaultdict(list)
    for edge in edges:
        sides = {owner[int(i)][1] for side in _sides(edge) for i in tree.query(side, predicate="within")}
        if len(sides) == 2:
            first, second = sorted(sides)
            pieces[first, second].append(edge)
    return {pair: _line(parts) for pair, parts in pieces.items()}


def _sides(edge: LineString) -> tuple[Point, Point]:
    """A point to either side of the middle of the edge's longest segment."""
    points = np.asarray(edge.coords)
    steps = np.diff(points, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    longest = int(np.argmax(lengths))
    middle = (points[longest] + points[longest + 1]) / 2
    across = np.array([-steps[longest, 1], steps[longest, 0]]) / lengths[longest] * _SIDE
    return Point(middle + across), Point(middle - across)


def _line(parts: Iterable[LineString]) -> BaseGeometry:
    return shapely.line_merge(shapely.MultiLineString(list(parts)))
