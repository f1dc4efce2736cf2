"""Claims told by "is", "considers", "declares": "is part of Guyana", "is ours", "considers it its own"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.claimants import Claimant, claimant, claimants
from geo.claims.drafts import Draft
from geo.claims.hands import noun_phrase
from geo.claims.scene import QUOTES, Scene
from geo.claims.telling import TOLD, Telling, before_relative
from geo.claims.territories import Named, territories
from geo.language.document import Clause, Phrase, Sentence
from geo.model import PlaceKind, Relation, Sense

_ASIDE = 12
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
        if clause.reality not in TOLD:
            continue
        telling = Telling(scene, sentence, clause)
        if clause.lemma in words["copulas"] and not clause.passive:
            yield from _copular(telling)
        if clause.lemma in words["views"] | words["makes"]:
            yield from _viewed(telling)
        if clause.lemma in words["declares"]:
            yield from _declared(telling)


def _copular(telling: Telling) -> Iterator[Draft]:
    clause = telling.clause
    subject = telling.subject
    if subject is None or subject.last > clause.verb + 1:
        return
    told = _belonging(telling, clause.verb + 1, telling.sentence.last)
    if told is None:
        yield from _mastered(telling, subject)
        return
    relation, holder = told
    for place in subjects(telling, subject):
        if place.place is not None or place.anchor in telling.scene.names:
            yield Draft(clause.verb, relation, holder, place, negated=clause.negated)


def _mastered(telling: Telling, subject: Phrase) -> Iterator[Draft]:
    """ "were masters of the town", "remained the sole authority over Kuwait"."""
    scene, clause = telling.scene, telling.clause
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
    thing = telling.slot("object")
    viewer = claimant(scene, telling.slot("subject"), clause.verb)
    if clause.lemma in scene.lexicon.predicate["makes"]:
        viewer = None
    elif viewer is None and not clause.passive:
        return
    if thing is None:
        return
    places = territories(scene, thing.first, thing.last) or territories(scene, thing.first, thing.first + 1)
    start = (places[-1].last if places else thing.last) if not clause.passive else clause.verb + 1
    named_as = (
        i + 1 for i in range(start, min(start + _ASIDE, telling.sentence.last)) if scene.lower(i) == "as"
    )
    said_as = next(named_as, start)
    told = _belonging(telling, said_as, telling.sentence.last, viewer)
    if told is None and clause.negated and scene.lower(said_as) in _FORMS:
        told = _FORMS[scene.lower(said_as)], None
    if told is None:
        return
    relation, holder = told
    for place in places:
        if place.place is not None:
            yield Draft(clause.verb, relation, holder, place, negated=clause.negated, by=viewer)


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
        if relation is not None:
            holder = claimant(scene, telling.slot("subject"), clause.verb)
            for place in places:
                yield Draft(clause.verb, relation, holder, place, negated=clause.negated, by=holder)
            return


def _belonging(  # noqa: PLR0911 — one return a case
    telling: Telling, start: int, limit: int, viewer: Claimant | None = None
) -> tuple[Relation, Claimant | None] | None:
    """Whose the words from `start` on say a territory is: "part of Y", "Y soil", "its own", "Portuguese"."""
    scene = telling.scene
    words = scene.lexicon.predicate
    demonym: int | None = None
    owned = False
    for at in range(start, min(start + _REACH, limit)):
        token, lower = scene.tokens[at], scene.lower(at)
        toponym = scene.toponym(at)
        owner = _possessor(telling, start, at, limit) if lower in _GENITIVE else None
        if owner is not None:
            return Relation.PART_OF, owner
        if lower in ("ours", "theirs"):
            return Relation.CONTROLS if lower == "ours" else Relation.PART_OF, claimant(
                scene, Phrase(at, at + 1, at), telling.clause.verb
            )
        if lower in _OWNERS:
            owned = True
        elif lower == "own" and owned:
            return Relation.CLAIMS, viewer or claimant(scene, Phrase(at - 1, at, at - 1), telling.clause.verb)
        elif lower in words["renegade"] and viewer is not None and scene.lower(at + 1) in words["part"]:
            return Relation.CLAIMS, viewer
        elif lower in words["part"]:
            if demonym is not None and not owned:
                return _demonym(scene, demonym)
            return _part(telling, at, limit, viewer, owned)
        elif lower in words["frontier"] and viewer is not None:
            return Relation.CLAIMS, viewer
        elif toponym is not None and _is_adjective(scene, at):
            demonym = at
        elif ((toponym is not None or token.tag in ("NOUN", "PROPN")) and _owns(telling, at, limit)) or (
            token.tag in ("ADJ", "ADV", "DET", "AUX", "PART")
            or lower in _SKIPPED
            or lower in QUOTES
            or lower == ","
        ):
            continue
        else:
            break
    return _demonym(scene, demonym) if demonym is not None else None


def _owns(telling: Telling, at: int, limit: int) -> bool:
    """Whether a genitive ends the words soon: "the government's"."""
    return any(telling.scene.lower(i) in _GENITIVE for i in range(at + 1, min(at + 4, limit)))


def _is_adjective(scene: Scene, at: int) -> bool:
    """Whether the name is a state's adjective: "Serbian territory", "is Kuwaiti"."""
    toponym = scene.toponym(at)
    if toponym is None or toponym.place is None or toponym.place.kind is not PlaceKind.COUNTRY:
        return toponym is not None and toponym.sense is Sense.DEMONYM
    before_land = scene.lower(scene.end_of_name(at)) in scene.lexicon.predicate["part"]
    return toponym.sense is Sense.DEMONYM or scene.tokens[at].tag == "ADJ" or before_land


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
    telling: Telling, at: int, limit: int, viewer: Claimant | None, owned: bool
) -> tuple[Relation, Claimant | None] | None:
    scene = telling.scene
    if owned:
        return Relation.PART_OF, viewer or claimant(scene, Phrase(at - 1, at, at - 1), telling.clause.verb)
    if scene.lower(at + 1) != "of":
        return None
    phrase = noun_phrase(scene, at + 2, limit)
    if phrase is None or not _is_owner(scene, phrase):
        return None
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
        ):
            return True
    return False


def _demonym(scene: Scene, at: int) -> tuple[Relation, Claimant | None] | None:
    return Relation.PART_OF, claimant(scene, Phrase(at, at + 1, at), at)


def clause_of(sentence: Sentence, verb: int) -> Clause | None:
    """The clause with its verb at this token."""
    return next((c for c in sentence.clauses if c.verb == verb), None)
