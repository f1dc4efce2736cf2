"""Which state a person speaks for: "President Aliyev" of an article about Azerbaijan's president."""

from __future__ import annotations

from geo.claims.actors import Claimant, plain, speaking
from geo.claims.scene import Scene
from geo.model import PlaceKind

_REACH = 6
"""How many words a title may stand away from the state or the name it goes with."""


def speaking_for(scene: Scene, speaker: str) -> Claimant:
    """Whom a speaker means by "we": a person's state, else the speaker."""
    told = speaking(scene, speaker)
    words = plain(speaker).split()
    if set(words) & (scene.lexicon.claimants["forces"] | scene.lexicon.claimants["organs"]):
        return told
    state = told.state or (_state_of(scene, words[-1]) if words else "")
    return Claimant(state, state, True, people=True) if state else told


def _state_of(scene: Scene, surname: str) -> str:
    """The state whose office a person of this name is said to hold, or ""."""
    offices = scene.lexicon.claimants["offices"]
    for token in scene.tokens:
        if token.lower != surname or token.tag != "PROPN":
            continue
        around = range(max(0, token.index - _REACH), min(len(scene.tokens), token.index + _REACH))
        if any(scene.lower(i) in offices for i in around):
            state = next((s for i in around if (s := _state_at(scene, i))), "")
            if state:
                return state
    return ""


def _state_at(scene: Scene, at: int) -> str:
    """The state that a token names as whose office it is: "Armenian", "Armenia's", "of Armenia"."""
    toponym = scene.toponym(at)
    if toponym is None or toponym.place is None or toponym.place.kind is not PlaceKind.COUNTRY:
        return ""
    offices = scene.lexicon.claimants["offices"]
    end = scene.end_of_name(at)
    before = scene.lower(at - 1) == "of" and scene.lower(at - 2) in offices
    after = any(scene.lower(i) in offices for i in range(end, end + 4))
    return toponym.place.name if before or after else ""
