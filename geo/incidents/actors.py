"""Who did it and to whom: names as the text has them, and one plain name for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from geo.incidents.bodies import country_code, country_of, group_in, kind_of, kinds, plain_name
from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import Mention, roles
from geo.incidents.spans import starting_in
from geo.incidents.tellings import Telling
from geo.language.document import Phrase, Token
from geo.lexicon import table
from geo.model import Actor, IncidentType, Role, Sense
from geo.reading import Reading

__all__ = ["actors", "country_code", "country_of", "written"]

LONGEST = 60
"""Characters of an actor's name; a longer phrase keeps its head and what stands before it."""
THINGS = ("air", "artillery", "airborne", "planted", "grenade", "chemical", "vehicle", "flying")
"""Classes of things that act for somebody only where the words say for whom ("Israeli missiles")."""
PEOPLE = ("armed", "military", "state", "crowd", "civilian")
MUTUAL = ("clash", "fight", "battle", "skirmish", "exchange", "duel")
AGAINST = ("with", "against")
UNDERGONE = ("die", "perish", "fall", "explode", "crash", "sink", "drown", "burn")
JOINTS = ("and", ",", "or")


def actors(reading: Reading, tellings: list[Telling]) -> tuple[Actor, ...]:
    """The actors over all tellings, each name once, in order."""
    found: dict[tuple[str, Role], Actor] = {}
    for telling in tellings:
        for mention in telling.told:
            for actor in _of_mention(reading, telling, mention):
                found.setdefault((actor.name.lower(), actor.role), actor)
    named = {name for name, role in found if role is not Role.PARTY}
    return tuple(a for (name, role), a in found.items() if role is not Role.PARTY or name not in named)


def _of_mention(reading: Reading, telling: Telling, mention: Mention) -> Iterator[Actor]:
    for phrase, role in _acting(reading, telling, mention):
        for part in parts(reading.document.tokens, phrase):
            name = written(reading, part)
            if name:
                yield Actor(name, role, plain_name(reading, part, name))


def _acting(reading: Reading, telling: Telling, mention: Mention) -> Iterator[tuple[Phrase, Role]]:
    """The phrases around the mention that name who did it or suffered it."""
    clause = mention.clause
    if clause is None:
        return
    lemma = reading.document.tokens[mention.token].lemma
    if mention.noun:
        if telling.type is IncidentType.BATTLE:
            yield from ((one.phrase, Role.PARTY) for one in clause.obliques if one.preposition == "between")
        return
    agent, patient = roles(clause)
    if lemma in UNDERGONE:
        agent, patient = None, agent
    against = [one.phrase for one in clause.obliques if lemma in MUTUAL and one.preposition in AGAINST]
    mutual = lemma in MUTUAL and patient is None
    none = mutual or telling.type is IncidentType.ACCIDENT or telling.family == "accord"
    doer = Role.PARTY if none else Role.PERPETRATOR
    for phrase, role in ((agent, doer), (patient, Role.TARGET), *((one, Role.PARTY) for one in against)):
        if phrase is not None:
            yield phrase, role


def parts(tokens: Sequence[Token], phrase: Phrase) -> list[Phrase]:
    """The people of a phrase one by one: "two soldiers and three farmers" are two; else the phrase itself."""
    cuts = [at for at in range(phrase.first, phrase.last) if tokens[at].lower in JOINTS]
    ends = [*cuts, phrase.last]
    starts = [phrase.first, *(at + 1 for at in cuts)]
    found = [_headed(tokens, first, last) for first, last in zip(starts, ends, strict=True) if first < last]
    whole = [one for one in found if one is not None]
    if len(whole) < 2 or len(whole) < len(found):
        return [phrase]
    people = all(is_people(tokens, one) for one in whole)
    return whole if people or all(_is_name(tokens, one) for one in whole) else [phrase]


def _is_name(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """ "Ilham Aliyev", "Armenians", "Ethiopia": a name with nothing hung on it."""
    words = tokens[phrase.first : phrase.last]
    return tokens[phrase.head].tag == "PROPN" and all(token.tag != "ADP" for token in words)


def _headed(tokens: Sequence[Token], first: int, last: int) -> Phrase | None:
    """The tokens as a phrase around their last noun before any "of"."""
    end = next((at for at in range(first, last) if tokens[at].tag == "ADP"), last)
    nouns = [at for at in range(first, end) if tokens[at].tag in ("NOUN", "PROPN")]
    return Phrase(first, last, nouns[-1]) if nouns else None


def is_people(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """True where the head is a word for people who act or suffer."""
    head = tokens[phrase.head]
    return head.lemma in kinds() or vocabulary().among(head.lemma, *PEOPLE)


def written(reading: Reading, phrase: Phrase | None) -> str:
    """The phrase's name as it stands in the text; empty where it names nobody."""
    if phrase is None or not _is_somebody(reading, phrase):
        return ""
    tokens = reading.document.tokens
    first = phrase.first
    while first < phrase.head and (tokens[first].lower in leading() or tokens[first].tag == "NUM"):
        first += 1
    last = phrase.last
    if tokens[last - 1].end - tokens[first].start > LONGEST:
        last = phrase.head + 1
    name = reading.document.text[tokens[first].start : tokens[last - 1].end]
    return " ".join(name.split()).strip("“”\"' ")


def _is_somebody(reading: Reading, phrase: Phrase) -> bool:
    head = reading.document.tokens[phrase.head]
    never = _never()
    if head.lemma in never or head.lower in never or head.tag in ("PRON", "NUM", "VERB"):
        return False
    kind = kind_of(reading, phrase)
    if country_of(reading, phrase) or kind not in ("", "military") or group_in(_words(reading, phrase)):
        return True
    if _is_ground(reading, head.start):
        return False
    known = vocabulary().among
    if known(head.lemma, *THINGS):
        return False
    return head.tag == "PROPN" or kind != "" or known(head.lemma, *PEOPLE)


def _words(reading: Reading, phrase: Phrase) -> str:
    tokens = reading.document.tokens
    return reading.document.text[tokens[phrase.first].start : tokens[phrase.last - 1].end]


def _is_ground(reading: Reading, offset: int) -> bool:
    """True for a place that stands for itself ("captured Adowa"): it acts for nobody."""
    near = starting_in(reading.toponyms, offset - LONGEST, offset + 1)
    return any(t.sense is Sense.LITERAL and t.span.end > offset for t in near)


@cache
def leading() -> frozenset[str]:
    """Words before a name that are no part of it."""
    return frozenset(table("actors")["leading"]["words"])


@cache
def _never() -> frozenset[str]:
    return frozenset(table("actors")["never"]["heads"])
