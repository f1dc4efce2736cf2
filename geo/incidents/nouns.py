"""Nouns that tell of an incident ("the shelling of X"), unless they name a fear, a plan or a denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.incidents.lexicon import Frame, vocabulary
from geo.incidents.mentions import Ground, Mention, clause_at, goes_on, possible, words_in
from geo.language import reality_at
from geo.language.document import Clause, Document, Part, Reality, Sentence, Token
from geo.lexicon import table

NOMINAL = ("NOUN", "PROPN", "ADJ")


def nouns(document: Document, sentence: Sentence, ground: Ground) -> Iterator[Mention]:
    """The mentions of a sentence by nouns; "suicide attack" and "bomb blast" are one."""
    held: Mention | None = None
    for mention in _single(document, sentence, ground):
        if held is not None and mention.token == held.token + 1 and held.clause is mention.clause:
            held = replace(mention, frame=max(held.frame, mention.frame, key=_sureness))
            continue
        if held is not None:
            yield held
        held = mention
    if held is not None:
        yield held


def _sureness(frame: Frame) -> int:
    return frame.strength


def _single(document: Document, sentence: Sentence, ground: Ground) -> Iterator[Mention]:
    """A mention for each noun of the lexicon."""
    known = vocabulary().nouns
    words: frozenset[str] = frozenset()
    for at in range(sentence.first, sentence.last):
        token = document.tokens[at]
        lemma = token.lemma if token.tag in NOMINAL else token.lower if token.form == "VBG" else ""
        frames = known.get(lemma, ())
        if not frames or token.index in ground.dates or not _is_noun(document, sentence, at):
            continue
        words = words or words_in(document, sentence)
        clause = clause_at(sentence, at)
        for frame in possible(frames, words):
            if _noun_fits(document, sentence, at, frame, ground) and _real(document, sentence, clause, at):
                yield Mention(sentence, clause, at, frame, True)
                break


def _is_noun(document: Document, sentence: Sentence, at: int) -> bool:
    """True for a noun, and for "-ing" that is one: "the killing of two", "Fighting for X went on"."""
    tokens = document.tokens
    if tokens[at].form != "VBG":
        return True
    opens = at == sentence.first or tokens[at - 1].tag in ("DET", "ADJ", "NOUN")
    return opens and at + 1 < sentence.last and tokens[at + 1].tag in ("ADP", "VERB", "AUX")


def _real(document: Document, sentence: Sentence, clause: Clause | None, at: int) -> bool:
    """True unless the clause is unreal, or words around the noun make it a wish, a fear, a plan or a lie."""
    if _is_said_of(document, sentence, at, "belied"):
        return False
    if _is_said_of(document, sentence, at, "settled"):
        return True
    if reality_at(document, at) is not Reality.FACT:
        return False
    if clause is not None and (_in_general(document, sentence, clause, at) or _overheard(document, clause)):
        return False
    told = clause is None or clause.reality is Reality.FACT or _is_settled(document, clause, at)
    if clause is not None and not told and not _is_subject(document, clause, at):
        return False
    return not _several(document, sentence, at) and not _is_governed(document, sentence, clause, at)


def _is_governed(document: Document, sentence: Sentence, clause: Clause | None, at: int) -> bool:
    """ "Fears of an attack", "no attack", "the attack ended"."""
    rules, tokens = table("incidents")["unreal"], document.tokens
    if tokens[at].lemma == "protest" and _is_objection(document, sentence, at):
        return True
    if clause is not None and clause.verb < at and clause.lemma in rules["trying"]:
        return True
    if tokens[at + 1].lemma in rules["heads"] if at + 1 < sentence.last else False:
        return True
    if any(token.lemma in rules["ended"] for token in tokens[at + 1 : min(at + 3, sentence.last)]):
        return True
    floor = max(at - 5, sentence.first, clause.first if clause else sentence.first)
    before = tokens[floor:at]
    if any(token.lower in rules["before"] for token in before[-3:]):
        return True
    return any(token.lemma in rules["governors"] or token.lower in rules["governors"] for token in before)


def _is_objection(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Over UN protests", "lodged a protest": words of a government, not people in the street."""
    before = document.tokens[max(at - 4, sentence.first) : at]
    return any(token.lemma in table("incidents")["unreal"]["objecting"] for token in before)


def _is_subject(document: Document, clause: Clause, at: int) -> bool:
    """ "The attack on X is not forgotten": the subject of what is denied, and named as known."""
    subject = clause.subject
    within = subject is not None and subject.first <= at < subject.last and clause.own_subject
    return within and document.tokens[subject.first].lower in ("the", "that", "this") if subject else False


def _is_settled(document: Document, clause: Clause, at: int) -> bool:
    """ "Since the massacre nobody has lived there": it happened, whatever is denied or planned after it."""
    tokens, step = document.tokens, at - 1
    while step > clause.first and tokens[step].tag in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        step -= 1
    dated = tokens[step + 1].tag == "DET" and tokens[step + 1].lower not in ("any", "no", "every", "each")
    return dated and tokens[step].lower in table("incidents")["unreal"]["behind"]


def _is_said_of(document: Document, sentence: Sentence, at: int, what: str) -> bool:
    """ "Reports of a massacre were false", "a march is expected", "the attack is not forgotten"."""
    tokens = document.tokens
    behind = tokens[at + 1 : min(at + 10, sentence.last)]
    told = next((k for k, token in enumerate(behind) if token.tag in ("AUX", "VERB")), None)
    if told is None:
        return False
    rows = table("incidents")["unreal"][what]
    said = [token.lower for token in behind[told : told + 4]]
    off = what == "belied" and "off" in said and behind[told].lemma == "be"
    return (
        off or any(word in rows for word in said) or (what == "belied" and said[:2] == ["announced", "for"])
    )


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


def _is_figure(document: Document, sentence: Sentence, at: int) -> bool:
    """ "A price war", "the battle over the budget", "a storm of criticism", "a flood of refugees"."""
    tokens, known = document.tokens, vocabulary()
    if at > sentence.first and known.among(tokens[at - 1].lemma, "figurative"):
        return True
    after = tokens[at + 1 : min(at + 6, sentence.last)]
    if not after or after[0].lower not in ("of", "over", "for", "about", "against", "with"):
        return False
    ends = (t for k, t in enumerate(after) if _ends_phrase(t, after[k + 1 : k + 2]))
    head = next(ends, None)
    if head is None:
        return False
    return known.among(head.lemma, "figurative") or _is_mass(tokens[at], after[0], head)


def _ends_phrase(token: Token, after: Sequence[Token]) -> bool:
    return token.tag in ("NOUN", "PROPN") and all(t.tag not in ("NOUN", "PROPN") for t in after)


def _is_mass(noun: Token, link: Token, head: Token) -> bool:
    """ "A flood of refugees": so many of them."""
    known = vocabulary()
    natural = known.among(noun.lemma, "natural") and link.lower == "of"
    return natural and known.among(head.lemma, "civilian", "crowd", "figurative")


def _noun_fits(document: Document, sentence: Sentence, at: int, frame: Frame, ground: Ground) -> bool:
    before = [t.lemma for t in document.tokens[max(at - 2, sentence.first) : at]]
    known = vocabulary().among
    if _is_figure(document, sentence, at):
        return False
    if frame.before and not any(known(lemma, *frame.before) for lemma in before):
        return False
    if frame.not_before and any(known(lemma, *frame.not_before) for lemma in before):
        return False
    if frame.pattern and not goes_on(document.tokens, at, sentence.last, frame, ground):
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
