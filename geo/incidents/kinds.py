"""Of which kind an attack was, where its word alone does not say: by the weapon, by who did it to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.incidents.lexicon import Frame, vocabulary
from geo.incidents.mentions import Mention, roles
from geo.language.document import Document, Token
from geo.model import IncidentType

OPEN = frozenset([IncidentType.BATTLE, IncidentType.VIOLENCE_AGAINST_CIVILIANS])
"""Kinds between which those hurt decide."""
UPON = frozenset(["on", "of", "at", "against", "upon", "into", "among"])
BURNT = "Looting/property destruction"
LADEN = frozenset(["laden", "packed", "filled", "loaded", "full", "rigged", "stuffed", "crammed"])
FOUGHT = frozenset(["fight", "fighting", "clash", "battle", "skirmish", "combat", "firefight", "gunfight"])
"""Words for what two armed sides do to each other."""
MUTUAL = frozenset(["both", "each", "either"])
"""Words before the sides that lost people: they fought."""
FIGHT = "Armed clash"
ASSAULT = "Attack"
BLAST = "Remote explosive/landmine/IED"


def weighed(document: Document, told: tuple[Mention, ...], frame: Frame) -> Frame:
    """The frame of a telling, its kind put right by what stands around its words."""
    blast = frame.type is IncidentType.EXPLOSION and frame.sub_type in (BLAST, "Chemical weapon")
    if blast and not frame.pattern:
        return _mishap(document, told, frame)
    if frame.family == "order" or frame.type is IncidentType.ACCIDENT:
        return _rammed(document, told, frame)
    if frame.sub_type == BURNT and _is_street(document, told):
        return replace(frame, type=IncidentType.RIOT, sub_type="Mob violence", family="order")
    if frame.type is IncidentType.BATTLE and frame.family == "force" and _is_riot(document, told):
        return replace(frame, type=IncidentType.RIOT, sub_type="Violent demonstration", family="order")
    if frame.strength == 3 or frame.family not in ("force", "harm"):
        return frame
    return _by_weapon(document, told, frame) or _by_victim(document, told, frame)


def _rammed(document: Document, told: tuple[Mention, ...], frame: Frame) -> Frame:
    """ "A lorry laden with explosives crashed into the barracks": no accident of traffic."""
    words = {token.lower for token in _words(document, told)}
    loaded = {"into", "explosives"} <= words and words & LADEN
    if frame.type is not IncidentType.ACCIDENT or not loaded:
        return frame
    return replace(frame, type=IncidentType.EXPLOSION, sub_type=BLAST, family="force", strength=3)


def _is_street(document: Document, told: tuple[Mention, ...]) -> bool:
    """ "Tyres were set alight outside the consulate": what crowds burn, nobody being named."""
    agents = [roles(m.clause)[0] for m in told if m.clause is not None and m.clause.passive]
    lemmas = (token.lemma for token in _words(document, told))
    return agents == [None] * len(told) and any(vocabulary().among(lemma, "street_word") for lemma in lemmas)


def _words(document: Document, told: Iterable[Mention]) -> Iterator[Token]:
    """The words of the clauses, and of agents that stand outside them."""
    for mention in told:
        first, last = mention.reach
        yield from document.tokens[first:last]
        agent = roles(mention.clause)[0] if mention.clause else None
        if agent is not None:
            yield from document.tokens[agent.first : agent.last]


def _by_weapon(document: Document, told: tuple[Mention, ...], frame: Frame) -> Frame | None:
    known = vocabulary()
    lemmas = {t.lemma for t in _words(document, told) if not (_is_pit(document, t) or _is_about(document, t))}
    if {"water", "cannon"} <= lemmas:
        lemmas -= {"cannon"}
    for row in known.evidence:
        if lemmas & known.classes[row.word_class]:
            return replace(frame, type=row.type, sub_type=row.sub_type, family="force")
    return None


def _is_about(document: Document, token: Token) -> bool:
    """ "Villages round X": a preposition, not a round."""
    after = document.tokens[token.index + 1 : token.index + 2]
    return token.lower == "round" and bool(after) and after[0].tag in ("PROPN", "DET")


def _is_pit(document: Document, token: Token) -> bool:
    """ "Employees of the Potosi mines", "at the mine": where ore is dug, nothing explodes."""
    if token.lemma != "mine":
        return False
    tokens, at = document.tokens, token.index - 1
    while at > 0 and tokens[at].tag in ("NOUN", "PROPN", "ADJ"):
        at -= 1
    at -= tokens[at].tag == "DET"
    return at >= 0 and tokens[at].lower in ("of", "at", "in", "from", "near")


def _by_victim(document: Document, told: tuple[Mention, ...], frame: Frame) -> Frame:
    """An attack on soldiers is a fight; on people without arms it is violence against civilians."""
    if frame.type not in OPEN or (frame.type is IncidentType.BATTLE and frame.family == "capture"):
        return frame
    if _is_mutual(document, told, frame):
        return replace(frame, type=IncidentType.BATTLE, sub_type=FIGHT)
    struck = [token.lemma for mention in told for token in _struck(document, mention)]
    known = vocabulary()
    civil = any(known.among(lemma, "unarmed") for lemma in struck) or _is_raid(document, told, struck)
    military = any(known.among(lemma, "military", "under_arms") for lemma in struck)
    if civil and not military:
        return replace(frame, type=IncidentType.VIOLENCE_AGAINST_CIVILIANS, sub_type=ASSAULT)
    if military and not civil:
        return replace(frame, type=IncidentType.BATTLE, sub_type=FIGHT)
    named = {token.lemma for token in _words(document, told)}
    people = any(known.among(lemma, "people_word") for lemma in named)
    if people and not any(known.among(lemma, "military") for lemma in named):
        return replace(frame, type=IncidentType.VIOLENCE_AGAINST_CIVILIANS, sub_type=ASSAULT)
    return frame


def _is_mutual(document: Document, told: tuple[Mention, ...], frame: Frame) -> bool:
    """ "They fought near X; five civilians died", "six dead on both sides": a fight, whoever is hurt."""
    if frame.type is IncidentType.BATTLE and any(document.tokens[m.token].lemma in FOUGHT for m in told):
        return True
    words = {token.lemma for token in _words(document, told)}
    return "side" in words and not words.isdisjoint(MUTUAL)


def _is_raid(document: Document, told: tuple[Mention, ...], struck: list[str]) -> bool:
    """Gunmen or bandits who fall upon a village or a market."""
    known = vocabulary()
    agents = [agent for m in told if m.clause and (agent := roles(m.clause)[0]) is not None]
    marauders = any(known.among(document.tokens[agent.head].lemma, "marauder") for agent in agents)
    return marauders and any(known.among(lemma, "homes") for lemma in struck)


def _struck(document: Document, mention: Mention) -> Iterator[Token]:
    """The words for those to whom it was done: object, sufferer, "an attack on …", "fired at …"."""
    tokens, clause, frame = document.tokens, mention.clause, mention.frame
    if mention.noun or clause is None or clause.verb != mention.token:
        yield from _behind(document, mention)
        return
    _, patient = roles(clause)
    sufferer = clause.subject if frame.strength == 1 else None
    for phrase in (patient, sufferer):
        if phrase is not None:
            yield from tokens[phrase.first : phrase.last]
    for oblique in clause.obliques:
        if oblique.preposition in UPON:
            yield tokens[oblique.phrase.head]


def _behind(document: Document, mention: Mention) -> Iterator[Token]:
    """The noun phrase after "of" or "on" behind a noun ("the killing of two priests")."""
    tokens, at = document.tokens, mention.token + 1
    if at >= mention.sentence.last or tokens[at].lower not in UPON:
        return
    for token in tokens[at + 1 : min(at + 7, mention.sentence.last)]:
        if token.tag in ("VERB", "AUX", "PUNCT") or token.lower in ("in", "at", "near", "by"):
            return
        yield token


def _is_riot(document: Document, told: tuple[Mention, ...]) -> bool:
    """Demonstrators, fans or youths against police: no fight between armed groups."""
    known = vocabulary()
    lemmas = {token.lemma for token in _words(document, told)}
    unarmed = any(known.among(lemma, "protester_word", "rioter_word", "marching") for lemma in lemmas)
    return unarmed and not any(known.among(lemma, "rebel", "heavy_arms") for lemma in lemmas)


def _mishap(document: Document, told: tuple[Mention, ...], frame: Frame) -> Frame:
    """Gas, boilers and fireworks that blew up, with no word of a weapon in the sentence: an accident."""
    sentence, known = told[0].sentence, vocabulary()
    lemmas = [token.lemma for token in document.tokens[sentence.first : sentence.last]]
    if not any(known.among(lemma, "civil_blast") for lemma in lemmas):
        return frame
    if any(known.among(lemma, "meant_blast", "heavy_arms") for lemma in lemmas):
        return frame
    return replace(frame, type=IncidentType.ACCIDENT, sub_type="Disaster", family="accident")
