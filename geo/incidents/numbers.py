"""Numbers of people as a text writes them: digits, words, "at least", "up to", "dozens"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from geo.language.document import Token
from geo.lexicon import table
from geo.model import Count
from geo.records import record


@record(frozen=True, slots=True)
class Number:
    """Tokens `first`..`last` (end exclusive, bounds such as "at least" included) and what they count."""

    first: int
    last: int
    count: Count
    vague: bool = False
    """ "Dozens": nobody has counted."""


@cache
def _units() -> dict[str, int]:
    return dict(table("casualties")["numbers"])


@cache
def _multipliers() -> dict[str, int]:
    return dict(table("casualties")["multipliers"])


@cache
def _bounds() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Bound phrases as words with their kind, longest first."""
    rows = [(tuple(p.split()), kind) for kind, ps in table("casualties")["bounds"].items() for p in ps]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _bounds_by_end() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The bound phrases by their last word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in _bounds():
        found.setdefault(phrase[-1], []).append((phrase, kind))
    return {word: tuple(rows) for word, rows in found.items()}


def _digits(word: str) -> int | None:
    plain = word.replace(",", "")
    grouped = all(len(part) == 3 for part in word.split(",")[1:])
    return int(plain) if plain.isascii() and plain.isdigit() and grouped and len(plain) < 9 else None


def _value(words: Sequence[Token], start: int, stop: int) -> tuple[int, int] | None:
    """The whole number that starts here and where it ends: "105", "seventy-five", "two hundred and six"."""
    total, part, at, seen = 0, 0, start, False
    while at < stop:
        word = words[at].lower
        digits, unit, times = _digits(word), _units().get(word), _multipliers().get(word)
        if times and (seen or (at > start and words[start].lower in ("a", "an"))):
            part = max(part, 1) * times
            total, part = (total + part, 0) if times >= 100 else (total, part)
        elif digits is not None and not seen:
            part = digits
        elif unit is not None and (not seen or part % 10 == 0):
            part += unit
        elif not _joins(words, at, stop, seen, start):
            break
        seen = seen or digits is not None or unit is not None or bool(times)
        at += 1
    return (total + part, at) if seen else None


def _joins(words: Sequence[Token], at: int, stop: int, seen: bool, start: int) -> bool:
    """True for the small words inside a number: the hyphen, the "and" of "hundred and six", a leading "a"."""
    follows = words[at + 1].lower if at + 1 < stop else ""
    if words[at].lower == "-":
        return seen and follows in _units()
    if words[at].lower == "and":
        return seen and words[at - 1].lower in ("hundred", "thousand") and follows in _units()
    return at == start and words[at].lower in ("a", "an") and follows in ("hundred", "thousand", "dozen")


Phrases = Mapping[str, list[tuple[tuple[str, ...], int]]]
"""Phrases as words with what they mean, by their first word."""


def _by_first(rows: Mapping[str, int]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase, number in rows.items():
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, number))
    return found


@cache
def _vague_phrases() -> Phrases:
    """ "dozens", "tens of thousands" as words with the least they mean, longest first."""
    found = _by_first(table("casualties")["vague"])
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


@cache
def _openers() -> frozenset[str]:
    """The words with which a number can begin, digits apart."""
    phrases = _vague_phrases().keys() | _exact_phrases().keys()
    return frozenset({"a", "an"} | phrases | _units().keys() | _multipliers().keys())


@cache
def _exact_phrases() -> Phrases:
    """ "half a dozen", "a couple" as words with the number they mean."""
    return _by_first(table("casualties")["exact"])


def _phrase(words: Sequence[Token], start: int, stop: int, known: Phrases) -> tuple[int, int] | None:
    """The number of the phrase that begins here, and where it ends."""
    for phrase, low in known.get(words[start].lower, ()):
        end = start + len(phrase)
        if end <= stop and all(words[start + i].lower == word for i, word in enumerate(phrase)):
            return low, end
    return None


def _bound_before(words: Sequence[Token], at: int, floor: int) -> tuple[str, int]:
    """The kind of the bound phrase that ends just before `at`, and where it begins."""
    if at <= floor:
        return "", at
    for phrase, kind in _bounds_by_end().get(words[at - 1].lower, ()):
        first = at - len(phrase)
        if first >= floor and tuple(w.lower for w in words[first:at]) == phrase:
            return kind, first
    return "", at


def _bounded(value: int, kind: str) -> Count:
    if kind == "low":
        return Count(value, None)
    return Count(None, value) if kind == "high" else Count(value, value)


def read_numbers(words: Sequence[Token], first: int, last: int) -> tuple[Number, ...]:
    """Every whole number among tokens `first`..`last`, left to right."""
    found: list[Number] = []
    at = first
    while at < last:
        if words[at].lower not in _openers() and not words[at].lower[0].isdigit():
            at += 1
            continue
        vague = _phrase(words, at, last, _vague_phrases())
        exact = None if vague else _phrase(words, at, last, _exact_phrases())
        read = vague or exact or _value(words, at, last)
        if read is None:
            at += 1
            continue
        kind, begin = _bound_before(words, at, first)
        count = Count(read[0], None) if vague else _bounded(read[0], kind)
        at = _repeated(words, read, last)
        joined = None if vague or kind in ("low", "high") else _range(words, begin, read, last)
        found.append(joined or Number(begin, at, count, vague=bool(vague)))
        at = found[-1].last
    return tuple(found)


def _range(words: Sequence[Token], begin: int, low: tuple[int, int], last: int) -> Number | None:
    """ "Between 10 and 20", "10 to 15", "10-15", "two or three", "from nine to eleven"."""
    value, at = low
    join = words[at].lower if at < last else ""
    opening = words[begin - 1].lower if begin else ""
    joins = join == "and" if opening == "between" else join in ("to", "or", "-", "–")
    high = _value(words, at + 1, last) if joins and at + 1 < last else None
    if high is None or not high[0] > value > 0:
        return None
    return Number(begin, high[1], Count(value * _shared(words, low, at + 1, high), high[0]))


def _shared(words: Sequence[Token], low: tuple[int, int], start: int, high: tuple[int, int]) -> int:
    """ "Two to three hundred": the multiplier behind the second number belongs to the first as well."""
    times = _multipliers().get(words[high[1] - 1].lower, 1)
    plain = low[0] < 10 and high[1] - start == 2
    return times if plain and low[0] * times < high[0] else 1


def _repeated(words: Sequence[Token], read: tuple[int, int], last: int) -> int:
    """Where a number ends that is said again in brackets: "14 (fourteen)"."""
    value, at = read
    if at + 2 >= last or words[at].text != "(":
        return at
    again = _value(words, at + 1, last)
    closed = again is not None and again[1] < last and words[again[1]].text == ")"
    return again[1] + 1 if again and closed and again[0] == value else at
