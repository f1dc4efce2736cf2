"""Which numbers of a sentence count people, and the words that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from geo.incidents.numbers import Number, read_numbers
from geo.language.document import Phrase, Token
from geo.lexicon import table
from geo.records import record

BOUNDARIES = frozenset([";", ":", "—", "–", "(", ")", "“", "”", '"', ".", "!", "?"])
OPENERS = frozenset(
    [
        "when",
        "while",
        "after",
        "before",
        "that",
        "who",
        "which",
        "whom",
        "where",
        "because",
        "since",
        "as",
        "if",
    ]
)
PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "from",
        "near",
        "during",
        "with",
        "for",
        "under",
        "over",
        "to",
        "off",
        "into",
        "between",
        "against",
    ]
)
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
BE = frozenset(["was", "were", "been", "being", "be", "is", "are", "got", "had", "has", "have"])
MONTHS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)


@record(frozen=True, slots=True)
class Words:
    """A stretch of tokens with the numbers in it that count people."""

    tokens: Sequence[Token]
    first: int
    last: int
    numbers: tuple[Number, ...]
    masked: frozenset[int]
    subjects: Mapping[int, Phrase]


@cache
def kinds(section: str) -> dict[str, str]:
    """Lemma → kind of harm, from one section of the lexicon."""
    return {word: kind for kind, words in table("casualties")[section].items() for word in words}


@cache
def words_of(section: str, key: str) -> frozenset[str]:
    """A list of single words of the lexicon."""
    return frozenset(table("casualties")[section][key])


@cache
def phrases(section: str, key: str) -> tuple[tuple[str, ...], ...]:
    """A list of phrases of the lexicon, each as its words."""
    return tuple(tuple(phrase.split()) for phrase in table("casualties")[section][key])


def starting(lower: Sequence[str], phrase: tuple[str, ...]) -> int | None:
    """Where the phrase begins in the lower-case words; None where it does not stand there."""
    head, size = phrase[0], len(phrase)
    if head not in lower:
        return None
    return next((i for i, w in enumerate(lower) if w == head and tuple(lower[i : i + size]) == phrase), None)


def has(lower: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """True where the phrase stands in the lower-case words."""
    return starting(lower, phrase) is not None


def people(tokens: Sequence[Token], first: int, last: int, masked: frozenset[int]) -> tuple[Number, ...]:
    """The numbers that may count people: no dates, no ages, no things, no parts of a number given before."""
    return tuple(
        number
        for number in read_numbers(tokens, first, last)
        if not masked & set(range(number.first, number.last)) and _may_count(tokens, number, first, last)
    )


def _may_count(tokens: Sequence[Token], number: Number, first: int, last: int) -> bool:
    after = [token.lower for token in tokens[number.last : min(number.last + 4, last)]]
    before = [token.lower for token in tokens[max(number.first - 4, first) : number.first]]
    lemmas = [token.lemma for token in tokens[number.last : min(number.last + 3, last)]]
    if _is_age(before) or _is_someones_age(tokens, number.first, first):
        return False
    if any(tuple(after[: len(p)]) == p for p in phrases("subsets", "after")):
        return not any(token.lower == "," for token in tokens[max(number.first - 1, first) : number.first])
    if any(tuple(before[-len(p) :]) == p for p in phrases("subsets", "before")) and before:
        return False
    if _is_thing(lemmas) or after[:1] in (["%"], ["per"], ["-"]) or _is_name(tokens, number, first, last):
        return False
    aged = before[-1:] == [","] and after[:1] in ([","], ["."], [")"])
    return not (aged and tokens[number.first - 2].text[:1].isupper()) and before[-1:] not in (
        ["aged"],
        ["no"],
        ["not"],
        ["$"],
        ["€"],
        ["£"],
        ["¥"],
    )


def _is_age(before: list[str]) -> bool:
    """ "Aged 19 and 24": the second age too."""
    return "aged" in before and before[-1:] == ["and"]


def _is_someones_age(tokens: Sequence[Token], at: int, first: int) -> bool:
    """ "A girl of seven", also where "among them" follows."""
    return (
        at - 2 >= first and tokens[at - 1].lower == "of" and tokens[at - 2].lemma in words_of("aged", "words")
    )


def _is_name(tokens: Sequence[Token], number: Number, first: int, last: int) -> bool:
    """ "Highway 9", "Flight 655", "the 25 Battalion": a number that names what stands beside it."""
    if not tokens[number.last - 1].text.isdigit():
        return False
    before = tokens[max(number.first - 1, first)]
    after = tokens[min(number.last, last - 1)]
    is_unit = after.text[:1].isupper() and after.form not in ("NNS", "NNPS")
    leads = number.first > first and before.text[:1].isupper()
    return (leads and before.lower in words_of("named", "before")) or (
        is_unit and after.lower in words_of("named", "after")
    )


def _is_thing(lemmas: Sequence[str]) -> bool:
    things = words_of("things", "words")
    for lemma in lemmas[:3]:
        if lemma in things:
            return True
        if not lemma.isalpha() or lemma in PREPOSITIONS or lemma in BE or lemma in ("and", "of"):
            return False
    return False
