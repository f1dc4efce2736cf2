"""The pairs of tellings that can be of one happening at all, found without comparing each with each.

Space is cut into cubes around the points of the globe, so that neither poles nor the 180th meridian differ
from the rest. A telling known only to lie in a large region is looked for in large cubes, one of a whole year
among those of all days; each pair is met from the side of the one less precise in place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import product
from math import cos, radians, sin

from geo.happenings.days import Days
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
        grid = _Grid(sketches, [at for at in placed if levels[at] <= level], _SIDES[level])
        for at in (at for at in placed if levels[at] == level):
            for other in grid.around(at):
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


class _Grid:
    """Sketches by cube and span of days."""

    def __init__(self, sketches: Sequence[Sketch], members: list[int], side: float) -> None:
        self._sketches, self._side = sketches, side
        self._reach = max(_spot(sketches[at]).reach for at in members)
        self._cubes: dict[Cube, list[_Crowd]] = {}
        for at in members:
            self._put(at)
        for crowds in self._cubes.values():
            for crowd in crowds:
                crowd.rows.sort()

    def _put(self, at: int) -> None:
        days = _days(self._sketches[at])
        x, y, z = _point(_spot(self._sketches[at]))
        cube = int(x // self._side), int(y // self._side), int(z // self._side)
        crowds = self._cubes.setdefault(cube, [_Crowd() for _ in range(len(_LENGTHS) + 1)])
        crowd = crowds[bisect_left(_LENGTHS, days.length)]
        crowd.rows.append((days.first, _dead(self._sketches[at]), at))
        crowd.longest = max(crowd.longest, days.length)

    def around(self, at: int) -> Iterator[int]:
        """Those near enough in place and days, itself among them."""
        days, own = _days(self._sketches[at]), _dead(self._sketches[at])
        for cube in self._cubes_around(_spot(self._sketches[at])):
            for crowd in self._cubes.get(cube, ()):
                if crowd.rows:
                    first = bisect_left(crowd.rows, (days.first - crowd.longest + 1, -1, -1))
                    end = bisect_right(crowd.rows, (days.last + 1, -1, -1))
                    yield from (row[2] for row in _nearest(crowd.rows, first, end, (days.first, own, at)))

    def _cubes_around(self, spot: Spot) -> Iterator[Cube]:
        """The cubes that one as far off as both reaches together can lie in."""
        far = spot.reach + self._reach
        ranges = (
            range(int((one - far) // self._side), int((one + far) // self._side) + 1) for one in _point(spot)
        )
        return product(*ranges)  # type: ignore[return-value]


def _days(one: Sketch) -> Days:
    assert one.days is not None  # noqa: S101 — of the caller
    return one.days


def _dead(one: Sketch) -> int:
    return (one.killed.low or 0) if one.killed else 0


def _point(spot: Spot) -> tuple[float, float, float]:
    """Kilometres from the middle of the globe along its three axes."""
    up, round_ = radians(spot.lat), radians(spot.lon)
    return EARTH_KM * cos(up) * cos(round_), EARTH_KM * cos(up) * sin(round_), EARTH_KM * sin(up)


def _nearest(rows: list[Order], first: int, end: int, own: Order) -> list[Order]:
    """All of the stretch, or those next to the own place in it."""
    if end - first <= MOST:
        return rows[first:end]
    middle = bisect_left(rows, own, first, end)
    start = min(max(middle - MOST // 2, first), end - MOST)
    return rows[start : start + MOST]
