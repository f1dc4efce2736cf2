"""Claims told by pointing back to one before: "Ukraine denied it", "Kyiv does not recognise this"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.claims.actors import Claimant
from geo.claims.claimants import claimant, claimants
from geo.claims.completing import REMEMBERED
from geo.claims.denials import is_untrue
from geo.claims.drafts import Draft
from geo.claims.scene import Scene
from geo.claims.settled import Settled
from geo.claims.telling import TOLD, Telling
from geo.claims.territories import territories, unknown
from geo.language.document import Sentence
from geo.model import ARTICLE_VOICE, Relation, Stance

GAINING = frozenset((Relation.CAPTURED, Relation.LIBERATED, Relation.ANNEXED))
_NEAR = 2
"""How many sentences back "denied it" may reach."""


def answers(scene: Scene, sentence: Sentence, earlier: list[Settled]) -> Iterator[Draft]:
    """Told by pointing back: "Ukraine denied it", "Kyiv does not recognise this", "Lachin followed"."""
    words, pointing = scene.lexicon.stance, scene.lexicon.joint.answering
    for clause in sentence.clauses:
        if clause.lemma == "be" and earlier and is_untrue(scene, clause, sentence.last):
            yield from _called_false(Telling(scene, sentence, clause), earlier)
        if clause.lemma not in pointing:
            continue
        if clause.reality not in TOLD and clause.lemma not in words["repeating"]:
            continue
        telling = Telling(scene, sentence, clause)
        if clause.lemma in words["denying"] or _contradicts(telling):
            yield from _denials(telling, earlier)
        elif clause.lemma in scene.lexicon.predicate["recognises"]:
            yield from _refusals(telling, earlier)
        elif clause.lemma in words["repeating"]:
            yield from _repeats(telling, earlier)
        elif clause.lemma in words["listing"]:
            yield from _items(telling, earlier)


def _points_back(telling: Telling) -> bool:
    thing = telling.slot("object")
    if thing is None:
        return not any(
            c.governor is not None and c.link in ("that", "to", "ing") for c in telling.sentence.clauses
        )
    scene = telling.scene
    if scene.lower(thing.last) in ("of", "that"):
        return False
    return scene.lower(thing.head) in scene.lexicon.stance["reports"]


def _contradicts(telling: Telling) -> bool:
    """ "called this incorrect", "calls it a lie"."""
    clause, scene = telling.clause, telling.scene
    if clause.lemma not in scene.lexicon.predicate["views"]:
        return False
    words = scene.lexicon.stance["contradicting"]
    return any(
        scene.lower(i) in words for i in range(clause.verb, min(clause.verb + 8, telling.sentence.last))
    )


def _denials(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    if _that_of(telling) is not None:
        yield from _denied_too(telling, earlier)
        return
    if not _points_back(telling):
        return
    if _answers_another(telling) and not any(e.sentence is telling.sentence for e in earlier[-1:]):
        return
    denier = claimant(telling.scene, telling.slot("subject"), telling.clause.verb)
    said = [
        e
        for e in _recent(telling, earlier)
        if e.claim.attributed_to != ARTICLE_VOICE and e.draft.anchor < telling.clause.verb
    ]
    if denier is None or not said:
        return
    last = said[-1].sentence.index
    for other in said:
        if other.sentence.index == last and other.claim.stance is Stance.ASSERTS:
            yield replace(other.draft, anchor=telling.clause.verb, negated=True, by=denier)


def _called_false(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    """ "The army says that is false", "that was untrue, the governor said": what was claimed just before."""
    scene, clause = telling.scene, telling.clause
    subject, speaker = clause.subject, scene.speaker(clause.verb)
    if subject is None or speaker == ARTICLE_VOICE:
        return
    if scene.lower(subject.head) not in scene.lexicon.stance["reports"]:
        return
    said = [e for e in _recent(telling, earlier) if e.claim.attributed_to not in (ARTICLE_VOICE, speaker)]
    last = said[-1].sentence.index if said else -1
    for other in said:
        told = other.sentence.index == last and other.sentence.index < telling.sentence.index
        if told and other.claim.stance is Stance.ASSERTS:
            yield replace(other.draft, anchor=clause.verb, negated=True, by=Claimant(speaker, "", True))


def _answers_another(telling: Telling) -> bool:
    """ "He blames Moscow; the ministry rejects that": what the same sentence said before is meant."""
    words = telling.scene.lexicon.stance
    spoken = words["blaming"] | words["saying"] - words["denying"]
    return any(c.verb < telling.clause.verb and c.lemma in spoken for c in telling.sentence.clauses)


def _that_of(telling: Telling) -> int | None:
    """Where the territory of "denied that of X" starts."""
    scene, verb = telling.scene, telling.clause.verb
    return verb + 3 if scene.lower(verb + 1) == "that" and scene.lower(verb + 2) == "of" else None


def _denied_too(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    """ "admitted the loss of the island but denied that of Petsamo": the same of another territory."""
    start, now = _that_of(telling), telling.sentence
    same = [e for e in earlier[-REMEMBERED:] if e.sentence is now]
    if start is None or not same:
        return
    denier = claimant(telling.scene, telling.slot("subject"), telling.clause.verb)
    for place in territories(telling.scene, start, now.last):
        yield replace(same[-1].draft, anchor=start, territory=place, negated=True, by=denier)


def _recent(telling: Telling, earlier: list[Settled]) -> list[Settled]:
    now = telling.sentence
    thing = telling.slot("object")
    named = thing is not None and telling.scene.lower(thing.head) in telling.scene.lexicon.nouns
    return [
        e
        for e in earlier[-REMEMBERED:]
        if (named or e.sentence.paragraph == now.paragraph) and now.index - e.sentence.index <= _NEAR
    ]


def _refusals(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    """ "does not recognise this": what was claimed last is what is not recognised."""
    scene, clause, thing = telling.scene, telling.clause, telling.slot("object")
    taken = [
        e
        for e in earlier[-REMEMBERED:]
        if e.claim.relation in GAINING | {Relation.RECOGNISES, Relation.PART_OF}
    ]
    if thing is None or not taken:
        return
    noun = scene.lower(thing.head)
    if noun not in scene.lexicon.stance["reports"] | scene.lexicon.nouns.keys() or noun == "it":
        return
    if any(scene.lower(i) in ("of", "over", "to", "by") for i in range(thing.head, thing.last + 1)):
        return
    last = taken[-1]
    for other in claimants(scene, telling.slot("subject"), clause.verb):
        yield Draft(
            anchor=clause.verb,
            relation=Relation.RECOGNISES,
            claimant=other,
            territory=last.draft.territory,
            against=last.claimant,
            negated=telling.negated,
            by=other if telling.negated else None,
        )


def _voice(model: Settled) -> Claimant | None:
    """Whoever said the claim that goes on here; None for the author."""
    speaker = model.claim.attributed_to
    return None if speaker == ARTICLE_VOICE else Claimant(speaker, "", True)


def _items(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    """ "Among these he named X and Y": each is a territory of the claim before."""
    scene, clause = telling.scene, telling.clause
    among = telling.oblique("among") or telling.oblique("of")
    if among is None or scene.lower(among.first) not in scene.lexicon.stance["items"] or not earlier:
        return
    model = earlier[-1]
    if telling.sentence.index - model.sentence.index > 1:
        return
    if model.claim.territory.place is None:
        earlier.pop()
    for place in telling.places("object"):
        if place.place is not None or place.name[:1].isupper():
            yield replace(model.draft, anchor=clause.verb, territory=place, by=_voice(model))


def _repeats(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    """ "Kalbajar followed yesterday", after a hand-over."""
    subject, now = telling.clause.subject, telling.sentence
    model = next((e for e in reversed(earlier[-REMEMBERED:]) if e.sentence.paragraph == now.paragraph), None)
    if subject is None or model is None or telling.clause.object is not None:
        return
    due = telling.clause.reality not in TOLD
    relation = model.claim.relation
    if due and relation is Relation.CONTROLS:
        relation = Relation.PART_OF
    told = telling.territories(subject) or unknown(telling.scene, subject.first, subject.last)
    for place in told:
        if not place.led:
            yield replace(
                model.draft, anchor=telling.clause.verb, territory=place, due=due, relation=relation
            )
