"""Whose flag flies over a place: "Over the fort flies the flag of Estonia"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.actors import Claimant
from geo.claims.claimants import claimant, claimants
from geo.claims.drafts import Draft
from geo.claims.phrases import noun_phrase
from geo.claims.scene import Scene
from geo.claims.telling import Telling
from geo.claims.territories import territories
from geo.language.document import Clause, Phrase, Sentence
from geo.model import Relation

_OWN = frozenset(("its", "their", "his"))
_AT = frozenset(("over", "above", "on", "at", "in"))
_ABOVE = frozenset(("over", "above"))
_NEAR = 10
"""How many words from "flag" its verb and its place may stand."""
_LEAD = 4
"""How many words before "flag" may say whose it is."""


def told_by_flags(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """The claims that a sentence tells by the flag that flies somewhere."""
    words = scene.lexicon.stance
    if not scene.tells(sentence, words["flags"]):
        return
    yield from _hoisted(scene, sentence)
    for flag in range(sentence.first, sentence.last):
        if scene.lower(flag) not in words["flags"]:
            continue
        verb = next((i for i in _around(sentence, flag) if scene.lower(i) in words["flying"]), None)
        above = next((i for i in _around(sentence, flag) if scene.lower(i) in _ABOVE), None)
        holder = _whose(scene, sentence, flag) if verb is not None and above is not None else None
        clause = scene.clause_at(verb) if verb is not None else None
        if verb is None or above is None or holder is None or not _is_told(scene, sentence, clause):
            continue
        for place in territories(scene, above + 1, verb if above < verb else sentence.last, False)[:1]:
            yield Draft(verb, Relation.CONTROLS, holder, place, negated=bool(clause and clause.negated))


def _hoisted(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """ "The brigade hoisted its flag over the fort": whoever hoists their own has taken what is below it."""
    words = scene.lexicon.stance
    for clause in sentence.clauses:
        flag = clause.object
        own = (
            flag is not None and scene.lower(flag.first) in _OWN and scene.lower(flag.head) in words["flags"]
        )
        telling = Telling(scene, sentence, clause)
        if flag is None or not own or clause.lemma not in words["hoisting"] or not telling.told:
            continue
        above = next(
            (i for i in range(flag.last, min(flag.last + 3, sentence.last)) if scene.lower(i) in _AT), None
        )
        for place in territories(scene, above + 1, sentence.last, False)[:1] if above is not None else ():
            for holder in claimants(scene, telling.slot("subject"), clause.verb):
                if holder.force:
                    yield Draft(clause.verb, Relation.CAPTURED, holder, place, negated=telling.negated)


def _around(sentence: Sentence, flag: int) -> range:
    return range(max(sentence.first, flag - _NEAR), min(sentence.last, flag + _NEAR))


def _is_told(scene: Scene, sentence: Sentence, clause: Clause | None) -> bool:
    return clause is None or Telling(scene, sentence, clause).told


def _whose(scene: Scene, sentence: Sentence, flag: int) -> Claimant | None:
    """Whose flag: after "of", else the name or the force before it."""
    if scene.lower(flag + 1) == "of":
        phrase = noun_phrase(scene, flag + 2, sentence.last)
        return claimant(scene, phrase, flag) if phrase is not None else None
    known = scene.lexicon.joint.powers
    for at in range(flag - 1, max(sentence.first, flag - _LEAD) - 1, -1):
        if at in scene.names or scene.lower(at) in known or scene.tokens[at].tag == "PROPN":
            first = scene.starts[scene.names[at]] if at in scene.names else at
            found = claimant(scene, Phrase(first, at + 1, at), flag)
            adjective = found is not None and found.state and at in scene.names
            return Claimant(found.state, found.state, True, people=True) if found and adjective else found
    return None
