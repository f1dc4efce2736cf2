"""The words of an article that tell of an incident: verbs by what stands around them, and nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.incidents.lexicon import Frame, vocabulary
from geo.language.document import Clause, Document, Part, Phrase, Reality, Sentence, Token
from geo.lexicon import table
from geo.reading import Reading

WEAPONS = frozenset(
    ["air", "airborne", "artillery", "planted", "grenade", "chemical", "truce_word", "flying"]
)
"""Classes that a word before the head may show too ("mortar bomb", "Grad rocket")."""

TAKEN_UP = WEAPONS | {"armed", "crowd", "mob_word", "vessel"}
"""Classes that a pronoun may take up from the words before."""

READ = (Part.HEADLINE, Part.BODY, Part.CAPTION)
BREAKS = frozenset(
    [",", ";", ".", ":", "in", "at", "near", "for", "by", "to", "with", "into", "against", "on"]
)
"""Marks and prepositions after which no words of the object follow."""
PRONOUNS = frozenset(["it", "they", "one", "others", "which", "that", "another", "these", "some"])


@dataclass(frozen=True, slots=True)
class Mention:
    """One word that tells of an incident, with the clause it stands in (None outside any clause)."""

    sentence: Sentence
    clause: Clause | None
    token: int
    frame: Frame
    noun: bool

    @property
    def reach(self) -> tuple[int, int]:
        """Tokens of the clause, or of the sentence where there is none."""
        if self.clause is None:
            return self.sentence.first, self.sentence.last
        return self.clause.first, self.clause.last


@dataclass(frozen=True, slots=True)
class Ground:
    """Which tokens are place names (literal or standing for someone), and which are dates."""

    tokens: frozenset[int]
    dates: frozenset[int]


def ground_of(reading: Reading) -> Ground:
    """The tokens of every toponym, demonyms left out, and of every date."""
    names = [(t.span.start, t.span.end) for t in reading.toponyms if t.sense != "demonym"]
    dates = [(one.span.start, one.span.end) for one in reading.timeline.dates]
    return Ground(_tokens_of(reading.document, names), _tokens_of(reading.document, dates))


def _tokens_of(document: Document, spans: list[tuple[int, int]]) -> frozenset[int]:
    found: set[int] = set()
    at = 0
    for start, end in sorted(spans):
        while at < len(document.tokens) and document.tokens[at].end <= start:
            at += 1
        step = at
        while step < len(document.tokens) and document.tokens[step].start < end:
            found.add(step)
            step += 1
    return frozenset(found)


def mentions(reading: Reading, ground: Ground) -> tuple[Mention, ...]:
    """Every mention of something that happened, in text order; what is feared or planned is left out."""
    found: list[Mention] = []
    for sentence in reading.document.sentences:
        if sentence.part in READ:
            turns = list(_phrases(reading.document, sentence))
            taken = {mention.token for mention in turns}
            verbs = _verbs(reading.document, sentence, ground)
            here = [*turns, *(mention for mention in verbs if mention.token not in taken)]
            here += _nouns(reading.document, sentence, ground)
            here += _followed(reading.document, sentence, ground, found)
            if not all(_is_backdrop(reading.document, mention) for mention in here):
                found += here
    return tuple(sorted(found, key=lambda mention: mention.token))


def _is_backdrop(document: Document, mention: Mention) -> bool:
    """ "During the fighting in the region": what goes on around the event that the sentence tells."""
    before = document.tokens[max(mention.token - 3, mention.sentence.first) : mention.token]
    backdrop = table("incidents")["unreal"]["backdrop"]
    return mention.noun and any(token.lower in backdrop for token in before)


def _phrases(document: Document, sentence: Sentence) -> Iterator[Mention]:
    """Turns of phrase whose words stand apart: "set … alight", "took … hostage"."""
    tokens = document.tokens
    for at in range(sentence.first, sentence.last):
        for frame in vocabulary().phrases.get(tokens[at].lemma, ()):
            rest = [token.lower for token in tokens[at + 1 : min(at + 12, sentence.last)]]
            clause = clause_at(sentence, at)
            if frame.particle[0] in rest and (clause is None or _happened(clause)):
                yield Mention(sentence, clause, at, frame, False)


def _followed(
    document: Document, sentence: Sentence, ground: Ground, found: list[Mention]
) -> Iterator[Mention]:
    """ "Kalbajar followed yesterday": what was said last happened there too."""
    before = found[-1:] if found and found[-1].sentence.paragraph == sentence.paragraph else []
    for clause in sentence.clauses:
        told = clause.lemma == "follow" and clause.object is None and clause.tense == "past"
        there = clause.subject is not None and is_ground(document, clause.subject, ground)
        if before and told and there and _happened(clause):
            yield Mention(sentence, clause, clause.verb, before[-1].frame, False)


def _verbs(document: Document, sentence: Sentence, ground: Ground) -> Iterator[Mention]:
    heads = {clause.verb for clause in sentence.clauses}
    for clause in sentence.clauses:
        if _happened(clause):
            around = _around(document, sentence, clause.verb, clause)
            yield from _matching(sentence, clause, around, clause.lemma.split(" ")[0], ground)
    for at in range(sentence.first, sentence.last):
        token = document.tokens[at]
        if at in heads or token.lemma not in vocabulary().verbs:
            continue
        if token.tag != "VERB" and (heads or not _stands_as_verb(document, sentence, at)):
            continue
        if _qualifies(document, sentence, at):
            continue
        owner = clause_at(sentence, at)
        if owner is None or _happened(owner):
            yield from _matching(sentence, owner, _around(document, sentence, at, None), token.lemma, ground)


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


def _matching(
    sentence: Sentence, clause: Clause | None, around: Around, lemma: str, ground: Ground
) -> Iterator[Mention]:
    for frame in vocabulary().verbs.get(lemma, ()):
        habit = clause is not None and _habitual(sentence, clause, frame)
        if not habit and _fits(around, frame, ground):
            yield Mention(sentence, clause, around.verb, frame, False)
            return


def _happened(clause: Clause) -> bool:
    return clause.reality is Reality.FACT and not clause.negated


def _habitual(sentence: Sentence, clause: Clause, frame: Frame) -> bool:
    """ "A force that fights beside it": the present tense outside headlines tells a habit, not an event."""
    in_body = sentence.part is Part.BODY and clause.tense == "present"
    lasting = clause.tense in ("present", "perfect") and any(
        o.preposition == "since" for o in clause.obliques
    )
    if frame.family == "capture" and lasting:
        return True
    return in_body and frame.family in ("force", "harm", "capture") and frame.strength < 3


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a verb: its phrases where the grammar gave them, and the bare words either side."""

    document: Document
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
    particle = not frame.particle or any(token.lower in frame.particle for token in around.right)
    if around.right and around.right[0].lower in frame.not_particle:
        return False
    return (
        particle
        and (not frame.subject or _stands(around, agent, left, frame.subject, ground))
        and (not frame.not_subject or not _is(around.document, agent, frame.not_subject, ground))
        and (not frame.object or _stands(around, patient, right, frame.object, ground))
        and (not frame.not_object or not _is(around.document, patient, frame.not_object, ground))
        and (not frame.near or any(_is(around.document, o, frame.near, ground) for o in around.obliques))
    )


def _stands(
    around: Around, phrase: Phrase | None, window: Sequence[Token], classes: tuple[str, ...], ground: Ground
) -> bool:
    """True where the phrase is of the classes; without a noun to go by, the bare words beside the verb."""
    if _is(around.document, phrase, classes, ground):
        return True
    head = around.document.tokens[phrase.head] if phrase is not None else None
    if head is not None and vocabulary().among(head.lower, *classes):
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


def among_at(tokens: Sequence[Token], at: int, *classes: str) -> bool:
    """True where the word belongs to one of the classes; a water cannon is no cannon."""
    known = vocabulary()
    if at and f"{tokens[at - 1].lemma} {tokens[at].lemma}" in known.classes["dispersal"]:
        return "dispersal" in classes
    return known.among(tokens[at].lemma, *classes)


def _up_to_break(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens before the first mark or preposition that opens a phrase of its own."""
    kept: list[Token] = []
    for token in tokens:
        if token.lower in BREAKS:
            break
        kept.append(token)
    return tuple(kept)


def roles(clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    """Who does it and to whom: the subject and the object, turned round in a passive clause."""
    if not clause.passive:
        return clause.subject, clause.object
    agents = [oblique.phrase for oblique in clause.obliques if oblique.preposition == "by"]
    return (agents[0] if agents else None), clause.subject


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


def is_ground(document: Document, phrase: Phrase, ground: Ground) -> bool:
    """True where the phrase names a place or a piece of ground ("Hadrut", "the hill", "the camp of X")."""
    head = document.tokens[phrase.head]
    return phrase.head in ground.tokens or head.lemma in vocabulary().classes["ground"]


def _nouns(document: Document, sentence: Sentence, ground: Ground) -> Iterator[Mention]:
    for at in range(sentence.first, sentence.last):
        token = document.tokens[at]
        if token.tag not in ("NOUN", "PROPN", "ADJ") or token.index in ground.dates:
            continue
        for frame in vocabulary().nouns.get(token.lemma, ()):
            clause = clause_at(sentence, at)
            if _noun_fits(document, sentence, at, frame, ground) and _real(document, sentence, clause, at):
                yield Mention(sentence, clause, at, frame, True)
                break


def _real(document: Document, sentence: Sentence, clause: Clause | None, at: int) -> bool:
    """True unless the clause is unreal, or words before the noun make it a wish, a fear or a plan."""
    if clause is not None and clause.reality is not Reality.FACT:
        return False
    rules = table("incidents")["unreal"]
    after = document.tokens[at + 1 : min(at + 3, sentence.last)]
    if any(token.lemma in rules["ended"] for token in after) or _several(document, sentence, at):
        return False
    if clause is not None and (_in_general(document, sentence, clause, at) or _overheard(document, clause)):
        return False
    floor = max(at - 5, sentence.first, clause.first if clause else sentence.first)
    before = document.tokens[floor:at]
    if any(token.lower in rules["before"] for token in before[-3:]):
        return False
    return not any(token.lemma in rules["governors"] or token.lower in rules["governors"] for token in before)


def _overheard(document: Document, clause: Clause) -> bool:
    """ "We heard a crash": a witness's words do not say of what kind it was."""
    subject = clause.subject
    return clause.lemma == "hear" and subject is not None and document.tokens[subject.head].tag == "PRON"


def _in_general(document: Document, sentence: Sentence, clause: Clause, at: int) -> bool:
    """ "Its treaty covers armed attacks": a bare plural after a verb in the present is no single event."""
    general = sentence.part is Part.BODY and clause.tense == "present" and clause.verb < at
    before = document.tokens[max(at - 2, clause.verb) : at]
    bare = all(token.tag not in ("DET", "NUM", "PROPN") for token in before)
    return general and bare and document.tokens[at].form == "NNS"


def _several(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Two attacks", "44 terrorist attacks": a number of happenings together is none of them."""
    before = document.tokens[max(at - 3, sentence.first) : at]
    plain = all(token.tag in ("NUM", "ADJ", "NOUN") for token in before[-2:])
    return document.tokens[at].lower.endswith("s") and plain and any(token.tag == "NUM" for token in before)


def clause_at(sentence: Sentence, token: int) -> Clause | None:
    """The innermost clause that holds the token."""
    return sentence.clause_at(token)


def _noun_fits(document: Document, sentence: Sentence, at: int, frame: Frame, ground: Ground) -> bool:
    before = [t.lemma for t in document.tokens[max(at - 2, sentence.first) : at]]
    known = vocabulary().among
    if frame.before and not any(known(lemma, *frame.before) for lemma in before):
        return False
    if frame.not_before and any(known(lemma, *frame.not_before) for lemma in before):
        return False
    if frame.of and not _of_ground(document, sentence, at, ground):
        return False
    return not frame.near or _near_ground(document, sentence, at, ground)


def _of_ground(document: Document, sentence: Sentence, at: int, ground: Ground) -> bool:
    after = [t for t in document.tokens[at + 1 : min(at + 8, sentence.last)] if t.tag != "PUNCT"]
    if not after or after[0].lower != "of":
        return False
    return any(t.index in ground.tokens or t.lemma in vocabulary().classes["ground"] for t in after[1:])


def _near_ground(document: Document, sentence: Sentence, at: int, ground: Ground) -> bool:
    around = range(max(at - 3, sentence.first), min(at + 7, sentence.last))
    structures = vocabulary().classes["structure"]
    return any(i in ground.tokens or document.tokens[i].lemma in structures for i in around)
