"""Who is named as harmed beside a verb: numbers of people, single people, nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.incidents.numbers import Number, read_numbers
from geo.language.document import Phrase, Token
from geo.lexicon import table

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


@dataclass(frozen=True, slots=True)
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


def has(lower: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """True where the phrase stands in the lower-case words."""
    head, size = phrase[0], len(phrase)
    return head in lower and any(
        w == head and tuple(lower[i : i + size]) == phrase for i, w in enumerate(lower)
    )


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
    if any(tuple(after[: len(p)]) == p for p in phrases("subsets", "after")):
        return not any(token.lower == "," for token in tokens[max(number.first - 1, first) : number.first])
    if any(tuple(before[-len(p) :]) == p for p in phrases("subsets", "before")) and before:
        return False
    if _is_thing(lemmas) or after[:1] in (["%"], ["per"], ["-"]) or _is_name(tokens, number, first, last):
        return False
    if before[-1:] == ["of"] and tokens[max(number.first - 2, first)].lemma in words_of("aged", "words"):
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


def _is_name(tokens: Sequence[Token], number: Number, first: int, last: int) -> bool:
    """ "Highway 9", "Flight 655", "the 25 Battalion": a number that names what stands beside it."""
    if not tokens[number.last - 1].text.isdigit():
        return False
    before = tokens[max(number.first - 1, first)]
    after = tokens[min(number.last, last - 1)]
    is_unit = after.text[:1].isupper() and after.form not in ("NNS", "NNPS")
    return (before.text[:1].isupper() and before.lower in words_of("named", "before")) or (
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


def named_after(words: Words, start: int) -> list[Any]:
    """The people named from `start` on: numbers, and 1 for each "a …" and each name."""
    return _walk(words, start, _right_edge(words, start))


def _right_edge(words: Words, start: int) -> int:
    counted = {at for number in words.numbers for at in range(number.first, number.last)}
    for at in range(start, words.last):
        token = words.tokens[at]
        if at in counted:  # "at least", "up to" and "over" belong to the number
            continue
        stop = token.lower in PREPOSITIONS or token.lower in OPENERS or token.lower in BOUNDARIES
        if stop or (token.form in FINITE and at > start):
            return at
    return words.last


def named_before(words: Words, verb: int) -> list[Any]:
    """The people of the subject that ends before the verb at `verb`."""
    subject = words.subjects.get(verb)
    if subject is not None and words.tokens[subject.head].tag in ("NOUN", "PROPN", "NUM"):
        told = _walk(words, subject.first, subject.last)
        if told:
            return told
    end = verb
    while end > words.first and (
        words.tokens[end - 1].lower in BE or words.tokens[end - 1].tag in ("ADV", "AUX")
    ):
        end -= 1
    start = end
    while start > words.first and not _left_edge(words, start - 1):
        start -= 1
    return _walk(words, start, end)


def _left_edge(words: Words, at: int) -> bool:
    token = words.tokens[at]
    if token.lower in BOUNDARIES or token.lower in OPENERS:
        return True
    harm = token.lemma in kinds("verbs") or token.lemma in kinds("intransitive")
    return at in words.masked or (token.tag == "VERB" and (harm or not token.lower.endswith(("ed", "ing"))))


def _walk(words: Words, start: int, end: int) -> list[Any]:
    """Numbers and single people among tokens `start`..`end`, without what a name or a number explains."""
    found: list[Any] = []
    by_first = {number.first: number for number in words.numbers}
    at, fresh, named = start, True, False
    while at < end:
        token = words.tokens[at]
        number = by_first.get(at)
        if number is not None and (fresh or not found):
            found.append(number)
            at, fresh, named = number.last, False, False
            continue
        if fresh and (one := _single(words, at, end, named or _counted(found))):
            found.append(one)
            named, fresh = one == "name", False
        elif token.lower in ("and", ","):
            fresh = token.lower == "and" or not named
            if token.lower == "," and (skip := _subset_end(words, at + 1, end)):
                at, fresh = skip, True
                continue
        elif token.lower in PREPOSITIONS or token.tag not in ("DET", "ADJ", "ADV"):
            fresh = False
        at += 1
    return found


def _counted(found: list[Any]) -> bool:
    """True where a number came before: a name after it is no further victim."""
    return any(isinstance(item, Number) for item in found)


def _subset_end(words: Words, at: int, end: int) -> int:
    """Where a part of a number given before ends (", a girl of ten included,"); 0 where none begins here."""
    stop = next((i for i in range(at, end) if words.tokens[i].lower == ","), end)
    lower = [token.lower for token in words.tokens[at:stop]]
    inside = any(has(lower, p) for p in phrases("subsets", "before") + phrases("subsets", "after"))
    return stop if inside and stop > at else 0


def _single(words: Words, at: int, end: int, after_name: bool) -> str:
    """ "one" for "a soldier", "his wife"; "name" for a name; "nobody"; else nothing."""
    token = words.tokens[at]
    two = (token.lower, words.tokens[at + 1].lower if at + 1 < words.last else "")
    if token.lower in words_of("nobody", "words") or any(two == p for p in phrases("nobody", "phrases")):
        return "nobody"
    if token.lower in ("him", "her", "he", "she") and token.tag == "PRON":
        return "one"
    if token.lower in ("a", "an", "another", "one") and _person_after(words, at + 1, end):
        return "one"
    is_name = token.tag == "PROPN" and token.text[:1].isupper() and not after_name
    return "name" if is_name and not _date_word(token) else ""


def _date_word(token: Token) -> bool:
    return token.text in MONTHS or (token.text.endswith("day") and token.tag == "PROPN")


def _person_after(words: Words, at: int, end: int) -> bool:
    for token in words.tokens[at : min(at + 5, end)]:
        if token.tag in ("NOUN", "PROPN"):
            return token.lemma not in words_of("things", "words") and token.lemma not in words_of(
                "groups", "words"
            )
    return False
