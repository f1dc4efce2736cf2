""" "Between X and Y", "on the road from X to Y": somewhere on the way."""

from __future__ import annotations

from geo.localities.approach import approaches
from geo.localities.geodesy import distance_km, midpoint
from geo.localities.scene import NAMED, Found, Name, Scene
from geo.localities.words import listed, met, phrases, section
from geo.model import Place, PlaceKind

_LEAST_KM = 3.0
_WORDS_BETWEEN = 6


def between(scene: Scene, name: Name) -> Found | None:
    """The stretch from a name to the next one, where the words say "between" or tell of a road."""
    other = _next(scene, name)
    if other is None or not (_town(name) and _town(other)):
        return None
    apart = distance_km(name.point, other.point)
    if apart > float(section("between")["farthest_km"]):
        return None
    if (first := _leading(scene, name, other)) is not None:
        return Found(first, other.last, _way(name.place, other.place, apart), 2, (name.index, other.index))
    if (last := _pair(scene, name, other)) is not None:
        return Found(name.first, last, _way(name.place, other.place, apart), 2, (name.index, other.index))
    return None


def _town(name: Name) -> bool:
    return name.literal and name.place.kind in NAMED


def _next(scene: Scene, name: Name) -> Name | None:
    found = scene.names_between(name.last, min(name.last + _WORDS_BETWEEN, scene.sentence_of(name.first)[1]))
    return found[0] if found else None


def _leading(scene: Scene, name: Name, other: Name) -> int | None:
    """The first token of "between X and" or "the road from X to"."""
    joints = set(scene.words[name.last : other.first])
    for end in approaches(scene, name):
        if scene.word(end) == "between" and joints & listed("between", "joins"):
            return end
        found = met(scene, end, phrases("between", "ways_phrases"))
        if found and scene.word(found[0] - 1) in listed("between", "ways") and joints & {"to", "and", "with"}:
            return found[0] - 1
    return None


def _pair(scene: Scene, name: Name, other: Name) -> int | None:
    """The end of "X-Y road"."""
    joint = scene.words[name.last : other.first]
    on_a_way = scene.word(other.last) in listed("between", "ways")
    return other.last + 1 if len(joint) == 1 and joint[0] in ("-", "–", "—", "‑") and on_a_way else None


def _way(one: Place, other: Place, apart: float) -> Place:
    lat, lon = midpoint((one.lat, one.lon), (other.lat, other.lon))
    return Place(
        id=f"between:{one.id}:{other.id}",
        name=f"between {one.name} and {other.name}",
        kind=PlaceKind.REGION,
        lat=lat,
        lon=lon,
        radius_km=max(_LEAST_KM, apart / 2),
        country=one.country if one.country == other.country else None,
    )
