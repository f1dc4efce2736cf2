"""What a side counts a place as: "Lima gives it for taken", "lists Kupiansk as captured"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.claimants import claimants
from geo.claims.drafts import Draft
from geo.claims.phrases import is_noun
from geo.claims.scene import Scene
from geo.claims.shares import Named
from geo.claims.telling import Telling
from geo.claims.territories import territories
from geo.language.document import Clause, Phrase, Sentence
from geo.model import Relation, Sense

_AS = frozenset(("for", "as"))
_REACH = 14
"""How many words behind the verb "for lost" may stand."""
_COUNTED = {
    "taken": Relation.CAPTURED,
    "captured": Relation.CAPTURED,
    "conquered": Relation.CAPTURED,
    "seized": Relation.CAPTURED,
    "retaken": Relation.CAPTURED,
    "recovered": Relation.CAPTURED,
    "recaptured": Relation.CAPTURED,
    "won": Relation.CAPTURED,
    "liberated": Relation.LIBERATED,
    "freed": Relation.LIBERATED,
    "annexed": Relation.ANNEXED,
    "lost": Relation.LOST,
    "held": Relation.CONTROLS,
}


def told_by_reckonings(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """The claims that a sentence tells by what somebody gives a place for."""
    if not scene.tells(sentence, _COUNTED.keys()):
        return
    for clause in sentence.clauses:
        if clause.lemma not in scene.lexicon.predicate["reckons"]:
            continue
        telling = Telling(scene, sentence, clause)
        if telling.told and not clause.passive:
            yield from _counted(telling, clause)


def _is_side(scene: Scene, first: int, last: int) -> bool:
    """Whether the words are a state that speaks, not a place that is spoken of."""
    toponym = scene.toponym(first) if first < last else None
    return toponym is not None and toponym.sense is Sense.ASSOCIATIVE and scene.end_of_name(first) == last


def _counted(telling: Telling, clause: Clause) -> Iterator[Draft]:
    scene, limit = telling.scene, telling.sentence.last
    start = clause.verb + 1
    holders = claimants(scene, telling.slot("subject"), clause.verb)
    places: tuple[Named, ...] = ()
    for at in range(start, min(start + _REACH, limit - 1)):
        if scene.lower(at) not in _AS:
            continue
        word = at + 1
        negated = clause.negated
        while scene.tokens[word].tag == "ADV" and word < limit - 1:
            negated ^= scene.lower(word) in ("never", "not")
            word += 1
        relation = _COUNTED.get(scene.lower(word))
        if relation is None or (word + 1 < limit and is_noun(scene.tokens[word + 1])):
            continue
        if _is_side(scene, start, at):
            # "Lima gives it for taken, Quito for never lost": the same place, another's view.
            holders = claimants(scene, Phrase(start, at, at - 1), clause.verb)
        else:
            places = territories(scene, start, at) if at > start else ()
        for place in places:
            for holder in (one for one in holders if one.force):
                yield Draft(clause.verb, relation, holder, place, negated=negated, by=holder)
        start = word + 2
