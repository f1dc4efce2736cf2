"""What an actor is by one plain name: "Russia, military", "Islamic State", "police"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from geo.incidents.spans import starting_in
from geo.language.document import Phrase
from geo.lexicon import table
from geo.model import Place, PlaceKind, Sense, Toponym
from geo.reading import Reading

_WORDS = re.compile(r"[\w'’.-]+")
_OTHERS = ("pro", "anti", "backed", "led", "allied", "trained", "supported", "funded", "held", "occupied")
"""Words joined to a country's name by a hyphen that say that the actor is another's."""


OWNED = frozenset(["its", "their", "our"])


def kind_of(reading: Reading, phrase: Phrase) -> str:
    """ "military", "police", "rebels" …: what kind of body the words name; empty where none.

    The head says it; of "Defence Ministry", "police post" and "government forces" the words before it.
    """
    tokens = reading.document.tokens
    head, before = tokens[phrase.head].lemma, [t.lemma for t in tokens[phrase.first : phrase.head]]
    own = kinds().get(head, "")
    if own == "government" and _defends(before):
        return "military"
    if own in ("military", "") and (said := [kinds()[word] for word in before if word in kinds()]):
        return said[-1] if said[-1] != "government" else own or said[-1]
    return own


def _defends(before: list[str]) -> bool:
    return any(word in table("actors")["defence"]["words"] for word in before)


@cache
def kinds() -> dict[str, str]:
    """Of each head word the kind of body it names."""
    listed: dict[str, list[str]] = table("actors")["kinds"]
    return {word: kind for kind, words in listed.items() for word in words}


def country_code(reading: Reading, phrase: Phrase) -> str | None:
    """The ISO code of the country whose name or adjective stands in the phrase."""
    place = _country(reading, phrase)
    return place.country if place else None


def country_of(reading: Reading, phrase: Phrase) -> str:
    """The country whose name or adjective stands in the phrase; empty where none."""
    place = _country(reading, phrase)
    return place.name if place else ""


def _country(reading: Reading, phrase: Phrase) -> Place | None:
    places = (toponym.place for toponym in _names(reading, phrase))
    return next((place for place in places if place and place.kind is PlaceKind.COUNTRY), None)


def _names(reading: Reading, phrase: Phrase) -> list[Toponym]:
    """The place names in the phrase that say whose it is: not those of "pro-Russian", "Saudi-led"."""
    tokens, text = reading.document.tokens, reading.document.text
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    return [one for one in starting_in(reading.toponyms, start, end) if not _joined(text, one)]


def _joined(text: str, name: Toponym) -> bool:
    before = text[max(0, name.span.start - 5) : name.span.start].lower()
    after = text[name.span.end : name.span.end + 11].lower()
    return before.endswith(("pro-", "anti-")) or after.startswith(tuple(f"-{word}" for word in _OTHERS))


@lru_cache(maxsize=4096)
def group_in(words: str) -> str:
    """The known armed group or body that the words name: "FARC" for "fighters of the FARC"."""
    known: dict[str, str] = table("actors")["names"]
    lower = [word.lower().strip(".'’") for word in _WORDS.findall(words)]
    for size in range(min(len(lower), _longest()), 0, -1):
        for at in range(len(lower) - size + 1):
            name = known.get(" ".join(lower[at : at + size]))
            # A short name is an everyday word unless it is written in capitals.
            if name and (size > 1 or len(lower[at]) > 3 or lower[at].upper() in words):
                return name
    return ""


@cache
def _longest() -> int:
    return max(len(name.split()) for name in table("actors")["names"])


def plain_name(reading: Reading, phrase: Phrase, written: str) -> str:
    """One name for what texts call by many; the words themselves where nothing is known of them."""
    group = group_in(written)
    if group:
        return group
    kind = kind_of(reading, phrase)
    owner = country_of(reading, phrase) or _region(reading, phrase) or owner_of(reading, phrase)
    if owner:
        return f"{owner}, {kind}" if kind else owner
    named = reading.document.tokens[phrase.head].tag == "PROPN"
    return written if named or not kind else kind


def _region(reading: Reading, phrase: Phrase) -> str:
    """The region whose people or forces are meant ("Katangese gendarmes")."""
    for name in _names(reading, phrase):
        if name.place is not None and name.sense is not Sense.LITERAL:
            return name.place.name
    return ""


def owner_of(reading: Reading, phrase: Phrase) -> str:
    """Whose "its forces" are: of the country that the sentence speaks of, or lets speak, before them."""
    tokens = reading.document.tokens
    if tokens[phrase.first].lower not in OWNED:
        return ""
    sentence = reading.document.sentence_of(phrase.first)
    before = starting_in(reading.toponyms, sentence.start, tokens[phrase.first].start)
    told = [one.place for one in before if one.sense is not Sense.LITERAL and one.place is not None]
    countries = [place.name for place in told if place.kind is PlaceKind.COUNTRY]
    return countries[0] if len(set(countries)) == 1 else ""
