"""What stands around a verb, and whether that is what a frame of the lexicon asks for."""

from __future__ import annotations

from collections.abc import Sequence

from geo.incidents.lexicon import Frame, vocabulary
from geo.incidents.mentions import Ground, among_at, goes_on, is_ground, roles
from geo.language.document import Clause, Document, Phrase, Sentence, Token
from geo.records import record

WEAPONS = frozenset(
    ["air", "airborne", "artillery", "planted", "grenade", "chemical", "truce_word", "flying"]
)
"""Classes that a word before the head may show too ("mortar bomb", "Grad rocket")."""

TAKEN_UP = WEAPONS | {"armed", "crowd", "mob_word", "vessel"}
"""Classes that a pronoun may take up from the words before."""

BREAKS = frozenset(
    [",", ";", ".", ":", "in", "at", "near", "for", "by", "to", "with", "into", "against", "on"]
)
"""Marks and prepositions after which no words of the object follow."""
PRONOUNS = frozenset(
    ["it", "them", "both", "they", "one", "others", "which", "that", "another", "these", "some"]
)
GROUND_PRONOUNS = frozenset(["it", "them", "both"])
MEMORY = 4
"""Clauses back to what "it" may take up."""
FRONTING = ("", "where", "relative", ":", ";")
RELATIVE = frozenset(["which", "that", "whom"])


@record(frozen=True, slots=True)
class Around:
    """What stands around a verb: its phrases where the grammar gave them, and the bare words either side."""

    document: Document
    sentence: Sentence
    clause: Clause | None
    verb: int
    agent: Phrase | None
    patient: Phrase | None
    obliques: tuple[Phrase, ...]
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    earlier: tuple[Token, ...]
    passive: bool
    inserted: bool
    """A comma closes just before the verb: its subject may stand before an inserted clause."""


def around_of(document: Document, sentence: Sentence, verb: int, clause: Clause | None) -> Around:
    """The phrases and bare words around the verb, turned round in a passive clause."""
    tokens = document.tokens
    agent, patient = roles(clause) if clause else (None, None)
    first = clause.first if clause else sentence.first
    beside = any(token.lemma == "be" for token in tokens[max(verb - 3, sentence.first) : verb])
    passive = beside or (clause.passive and _undergone(tokens, clause)) if clause else beside
    if clause is not None and clause.passive and not passive:
        agent, patient = clause.subject, clause.object
    taken_up = _antecedent(document, sentence, clause)
    if taken_up is not None and clause is not None:
        agent, patient, passive = clause.subject, taken_up, False
    return Around(
        document,
        sentence,
        clause,
        verb,
        agent,
        patient,
        tuple(o.phrase for o in clause.obliques) if clause else (),
        tokens[_left_reach(tokens, first, sentence.first, verb) : verb],
        _up_to_break(tokens[verb + 1 : min(verb + 10, sentence.last)]),
        tokens[max(sentence.first - 30, 0) : verb],
        passive,
        passive and any(token.lower == "," for token in tokens[max(verb - 3, sentence.first) : verb]),
    )


def _undergone(tokens: Sequence[Token], clause: Clause) -> bool:
    """False for "Rebels seized X" read as "rebels seized by"; true for "the tanker, seized on Friday,"."""
    if tokens[clause.verb].form != "VBD":
        return True
    apposed = clause.link == "participle" and tokens[clause.verb - 1].lower == ","
    return apposed and clause.object is None


def _antecedent(document: Document, sentence: Sentence, clause: Clause | None) -> Phrase | None:
    """What "which the army took" was said of: the noun before it, the object of its clause."""
    if clause is None or clause.subject is None or clause.object is not None:
        return None
    if clause.link in ("and", "but", "or") and clause.governor is not None:
        return _antecedent(document, sentence, sentence.clauses[clause.governor])
    tokens, at = document.tokens, clause.subject.first - 1
    if at <= sentence.first or tokens[at].lower not in RELATIVE:
        return None
    at -= 2 if tokens[at - 1].text == "," else 1
    named = at >= sentence.first and tokens[at].tag in ("NOUN", "PROPN")
    return Phrase(at, at + 1, at) if named else None


def _left_reach(tokens: Sequence[Token], first: int, floor: int, verb: int) -> int:
    """Where the words before a verb begin that may be its subject: across an inserted clause if need be."""
    inserted = any(token.lower == "," for token in tokens[max(verb - 3, floor) : verb])
    return max(floor, verb - 18) if inserted else max(first, verb - 6)


def fits(around: Around, frame: Frame, ground: Ground) -> bool:
    """True where everything that the frame asks for stands around the verb."""
    left, right = (around.right, around.left) if around.passive else (around.left, around.right)
    agent, patient = around.agent, around.patient
    if around.passive and frame.pattern and agent is None and not frame.object:
        agent, left = patient, around.left  # a turn of phrase is said of either side
    particle = not frame.particle or any(token.lower in frame.particle for token in around.right)
    if around.right and around.right[0].lower in frame.not_particle:
        return False
    return (
        particle
        and (around.passive or not frame.passive)
        and (not frame.pattern or _goes_on(around, frame, ground))
        and (not frame.subject or _stands(around, agent, left, frame.subject, ground))
        and (not frame.not_subject or not _is(around.document, agent, frame.not_subject, ground))
        and (not frame.object or _suffers(around, patient, right, frame, ground))
        and (not frame.not_object or not _is(around.document, patient, frame.not_object, ground))
        and (not frame.near or any(_is(around.document, o, frame.near, ground) for o in around.obliques))
    )


def _suffers(
    around: Around, patient: Phrase | None, right: Sequence[Token], frame: Frame, ground: Ground
) -> bool:
    if _stands(around, patient, right, frame.object, ground):
        return True
    return frame.family == "capture" and "place" in frame.object and fronted_ground(around, ground)


def _goes_on(around: Around, frame: Frame, ground: Ground) -> bool:
    return goes_on(around.document.tokens, around.verb, around.sentence.last, frame, ground)


def _stands(
    around: Around, phrase: Phrase | None, window: Sequence[Token], classes: tuple[str, ...], ground: Ground
) -> bool:
    """True where the phrase is of the classes; without a noun to go by, the bare words beside the verb."""
    if phrase is None and around.passive and window is around.right:
        return False  # nobody is said to have done it
    if _is(around.document, phrase, classes, ground):
        return True
    head = around.document.tokens[phrase.head] if phrase is not None else None
    if head is not None and head.lemma != head.lower and vocabulary().among(head.lower, *classes):
        return True
    if head is not None and head.lower in PRONOUNS:
        return _takes_up(around, head, classes, ground)
    if head is not None and head.tag in ("NOUN", "PROPN") and not around.inserted:
        return False
    tokens = around.document.tokens
    named = "place" in classes and any(_in_place(token, ground, phrase is None) for token in window)
    return named or any(among_at(tokens, token.index, *classes) for token in window)


def _takes_up(around: Around, pronoun: Token, classes: tuple[str, ...], ground: Ground) -> bool:
    """True where a pronoun stands for something of the classes: ground told last, a weapon told before."""
    if pronoun.lower in GROUND_PRONOUNS and "place" in classes:
        return _takes_up_ground(around, ground)
    kinds = [name for name in classes if name in TAKEN_UP]
    told = (token for token in around.earlier if not _is_owner(around.document.tokens, token.index))
    return any(vocabulary().among(token.lemma, *kinds) for token in told)


def _is_owner(tokens: Sequence[Token], at: int) -> bool:
    """ "The miners of the Potosi mines … shot them": what is named only to tell whose they are."""
    return any(token.lower == "of" for token in tokens[max(at - 3, 0) : at])


def _takes_up_ground(around: Around, ground: Ground) -> bool:
    """True where "it" stands for the ground told last: the subject or object of the clause before."""
    document, sentence = around.document, around.sentence
    before = [clause for clause in sentence.clauses if clause.verb < around.verb]
    if sentence.index > 0:
        before = [*document.sentences[sentence.index - 1].clauses, *before]
    for clause in reversed(before[-MEMORY:]):
        named = [phrase for phrase in (clause.object, clause.subject) if phrase is not None]
        nouns = [phrase for phrase in named if document.tokens[phrase.head].tag in ("NOUN", "PROPN")]
        if any(is_ground(document, phrase, ground) for phrase in nouns):
            return True
    return False


def fronted_ground(around: Around, ground: Ground) -> bool:
    """True for the X of "X the rebels took back in May", "X, where it began, they retook": its object."""
    sentence, clause = around.sentence, around.clause
    if clause is None or around.passive or clause.subject is None or clause.link not in FRONTING:
        return False
    tokens, subject = around.document.tokens, clause.subject
    opens = sentence.first in ground.tokens and subject.first > sentence.first
    between = tokens[sentence.first : subject.first]
    return opens and not any(token.tag in ("AUX", "ADP") for token in between) and _is_new(tokens, subject)


def _is_new(tokens: Sequence[Token], subject: Phrase) -> bool:
    """True for a subject that is no part of the name before it: "the rebels", "it", "our men"."""
    return tokens[subject.first].tag in ("DET", "PRON")


def _in_place(token: Token, ground: Ground, bare: bool) -> bool:
    return token.index in ground.tokens or (bare and token.lemma in vocabulary().classes["ground"])


def _up_to_break(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens before the first mark or preposition that opens a phrase of its own."""
    kept: list[Token] = []
    for token in tokens:
        if token.lower in BREAKS:
            break
        kept.append(token)
    return tuple(kept)


def _is(document: Document, phrase: Phrase | None, classes: tuple[str, ...], ground: Ground) -> bool:
    if phrase is None:
        return False
    if "place" in classes and is_ground(document, phrase, ground):
        return True
    if "named" in classes and phrase.head in ground.tokens:
        return True
    head = document.tokens[phrase.head]
    if ("pronoun" in classes and head.tag == "PRON") or ("name" in classes and head.tag == "PROPN"):
        return True
    if among_at(document.tokens, phrase.head, *classes) or _is_nation(document, phrase, classes):
        return True
    # "The tanker Stena Impero": what a ship's own name stands behind.
    named = document.tokens[phrase.head].text[:1].isupper()
    before = [name for name in classes if name in WEAPONS or (named and name == "vessel")]
    return any(among_at(document.tokens, at, *before) for at in range(phrase.first, phrase.head))


def _is_nation(document: Document, phrase: Phrase, classes: tuple[str, ...]) -> bool:
    """ "The Russians withdrew": their troops."""
    tokens = document.tokens
    return "armed" in classes and tokens[phrase.head].form == "NNPS" and tokens[phrase.first].lower == "the"
