"""Verbs that tell of an incident, by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.incidents.lexicon import Frame, vocabulary
from geo.incidents.mentions import Ground, Mention, among_at, goes_on, happened, is_ground, roles
from geo.language.document import Clause, Document, Part, Phrase, Sentence, Token
from geo.lexicon import table
from geo.model import IncidentType

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
FOUGHT = (IncidentType.BATTLE, IncidentType.RIOT)
PRONOUNS = frozenset(["it", "they", "one", "others", "which", "that", "another", "these", "some"])


def verbs(document: Document, sentence: Sentence, ground: Ground) -> Iterator[Mention]:
    """The mentions of a sentence by verbs; what is denied, planned or feared is left out."""
    heads = {clause.verb for clause in sentence.clauses}
    known = vocabulary()
    for clause in sentence.clauses:
        lemma = clause.lemma.partition(" ")[0]
        if lemma in known.verbs and happened(clause):
            yield from _matching(_around(document, sentence, clause.verb, clause), lemma, ground)
    for at in range(sentence.first, sentence.last):
        token = document.tokens[at]
        lemma = token.lemma if token.lemma in known.verbs else known.forms.get(token.lower, "")
        if not lemma or at in heads:
            continue
        plain = _stands_alone(document, sentence, at, bool(heads))
        if not plain and (lemma not in known.turns or _is_nominal(document, sentence, at)):
            continue
        owner = sentence.clause_at(at)
        if owner is None or happened(owner):
            around = replace(_around(document, sentence, at, None), clause=owner)
            yield from _matching(around, lemma, ground, turns_only=not plain)


def _stands_alone(document: Document, sentence: Sentence, at: int, parsed: bool) -> bool:
    """True for a verb outside the clauses that tells what happened, and does not describe a noun."""
    verbal = document.tokens[at].tag == "VERB" or (not parsed and _stands_as_verb(document, sentence, at))
    return verbal and not _qualifies(document, sentence, at)


def _is_nominal(document: Document, sentence: Sentence, at: int) -> bool:
    """ "At a march in X": an article or adjective before it makes it a noun."""
    return at > sentence.first and document.tokens[at - 1].tag in ("DET", "ADJ", "NUM", "ADP")


def _stands_as_verb(document: Document, sentence: Sentence, at: int) -> bool:
    """ "A car bomb hurt 33 people": where no verb was found, a noun before and a count or "the" after."""
    tokens = document.tokens
    if not sentence.first < at < sentence.last - 1:
        return False
    return tokens[at - 1].tag in ("NOUN", "PROPN") and tokens[at + 1].tag in ("NUM", "DET")


def _qualifies(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Occupied Syrian territory": a participle that only says what kind of thing follows."""
    after = document.tokens[at + 1] if at + 1 < sentence.last else None
    before = document.tokens[at - 1] if at > sentence.first else None
    if before is not None and before.lower == "the":
        return True
    loose = before is None or before.tag in ("DET", "ADJ", "ADP", "PUNCT") or before.lower in ("is", "as")
    return loose and after is not None and after.tag in ("NOUN", "ADJ", "PROPN")


def _matching(around: Around, lemma: str, ground: Ground, turns_only: bool = False) -> Iterator[Mention]:
    if _is_figure(around):
        return
    for frame in vocabulary().verbs.get(lemma, ()):
        if turns_only and not frame.pattern:
            continue
        if not _fits(around, frame, ground) or _is_debate(around, frame):
            continue
        if around.clause is None or not _habitual(around.sentence, around.clause, frame):
            yield Mention(around.sentence, around.clause, around.verb, frame, False)
            return


def _is_figure(around: Around) -> bool:
    """ "Prices exploded", "captured the title": a figure of speech."""
    phrases = [phrase for phrase in (around.agent, around.patient) if phrase is not None]
    tokens = around.document.tokens
    return any(vocabulary().among(tokens[phrase.head].lemma, "figurative") for phrase in phrases)


def _is_debate(around: Around, frame: Frame) -> bool:
    """ "The two presidents clashed": those who fight with words."""
    agent, known = around.agent, vocabulary()
    if frame.type not in FOUGHT:
        return False
    if frame.family == "capture" and _is_election(around):
        return True
    return agent is not None and known.among(around.document.tokens[agent.head].lemma, "talker")


def _is_election(around: Around) -> bool:
    """ "The party lost X": ground won and lost at the polls."""
    sentence, known = around.sentence, vocabulary()
    tokens = around.document.tokens[sentence.first : sentence.last]
    return any(known.among(token.lemma, "ballot_word") for token in tokens)


def _may_be_past(clause: Clause) -> bool:
    """ "Gunmen slit", "rockets hit": verbs whose past looks like the present."""
    return clause.lemma.partition(" ")[0] in table("grammar")["unchanging"]


def _habitual(sentence: Sentence, clause: Clause, frame: Frame) -> bool:
    """ "A force that fights beside it": the present tense outside headlines tells a habit, not an event."""
    in_body = sentence.part is Part.BODY and clause.tense == "present" and not _may_be_past(clause)
    if in_body and clause.link == "relative":
        return True
    lasting = any(o.preposition == "since" for o in clause.obliques)
    if frame.family == "capture" and (lasting or (in_body and clause.passive)):
        return True
    return in_body and frame.family in ("force", "harm", "capture") and frame.strength < 3


@dataclass(frozen=True, slots=True)
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


def _around(document: Document, sentence: Sentence, verb: int, clause: Clause | None) -> Around:
    tokens = document.tokens
    agent, patient = roles(clause) if clause else (None, None)
    first = clause.first if clause else sentence.first
    beside = any(token.lemma == "be" for token in tokens[max(verb - 3, sentence.first) : verb])
    passive = beside or (clause.passive and tokens[verb].form != "VBD") if clause else beside
    if clause is not None and clause.passive and not passive:
        agent, patient = clause.subject, clause.object
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


def _left_reach(tokens: Sequence[Token], first: int, floor: int, verb: int) -> int:
    """Where the words before a verb begin that may be its subject: across an inserted clause if need be."""
    inserted = any(token.lower == "," for token in tokens[max(verb - 3, floor) : verb])
    return max(floor, verb - 18) if inserted else max(first, verb - 6)


def _fits(around: Around, frame: Frame, ground: Ground) -> bool:
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
        and (not frame.object or _stands(around, patient, right, frame.object, ground))
        and (not frame.not_object or not _is(around.document, patient, frame.not_object, ground))
        and (not frame.near or any(_is(around.document, o, frame.near, ground) for o in around.obliques))
    )


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
        kinds = [name for name in classes if name in TAKEN_UP]
        return any(vocabulary().among(token.lemma, *kinds) for token in around.earlier)
    if head is not None and head.tag in ("NOUN", "PROPN") and not around.inserted:
        return False
    tokens = around.document.tokens
    named = "place" in classes and any(_in_place(token, ground, phrase is None) for token in window)
    return named or any(among_at(tokens, token.index, *classes) for token in window)


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
    head = document.tokens[phrase.head]
    if ("pronoun" in classes and head.tag == "PRON") or ("name" in classes and head.tag == "PROPN"):
        return True
    if among_at(document.tokens, phrase.head, *classes):
        return True
    weapons = [name for name in classes if name in WEAPONS]
    return any(among_at(document.tokens, at, *weapons) for at in range(phrase.first, phrase.head))
