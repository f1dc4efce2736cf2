"""Which state a person speaks for: "President Aliyev" of an article about Azerbaijan's president."""

from __future__ import annotations

from geo.claims.actors import Claimant, plain, speaking
from geo.claims.scene import Scene
from geo.model import PlaceKind

_REACH = 6
"""How many words an office may stand away from the name of its holder."""
_BEHIND = 4
"""How many words behind its state's name an office may stand."""


def speaking_for(scene: Scene, speaker: str) -> Claimant:
    """Whom a speaker means by "we": a person's state, else the speaker."""
    told = speaking(scene, speaker)
    words = plain(speaker).split()
    if set(words) & (scene.lexicon.claimants["forces"] | scene.lexicon.claimants["organs"]):
        return told
    state = told.state or (_offices(scene).get(words[-1], "") if words else "")
    return Claimant(state, state, True, people=True) if state else told


def _offices(scene: Scene) -> dict[str, str]:
    """Last name in lower case → the state whose office its bearer is said to hold; worked out once."""
    if not scene.offices:
        scene.offices[""] = ""
        for at in sorted(set(scene.starts)):
            state, office = _office_of(scene, at)
            around = range(max(0, office - _REACH), min(len(scene.tokens), office + _REACH)) if state else ()
            for index in around:
                if scene.tokens[index].tag == "PROPN" and index not in scene.names:
                    scene.offices.setdefault(scene.lower(index), state)
    return scene.offices


def _office_of(scene: Scene, at: int) -> tuple[str, int]:
    """The state named at a token with the office told with it: "Armenian minister", "king of Armenia"."""
    toponym = scene.toponym(at)
    if toponym is None or toponym.place is None or toponym.place.kind is not PlaceKind.COUNTRY:
        return "", at
    words = scene.lexicon.claimants["offices"]
    if scene.lower(at - 1) == "of" and scene.lower(at - 2) in words:
        return toponym.place.name, at - 2
    end = scene.end_of_name(at)
    office = next((i for i in range(end, end + _BEHIND) if scene.lower(i) in words), None)
    return (toponym.place.name, office) if office is not None else ("", at)
