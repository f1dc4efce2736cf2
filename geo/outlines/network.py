"""Coasts and borders joined into one network of lines, so that they close into countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import shapely
from shapely import LineString, Point, STRtree
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

_GRID = 1e-5  # degrees, about a metre: the source is float32
_REACH = 0.45  # degrees a border may end short of the line it belongs to
_ROUNDS = 3


def joined(lines: Sequence[BaseGeometry]) -> list[LineString]:
    """The lines cut where they meet, with loose ends led on to the nearest line within reach."""
    edges = _cut(lines)
    for _ in range(_ROUNDS):
        links = _links(edges)
        if not links:
            break
        edges = _cut([*edges, *links])
    return edges


def _cut(lines: Sequence[BaseGeometry]) -> list[LineString]:
    merged = shapely.line_merge(shapely.unary_union(lines, grid_size=_GRID))
    return [edge for edge in shapely.get_parts(merged) if isinstance(edge, LineString)]


def _links(edges: Sequence[LineString]) -> list[LineString]:
    meeting = Counter(end for edge in edges for end in _ends(edge))
    tree = STRtree(edges)
    loose = ((index, end) for index, edge in enumerate(edges) for end in _ends(edge) if meeting[end] == 1)
    links = (_link(index, Point(end), edges, tree) for index, end in loose)
    return [link for link in links if link is not None and link.length > _GRID]


def _link(own: int, end: Point, edges: Sequence[LineString], tree: STRtree) -> LineString | None:
    near = [index for index in tree.query(end, predicate="dwithin", distance=_REACH) if index != own]
    if not near:
        return None
    closest = min(near, key=lambda index: edges[index].distance(end))
    return LineString([end, nearest_points(edges[closest], end)[0]])


def _ends(edge: LineString) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return edge.coords[0], edge.coords[-1]
