"""How much of a territory is told, and the shares that lead back to one ("half of it", "its part")."""

from __future__ import annotations

from dataclasses import dataclass

from geo.claims.anaphora import lead_to
from geo.claims.phrases import FILLERS, Found, is_noun
from geo.claims.scene import Mention, Scene
from geo.model import Extent, Place

_PRONOUNS = frozenset(["it", "them", "there", "itself", "ones"])
_OWNERS = frozenset(["its", "their", "his", "her", "our"])
_PRONOUN_WITHIN = 6
_LED = 0.4
"""What "it" tells of a place; where a claim comes of it, the claim counts as well."""
_BEFORE_PRONOUN = FILLERS | {"ADP", "NOUN"}


@dataclass(frozen=True, slots=True)
class Named:
    """A territory as told: tokens `first`..`last` (end exclusive), its words, its place if it has one.

    `anchor` is the toponym's token, or the head's. `led` is True where the place was named earlier.
    """

    first: int
    last: int
    anchor: int
    name: str
    place: Place | None
    extent: Extent
    led: bool = False


def pronoun(scene: Scene, first: int) -> Named | None:
    """ "it", "all of it", "half": what was named before."""
    if scene.lower(first) in scene.lexicon.extent["part"] and scene.lower(first + 1) != "of":
        return led_share(scene, first, first + 1)
    for at in range(first, min(first + _PRONOUN_WITHIN, len(scene.tokens))):
        if scene.lower(at) in _PRONOUNS:
            return led_share(scene, first, at + 1)
        if scene.tokens[at].tag not in _BEFORE_PRONOUN:
            return None
    return None


def is_share_of(one: Named) -> bool:
    """ "eight villages", "20 percent of Azerbaijani land": a whole told by its size."""
    return one.place is None or one.extent is Extent.PART


def is_share(scene: Scene, first: int, run: Found) -> bool:
    """ "its part", "half of it": a share of what was named before."""
    measures = scene.lexicon.joint.measures
    words = [scene.lower(i) for i in range(first, run.last)]
    nouns = [w for i, w in enumerate(words, first) if is_noun(scene.tokens[i]) and w not in measures]
    share = any(word in measures for word in words)
    return share and not nouns and any(word in _PRONOUNS or word in _OWNERS for word in words)


def _fronted(scene: Scene, first: int) -> Mention | None:
    """ "of Hsipaw it holds half": what the share is of stands before the verb."""
    clause = scene.clause_at(first)
    for oblique in clause.obliques if clause is not None else ():
        at = oblique.phrase.first
        toponym = scene.toponym(at)
        if oblique.preposition == "of" and toponym is not None and clause is not None and at < clause.verb:
            return Mention(at, scene.place_of(toponym), 1.0, toponym.span.text)
    return None


def led_share(scene: Scene, first: int, last: int) -> Named | None:
    """The words with the place named before that they lead back to, or None."""
    found = _fronted(scene, first) or lead_to(scene, first, "")
    if found is None:
        return None
    place = found.place
    words = scene.words(first, last)
    scene.mentions.append(Mention(first, place, _LED, found.words))
    return Named(first, last, last - 1, words, place, extent_of(scene, first, last), led=True)


def extent_of(scene: Scene, first: int, last: int) -> Extent:
    """How much of the territory the words before it mean."""
    words = scene.lexicon.extent
    for at in range(first, last):
        lower = scene.lower(at)
        if lower in words["part"] or (lower in ("per",) and scene.lower(at + 1) == "cent"):
            return Extent.PART
        if lower in words["whole"]:
            return Extent.PART if scene.lower(last) in words["except"] else Extent.WHOLE
        if at in scene.names:
            break
    return Extent.UNSPECIFIED
