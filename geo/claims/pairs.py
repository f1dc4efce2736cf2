"""Whom "both", "each side" and "the two countries" stand for: the two states told last."""

from __future__ import annotations

from bisect import bisect_left

from geo.claims.actors import Claimant
from geo.claims.scene import Scene
from geo.language.document import Phrase
from geo.model import PlaceKind

_BOTH = frozenset(("both", "each", "two"))
_SIDES = frozenset(
    (
        "both",
        "each",
        "two",
        "side",
        "sides",
        "country",
        "countries",
        "capital",
        "capitals",
        "government",
        "governments",
        "state",
        "states",
        "neighbour",
        "neighbours",
        "neighbor",
        "neighbors",
        "republic",
        "republics",
        "nation",
        "nations",
        "parties",
    )
)
_REACH = 40
"""Place names gone back over for the two."""


def both_sides(scene: Scene, phrase: Phrase) -> tuple[Claimant, ...]:
    """The two states that the phrase stands for; empty where it does not mean two, or they are not told."""
    first = phrase.first + (scene.lower(phrase.first) == "the")
    words = [scene.lower(i) for i in range(first, phrase.last)]
    if not words or words[0] not in _BOTH or words[-1] not in _SIDES or len(words) > 2:
        return ()
    if words == ["two"]:
        return ()
    found: list[str] = []
    end = bisect_left(scene.starts, phrase.first)
    for position in range(end - 1, max(-1, end - 1 - _REACH), -1):
        state = _state(scene, position)
        if state and state not in found:
            found.append(state)
        if len(found) == len(_PAIR):
            break
    told = found if len(found) == len(_PAIR) else []
    return tuple(Claimant(state, state, True, people=True) for state in reversed(told))


_PAIR = ("one", "other")


def _state(scene: Scene, position: int) -> str:
    """The state that a place name is, derives from or is the seat of."""
    place = scene.reading.toponyms[position].place
    if place is None:
        return ""
    if place.kind is PlaceKind.COUNTRY:
        return scene.called.get(place.name, place.name)
    return scene.of_seat(place)
