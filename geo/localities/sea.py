""" "Off the coast of X": the water beside a place."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from shapely import Point

from geo import outlines
from geo.localities.approach import approaches
from geo.localities.geodesy import moved
from geo.localities.scene import NAMED, Found, Name, Scene
from geo.localities.words import listed, met, phrases, section
from geo.model import Place, PlaceKind


def off(scene: Scene, name: Name) -> Found | None:
    """The water off a name, where the words before it say so."""
    if not name.literal:
        return None
    for end in approaches(scene, name):
        found = met(scene, end, phrases("sea", "phrases"))
        if found:
            return _found(scene, found[0], name.last, name)
    return _coast(scene, name)


def _coast(scene: Scene, name: Name) -> Found | None:
    """ "Off the X coast"."""
    last = name.last
    if scene.word(last) not in listed("sea", "coasts"):
        return None
    before = name.first - 1 - (scene.word(name.first - 1) == "the")
    return _found(scene, before, last + 1, name) if scene.word(before) == "off" else None


def _found(scene: Scene, first: int, last: int, name: Name) -> Found | None:
    place = _water(name.place)
    return (
        None
        if place is None
        else Found(first, last, place, 2 if name.place.radius_km < 50 else 3, (name.index,))
    )


def _water(place: Place) -> Place | None:
    """The nearest open water round a place; None for one with no sea in reach."""
    offshore = float(section("sea")["offshore_km"])
    if place.kind is PlaceKind.WATER:
        return None
    reach = place.radius_km if place.kind not in NAMED else 0.0
    found = _open_water(place.lat, place.lon, (reach + offshore, reach / 2 + offshore, reach + 3 * offshore))
    return None if found is None else _at(place, *found)


@lru_cache(maxsize=1024)
def _open_water(lat: float, lon: float, rounds: tuple[float, ...]) -> tuple[float, float, float] | None:
    """The first point at sea on rings of so many kilometres, and how far that is."""
    for km in rounds:
        for bearing in range(0, 360, 30):
            point = moved((lat, lon), bearing, km)
            if outlines.at_sea(Point(point[1], point[0])):
                return *point, km
    return None


def _at(place: Place, lat: float, lon: float, km: float) -> Place:
    return replace(
        place,
        id=f"off:{place.id}",
        name=f"off {place.name}",
        kind=PlaceKind.WATER,
        lat=lat,
        lon=lon,
        radius_km=km,
        country=None,
        outline=None,
        geonameid=None,
    )
