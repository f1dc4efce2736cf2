""" "X, a town 12 km north of Y": words that tell where X lies, and no place of their own."""

from __future__ import annotations

from dataclasses import replace

from geo.localities.geodesy import distance_km
from geo.localities.scene import NAMED, Found, Scene
from geo.localities.words import listed
from geo.model import WITHIN, Sense

_FARTHEST = 14  # words between a name and what is said of where it lies
_OPENING = frozenset({",", "("})
_ENDING = frozenset(".;:!?)")
_DOUBT_KM = 12.0


def described(scene: Scene, found: Found) -> Found:
    """The place before a description, if there is one, told by both; else the description alone.

    A name that the gazetteer does not know, or knows far from where the words put it, lies where they say.
    """
    at = _named_before(scene, found.first)
    if at is None:
        return found
    index, first = at
    toponym = scene.toponyms[index]
    indices = (index, *found.toponyms)
    known = toponym.place
    if known is not None and known.kind not in NAMED:
        return found
    if known is not None and _agree(known.lat, known.lon, found):
        return Found(first, found.last, known, 2 if known.id.startswith(WITHIN) else 1, indices)
    if not found.measured:
        return found
    words = toponym.span.text
    place = replace(found.place, id=f"{found.place.id}:{words.casefold()}", name=words)
    return Found(first, found.last, place, 2, indices, measured=True)


def _agree(lat: float, lon: float, found: Found) -> bool:
    apart = distance_km((lat, lon), (found.place.lat, found.place.lon))
    return apart <= 2 * found.place.radius_km + _DOUBT_KM


def _named_before(scene: Scene, first: int) -> tuple[int, int] | None:
    """The literal toponym that a description starting at a token hangs on: its position and first token."""
    sentence, _ = scene.sentence_of(first)
    links = listed("apposition", "links") | listed("features", "nouns")
    opened = False
    token = first - 1
    while token >= max(sentence, first - _FARTHEST):
        name = scene.any_ending(token + 1)
        if name is not None and opened and scene.word(token + 1) in _OPENING:
            index, start = name
            return (index, start) if scene.toponyms[index].sense is Sense.LITERAL else None
        word = scene.word(token)
        if word in _OPENING:
            opened = True
        elif name is not None:
            token = name[1]
        elif word in _ENDING or word not in links:
            return None
        token -= 1
    return None
