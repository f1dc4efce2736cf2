"""Whose a territory is said to be: "part of Y", "Y soil", "its own", "Portuguese"."""

from __future__ import annotations

from geo.claims.actors import Claimant, plain
from geo.claims.claimants import claimant
from geo.claims.phrases import noun_phrase
from geo.claims.scene import QUOTES, Scene
from geo.claims.sides import speaking_for
from geo.claims.states import is_adjective
from geo.claims.telling import Telling
from geo.language.document import Phrase
from geo.model import ARTICLE_VOICE, PlaceKind, Relation, Sense

_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_REACH = 9
_OWNERS = frozenset(["its", "their", "his", "our", "her"])
_SKIPPED = frozenset(
    [
        "a",
        "an",
        "the",
        "as",
        "to",
        "be",
        "been",
        "once",
        "again",
        "more",
        "still",
        "always",
        "now",
        "and",
        "will",
        "remain",
    ]
)


def belonging(  # noqa: PLR0911 — one return a case
    telling: Telling, start: int, limit: int, viewer: Claimant | None = None
) -> tuple[Relation, Claimant | None] | None:
    """Whose the words from `start` on say a territory is: "part of Y", "Y soil", "its own", "Portuguese"."""
    scene = telling.scene
    words = scene.lexicon.predicate
    demonym: int | None = None
    owned: int | None = None
    for at in range(start, min(start + _REACH, limit)):
        token, lower = scene.tokens[at], scene.lower(at)
        toponym = scene.toponym(at)
        possessed = _possessed(telling, start, at, limit, viewer)
        if possessed is not None:
            return possessed
        if lower in _OWNERS:
            owned = at
        elif lower == "own" and owned is not None:
            return Relation.CLAIMS, viewer or claimant(scene, Phrase(owned, at, owned), telling.clause.verb)
        elif lower in words["renegade"] and viewer is not None and scene.lower(at + 1) in words["part"]:
            return Relation.CLAIMS, viewer
        elif lower in words["part"]:
            if demonym is not None and owned is None:
                return _demonym(scene, demonym)
            return _part(telling, at, limit, viewer, owned)
        elif lower in words["frontier"] and viewer is not None:
            return Relation.CLAIMS, viewer
        elif toponym is not None and _is_adjective(scene, at) and scene.lower(at + 1) != "-":
            demonym = at
        elif (
            (owned is not None and token.tag == "NOUN" and scene.lower(at + 1) in words["part"])
            or ((toponym is not None or token.tag in ("NOUN", "PROPN")) and _owns(telling, at, limit))
            or (
                token.tag in ("ADJ", "ADV", "DET", "AUX", "PART")
                or lower in _SKIPPED
                or lower in QUOTES
                or lower == ","
            )
        ):
            continue
        else:
            break
    return _demonym(scene, demonym) if demonym is not None else None


def _possessed(
    telling: Telling, start: int, at: int, limit: int, viewer: Claimant | None
) -> tuple[Relation, Claimant | None] | None:
    """ "Is Cameroon's", "is ours", "regards it as theirs": whose it is, where the token ends that."""
    scene, lower = telling.scene, telling.scene.lower(at)
    owner = _possessor(telling, start, at, limit) if lower in _GENITIVE else None
    if owner is not None:
        return _held_or_owned(scene, owner), owner
    if lower not in ("ours", "theirs"):
        return None
    return (Relation.PART_OF, viewer) if viewer is not None else _pronoun(scene, at, telling.clause.verb)


def _pronoun(scene: Scene, at: int, verb: int) -> tuple[Relation, Claimant | None]:
    """ "is ours", "was theirs": held, or where a state is meant by "theirs" its own."""
    owner = claimant(scene, Phrase(at, at + 1, at), verb)
    speaker = scene.speaker(at)
    if scene.lower(at) == "theirs" and speaker != ARTICLE_VOICE:
        owner = speaking_for(scene, speaker)
    if scene.lower(at) == "ours" or owner is None:
        return Relation.CONTROLS, owner
    return _held_or_owned(scene, owner), owner


def _held_or_owned(scene: Scene, owner: Claimant) -> Relation:
    """What is a state's belongs to it; what is an army's or the rebels' is held by them."""
    force = set(plain(owner.words).split()) & scene.lexicon.joint.bodies
    return Relation.PART_OF if owner.state and not force else Relation.CONTROLS


def _owns(telling: Telling, at: int, limit: int) -> bool:
    """Whether a genitive ends the words soon: "the government's"."""
    return any(telling.scene.lower(i) in _GENITIVE for i in range(at + 1, min(at + 4, limit)))


def _is_adjective(scene: Scene, at: int) -> bool:
    """Whether the name is a state's adjective: "Serbian territory", "is Kuwaiti"."""
    toponym = scene.toponym(at)
    if toponym is None or toponym.place is None or toponym.place.kind is not PlaceKind.COUNTRY:
        return toponym is not None and toponym.sense is Sense.DEMONYM
    before_land = scene.lower(scene.end_of_name(at)) in scene.lexicon.predicate["part"]
    adjective = scene.tokens[at].tag == "ADJ" or is_adjective(toponym.span.text)
    return toponym.sense is Sense.DEMONYM or adjective or before_land


def _possessor(telling: Telling, start: int, at: int, limit: int) -> Claimant | None:
    """ "is Cameroon's", "remains the government's": whose, with nothing behind it."""
    scene = telling.scene
    if at + 1 < limit and scene.tokens[at + 1].tag not in ("PUNCT", "ADV", "ADP", "SCONJ", "CCONJ"):
        return None
    first = at
    while first > start and scene.tokens[first - 1].tag in ("NOUN", "PROPN", "ADJ", "DET"):
        first -= 1
    return claimant(scene, Phrase(first, at, at - 1), telling.clause.verb) if first < at else None


def _part(
    telling: Telling, at: int, limit: int, viewer: Claimant | None, owned: int | None
) -> tuple[Relation, Claimant | None] | None:
    scene = telling.scene
    if owned is not None:
        owner = viewer or claimant(scene, Phrase(owned, owned + 1, owned), telling.clause.verb)
        return Relation.PART_OF, owner
    if scene.lower(at + 1) != "of":
        return None
    if scene.lower(at + 2) in _OWNERS:
        # "calls it a part of its territory", "Iran says that it is a part of its territory"
        owner = viewer or claimant(scene, Phrase(at + 2, at + 3, at + 2), telling.clause.verb)
        return Relation.PART_OF, owner
    phrase = noun_phrase(scene, at + 2, limit)
    if phrase is None or not _is_owner(scene, phrase):
        return None
    if phrase.first in scene.names and scene.lower(phrase.last - 1) in scene.lexicon.predicate["part"]:
        return _demonym(scene, phrase.first)
    return Relation.PART_OF, claimant(scene, phrase, telling.clause.verb)


def _is_owner(scene: Scene, phrase: Phrase) -> bool:
    """A state or a side; a province that a town is part of owns nothing."""
    for at in range(phrase.first, phrase.last):
        toponym = scene.toponym(at)
        if toponym is not None and toponym.place is not None and toponym.place.kind is PlaceKind.COUNTRY:
            return True
        if scene.lower(at) in (
            "north",
            "south",
            "east",
            "west",
            "republic",
            "kingdom",
            "federation",
            "union",
            "reich",
            "empire",
            "crown",
        ):
            return True
    return False


def _demonym(scene: Scene, at: int) -> tuple[Relation, Claimant | None] | None:
    return Relation.PART_OF, claimant(scene, Phrase(at, at + 1, at), at)
