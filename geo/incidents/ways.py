"""Harm told by a verb and what it does: "shot dead six men", "burnt to death", "lost a leg"."""

from __future__ import annotations

from typing import Any, NamedTuple

from geo.incidents.counting import BE, Words, words_of
from geo.incidents.victims import named_after, named_before

_REACH = 6


class Way(NamedTuple):
    """What kind of harm, and who is named as harmed: numbers, "one", "name", "nobody"."""

    kind: str
    counts: list[Any]


def way_at(words: Words, at: int) -> Way | None:
    """The harm whose last word stands at `at`, if it is told in several words."""
    token = words.tokens[at]
    if token.lower in ("dead", "alive"):
        verb = _verb(words, at, token.lower)
        return Way("killed", _harmed(words, verb, at)) if verb is not None else None
    if token.lower == "death" and at > words.first and words.tokens[at - 1].lower == "to":
        verb = _verb(words, at - 1, "to_death")
        return Way("killed", _harmed(words, verb, at)) if verb is not None else None
    for last, verbs in (("limbs", "losing"), ("harms", "suffered"), ("wards", "taken")):
        if token.lemma in words_of("ways", last):
            verb = _verb(words, at, verbs)
            return Way("injured", named_before(words, verb)) if verb is not None else None
    return _treated(words, at)


def _treated(words: Words, at: int) -> Way | None:
    """ "Forty people were treated for burns": hurt, by what is done about it."""
    follows = words.tokens[at + 1].lower if at + 1 < words.last else ""
    if words.tokens[at].lemma not in words_of("ways", "for") or follows != "for":
        return None
    return Way("injured", named_before(words, at))


def _verb(words: Words, end: int, kind: str) -> int | None:
    """The verb shortly before `end` that goes with its word."""
    known = words_of("ways", kind)
    for at in range(end - 1, max(words.first, end - _REACH) - 1, -1):
        if words.tokens[at].lower in (",", ";", "and", "who", "when"):
            return None
        if words.tokens[at].lemma in known or words.tokens[at].lower in known:
            return at
    return None


def _harmed(words: Words, verb: int, last: int) -> list[Any]:
    """The object, between the verb and its word or behind it; of a passive or lone participle the subject."""
    tokens = words.tokens
    passive = any(
        token.lower in BE - {"had", "has", "have"} for token in tokens[max(verb - 3, words.first) : verb]
    )
    if passive or tokens[verb].lemma in words_of("ways", "undergone"):
        return named_before(words, verb)
    between = tokens[verb + 1 : last]
    start = last + 1 if all(token.lower == "to" for token in between) else verb + 1
    return named_after(words, start) or named_before(words, verb)
