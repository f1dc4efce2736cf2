"""Verbs that tell of an incident, by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.incidents.around import Around, around_of, fits
from geo.incidents.lexicon import Frame, vocabulary
from geo.incidents.mentions import Ground, Mention, happened, possible, words_in
from geo.language.document import Clause, Document, Part, Sentence
from geo.language.glimpsed import seen_leaving
from geo.lexicon import table
from geo.model import IncidentType

REFLEXIVE = ("himself", "herself", "themselves", "itself")
FOUGHT = (IncidentType.BATTLE, IncidentType.RIOT)


def verbs(document: Document, sentence: Sentence, ground: Ground) -> Iterator[Mention]:
    """The mentions of a sentence by verbs; what is denied, planned or feared is left out."""
    heads = {clause.verb for clause in sentence.clauses}
    known, words = vocabulary(), frozenset[str]()
    for clause in sentence.clauses:
        lemma = clause.lemma.partition(" ")[0]
        if lemma not in known.verbs or not happened(clause) or seen_leaving(sentence, clause):
            continue
        if clause.verb in ground.tokens:  # "Ramadi in December, Hit in April"
            continue
        words = words or words_in(document, sentence)
        if frames := possible(known.verbs[lemma], words):
            yield from _matching(around_of(document, sentence, clause.verb, clause), frames, ground)
    for at in range(sentence.first, sentence.last):
        token = document.tokens[at]
        lemma = token.lemma if token.lemma in known.verbs else known.forms.get(token.lower, "")
        if not lemma or at in heads:
            continue
        plain = _stands_alone(document, sentence, at, bool(heads))
        if not plain and (lemma not in known.turns or _is_nominal(document, sentence, at)):
            continue
        words = words or words_in(document, sentence)
        frames = possible(known.verbs[lemma], words)
        frames = frames if plain else [frame for frame in frames if frame.pattern]
        owner = sentence.clause_at(at) if frames else None
        if frames and (owner is None or happened(owner)):
            around = replace(around_of(document, sentence, at, None), clause=owner)
            yield from _matching(around, frames, ground)


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
    closes = tokens[at + 1].tag in ("NUM", "DET")
    active = tokens[at].lower.endswith("ed") and tokens[at + 1].tag in ("NOUN", "PROPN", "ADJ")
    return tokens[at - 1].tag in ("NOUN", "PROPN") and (closes or active)


def _qualifies(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Occupied Syrian territory": a participle that only says what kind of thing follows."""
    after = document.tokens[at + 1] if at + 1 < sentence.last else None
    before = document.tokens[at - 1] if at > sentence.first else None
    if before is not None and before.lower == "the":
        return True
    loose = before is None or before.tag in ("DET", "ADJ", "ADP", "PUNCT") or before.lower in ("is", "as")
    return loose and after is not None and after.tag in ("NOUN", "ADJ", "PROPN")


def _matching(around: Around, frames: Sequence[Frame], ground: Ground) -> Iterator[Mention]:
    if _is_figure(around):
        return
    for frame in frames:
        if not fits(around, frame, ground) or _is_debate(around, frame) or _is_raid(around, frame):
            continue
        if around.clause is None or not _habitual(around.sentence, around.clause, frame):
            yield Mention(around.sentence, around.clause, around.verb, frame, False)
            return


def _is_figure(around: Around) -> bool:
    """ "Prices exploded", "captured the title", "gave himself up": a figure of speech, or no ground."""
    tokens, after = around.document.tokens, around.document.tokens[around.verb + 1 : around.verb + 2]
    if [token.lower for token in tokens[max(around.verb - 2, 0) : around.verb]] == ["without", "a"]:
        return True  # "Taken without a shot"
    if around.verb + 1 < around.sentence.last and after[0].lower in REFLEXIVE and _gives(around):
        return True
    phrases = [phrase for phrase in (around.agent, around.patient) if phrase is not None]
    return any(vocabulary().among(tokens[phrase.head].lemma, "figurative") for phrase in phrases)


def _is_raid(around: Around, frame: Frame) -> bool:
    """ "Air strikes hit X": no strike of workers."""
    agent, tokens = around.agent, around.document.tokens
    if frame.family != "order" or agent is None or tokens[agent.head].lemma not in ("strike", "raid"):
        return False
    told = tokens[agent.first : agent.head]
    return any(vocabulary().among(token.lemma, "struck_by") for token in told)


def _gives(around: Around) -> bool:
    return around.document.tokens[around.verb].lemma in ("give", "hand", "deliver", "turn")


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
