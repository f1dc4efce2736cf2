""" "Near X", "on the outskirts of X": beside a place, so the place grown wider."""

from __future__ import annotations

from dataclasses import replace

from geo.localities.approach import approaches
from geo.localities.scene import NAMED, STATES, Found, Name, Scene
from geo.localities.words import met, phrases, section
from geo.model import Place, PlaceKind


def near(scene: Scene, name: Name) -> Found | None:
    """The surroundings of a name, where the words before it say so."""
    if not name.literal or name.place.kind is PlaceKind.COUNTRY:
        return None
    known = phrases("near", "phrases")
    for end in approaches(scene, name):
        found = met(scene, end, known)
        if found and _fits(found[1], name):
            first, _ = found
            return Found(first, name.last, beside(name.place), _precision(name), (name.index,))
    return None


def _fits(phrase: str, name: Name) -> bool:
    return name.place.kind not in STATES or phrase not in section("near")["not_of_states"]


def _precision(name: Name) -> int:
    return 2 if name.place.kind in NAMED or name.place.radius_km <= 15 else 3


def beside(place: Place) -> Place:
    """A place with its surroundings."""
    return replace(
        place,
        id=f"near:{place.id}",
        name=f"near {place.name}",
        radius_km=place.radius_km + float(section("near")["widen_km"]),
        outline=None,
        geonameid=None,
    )
