""" "The border between A and B", "the A border", "near X on the border with B": a line as a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from geo import outlines
from geo.localities import told as border_words
from geo.localities.geodesy import distance_km, midpoint
from geo.localities.near import beside, near
from geo.localities.scene import Found, Name, Scene
from geo.localities.told import REACH, Told
from geo.localities.words import section
from geo.model import Place, PlaceKind

_LONG = 120  # words of a sentence that are looked through
_FINE = 0.01  # degrees: how closely a line drawn for a finding follows the border
_LEAST_KM = 5.0
_ANCHOR_KM = 150.0  # a town of the article this close tells which part of a border is meant
_BEND_KM = 15.0  # "near X on the border" lies on the line where X is no farther from it
_STRETCH = 0.25  # degrees of a line to either side of such a place that are shown
_DEGREE_KM = 111.2


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a border: under which name its outline is known, what to call it, whose it is."""

    key: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A border as a line: its identity, what to call it, whose it is, and its course."""

    id: str
    name: str
    countries: tuple[str, ...]
    shape: BaseGeometry


def border(scene: Scene, token: int) -> Found | None:
    """The border that the noun at a token speaks of; None where it has no names or is no place."""
    told = border_words.told(scene, token)
    if told is None or border_words.is_another_thing(scene, told.last):
        return None
    line = _line(scene, told)
    town = _town(scene, told)
    if town is not None:
        return _at_town(scene, told, line, town)
    if line is None:
        return _midway(told)
    return _whole(scene, told, line)


def _line(scene: Scene, told: Told) -> Line | None:
    """The course of a border told by one or two names; the other side of one is read from the text."""
    sides = [_side(name.place) for name in told.names]
    if not all(sides):
        return None
    one, *more = (side for side in sides if side)
    for other in more or _neighbours(scene, told):
        if line := _shared(other, one) if not more else _shared(one, other):
            return line
    return None if more else _all_round(one)


def _side(place: Place) -> Side | None:
    key = outlines.key_of(place)
    return None if key is None else Side(key, place.name, place.country)


def _shared(one: Side, other: Side) -> Line | None:
    shape = outlines.border(one.key, other.key)
    if shape is None or one.country == other.country:
        return None
    countries = tuple(sorted({side.country for side in (one, other) if side.country}))
    named = " and ".join(side.name for side in (one, other) if side.name)
    return Line(f"border:{one.key}-{other.key}", f"border of {named}", countries, shape)


def _all_round(side: Side) -> Line | None:
    shape = outlines.edge(side.key)
    codes = (side.country,) if side.country else ()
    return None if shape is None else Line(f"border:{side.key}", f"border of {side.name}", codes, shape)


def _neighbours(scene: Scene, told: Told) -> Iterator[Side]:
    """What may be the other side: the sentence's countries and territories, the article's, then the
    countries its places lie in; the often named first."""
    start, end = scene.sentence_of(told.first)
    used = {name.place.id for name in told.names}
    near = [name.place for name in scene.names_between(start, min(end, start + _LONG))]
    for place in (*near, *scene.often):
        if place.id not in used and (side := _side(place)):
            yield side
    codes = dict.fromkeys(place.country for place in scene.often if place.country)
    yield from (Side(code, "", code) for code in codes)


def _town(scene: Scene, told: Told) -> Name | None:
    """The town beside the words of a border: "near X on the border with B", "the border near X"."""
    start, end = scene.sentence_of(told.first)
    before = [name for name in scene.names_between(max(start, told.first - _LONG), told.first) if name.small]
    if before and _leads_on(scene.words[before[-1].last : told.first]):
        return before[-1]
    after = [name for name in scene.names_between(told.last, min(end, told.last + REACH)) if name.small]
    if after and (found := near(scene, after[0])) and found.first - told.last <= 1:
        return after[0]
    return None


def _leads_on(words: tuple[str, ...]) -> bool:
    """Whether only "on the", ", at the" … stand between a town and its border."""
    plain = [word for word in words if word not in ",”\"’'»"]
    return 1 <= len(plain) <= 4 and plain[0] in section("border")["at"] and words[-1] != ","


def _at_town(scene: Scene, told: Told, line: Line | None, town: Name) -> Found:
    first, last = min(told.first, town.first), max(told.last, town.last)
    indices = tuple(sorted((*told.indices, town.index)))
    around = near(scene, town)
    if around is not None:
        first = min(first, around.first)
    elif town.first < told.first:
        return Found(first, last, town.place, 1, indices)
    return Found(first, last, _narrowed(line, town.place) if line else beside(town.place), 2, indices)


def _narrowed(line: Line, town: Place) -> Place:
    """Where a border comes nearest to a town, if it comes near at all."""
    on_line, _ = nearest_points(line.shape, Point(town.lon, town.lat))
    apart = distance_km((on_line.y, on_line.x), (town.lat, town.lon))
    surroundings = beside(town)
    if apart > float(section("border")["near_km"]):
        return surroundings
    lat, lon = (on_line.y, on_line.x) if apart <= _BEND_KM else (town.lat, town.lon)
    stretch = line.shape.intersection(on_line.buffer(_STRETCH))
    return replace(
        surroundings,
        id=f"{line.id}@{town.id}",
        name=f"{line.name} near {town.name}",
        kind=PlaceKind.BORDER,
        lat=lat,
        lon=lon,
        radius_km=max(surroundings.radius_km, apart),
        outline=outlines.geojson(stretch, _FINE),
    )


def _whole(scene: Scene, told: Told, line: Line) -> Found:
    point = _nearest_to_article(scene, told, line) or _middle(line.shape)
    radius = max(_LEAST_KM, _farthest_km(point, line.shape))
    place = Place(
        id=line.id,
        name=line.name,
        kind=PlaceKind.BORDER,
        lat=point.y,
        lon=point.x,
        radius_km=min(radius, 20000.0),
        country=line.countries[0] if len(line.countries) == 1 else None,
        claimed_by=line.countries if len(line.countries) > 1 else (),
        outline=_course(line.shape),
    )
    return Found(told.first, told.last, place, 2 if place.radius_km < 50 else 3, told.indices)


@lru_cache(maxsize=128)
def _course(shape: BaseGeometry) -> dict[str, Any]:
    return outlines.geojson(shape, _FINE)


def _farthest_km(point: Point, shape: BaseGeometry) -> float:
    steps = shapely.get_coordinates(shape) - (point.x, point.y)
    steps[:, 0] *= cos(radians(point.y))
    return float(np.hypot(steps[:, 0], steps[:, 1]).max()) * _DEGREE_KM


def _nearest_to_article(scene: Scene, told: Told, line: Line) -> Point | None:
    """The point of a line nearest to a town of the sentence, or else of the article."""
    start, end = scene.sentence_of(told.first)
    for group in (scene.names_between(start, min(end, start + _LONG)), scene.towns):
        towns = [Point(name.place.lon, name.place.lat) for name in group if name.small]
        if towns:
            closest = min(towns, key=line.shape.distance)
            on_line, _ = nearest_points(line.shape, closest)
            if distance_km((on_line.y, on_line.x), (closest.y, closest.x)) <= _ANCHOR_KM:
                return on_line
    return None


def _middle(shape: BaseGeometry) -> Point:
    longest = max(shapely.get_parts(shape), key=shapely.length)
    return Point(longest.interpolate(0.5, normalized=True).coords[0])


def _midway(told: Told) -> Found | None:
    """Between two provinces whose outlines nobody knows: halfway, and as wide as they are apart."""
    if len(told.names) < 2:
        return None
    one, other = (name.place for name in told.names)
    if PlaceKind.COUNTRY in (one.kind, other.kind):
        return None
    lat, lon = midpoint((one.lat, one.lon), (other.lat, other.lon))
    place = Place(
        id=f"border:{one.id}-{other.id}",
        name=f"border of {one.name} and {other.name}",
        kind=PlaceKind.BORDER,
        lat=lat,
        lon=lon,
        radius_km=max(_LEAST_KM, distance_km((one.lat, one.lon), (other.lat, other.lon)) / 2),
        country=one.country if one.country == other.country else None,
    )
    return Found(told.first, told.last, place, 3, told.indices)
