"""Who did it and to whom: names as the text has them, and one plain name for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import Mention, roles
from geo.incidents.spans import starting_in
from geo.incidents.tellings import Telling
from geo.language.document import Phrase
from geo.lexicon import table
from geo.model import Actor, IncidentType, PlaceKind, Role, Sense
from geo.reading import Reading

LONGEST = 60
"""Characters of an actor's name; a longer phrase keeps its head and what stands before it."""
_PLAIN = re.compile(r"[^\w '’.-]+")
_LEADING = frozenset(
    ["the", "a", "an", "its", "their", "his", "her", "some", "several", "about", "at", "least"]
)
THINGS = ("air", "artillery", "airborne", "planted", "grenade", "chemical", "vehicle", "flying")
"""Classes of things that act for somebody only where the words say for whom ("Israeli missiles")."""
PEOPLE = ("armed", "military", "state", "crowd", "civilian")
MUTUAL = ("clash", "fight", "battle", "skirmish", "exchange", "duel")


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
    if mention.clause is None or mention.noun:
        return
    agent, patient = roles(mention.clause)
    tokens = reading.document.tokens
    if tokens[mention.token].lemma in ("die", "perish", "fall", "explode", "crash", "sink"):
        agent, patient = None, agent
    mutual = tokens[mention.token].lemma in MUTUAL and patient is None
    doer = Role.PARTY if mutual or telling.type is IncidentType.ACCIDENT else Role.PERPETRATOR
    for phrase, role in ((agent, doer), (patient, Role.TARGET)):
        name = written(reading, phrase)
        if name:
            yield Actor(name, role)


def written(reading: Reading, phrase: Phrase | None) -> str:
    """The phrase's name as it stands in the text; empty where it names nobody."""
    if phrase is None or not _is_somebody(reading, phrase):
        return ""
    first = phrase.first
    tokens = reading.document.tokens
    while first < phrase.head and (tokens[first].lower in _LEADING or tokens[first].tag == "NUM"):
        first += 1
    last = phrase.last
    if tokens[last - 1].end - tokens[first].start > LONGEST:
        last = phrase.head + 1
    return (
        reading.document.text[tokens[first].start : tokens[last - 1].end].replace("\n", " ").strip("“”\"' ")
    )


def _is_somebody(reading: Reading, phrase: Phrase) -> bool:
    head = reading.document.tokens[phrase.head]
    never = _never()
    if head.lemma in never or head.lower in never or head.tag in ("PRON", "NUM", "VERB"):
        return False
    if country_of(reading, phrase):
        return True
    if _is_ground(reading, head.start):
        return False
    known = vocabulary().among
    if known(head.lemma, *THINGS):
        return False
    return head.tag == "PROPN" or kind_of(reading, phrase) != "" or known(head.lemma, *PEOPLE)


def _is_ground(reading: Reading, offset: int) -> bool:
    """True for a place that stands for itself ("captured Adowa"): it acts for nobody."""
    near = starting_in(reading.toponyms, offset - LONGEST, offset + 1)
    return any(t.sense is Sense.LITERAL and t.span.end > offset for t in near)


@cache
def _never() -> frozenset[str]:
    return frozenset(table("actors")["never"]["heads"])


def kind_of(reading: Reading, phrase: Phrase) -> str:
    """ "military", "police", "rebels" …: what kind of body the head word names; empty where none."""
    lemma = reading.document.tokens[phrase.head].lemma
    kinds: dict[str, list[str]] = table("actors")["kinds"]
    return next((kind for kind, words in kinds.items() if lemma in words), "")


def country_code(reading: Reading, phrase: Phrase) -> str | None:
    """The ISO code of that country."""
    tokens = reading.document.tokens
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    named = [t.place for t in starting_in(reading.toponyms, start, end) if t.place is not None]
    return next((place.country for place in named if place.kind is PlaceKind.COUNTRY), None)


def country_of(reading: Reading, phrase: Phrase) -> str:
    """The country whose name or adjective stands in the phrase; empty where none."""
    tokens = reading.document.tokens
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    for toponym in starting_in(reading.toponyms, start, end):
        if toponym.place is not None and toponym.place.kind is PlaceKind.COUNTRY:
            return toponym.place.name
    return ""


def normalised(reading: Reading, phrase: Phrase | None) -> str:
    """One plain name: "Russia, military" for "the Russian aircraft", "Islamic State" for "IS"."""
    name = written(reading, phrase)
    if not name or phrase is None:
        return ""
    known: dict[str, str] = table("actors")["names"]
    if name.lower() in known:
        return known[name.lower()]
    country, kind = country_of(reading, phrase), kind_of(reading, phrase)
    if country:
        return f"{country}, {kind}" if kind else country
    return " ".join(_PLAIN.sub(" ", name).split())
