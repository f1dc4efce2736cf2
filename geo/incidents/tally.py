"""A toll put together: the number that stands beside a word, and what the people named add up to."""

from __future__ import annotations

from typing import Any

from geo.incidents.counting import BE, OPENERS, PREPOSITIONS, Words, kinds, words_of
from geo.incidents.numbers import Number
from geo.incidents.toll import Toll
from geo.language.document import Token
from geo.model import Count


def adjacent(words: Words, at: int) -> Number | None:
    """The number that belongs to the word: "12 people dead", "fifteen were killed", "31 deaths"."""
    for number in words.numbers:
        between = words.tokens[number.last : at]
        if number.last <= at and len(between) <= 5 and all(_passes(token) for token in between):
            return number
    return None


def _passes(token: Token) -> bool:
    harm = any(kinds(section).get(token.lemma) for section in ("nouns", "verbs", "intransitive"))
    word = token.lower
    if word in BE:
        return True
    stops = word in OPENERS or word in PREPOSITIONS or word == "and" or word in words_of("unsure", "words")
    return word.isalpha() and not stops and not harm


def made(words: Words, kind: str, at: int, counts: list[Any], bodies: bool = False) -> Toll:
    """The toll of a word and of the people counted or named beside it."""
    numbers = [item for item in counts if isinstance(item, Number)]
    count = _sum(counts, numbers)
    first = min([at, *(n.first for n in numbers)])
    last = max([at + 1, *(n.last for n in numbers)])
    around = {t.lower for t in words.tokens[max(first - 2, words.first) : min(last + 2, words.last)]}
    alone = len(numbers) == len(counts)
    additional = alone and bool(around & words_of("additional", "words")) and bool(numbers or count)
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
