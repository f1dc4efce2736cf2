"""The tolls that hang on one word: a verb of harm, a noun that counts the dead, a death toll."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from geo.incidents.counting import BE, OPENERS, PREPOSITIONS, Words, kinds, words_of
from geo.incidents.numbers import Number
from geo.incidents.toll import Toll
from geo.incidents.victims import named_after, named_before
from geo.incidents.ways import way_at
from geo.language.document import Token
from geo.model import Count


@cache
def anchors() -> frozenset[str]:
    """Every word, lemma or as written, on which a toll can hang: where none stands, none is told."""
    sections = (kinds(name).keys() for name in ("verbs", "intransitive", "nouns", "of"))
    single = {"dead", "death", "life", "toll", "number", "numbered"}
    return frozenset(single.union(words_of("ways", "limbs"), *sections))


def tolls_at(words: Words, at: int) -> list[Toll]:
    """The tolls whose anchor is the word at `at`."""
    token = words.tokens[at]
    way = way_at(words, at)
    if way is not None:
        return [_made(words, way.kind, at, way.counts)]
    verb, dying = kinds("verbs").get(token.lemma), kinds("intransitive").get(token.lemma)
    if dying and token.tag != "NOUN":
        beside = _adjacent(words, at)
        close = [beside] if beside is not None and beside.last == at else None
        return [_made(words, dying, at, close or named_before(words, at))]
    named = at > words.first and words.tokens[at - 1].lower == "the"
    counted = any(number.first == at + 1 for number in words.numbers)
    if verb and (token.tag in ("VERB", "AUX") or (counted and not words.subjects)) and not named:
        active = _is_active(words, at)
        beside = _adjacent(words, at)
        before = [beside] if beside is not None and beside.last == at else None
        counts = named_after(words, at + 1) if active else before or named_before(words, at)
        toll = _made(words, verb, at, counts)
        unhurt = verb == "injured" and toll.count == Count(0, 0)
        return [toll, replace(toll, kind="killed")] if unhurt else [toll]
    return _noun(words, at)


def _noun(words: Words, at: int) -> list[Toll]:
    token = words.tokens[at]
    counted = (
        kinds("nouns").get(token.lemma) or kinds("nouns").get(token.lower) or kinds("verbs").get(token.lemma)
    )
    number = _adjacent(words, at) if counted else None
    if counted and number is not None:
        return [_made(words, "killed" if counted == "bodies" else counted, at, [number], counted == "bodies")]
    of = kinds("of").get(token.lemma)
    if of and at + 1 < words.last and words.tokens[at + 1].lower == "of":
        return [_made(words, of, at, named_after(words, at + 2))]
    if token.lemma == "life" and _lives(words, at):
        return [_made(words, "killed", at, named_after(words, at + 2))]
    return _toll_word(words, at)


def _toll_word(words: Words, at: int) -> list[Toll]:
    """ "The death toll rose to 12": the first number after it."""
    if (
        words.tokens[at].lemma != "toll"
        and not _numbering(words, at)
        and not _number_of(words, at)
        and not _put_at(words, at)
    ):
        return []
    later = [n for n in words.numbers if n.first > at]
    return [_made(words, "killed", at, [later[0]])] if later else []


def _numbering(words: Words, at: int) -> bool:
    """ "The dead … number 583"."""
    token = words.tokens[at]
    return token.lower in ("number", "numbered") and any(
        words.tokens[i].lower in ("dead", "victims") for i in range(max(at - 9, words.first), at)
    )


def _number_of(words: Words, at: int) -> bool:
    """ "Put the number of dead at 400"."""
    after = [token.lower for token in words.tokens[at + 1 : min(at + 4, words.last)]]
    dead = {"dead", "deaths", "killed", "fatalities", "victims"}
    return words.tokens[at].lower == "number" and after[:1] == ["of"] and bool(dead & set(after))


def _put_at(words: Words, at: int) -> bool:
    """ "Put the enemy's dead at 3,000"."""
    follows = words.tokens[at + 1].lower if at + 1 < words.last else ""
    dead = kinds("nouns").get(words.tokens[at].lemma) == "killed"
    return dead and follows == "at" and any(number.first == at + 2 for number in words.numbers)


def _lives(words: Words, at: int) -> bool:
    return at + 1 < words.last and words.tokens[at + 1].lower == "of"


def _adjacent(words: Words, at: int) -> Number | None:
    """The number that belongs to the word: "12 people dead", "fifteen were killed", "31 deaths"."""
    for number in words.numbers:
        between = words.tokens[number.last : at]
        if number.last <= at and len(between) <= 5 and all(_passes(token) for token in between):
            return number
    return None


def _passes(token: Token) -> bool:
    harm = kinds("nouns").get(token.lemma) or kinds("verbs").get(token.lemma)
    word = token.lower
    return (
        word.isalpha() and word not in OPENERS and word not in PREPOSITIONS and word != "and" and not harm
    ) or word in BE


def _is_active(words: Words, at: int) -> bool:
    """ "killed two of its crew" against "were killed", "people killed when": by the words beside it."""
    tokens, token = words.tokens, words.tokens[at]
    if token.lower.endswith("ing"):
        return True
    before = [t.lower for t in tokens[max(at - 3, words.first) : at]]
    if any(w in ("was", "were", "been", "being", "be", "is", "are", "got", "get") for w in before):
        return False
    after = tokens[at + 1].lower if at + 1 < words.last else "."
    if any(number.first == at + 1 for number in words.numbers):
        return True
    if after in PREPOSITIONS or after in OPENERS or not after[:1].isalnum():
        return False
    return after not in ("and", "or", "but")


def _made(words: Words, kind: str, at: int, counts: list[Any], bodies: bool = False) -> Toll:
    numbers = [item for item in counts if isinstance(item, Number)]
    count = _sum(counts, numbers)
    first = min([at, *(n.first for n in numbers)])
    last = max([at + 1, *(n.last for n in numbers)])
    around = {t.lower for t in words.tokens[max(first - 2, words.first) : min(last + 2, words.last)]}
    additional = bool(around & words_of("additional", "words")) and bool(numbers or count)
    vague = any(number.vague for number in numbers)
    return Toll(kind, count, at, first, last, additional, bodies=bodies, vague=vague)


def _sum(counts: list[Any], numbers: list[Number]) -> Count | None:
    if not counts:
        return None
    if "nobody" in counts:
        return Count(0, 0)
    singles = sum(1 for item in counts if item in ("one", "name"))
    lows = [n.count.low for n in numbers]
    highs = [n.count.high for n in numbers]
    low = None if None in lows else sum(x for x in lows if x is not None) + singles
    high = None if None in highs else sum(x for x in highs if x is not None) + singles
    return None if low is None and high is None else Count(low, high)
