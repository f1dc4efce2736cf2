"""Claims told by "is", "considers", "declares": "is part of Guyana", "is ours", "considers it its own"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.actors import Claimant
from geo.claims.belonging import belonging
from geo.claims.claimants import claimant, claimants
from geo.claims.drafts import Draft
from geo.claims.pairs import each_side
from geo.claims.relatives import before_relative
from geo.claims.scene import Scene
from geo.claims.shares import Named
from geo.claims.telling import RELATIVES, Telling
from geo.claims.territories import territories
from geo.language.document import Clause, Phrase, Sentence
from geo.model import Relation

_ASIDE = 12
_ASIDES = frozenset(("who", "whose", "where", "a", "an", "the"))
_LONG = 20
_REACH = 9
_FORMS = {
    "annexed": Relation.ANNEXED,
    "occupied": Relation.OCCUPIES,
    "liberated": Relation.LIBERATED,
    "free": Relation.LIBERATED,
    "freed": Relation.LIBERATED,
}


def told_by_predicates(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """The claims that a sentence tells by saying what a territory is."""
    words = scene.lexicon.predicate
    for clause in sentence.clauses:
        if clause.lemma not in scene.lexicon.joint.predicating:
            continue
        telling = Telling(scene, sentence, clause)
        if not telling.told:
            continue
        if clause.lemma in words["copulas"] and not clause.passive:
            yield from _copular(telling)
        if clause.lemma in scene.lexicon.joint.viewing:
            yield from _viewed(telling)
        if clause.lemma in words["declares"]:
            yield from _declared(telling)


def _copular(telling: Telling) -> Iterator[Draft]:
    clause = telling.clause
    subject = telling.subject
    if subject is None or subject.last > clause.verb + 1:
        return
    told = belonging(telling, clause.verb + 1, telling.sentence.last) or _is_with(telling)
    if told is None:
        yield from _mastered(telling, subject)
        return
    relation, holder = told
    for place in subjects(telling, subject):
        if place.place is not None or place.anchor in telling.scene.names:
            draft = Draft(clause.verb, relation, holder, place, negated=clause.negated)
            yield from each_side(telling.scene, draft)


def _is_with(telling: Telling) -> tuple[Relation, Claimant | None] | None:
    """ "The town is with the army": who has it."""
    scene, phrase = telling.scene, telling.oblique("with")
    force = phrase is not None and scene.lower(phrase.last - 1) in scene.lexicon.claimants["forces"]
    if phrase is None or not force:
        return None
    return Relation.CONTROLS, claimant(scene, phrase, telling.clause.verb)


def _mastered(telling: Telling, subject: Phrase) -> Iterator[Draft]:
    """ "were masters of the town", "remained the sole authority over Kuwait"."""
    scene, clause = telling.scene, telling.clause
    if not scene.tells(telling.sentence, scene.lexicon.joint.masters):
        return
    for at in range(clause.verb + 1, min(clause.verb + _REACH, telling.sentence.last - 1)):
        relation = scene.lexicon.masters.get((scene.lower(at), scene.lower(at + 1)))
        if relation is not None:
            holders = claimants(scene, subject, clause.verb)
            for place in territories(scene, at + 2, telling.sentence.last):
                for holder in holders:
                    yield Draft(clause.verb, relation, holder, place, negated=clause.negated)
            return
        if scene.tokens[at].tag in ("VERB", "PUNCT"):
            return


def subjects(telling: Telling, subject: Phrase) -> tuple[Named, ...]:
    """The territories that a subject names; those before a relative pronoun."""
    scene = telling.scene
    if subject.last - subject.first == 1 and scene.lower(subject.first) in ("which", "that"):
        return before_relative(scene, telling.sentence, subject.first)
    return telling.territories(subject)


def _viewed(telling: Telling) -> Iterator[Draft]:
    """ "considers X a part of Y", "treats the line as the frontier"."""
    scene, clause = telling.scene, telling.clause
    viewers: tuple[Claimant | None, ...] = claimants(scene, telling.slot("subject"), clause.verb)
    if clause.lemma in scene.lexicon.predicate["makes"]:
        viewers = ()
    elif not viewers and not clause.passive:
        return
    for viewer in viewers or (None,):
        yield from _viewed_by(telling, viewer)


def _viewed_by(telling: Telling, viewer: Claimant | None) -> Iterator[Draft]:
    """What one of those who consider it so considers."""
    scene, clause = telling.scene, telling.clause
    thing = telling.slot("object")
    if thing is not None and scene.lower(thing.first).endswith(("self", "selves")):
        return
    behind = thing is not None and (clause.passive or thing.first > clause.verb)
    if thing is not None and behind:
        places = territories(scene, thing.first, thing.last)
        places = places or territories(scene, thing.first, thing.first + 1)
    else:
        places = telling.places("object")
    start = max((p.last for p in places), default=clause.verb) if not clause.passive else 0
    start = _past_relative(telling, max(start, clause.verb + 1))
    named_as = (
        i + 1 for i in range(start, min(start + _ASIDE, telling.sentence.last)) if scene.lower(i) == "as"
    )
    said_as = next(named_as, start)
    told = belonging(telling, said_as, telling.sentence.last, viewer)
    if told is None and clause.negated and scene.lower(said_as) in _FORMS:
        told = _FORMS[scene.lower(said_as)], None
    if told is None:
        return
    relation, holder = told
    for place in places:
        if place.place is not None or scene.lower(place.anchor) in scene.lexicon.places["strong"]:
            yield Draft(clause.verb, relation, holder, place, negated=clause.negated, by=viewer)


def _past_relative(telling: Telling, at: int) -> int:
    """Past an aside: "considers Somaliland, which broke away in 1991, a part of Somalia"."""
    scene, limit = telling.scene, telling.sentence.last
    if scene.lower(at) != "," or scene.lower(at + 1) not in RELATIVES | _ASIDES:
        return at
    return next((i + 1 for i in range(at + 1, min(at + _LONG, limit)) if scene.lower(i) == ","), at)


def _declared(telling: Telling) -> Iterator[Draft]:
    """ "declared the region annexed", "declared Mosul free"."""
    scene, clause = telling.scene, telling.clause
    thing = telling.slot("object")
    if thing is None:
        return
    places = territories(scene, thing.first, thing.last)
    ends = [thing.last, *(place.last for place in places)]
    for at in range(min(ends), min(max(ends) + 3, len(scene.tokens))):
        relation = _FORMS.get(scene.lower(at))
        if relation is Relation.OCCUPIES:
            return  # "calls the north occupied" does not say by whom
        if relation is not None:
            holder = claimant(scene, telling.slot("subject"), clause.verb)
            for place in places:
                yield Draft(clause.verb, relation, holder, place, negated=clause.negated, by=holder)
            return


def clause_of(sentence: Sentence, verb: int) -> Clause | None:
    """The clause with its verb at this token."""
    return next((c for c in sentence.clauses if c.verb == verb), None)
