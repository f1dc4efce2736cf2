"""How well a place goes with the word that leads back to it: "the city", "the island", "the territory"."""

from __future__ import annotations

from geo.claims.scene import Mention, Scene
from geo.model import Place, PlaceKind

_LANDS = frozenset(
    ["emirate", "kingdom", "nation", "territory", "country", "land", "republic", "state", "soil", "lands"]
)
_AS_TOWN = {
    PlaceKind.ADMIN2: 0.6,
    PlaceKind.ADMIN1: 0.5,
    PlaceKind.REGION: 0.3,
    PlaceKind.COUNTRY: 0.1,
    PlaceKind.WATER: 0.05,
    PlaceKind.TERRAIN: 0.05,
}
"""How well a kind of place goes with "the city"; provinces often bear the name of theirs."""
_AS_LAND = {PlaceKind.COUNTRY: 0.5, PlaceKind.POPULATED_PLACE: 0.2, PlaceKind.WATER: 0.5}
_STATES = frozenset(("country", "emirate", "kingdom", "nation", "republic", "state"))
_SMALL = frozenset(("village", "hamlet"))
_TOWNS = frozenset(("city", "town", "port", "township"))
_SETTLED = _SMALL | _TOWNS
_ISLANDS = frozenset(
    ("island", "islands", "islet", "islets", "isle", "reef", "shoal", "atoll", "archipelago")
)
_FORTS = frozenset(
    ("kop", "fort", "fortress", "peak", "hill", "hilltop", "ridge", "height", "pass", "outpost")
)
_APPOSED = 5
"""How many words an apposition may have before its noun."""
_VILLAGE = 12.0
_FULL = 100.0
"""A "territory" or "country" is as a rule this many km wide; smaller places are less likely to be meant."""


_WIDE = frozenset(
    (
        PlaceKind.REGION,
        PlaceKind.ADMIN1,
        PlaceKind.ADMIN2,
        PlaceKind.COUNTRY,
        PlaceKind.TERRAIN,
        PlaceKind.WATER,
    )
)
_OF_CLAIM = 1.3
"""How much rather "it" is a place that somebody is said to hold or to have taken."""


def _is_called(scene: Scene, mention: Mention, word: str) -> bool:
    """ "Badme, the village over which …", "the village of Badme": the text itself calls it that."""
    at = mention.token
    if at not in scene.names:
        return False
    if scene.lower(at - 1) == "of" and scene.lower(at - 2) == word:
        return True
    end = scene.end_of_name(at)
    if scene.lower(end) != ",":
        return False
    for index in range(end + 1, min(end + 1 + _APPOSED, len(scene.tokens))):
        if scene.lower(index) == word:
            return True
        if scene.tokens[index].tag not in ("DET", "ADJ", "NUM", "NOUN"):
            return False
    return False


def _cannot_be(place: Place, word: str) -> bool:
    """Whether a word of a narrow sense rules a place out: a country is no village, a capital no fort."""
    if word in _SETTLED and place.kind in (PlaceKind.COUNTRY, PlaceKind.WATER, PlaceKind.TERRAIN):
        return True
    if word in _SMALL:
        return place.kind in _WIDE or place.radius_km > _VILLAGE
    if word in _ISLANDS:
        return place.kind is PlaceKind.POPULATED_PLACE
    return word in _FORTS and place.kind is PlaceKind.POPULATED_PLACE and place.radius_km > _VILLAGE


def kind_fit(scene: Scene, mention: Mention, word: str) -> float:
    """A factor: 1 for a place that goes with the word as well as any, 0 for one that cannot be it."""
    if not word:
        return _OF_CLAIM if mention.claimed else 1.0
    place = mention.place
    if word in mention.words.lower().split() or _is_called(scene, mention, word):
        return 6.0
    if place is not None and word in place.name.lower().split():
        return 3.0
    if place is None:
        return 1.0
    if _cannot_be(place, word):
        return 0.0
    fit = 1.3 if mention.claimed else 1.0
    if word in _TOWNS and not mention.claimed and scene.of_seat(place):
        fit *= 0.4
    town = word in scene.lexicon.kinds[PlaceKind.POPULATED_PLACE]
    wide = word in scene.lexicon.kinds[PlaceKind.REGION]
    if town is not wide:
        fit *= (_AS_TOWN if town else _AS_LAND).get(place.kind, 1.0)
    if place.kind is PlaceKind.COUNTRY and word in _STATES:
        fit *= 2.0
    if word in _SMALL and place.radius_km > _VILLAGE:
        fit *= 0.2
    if wide and place.claimed_by:
        fit *= 2.0
    if word in _LANDS:
        fit *= min(1.0, place.radius_km / _FULL)
    return fit
