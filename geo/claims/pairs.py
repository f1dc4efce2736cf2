"""Whom "both", "each side" and "the two countries" stand for: the two states told last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from geo.claims.actors import Claimant, plain
from geo.claims.drafts import Draft
from geo.claims.scene import Scene
from geo.language.document import Phrase
from geo.model import PlaceKind, Relation

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
_PAIR = ("the one", "the other")
_REACH = 40
"""Place names gone back over for the two."""


def is_pair(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase stands for two sides told before: "both", "each side", "the two countries"."""
    words = (scene.lower(i) for i in range(phrase.first, phrase.last))
    return _means_two([word for word in words if word not in ("the", "of")])


def _means_two(words: Sequence[str]) -> bool:
    return (
        0 < len(words) <= len(_PAIR) and words[0] in _BOTH and words[-1] in _SIDES and list(words) != ["two"]
    )


def both_sides(scene: Scene, at: int) -> tuple[Claimant, ...]:
    """The two states told last before a token; empty where there are not two."""
    found: list[str] = []
    end = bisect_left(scene.starts, at)
    for position in range(end - 1, max(-1, end - 1 - _REACH), -1):
        state = _state(scene, position)
        if state and state not in found:
            found.append(state)
        if len(found) == len(_PAIR):
            return tuple(Claimant(state, state, True, people=True) for state in reversed(found))
    return ()


def each_side(scene: Scene, draft: Draft) -> tuple[Draft, ...]:
    """The draft once for each of the two that its claimant stands for; itself where it stands for one."""
    who = draft.claimant
    if who is None or not _means_two(plain(who.words).removeprefix("the ").split()):
        return (draft,)
    # "Both sides say that X is theirs": what states call theirs is claimed as part of them.
    relation = Relation.PART_OF if draft.relation is Relation.CONTROLS else draft.relation
    return tuple(
        replace(draft, relation=relation, claimant=side, by=side if draft.by is not None else None)
        for side in both_sides(scene, draft.anchor)
    )


def _state(scene: Scene, position: int) -> str:
    """The state that a place name is, derives from or is the seat of."""
    place = scene.reading.toponyms[position].place
    if place is None:
        return ""
    if place.kind is PlaceKind.COUNTRY:
        return scene.called.get(place.name, place.name)
    return scene.of_seat(place)
