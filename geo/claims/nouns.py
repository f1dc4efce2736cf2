"""Claims told by a noun: "the capture of Bara", "Argentina's claim to the islands"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.claims.actors import Claimant, plain
from geo.claims.claimants import claimant
from geo.claims.denials import is_untrue
from geo.claims.drafts import Draft
from geo.claims.lexicon import Frame
from geo.claims.phrases import noun_phrase
from geo.claims.scene import QUOTES, Scene
from geo.claims.shares import Named
from geo.claims.sides import side_of_office
from geo.claims.telling import TOLD, Telling
from geo.claims.territories import territories
from geo.language.document import Clause, Phrase, Sentence
from geo.model import Extent, Relation, Sense

_REACH = 12
_BETWEEN = frozenset(("and", ",", "on", "in", "by", "later", "then", "the"))
_ENDING = {
    Relation.CONTROLS: Relation.LOST,
    Relation.OCCUPIES: Relation.WITHDREW,
    Relation.ADMINISTERS: Relation.LOST,
}
_SAID = 6
"""Words of a verb and what it says of its subject."""
_BEING_SO = frozenset(("exist", "happen", "occur", "hold", "stand", "have", "accept", "complete", "achieve"))
_CONFIRMED = frozenset(("confirm", "verify", "establish", "prove"))
_VALID = frozenset(
    (
        "valid",
        "legal",
        "lawful",
        "legitimate",
        "recognised",
        "recognized",
        "founded",
        "justified",
        "true",
        "accepted",
    )
)
_OWNERS = frozenset(["its", "their", "his", "our", "her"])
_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_MARKS = QUOTES | _GENITIVE


def told_by_nouns(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """The claims that the nouns of a sentence tell."""
    nouns = scene.lexicon.nouns
    words = scene.tokens[sentence.first : sentence.last - 1]
    for token in [one for one in words if one.lemma in nouns or one.lower in nouns]:
        at = token.index
        if token.tag not in ("NOUN", "VERB", "PROPN") or at in scene.names:
            continue
        for frame in nouns.get(token.lemma, nouns.get(token.lower, ())):
            yield from _drafts(scene, sentence, at, frame)


def _drafts(scene: Scene, sentence: Sentence, at: int, frame: Frame) -> Iterator[Draft]:
    verbal = scene.tokens[at].tag == "VERB" and any(c.verb == at for c in sentence.clauses)
    if verbal and scene.tokens[at - 1].tag != "DET":
        return
    clause = governing(sentence, at)
    if not _is_told(scene, sentence, at, clause):
        return
    if clause is not None and _told_by_verb(scene, sentence.clauses, clause, at):
        return
    places = _places(scene, sentence, at, frame)
    owner = _owner(scene, sentence, at)
    if not places:
        return
    agent = _after(scene, sentence, at, frame.claimant)
    against = _after(scene, sentence, at, frame.against)
    renounced = clause is not None and _gives_up(scene, clause) and frame.relation is Relation.CLAIMS
    holder = owner if renounced else agent or owner
    entitling = frame.relation not in (Relation.LOST, Relation.WITHDREW)
    if entitling and clause is not None and clause.lemma in scene.lexicon.joint.recognising:
        telling = Telling(scene, sentence, clause)
        subject = claimant(scene, telling.slot("subject"), clause.verb)
        for place in places:
            viewer = subject if clause.negated else None
            yield Draft(at, Relation.RECOGNISES, subject, place, holder, telling.negated, viewer)
        return
    stance = scene.lexicon.stance
    untrue = clause is not None and is_untrue(scene, clause, sentence.last)
    denied = renounced or untrue or (clause is not None and clause.lemma in stance["denying"])
    if (
        holder is None
        and clause is not None
        and not untrue
        and (clause.lemma in stance["performing"] or renounced)
    ):
        found = claimant(scene, Telling(scene, sentence, clause).slot("subject"), clause.verb)
        found = side_of_office(scene, found) if found is not None else None
        holder = found if found and found.force else None
    by = _teller(scene, sentence, clause)
    reported = clause is not None and clause.lemma in stance["saying"]
    if clause is not None and clause.negated and clause.lemma in _CONFIRMED:
        return  # "its capture has not been confirmed"
    # "has never dropped its claim" asserts it.
    negated = denied != (scene.lower(at - 1) == "no" or (clause is not None and _is_no(scene, clause, at)))
    relation = frame.relation
    if relation in _ENDING and clause is not None and clause.lemma in stance["ending"]:
        relation, negated = _ENDING[relation], clause.negated  # "ended its occupation of Lebanon"
    if holder is None and relation is Relation.LOST and against is not None:
        relation, holder, against = Relation.CAPTURED, against, None  # "the loss of Goma to the M23"
    if holder is not None and plain(holder.words).split()[-1] in scene.lexicon.claimants["civil"]:
        holder = None
    for place in places:
        yield Draft(at, relation, holder, place, against, negated, by, reported=reported)


def _is_no(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether the verb says that what the noun names is not so: "was never in doubt" does not."""
    words = scene.lexicon.stance
    if clause.lemma in words["contesting"] - words["denying"]:
        return False  # "does not contest its rule over X"
    undone = clause.lemma in words["denying"] or _gives_up(scene, clause)
    if not clause.negated or clause.verb < at or undone:
        return clause.negated
    if clause.lemma != "be" and not clause.passive:
        return clause.lemma in _BEING_SO
    after = [scene.lower(i) for i in range(clause.verb, min(clause.verb + _SAID, clause.last + 1))]
    return not _VALID.isdisjoint(after) or clause.lemma in scene.lexicon.joint.recognising | _BEING_SO


def _gives_up(scene: Scene, clause: Clause) -> bool:
    """ "renounced its claim", "gave up its rights"."""
    words = scene.lexicon.stance["renouncing"]
    return clause.lemma in words or f"{clause.lemma} {clause.particle}" in words


def _told_by_verb(scene: Scene, clauses: Sequence[Clause], clause: Clause, at: int) -> bool:
    """ "had no right to Gaza": the frame of the verb has read the noun already."""
    verbs = scene.lexicon.verbs
    word = scene.lower(at)
    if any(
        word in frame.title for later in clauses if later.verb > at for frame in verbs.get(later.lemma, ())
    ):
        return True
    thing = clause.object
    return thing is not None and thing.head == at and any(word in f.noun for f in verbs.get(clause.lemma, ()))


def _teller(scene: Scene, sentence: Sentence, clause: Clause | None) -> Claimant | None:
    """Who announces or denies what the noun names."""
    words = scene.lexicon.stance
    if clause is None:
        return None
    tells = clause.lemma in words["saying"] or clause.lemma in words["denying"]
    if not (tells or is_untrue(scene, clause, sentence.last)):
        return None
    return claimant(scene, Telling(scene, sentence, clause).slot("subject"), clause.verb)


def governing(sentence: Sentence, at: int) -> Clause | None:
    """The clause whose verb the noun belongs to."""
    before = [c for c in sentence.clauses if c.first <= at < c.last and c.verb != at]
    return min(before, key=lambda c: abs(c.verb - at), default=None)


def _is_told(scene: Scene, sentence: Sentence, at: int, clause: Clause | None) -> bool:
    """False where it is wished, planned or feared ("called for the withdrawal", "a possible capture")."""
    words = scene.lexicon.stance
    if clause is not None and (clause.reality not in TOLD or clause.lemma in words["unreal"]):
        return False
    at -= 1
    while at >= sentence.first and (
        scene.tokens[at].tag in ("DET", "ADJ", "PRON") or scene.lower(at) in _MARKS or at in scene.names
    ):
        if scene.lower(at) in words["unreal_words"]:
            return False
        at -= 1
    return at < sentence.first or scene.lower(at) not in words["unreal_words"]


def _places(scene: Scene, sentence: Sentence, at: int, frame: Frame) -> tuple[Named, ...]:
    behind = _past_owner(scene, sentence, at, frame)
    for preposition in frame.territory:
        start = _preposition(scene, sentence, behind, preposition)
        found = territories(scene, start, sentence.last) if start else ()
        if found:
            return found + _further(scene, sentence, preposition, found[-1].last)
    first = _genitive(scene, sentence, at)
    if first is not None and frame.relation not in (Relation.CLAIMS, Relation.CONTROLS, Relation.OCCUPIES):
        owner = next((i for i in range(first, at) if scene.lower(i) in _GENITIVE), at)
        found = _by_name(scene, first, owner) or territories(scene, first, owner)
        toponym = scene.toponym(first)
        # "Russia's annexation" has the taker before it, "the city's fall" what is taken.
        if found and (toponym is None or scene.state(Phrase(first, first + 1, first)) == ""):
            return found
    return ()


def _by_name(scene: Scene, first: int, last: int) -> tuple[Named, ...]:
    """The territory where a name alone stands before the genitive: "Goma's fall"."""
    toponym = scene.toponym(first)
    if toponym is None or toponym.sense is Sense.DEMONYM or scene.end_of_name(first) != last:
        return ()
    return (Named(first, last, first, scene.words(first, last), scene.place_of(toponym), Extent.UNSPECIFIED),)


def _further(scene: Scene, sentence: Sentence, preposition: str, at: int) -> tuple[Named, ...]:
    """ "the capture of Soyo on Monday and of Cafunfo on Tuesday": what goes on with the same preposition."""
    joined = False
    for index in range(at, min(at + _REACH, sentence.last - 1)):
        lower = scene.lower(index)
        if joined and lower == preposition:
            return territories(scene, index + 1, sentence.last)
        joined = joined or lower == "and"
        if not (index in scene.dated or lower in _BETWEEN):
            return ()
    return ()


def _past_owner(scene: Scene, sentence: Sentence, at: int, frame: Frame) -> int:
    """The last word before "to X": the noun, or whoever stands between ("the claim of the Emirates to X")."""
    if frame.relation is not Relation.CLAIMS or scene.lower(at + 1) not in frame.claimant:
        return at
    phrase = noun_phrase(scene, at + 2, sentence.last)
    return phrase.last - 1 if phrase is not None and scene.lower(phrase.last) in frame.territory else at


def _preposition(scene: Scene, sentence: Sentence, at: int, preposition: str) -> int | None:
    """The token after the preposition that belongs to the noun; only "from" may stand further off."""
    reach = _REACH if preposition == "from" else 2
    for index in range(at + 1, min(at + 1 + reach, sentence.last - 1)):
        if scene.lower(index) == preposition:
            return index + 1
        if scene.lower(index) not in QUOTES and preposition != "from":
            return None
        if scene.tokens[index].tag in ("VERB", "AUX") or scene.lower(index) in (",", ";"):
            return None
    return None


def _after(scene: Scene, sentence: Sentence, at: int, prepositions: tuple[str, ...]) -> Claimant | None:
    """The actor after "by" or "to" behind the noun."""
    for index in range(at + 1, min(at + _REACH, sentence.last - 1)):
        if scene.tokens[index].tag in ("VERB", "AUX") or scene.lower(index) in (",", ";"):
            return None
        if scene.lower(index) in prepositions:
            phrase = noun_phrase(scene, index + 1, sentence.last)
            found = claimant(scene, phrase, at) if phrase else None
            if found is not None and found.force:
                return found
    return None


def _genitive(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """Where the "X's" before the noun starts, or None."""
    index = at - 1
    while index > sentence.first and scene.tokens[index].tag == "ADJ" and index not in scene.names:
        index -= 1
    if scene.lower(index) not in _GENITIVE or index <= sentence.first:
        return None
    first = index - 1
    if first in scene.names:
        return scene.starts[scene.names[first]]
    while first > sentence.first and scene.tokens[first - 1].tag in ("PROPN", "NOUN", "ADJ", "DET"):
        first -= 1
    return first


def _owner(scene: Scene, sentence: Sentence, at: int) -> Claimant | None:
    """Whose deed it is: "Russia's annexation", "the Israeli occupation", "its claim"."""
    first = _genitive(scene, sentence, at)
    if first is not None:
        last = first
        while last < at and scene.lower(last) not in _GENITIVE:
            last += 1
        found = claimant(scene, Phrase(first, last, last - 1), at)
        return found if found and found.force else None
    index = at - 1
    while index >= sentence.first and (
        scene.lower(index) in QUOTES or (scene.tokens[index].tag == "ADJ" and index not in scene.names)
    ):
        index -= 1
    if index < sentence.first:
        return None
    if scene.lower(index) in _OWNERS:
        return claimant(scene, Phrase(index, index + 1, index), at)
    if index in scene.names or scene.lower(index) in scene.lexicon.claimants["holders"]:
        start = scene.starts[scene.names[index]] if index in scene.names else index
        return claimant(scene, Phrase(start, index + 1, index), at)
    return None
