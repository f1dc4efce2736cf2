"""The tolls that hang on a noun: "31 dead", "the loss of two men", "the death toll rose to 12"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from geo.incidents.counting import BE, Words, kinds, words_of
from geo.incidents.numbers import Number
from geo.incidents.tally import adjacent, made
from geo.incidents.toll import Toll
from geo.incidents.victims import OWNERS, named_after, named_before
from geo.model import Count

JOINED = 3
"""Words that name whom the first of two numbers counts."""
_REACH = 16
"""Words between "the dead" and the verb that counts them ("the dead of … number 583")."""


def tolls_of_noun(words: Words, at: int) -> list[Toll]:
    """The tolls of a noun that counts the harmed, or of a verb that stands like one."""
    token = words.tokens[at]
    counted = (
        kinds("nouns").get(token.lemma) or kinds("nouns").get(token.lower) or kinds("verbs").get(token.lemma)
    )
    if token.lemma == "life" and (losing := _losing(words, at)) is not None:
        return [made(words, "killed", at, named_before(words, losing))]
    number = adjacent(words, at) if counted else None
    if counted and number is not None and not _is_share(words, number):
        kind = "killed" if counted == "bodies" else counted
        return [made(words, kind, at, _beside(words, at, number), counted == "bodies")]
    of = kinds("of").get(token.lemma)
    if of and at + 1 < words.last and words.tokens[at + 1].lower == "of":
        return [made(words, of, at, named_after(words, at + 2))]
    if token.lemma == "life" and _lives(words, at):
        return [made(words, "killed", at, named_after(words, at + 2))]
    return _toll_word(words, at)


def _is_share(words: Words, number: Number) -> bool:
    """ "Two of the injured": some of them, whom another word tells about."""
    after = [token.lower for token in words.tokens[number.last : number.last + 2]]
    return after == ["of", "the"]


def _beside(words: Words, at: int, number: Number) -> list[Any]:
    """The number, with who is named before it: "the envoy and fourteen others are dead"."""
    if words.tokens[number.first - 1].lower != "and":
        return [number]
    if (other := joined(words, number)) is not None:
        return [other, number]
    if words.tokens[at - 1].lower not in BE:
        return [number]
    named = named_before(words, at)
    return named if number in named and len(named) > 1 else [number]


def joined(words: Words, number: Number) -> Number | None:
    """The first of "fourteen officers and 135 men killed", whom the same word counts."""
    before = next((one for one in reversed(words.numbers) if one.last < number.first), None)
    between = words.tokens[before.last : number.first - 1] if before else ()
    if not 0 < len(between) <= JOINED or not all(t.tag in ("NOUN", "ADJ", "PROPN") for t in between):
        return None
    counted = any(kinds(part).get(t.lemma) for t in between for part in ("nouns", "verbs"))
    return None if counted else before


def _toll_word(words: Words, at: int) -> list[Toll]:
    """ "The death toll rose to 12": the first number after it."""
    if words.tokens[at].lemma != "toll" and not _numbering(words, at) and not _number_of(words, at):
        return []
    later = next((n for n in words.numbers if n.first > at), None)
    return [made(words, "killed", at, [_risen(words, later)])] if later else []


def _risen(words: Words, number: Number) -> Number:
    """ "Climbed from 12 to 19": the last of the two, no range."""
    before = words.tokens[number.first - 1].lower if number.first > words.first else ""
    last = number.count.high
    return replace(number, count=Count(last, last)) if before == "from" and last is not None else number


def _numbering(words: Words, at: int) -> bool:
    """ "The dead … number 583"."""
    token = words.tokens[at]
    return token.lower in ("number", "numbered") and any(
        words.tokens[i].lower in ("dead", "victims") for i in range(max(at - _REACH, words.first), at)
    )


def _number_of(words: Words, at: int) -> bool:
    """ "Put the number of dead at 400"."""
    after = [token.lower for token in words.tokens[at + 1 : min(at + 4, words.last)]]
    dead = {"dead", "deaths", "killed", "fatalities", "victims"}
    counts = words.tokens[at].lower in words_of("counts", "nouns")
    return counts and after[:1] in (["of"], ["for"]) and bool(dead & set(after))


def put_at(words: Words, at: int) -> Number | None:
    """ "Put the enemy's dead in the battle at 3,000", "dead were put at 19 and wounded at 30"."""
    if not any(token.lemma in words_of("putting", "verbs") for token in words.tokens[words.first : at + 4]):
        return None
    for number in words.numbers:
        if number.first > at + 1 and words.tokens[number.first - 1].lower in ("at", "as"):
            between = words.tokens[at + 1 : number.first - 1]
            return None if any(kinds("nouns").get(token.lemma) for token in between) else number
    return None


def _losing(words: Words, at: int) -> int | None:
    """The verb of "lost their lives", whose subject is the dead."""
    for before in range(at - 1, max(words.first, at - 3) - 1, -1):
        if words.tokens[before].lemma in words_of("lives", "own"):
            return before if words.tokens[before + 1].lower in OWNERS else None
    return None


def _lives(words: Words, at: int) -> bool:
    return at + 1 < words.last and words.tokens[at + 1].lower == "of"
