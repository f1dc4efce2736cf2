"""How many were killed, hurt, are missing or were taken, as one sentence tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from geo.incidents.numbers import Number
from geo.incidents.victims import (
    BE,
    MONTHS,
    OPENERS,
    PREPOSITIONS,
    Words,
    has,
    kinds,
    named_after,
    named_before,
    people,
    phrases,
    words_of,
)
from geo.incidents.ways import way_at
from geo.language.document import Sentence, Token
from geo.model import Count


@dataclass(frozen=True, slots=True)
class Toll:
    """One number of people harmed. `anchor` is the index of the word that says how ("killed", "dead").

    `kind` is "killed", "injured", "missing" or "captured". `count` is None where people were harmed but no
    number is given. `additional`: "ten others", beside those counted before. `total`: a sum over a stretch of
    time, not over one happening. `bodies`: found, not seen to die. `alternative`: another's
    number for the same ("forty dead, the army more than 70"). `vague`: "dozens", which nobody has counted.
    """

    kind: str
    count: Count | None
    anchor: int
    first: int
    last: int
    additional: bool = False
    total: bool = False
    bodies: bool = False
    alternative: bool = False
    vague: bool = False


def read_tolls(
    tokens: Sequence[Token], sentence: Sentence, masked: frozenset[int] = frozenset()
) -> tuple[Toll, ...]:
    """The tolls told by one sentence, in text order; `masked` are words of dates."""
    first, last = sentence.first, sentence.last
    subjects = {c.verb: c.subject for c in sentence.clauses if c.subject is not None}
    words = Words(tokens, first, last, people(tokens, first, last, masked), masked, subjects)
    found = [toll for at in range(first, last) for toll in _at(words, at)] + _none_at_all(words)
    found += _alternatives(words, found)
    if not found:
        return ()
    total = is_total(tokens, first, last)
    told = _once([replace(toll, total=total) for toll in found])
    return tuple(sorted(told, key=lambda toll: toll.anchor))


def _once(tolls: list[Toll]) -> list[Toll]:
    """Each anchor once for each kind; the one with a number wins."""
    best: dict[tuple[str, int], Toll] = {}
    for toll in tolls:
        held = best.get((toll.kind, toll.anchor))
        if held is None or (held.count is None and toll.count is not None):
            best[toll.kind, toll.anchor] = toll
    return list(best.values())


def is_total(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where the sentence sums up a war, a year, some days: "since April 1992", "over the five days"."""
    lower = [token.lower for token in tokens[first:last]]
    if any(_sums(lower, phrase) for phrase in phrases("totals", "phrases")):
        return True
    openers, spans = words_of("totals", "span_openers"), words_of("totals", "spans")
    for at, word in enumerate(lower):
        if word in openers and any(
            t.lemma in spans for t in tokens[first + at + 1 : min(first + at + 6, last)]
        ):
            return "the" in lower[at + 1 : at + 3] or "last" in lower[at + 1 : at + 3]
        if (
            word == "since"
            and not _compares(lower[max(at - 5, 0) : at])
            and _names_time(tokens, first + at + 1, min(first + at + 9, last))
        ):
            return True
    return False


def _sums(lower: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """True where the phrase stands in the words and ranks nothing."""
    size = len(phrase)
    return any(
        word == phrase[0]
        and tuple(lower[at : at + size]) == phrase
        and not (word == "since" and _compares(lower[max(at - 5, 0) : at]))
        for at, word in enumerate(lower)
    )


def _compares(before: Sequence[str]) -> bool:
    """ "The first deaths since", "the worst day since": a rank, no sum."""
    return any(w in words_of("totals", "ranks") or (len(w) > 5 and w.endswith("est")) for w in before)


def _names_time(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = [token.text for token in tokens[first:last]]
    return any(w.isdigit() or w in MONTHS or w.endswith("day") or w in ("began", "started") for w in words)


def _at(words: Words, at: int) -> list[Toll]:
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


def _alternatives(words: Words, found: list[Toll]) -> list[Toll]:
    """Bare numbers later in the sentence that no noun follows: other counts of the same dead."""
    dead = [toll for toll in found if toll.count is not None and toll.kind in ("killed", "injured")]
    taken = {at for toll in found for at in range(toll.first, toll.last)}
    more: list[Toll] = []
    for number in words.numbers:
        before = [toll for toll in dead if toll.last <= number.first]
        is_one = number.count.low == number.count.high == 1
        if not before or is_one or number.first in taken or not _is_bare(words, number):
            continue
        kind = before[0].kind
        anchor = number.last - 1
        more.append(
            Toll(kind, number.count, anchor, number.first, number.last, alternative=True, vague=number.vague)
        )
    return more


def _is_bare(words: Words, number: Number) -> bool:
    """True where nothing follows the number that it could count."""
    if number.last >= words.last:
        return True
    after = words.tokens[number.last]
    return after.tag in ("PUNCT", "CCONJ", "ADP") and after.lower not in (
        "-",
        "of",
        "to",
        "%",
        "in",
        "on",
        "’",
        "'",
    )


def _none_at_all(words: Words) -> list[Toll]:
    """ "hurt no one", "no casualties": nobody killed and nobody hurt."""
    lower = [token.lower for token in words.tokens[words.first : words.last]]
    for phrase in phrases("nobody", "without_dead"):
        if has(lower, phrase):
            return _nobody(words.first + lower.index(phrase[0]), len(phrase))[:1]
    for phrase in phrases("nobody", "without"):
        if has(lower, phrase):
            at = words.first + next(
                i
                for i, w in enumerate(lower)
                if w == phrase[0] and tuple(lower[i : i + len(phrase)]) == phrase
            )
            return _nobody(at, len(phrase))
    for at in range(words.first, words.last - 1) if "no" in lower else ():
        near = [t.lemma for t in words.tokens[at + 1 : min(at + 4, words.last)]]
        if words.tokens[at].lower == "no" and words_of("nobody", "no_harm") & set(near):
            return _nobody(at, 2)
    return []


def _nobody(at: int, size: int) -> list[Toll]:
    zero = Count(0, 0)
    return [Toll("killed", zero, at, at, at + size), Toll("injured", zero, at, at, at + size)]
