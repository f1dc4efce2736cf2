""" "In northern X", "in the north of X": a side of a country or region, by its outline where one is known."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import cos, radians, sin

from shapely import box, transform
from shapely.geometry.base import BaseGeometry

from geo import outlines
from geo.errors import DataError
from geo.localities.approach import approaches
from geo.localities.geodesy import distance_km, moved
from geo.localities.scene import NAMED, Found, Name, Scene
from geo.localities.words import direction, listed, met, phrases
from geo.model import Place, PlaceKind


def part(scene: Scene, name: Name) -> Found | None:
    """The side of a name's place that the words before it tell of."""
    if not name.literal or name.place.kind in NAMED or name.place.kind is PlaceKind.BORDER:
        return None
    if way := direction(scene, name.first - 1, "parts"):
        return Found(way[0], name.last, side(name.place, way[1]), 3, (name.index,))
    if scene.word(name.first - 1) in listed("centres", "words"):
        return Found(name.first - 1, name.last, _centre(name.place), 3, (name.index,))
    for end in approaches(scene, name):
        if scene.word(end) != "of" or (way := direction(scene, end - 1)) is None:
            continue
        if inside := met(scene, way[0] - 1, phrases("from", "inside")):
            if scene.word(inside[0] - 1) == "to":  # "to the north of X": beyond it
                return Found(inside[0] - 1, name.last, _beyond(name.place, way[1]), 3, (name.index,))
            return Found(inside[0], name.last, side(name.place, way[1]), 3, (name.index,))
    return None


def side(place: Place, bearing: float) -> Place:
    """The part of a place on one side; by its outline, or a circle within its circle."""
    known = outlines.key_of(place)
    lat, lon, radius = _clipped(known, bearing) if known else _shifted(place, bearing)
    return replace(
        place,
        id=f"side:{place.id}:{bearing:g}",
        name=f"{_adjective(bearing)} {place.name}",
        kind=PlaceKind.REGION,
        lat=lat,
        lon=lon,
        radius_km=radius,
        outline=None,
        geonameid=None,
    )


def _beyond(place: Place, bearing: float) -> Place:
    """Outside a place on one side: as wide as it is, its middle once and a half its radius away."""
    lat, lon = moved((place.lat, place.lon), bearing, 1.5 * place.radius_km)
    return replace(
        place,
        id=f"beyond:{place.id}:{bearing:g}",
        name=f"the area {_adjective(bearing).removesuffix('ern')} of {place.name}",
        kind=PlaceKind.REGION,
        lat=lat,
        lon=lon,
        outline=None,
        geonameid=None,
        country=None,
        claimed_by=(),
    )


def _centre(place: Place) -> Place:
    return replace(
        place,
        id=f"side:{place.id}:centre",
        name=f"central {place.name}",
        kind=PlaceKind.REGION,
        radius_km=place.radius_km * 0.6,
        outline=None,
        geonameid=None,
    )


def _adjective(bearing: float) -> str:
    winds = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
    return winds[round(bearing / 45) % 8] + "ern"


def _shifted(place: Place, bearing: float) -> tuple[float, float, float]:
    lat, lon = moved((place.lat, place.lon), bearing, place.radius_km / 2)
    return lat, lon, place.radius_km * 0.6


@lru_cache(maxsize=256)
def _clipped(name: str, bearing: float) -> tuple[float, float, float]:
    """Centre and radius of what lies beyond the centroid of an outline on that side."""
    shape = _whole(outlines.outline(name))
    middle, (west, south, east, north) = shape.centroid, shape.bounds
    to_east, to_north = sin(radians(bearing)), cos(radians(bearing))
    half = box(
        middle.x if to_east > 0.3 else west,
        middle.y if to_north > 0.3 else south,
        middle.x if to_east < -0.3 else east,
        middle.y if to_north < -0.3 else north,
    )
    piece = shape.intersection(half)
    centre = piece.centroid if piece.contains(piece.centroid) else piece.representative_point()
    west, south, east, north = piece.bounds
    reach = distance_km((south, west), (north, east)) / 2
    return centre.y, (centre.x + 180) % 360 - 180, reach


def _whole(shape: BaseGeometry | None) -> BaseGeometry:
    """A shape in one piece across the 180th meridian."""
    if shape is None or shape.is_empty:
        raise DataError("An outline that has a name has no shape.")
    west, _, east, _ = shape.bounds
    if east - west < 180:
        return shape
    return transform(shape, lambda points: points + [360, 0] * (points[:, :1] < 0))
