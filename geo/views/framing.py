"""Where a map has to look so that its places are in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from math import asin, asinh, cos, log2, pi, radians, sin, sqrt, tan

from geo.model import Place
from geo.views.collection import Item

_TOO_LARGE_KM = 400
_MARGIN = 1.12
_NEAR = 0.2  # of what the rest spans
_TILE = 256
_MARK = 30  # pixels from a mark's place to its edge, where another beside it pushes it away
_WIDE = 9.0  # degrees that a reader takes in at one look: a country, a front
_GAP = 0.3  # of what all spans: beyond it two places are of two groups
_STEPS = (-1, 0, 1)
_CLOSEST, _FARTHEST = 10, 2
_TOP = 85.0

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def box(places: Iterable[Place], lead: Iterable[Place] = ()) -> Box | None:
    """The box that holds the points of the places but large ones (countries) and far-off outer twelfths.

    The `lead` places, those of the article that a reader meets first, are in it wherever they are near enough
    to leave the rest in sight. None where there is none. Places on both sides of the 180th meridian give a
    box round the globe.
    """
    bounds = _box(list(places))
    if bounds is None:
        return None
    for one in lead:
        wider = _with(bounds, one)
        if one.radius_km <= _TOO_LARGE_KM and max(_spans(wider)) <= 2 * max(*_spans(bounds), 1.0):
            bounds = wider
    return bounds


def _with(bounds: Box, place: Place) -> Box:
    west, south, east, north = bounds
    return min(west, place.lon), min(south, place.lat), max(east, place.lon), max(north, place.lat)


def _spans(bounds: Box) -> tuple[float, float]:
    west, south, east, north = bounds
    return east - west, north - south


def _box(every: list[Place]) -> Box | None:
    fitting = [one for one in every if one.radius_km <= _TOO_LARGE_KM] or every
    if not fitting:
        return None
    lats, lons = sorted(one.lat for one in fitting), sorted(one.lon for one in fitting)
    south, north = _middle(lats)
    west, east = _middle(lons)
    return west, south, east, north


def _middle(values: Sequence[float]) -> tuple[float, float]:
    """From the first to the last value but those of the outer twelfths that lie far off the rest."""
    cut = len(values) // 12
    first, last = values[cut], values[len(values) - 1 - cut]
    reach = (last - first) * _NEAR
    return min(one for one in values if one >= first - reach), max(
        one for one in values if one <= last + reach
    )


def busiest(items: Sequence[Item], own: Container[str]) -> tuple[Item, ...]:
    """The items of the group of places that most findings are of, where the whole is too wide for one look.

    A group with findings of articles in `own` (their ids) comes before all that have none.
    """
    group = [one for one in items if one.place and one.place.radius_km <= _TOO_LARGE_KM]
    while (wide := _span(group)) > _WIDE:
        parts = _parted(group, wide * _GAP)
        if len(parts) == 1:
            break
        group = max(parts, key=lambda part: (sum(one.article.id in own for one in part), len(part)))
    return tuple(group or items)


def _span(items: Sequence[Item]) -> float:
    lats = [one.place.lat for one in items if one.place]
    lons = [one.place.lon for one in items if one.place]
    return max(max(lats) - min(lats), max(lons) - min(lons)) if lats else 0.0


def _parted(items: Sequence[Item], gap: float) -> list[list[Item]]:
    """The items in groups that no finding stands between, over a gap of so many degrees or somewhat less."""
    cells: dict[tuple[int, int], list[Item]] = defaultdict(list)
    for one in items:
        if one.place:
            cells[int(one.place.lat // (gap / 2)), int(one.place.lon // (gap / 2))].append(one)
    parts = []
    while cells:
        edge, part = [next(iter(cells))], list[Item]()
        while edge:
            row, column = edge.pop()
            part += cells.pop((row, column), [])
            around = ((row + up, column + right) for up in _STEPS for right in _STEPS)
            edge += [cell for cell in around if cell in cells]
        parts.append(part)
    return parts


def apart_km(one: Place, other: Place) -> float:
    """How far two places are from one another, on the sphere."""
    (south, west), (north, east) = ((radians(place.lat), radians(place.lon)) for place in (one, other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * 6371.0 * asin(min(sqrt(half), 1.0))


def frame(bounds: Box, width: int, height: int) -> tuple[float, float, int]:
    """Middle (lat, lon) and zoom level at which a Web Mercator map of so many pixels shows the box."""
    west, south, east, north = bounds
    wide = max((east - west) / 360 * _MARGIN, 1e-6)
    high = max((_mercator(north) - _mercator(south)) * _MARGIN, 1e-6)
    zoom = int(min(log2(width / _TILE / wide), log2(height / _TILE / high)))
    return (south + north) / 2, (west + east) / 2, min(max(zoom, _FARTHEST), _CLOSEST)


def leaning(bounds: Box, north: float, middle: float, zoom: int, height: int) -> float:
    """The middle (lat) moved north to show a mark above the box, as far as the box stays in sight."""
    pixel: float = 360 / _TILE / 2**zoom * cos(radians(middle))
    half, mark = height / 2 * pixel, _MARK * pixel
    above, room = north + mark - (middle + half), bounds[1] - mark - (middle - half)
    return middle + max(0.0, min(above, room))


def _mercator(lat: float) -> float:
    """How far north, as a share of the world's height."""
    return asinh(tan(radians(min(max(lat, -_TOP), _TOP)))) / (2 * pi)
