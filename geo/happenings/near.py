"""The pairs of tellings that can be of one happening at all, found without comparing each with each.

Space is cut into cubes around the points of the globe, so that neither poles nor the 180th meridian differ
from the rest. A telling known only to lie in a large region is looked for in large cubes, one of a whole year
among those of all days; each pair is met from the side of the one less precise in place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from math import cos, radians, sin

from geo.happenings.places import EARTH_KM, Spot
from geo.happenings.tellings import Sketch

MOST = 24
"""Of one crowd (cube, days, kind) each telling is compared with so many: next in day and number of dead."""
_SIDES = (60.0, 240.0, 960.0, 3840.0, 14000.0)
_LENGTHS = (3, 40, 400)

Cube = tuple[int, int, int]
Pair = tuple[int, int]
Order = tuple[int, int, int]


def pairs(sketches: Sequence[Sketch]) -> Iterator[Pair]:
    """Positions, lower first, of those near enough in place and days.

    `sketches` have to stand in an order of their own, not that of whoever brought them.
    """
    placed = [at for at, one in enumerate(sketches) if one.spot is not None and one.days is not None]
    levels = {at: _level(_spot(sketches[at])) for at in placed}
    for level in sorted(set(levels.values())):
        grid = _grid(sketches, [at for at in placed if levels[at] <= level], _SIDES[level])
        for at in (at for at in placed if levels[at] == level):
            for other in _around(sketches, grid, at, _SIDES[level]):
                # Two of one level meet twice; who stands lower speaks.
                if other != at and (levels[other] < level or at < other):
                    yield min(at, other), max(at, other)


def _spot(one: Sketch) -> Spot:
    assert one.spot is not None  # noqa: S101 — of the caller
    return one.spot


def _level(spot: Spot) -> int:
    fitting = (level for level, side in enumerate(_SIDES) if 2 * spot.reach <= side)
    return next(fitting, len(_SIDES) - 1)


class _Crowd:
    """Those of one cube and one span of days, by first day."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, int]] = []
        """First day, the dead, position."""
        self.longest = 0


def _grid(sketches: Sequence[Sketch], members: list[int], side: float) -> dict[Cube, list[_Crowd]]:
    grid: dict[Cube, list[_Crowd]] = defaultdict(lambda: [_Crowd() for _ in range(len(_LENGTHS) + 1)])
    for at in members:
        days = sketches[at].days
        assert days is not None  # noqa: S101 — of the caller
        crowd = grid[_cube(_spot(sketches[at]), side)][bisect_left(_LENGTHS, days.length)]
        crowd.rows.append((days.first, _dead(sketches[at]), at))
        crowd.longest = max(crowd.longest, days.length)
    for crowds in grid.values():
        for crowd in crowds:
            crowd.rows.sort()
    return dict(grid)


def _dead(one: Sketch) -> int:
    return (one.killed.low or 0) if one.killed else 0


def _cube(spot: Spot, side: float) -> Cube:
    up, round_ = radians(spot.lat), radians(spot.lon)
    x, y, z = cos(up) * cos(round_), cos(up) * sin(round_), sin(up)
    return int(x * EARTH_KM // side), int(y * EARTH_KM // side), int(z * EARTH_KM // side)


def _around(
    sketches: Sequence[Sketch], grid: dict[Cube, list[_Crowd]], at: int, side: float
) -> Iterator[int]:
    days = sketches[at].days
    assert days is not None  # noqa: S101 — of the caller
    x, y, z = _cube(_spot(sketches[at]), side)
    own = (days.first, _dead(sketches[at]), at)
    for dx, dy, dz in product((-1, 0, 1), repeat=3):
        for crowd in grid.get((x + dx, y + dy, z + dz), ()):
            if crowd.rows:
                first = bisect_left(crowd.rows, (days.first - crowd.longest + 1, -1, -1))
                end = bisect_right(crowd.rows, (days.last + 1, -1, -1))
                yield from (row[2] for row in _nearest(crowd.rows, first, end, own))


def _nearest(rows: list[Order], first: int, end: int, own: Order) -> list[Order]:
    """All of the stretch, or those next to the own place in it."""
    if end - first <= MOST:
        return rows[first:end]
    middle = bisect_left(rows, own, first, end)
    start = min(max(middle - MOST // 2, first), end - MOST)
    return rows[start : start + MOST]
