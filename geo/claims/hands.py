"""Claims told around a holder: "in the hands of the Armenians", "under army control", "rebel-held Homs"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.actors import Claimant
from geo.claims.claimants import claimant, claimants
from geo.claims.drafts import Draft
from geo.claims.gaps import gone_on
from geo.claims.phrases import noun_phrase
from geo.claims.relatives import before_relative
from geo.claims.scene import Scene
from geo.claims.shares import Named
from geo.claims.telling import TOLD, Telling
from geo.claims.territories import territories, unknown
from geo.language.document import Clause, Part, Phrase, Sentence
from geo.model import Relation

_REACH = 7
_INSIDE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV", "PART", "VERB"))
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "full",
        "firm",
        "complete",
        "effective",
        "sole",
        "exclusive",
        "total",
        "its",
        "their",
        "his",
        "our",
        "own",
        "good",
        "safe",
        "joint",
        "strict",
    ]
)
_OWNERS = frozenset(["its", "their", "his", "our"])
_WITHOUT_OWNER = _EMPTY - _OWNERS
_BEYOND = frozenset(["outside", "beyond"])
_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_LINKED = _GENITIVE | {"-"}
_CAUSING = frozenset(["bring", "put", "place", "keep", "leave", "have", "hold", "return", "take", "get"])
_COMING = frozenset(["come", "fall", "pass", "bring", "take", "go"])
_BEING = frozenset(
    [
        "be",
        "remain",
        "stay",
        "continue",
        "come",
        "fall",
        "pass",
        "lie",
        "stand",
        "become",
        "go",
        "slip",
        "return",
        "revert",
        "live",
    ]
)


def told_by_hands(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """The claims told by "in … hands", "under … control" and by "…-held" in a sentence."""
    if not scene.tells(sentence, scene.lexicon.hand_words):
        return
    prepositions = scene.lexicon.hand_prepositions
    for token in scene.tokens[sentence.first : sentence.last - 1]:
        at, lower = token.index, token.lower
        if lower in prepositions:
            yield from _around(scene, sentence, at)
        elif lower == "-":
            yield from _hyphened(scene, sentence, at)


def _around(scene: Scene, sentence: Sentence, at: int) -> Iterator[Draft]:
    preposition, start = scene.lower(at), at + 1
    if preposition == "out" and scene.lower(start) == "of":
        preposition, start = "out of", start + 1
    noun = _noun(scene, sentence, preposition, start)
    if noun is None:
        return
    if (
        preposition == "in"
        and scene.lower(noun + 1) == "of"
        and "the" not in (scene.lower(i) for i in range(start, noun))
    ):
        yield from _turned(scene, sentence, at, noun)
        return
    holder = _holder(scene, sentence, start, noun)
    if holder is None:
        return
    clause = _clause(scene, sentence, at)
    if clause is None:
        yield from _verbless(scene, sentence, at, holder)
        return
    if not Telling(scene, sentence, clause).told:
        return
    relation = scene.lexicon.hands[preposition, scene.lower(noun)]
    if clause.lemma in _COMING and relation is Relation.CONTROLS:
        relation = Relation.CAPTURED
    negated = clause.negated != (preposition in _BEYOND)
    drafts = [
        Draft(at, relation, holder, place, negated=negated, around=True)
        for place in _held(scene, sentence, clause, at)
    ]
    yield from drafts
    if drafts and scene.lower(noun + 1) != "of":
        yield from gone_on(Telling(scene, sentence, clause), drafts[-1], noun + 1)


def _verbless(scene: Scene, sentence: Sentence, at: int, holder: Claimant) -> Iterator[Draft]:
    """ "Truce hour passes; Ocotepeque still in Salvadoran hands": a headline leaves the verb out."""
    if sentence.part is not Part.HEADLINE or scene.lower(at) != "in":
        return
    first = next(
        (i + 1 for i in range(at - 1, sentence.first, -1) if scene.lower(i) in (";", ":")), sentence.first
    )
    for place in territories(scene, first, at):
        yield Draft(at, Relation.CONTROLS, holder, place, around=True)


def _turned(scene: Scene, sentence: Sentence, at: int, noun: int) -> Iterator[Draft]:
    """ "troops were in full control of Mekelle": the subject holds what follows."""
    clause = _clause(scene, sentence, at)
    if clause is None or clause.reality not in TOLD or clause.lemma not in _BEING:
        return
    holders = claimants(scene, Telling(scene, sentence, clause).slot("subject"), clause.verb)
    for place in territories(scene, noun + 2, sentence.last):
        for holder in holders:
            yield Draft(at, Relation.CONTROLS, holder, place, negated=clause.negated)


def _noun(scene: Scene, sentence: Sentence, preposition: str, start: int) -> int | None:
    """Where the noun that goes with the preposition stands, or None."""
    for index in range(start, min(start + _REACH, sentence.last)):
        if (preposition, scene.lower(index)) in scene.lexicon.hands:
            # "under government control": the government is the holder.
            return index + ((preposition, scene.lower(index + 1)) in scene.lexicon.hands)
        if scene.tokens[index].tag not in _INSIDE and scene.lower(index) not in _LINKED:
            return None
    return None


def _holder(scene: Scene, sentence: Sentence, start: int, noun: int) -> Claimant | None:
    """Whose hands: those after "of", else those before the noun."""
    if scene.lower(noun + 1) == "of":
        phrase = noun_phrase(scene, noun + 2, sentence.last)
        return claimant(scene, phrase, start) if phrase else None
    inside = [i for i in range(start, noun) if scene.lower(i) not in _WITHOUT_OWNER]
    inside = [i for i in inside if scene.lower(i) not in _GENITIVE]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    if scene.lower(first) in _OWNERS:
        return claimant(scene, Phrase(first, first + 1, first), start)
    known = any(i in scene.names for i in inside) or any(
        scene.lower(i) in scene.lexicon.joint.powers for i in inside
    )
    proper = all(scene.tokens[i].text[:1].isupper() for i in inside)
    return claimant(scene, Phrase(first, last, last - 1), start) if known or proper else None


def _clause(scene: Scene, sentence: Sentence, at: int) -> Clause | None:
    """The clause that the phrase belongs to: of those whose reach holds it, the last verb before it."""
    before = [c for c in sentence.clauses if c.verb <= at and c.first <= at < c.last]
    return max(before, key=lambda c: c.verb, default=None) or scene.clause_at(at)


def _held(scene: Scene, sentence: Sentence, clause: Clause, at: int) -> tuple[Named, ...]:
    telling = Telling(scene, sentence, clause)
    if (
        clause.lemma in _CAUSING
        and clause.object is not None
        and not clause.passive
        and clause.object.first < at
    ):
        return territories(scene, clause.object.first, at)
    subject = telling.subject
    if (clause.lemma in _BEING or clause.passive) and subject is not None and subject.first < at:
        if subject.last - subject.first == 1 and scene.lower(subject.first) in ("which", "that"):
            return before_relative(scene, sentence, subject.first)
        found = territories(scene, subject.first, subject.last)
        lost = clause.subject is None or scene.tokens[subject.last - 1].tag == "NUM"
        if not found and lost:
            found = territories(scene, clause.first, clause.verb)
        return found or unknown(scene, subject.first, subject.last)
    return before_relative(scene, sentence, at)


def _hyphened(scene: Scene, sentence: Sentence, hyphen: int) -> Iterator[Draft]:
    """ "Russian-held Donetsk", "the village had been Ethiopian-administered"."""
    relation = scene.lexicon.held.get(scene.lower(hyphen + 1))
    if relation is None or hyphen <= sentence.first:
        return
    first = scene.starts[scene.names[hyphen - 1]] if hyphen - 1 in scene.names else hyphen - 1
    holder = claimant(scene, Phrase(first, hyphen, hyphen - 1), hyphen)
    clause = _clause(scene, sentence, hyphen)
    if holder is None or (clause is not None and clause.reality not in TOLD):
        return
    places = territories(scene, hyphen + 2, sentence.last)[:1]
    if not places and scene.lower(first - 1) == ",":
        places = before_relative(scene, sentence, first)
    if not places and clause is not None and clause.lemma in _BEING and clause.subject is not None:
        places = territories(scene, clause.subject.first, clause.subject.last)
    for place in places:
        yield Draft(
            hyphen,
            relation,
            holder,
            place,
            negated=bool(clause and clause.negated and clause.lemma in _BEING),
        )
