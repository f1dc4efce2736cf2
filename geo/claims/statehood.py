"""Statehood recognised or refused: "recognised its independence", "does not accept the statehood of X"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.anaphora import lead_back
from geo.claims.claimants import claimants
from geo.claims.drafts import Draft
from geo.claims.shares import Named
from geo.claims.telling import TOLD, Telling
from geo.claims.territories import territories
from geo.model import Extent, Relation


def recognised_statehood(telling: Telling) -> Iterator[Draft]:
    """ "recognised its independence", "does not accept the statehood of X": whose it is, is the territory."""
    scene, clause = telling.scene, telling.clause
    words = scene.lexicon.predicate
    if clause.lemma not in scene.lexicon.joint.recognising or clause.reality not in TOLD:
        return
    thing = telling.slot("object")
    if thing is None:
        return
    noun = next((i for i in range(thing.first, thing.last) if scene.lower(i) in words["statehood"]), None)
    if noun is None:
        return
    places = territories(scene, noun + 2, telling.sentence.last) if scene.lower(noun + 1) == "of" else ()
    places = places or _whose(telling, thing.first, noun)
    for holder in claimants(scene, telling.slot("subject"), clause.verb):
        for place in places:
            yield Draft(clause.verb, Relation.RECOGNISES, holder, place, None, telling.negated, by=holder)


def _whose(telling: Telling, first: int, noun: int) -> tuple[Named, ...]:
    """The territory before the noun: "its independence", "Kosovo's independence"."""
    scene = telling.scene
    if first in scene.names:
        toponym, last = scene.toponym(first), scene.end_of_name(first)
        place = scene.place_of(toponym) if toponym is not None else None
        return (Named(first, last, first, scene.words(first, last), place, Extent.UNSPECIFIED),)
    place = lead_back(scene, first, "") if first < noun else None
    if place is None or scene.lower(first) not in ("its", "the", "their", "that"):
        return ()
    return (Named(first, noun + 1, noun, scene.words(first, noun + 1), place, Extent.UNSPECIFIED, led=True),)
