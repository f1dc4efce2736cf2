"""How many were killed, hurt, are missing or were taken, as one sentence tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from geo.incidents.numbers import Number, read_numbers
from geo.language.document import Phrase, Sentence, Token
from geo.lexicon import table
from geo.model import Count

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


@dataclass(frozen=True, slots=True)
class Toll:
    """One number of people harmed. `anchor` is the index of the word that says how ("killed", "dead").

    `kind` is "killed", "injured", "missing" or "captured". `count` is None where people were harmed but no
    number is given. `additional`: "ten others", beside those counted before. `total`: a sum over a stretch of
    time, not over one happening. `bodies`: found, not seen to die. `alternative`: another's
    number for the same ("forty dead, the army more than 70").
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


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of tokens with the numbers in it that count people."""

    tokens: Sequence[Token]
    first: int
    last: int
    numbers: tuple[Number, ...]
    masked: frozenset[int]
    subjects: Mapping[int, Phrase]


@cache
def _kinds(section: str) -> dict[str, str]:
    """Lemma → kind of harm, from one section of the lexicon."""
    return {word: kind for kind, words in table("casualties")[section].items() for word in words}


@cache
def _set(section: str, key: str) -> frozenset[str]:
    return frozenset(table("casualties")[section][key])


@cache
def _phrases(section: str, key: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in table("casualties")[section][key])


def read_tolls(
    tokens: Sequence[Token], sentence: Sentence, masked: frozenset[int] = frozenset()
) -> tuple[Toll, ...]:
    """The tolls told by one sentence, in text order; `masked` are words of dates."""
    first, last = sentence.first, sentence.last
    subjects = {c.verb: c.subject for c in sentence.clauses if c.subject is not None}
    words = _Words(tokens, first, last, _people(tokens, first, last, masked), masked, subjects)
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
    if any(_has(lower, phrase) for phrase in _phrases("totals", "phrases")):
        return True
    openers, spans = _set("totals", "span_openers"), _set("totals", "spans")
    for at, word in enumerate(lower):
        if word in openers and any(
            t.lemma in spans for t in tokens[first + at + 1 : min(first + at + 6, last)]
        ):
            return "the" in lower[at + 1 : at + 3] or "last" in lower[at + 1 : at + 3]
        if word == "since" and _names_time(tokens, first + at + 1, min(first + at + 9, last)):
            return True
    return False


def _names_time(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = [token.text for token in tokens[first:last]]
    return any(w.isdigit() or w in MONTHS or w.endswith("day") or w in ("began", "started") for w in words)


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


def _has(lower: Sequence[str], phrase: tuple[str, ...]) -> bool:
    head, size = phrase[0], len(phrase)
    return any(w == head and tuple(lower[i : i + size]) == phrase for i, w in enumerate(lower))


def _people(tokens: Sequence[Token], first: int, last: int, masked: frozenset[int]) -> tuple[Number, ...]:
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
    if any(tuple(after[: len(p)]) == p for p in _phrases("subsets", "after")):
        return not any(token.lower == "," for token in tokens[max(number.first - 1, first) : number.first])
    if any(tuple(before[-len(p) :]) == p for p in _phrases("subsets", "before")) and before:
        return False
    if _is_thing(lemmas) or after[:1] in (["%"], ["per"], ["-"]):
        return False
    if before[-1:] == ["of"] and tokens[max(number.first - 2, first)].lemma in _set("aged", "words"):
        return False
    aged = before[-1:] == [","] and after[:1] in ([","], ["."], [")"])
    return not (aged and tokens[number.first - 2].text[:1].isupper()) and before[-1:] not in (
        ["aged"],
        ["no"],
    )


def _is_thing(lemmas: Sequence[str]) -> bool:
    things = _set("things", "words")
    for lemma in lemmas[:3]:
        if lemma in things:
            return True
        if not lemma.isalpha() or lemma in PREPOSITIONS or lemma in BE or lemma in ("and", "of"):
            return False
    return False


def _at(words: _Words, at: int) -> list[Toll]:
    """The tolls whose anchor is the word at `at`."""
    token = words.tokens[at]
    verb, dying = _kinds("verbs").get(token.lemma), _kinds("intransitive").get(token.lemma)
    if dying and token.tag != "NOUN":
        beside = _adjacent(words, at)
        close = [beside] if beside is not None and beside.last == at else None
        return [_made(words, dying, at, close or _counts_before(words, at))]
    named = at > words.first and words.tokens[at - 1].lower == "the"
    if verb and token.tag in ("VERB", "AUX") and not named:
        active = _is_active(words, at)
        beside = _adjacent(words, at)
        before = [beside] if beside is not None and beside.last == at else None
        counts = _counts_after(words, at + 1) if active else before or _counts_before(words, at)
        toll = _made(words, verb, at, counts)
        unhurt = verb == "injured" and toll.count == Count(0, 0)
        return [toll, replace(toll, kind="killed")] if unhurt else [toll]
    return _noun(words, at)


def _noun(words: _Words, at: int) -> list[Toll]:
    token = words.tokens[at]
    counted = (
        _kinds("nouns").get(token.lemma)
        or _kinds("nouns").get(token.lower)
        or _kinds("verbs").get(token.lemma)
    )
    number = _adjacent(words, at)
    if counted and number is not None:
        return [_made(words, "killed" if counted == "bodies" else counted, at, [number], counted == "bodies")]
    of = _kinds("of").get(token.lemma)
    if of and at + 1 < words.last and words.tokens[at + 1].lower == "of":
        return [_made(words, of, at, _counts_after(words, at + 2))]
    if token.lemma == "life" and _lives(words, at):
        return [_made(words, "killed", at, _counts_after(words, at + 2))]
    return _toll_word(words, at)


def _toll_word(words: _Words, at: int) -> list[Toll]:
    """ "The death toll rose to 12": the first number after it."""
    if words.tokens[at].lemma != "toll" and not _numbering(words, at):
        return []
    later = [n for n in words.numbers if n.first > at]
    return [_made(words, "killed", at, [later[0]])] if later else []


def _numbering(words: _Words, at: int) -> bool:
    """ "The dead … number 583"."""
    token = words.tokens[at]
    return token.lower in ("number", "numbered") and any(
        words.tokens[i].lower in ("dead", "victims") for i in range(max(at - 9, words.first), at)
    )


def _lives(words: _Words, at: int) -> bool:
    return at + 1 < words.last and words.tokens[at + 1].lower == "of"


def _adjacent(words: _Words, at: int) -> Number | None:
    """The number that belongs to the word: "12 people dead", "fifteen were killed", "31 deaths"."""
    for number in words.numbers:
        between = words.tokens[number.last : at]
        if number.last <= at and len(between) <= 5 and all(_passes(token) for token in between):
            return number
    return None


def _passes(token: Token) -> bool:
    harm = _kinds("nouns").get(token.lemma) or _kinds("verbs").get(token.lemma)
    word = token.lower
    return (
        word.isalpha() and word not in OPENERS and word not in PREPOSITIONS and word != "and" and not harm
    ) or word in BE


def _is_active(words: _Words, at: int) -> bool:
    """ "killed two of its crew" against "were killed", "people killed when": by the words beside it."""
    tokens, token = words.tokens, words.tokens[at]
    if token.lower.endswith("ing"):
        return True
    before = [t.lower for t in tokens[max(at - 3, words.first) : at]]
    if any(w in ("was", "were", "been", "being", "be", "is", "are", "got", "get") for w in before):
        return False
    after = tokens[at + 1].lower if at + 1 < words.last else "."
    if after in PREPOSITIONS or after in OPENERS or not after[:1].isalnum():
        return False
    return after not in ("and", "or", "but")


@dataclass(slots=True)
class _Tally:
    """Counts gathered along a list of people."""

    counts: list[Number]
    singles: int = 0
    nobody: bool = False


def _counts_after(words: _Words, start: int) -> list[Any]:
    """The people named from `start` on: numbers, and 1 for each "a …" and each name."""
    return _walk(words, start, _right_edge(words, start))


def _right_edge(words: _Words, start: int) -> int:
    for at in range(start, words.last):
        token = words.tokens[at]
        stop = token.lower in PREPOSITIONS or token.lower in OPENERS or token.lower in BOUNDARIES
        if stop or (token.form in FINITE and at > start):
            return at
    return words.last


def _counts_before(words: _Words, verb: int) -> list[Any]:
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


def _left_edge(words: _Words, at: int) -> bool:
    token = words.tokens[at]
    if token.lower in BOUNDARIES or token.lower in OPENERS:
        return True
    harm = token.lemma in _kinds("verbs") or token.lemma in _kinds("intransitive")
    return at in words.masked or (token.tag == "VERB" and (harm or not token.lower.endswith(("ed", "ing"))))


def _walk(words: _Words, start: int, end: int) -> list[Any]:
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


def _subset_end(words: _Words, at: int, end: int) -> int:
    """Where a part of a number given before ends (", a girl of ten included,"); 0 where none begins here."""
    stop = next((i for i in range(at, end) if words.tokens[i].lower == ","), end)
    lower = [token.lower for token in words.tokens[at:stop]]
    inside = any(_has(lower, p) for p in _phrases("subsets", "before") + _phrases("subsets", "after"))
    return stop if inside and stop > at else 0


def _single(words: _Words, at: int, end: int, after_name: bool) -> str:
    """ "one" for "a soldier", "his wife"; "name" for a name; "nobody"; else nothing."""
    token = words.tokens[at]
    two = (token.lower, words.tokens[at + 1].lower if at + 1 < words.last else "")
    if token.lower in _set("nobody", "words") or any(two == p for p in _phrases("nobody", "phrases")):
        return "nobody"
    if token.lower in ("him", "her", "he", "she") and token.tag == "PRON":
        return "one"
    if token.lower in ("a", "an", "another", "one") and _person_after(words, at + 1, end):
        return "one"
    is_name = token.tag == "PROPN" and token.text[:1].isupper() and not after_name
    return "name" if is_name and not _date_word(token) else ""


def _date_word(token: Token) -> bool:
    return token.text in MONTHS or (token.text.endswith("day") and token.tag == "PROPN")


def _person_after(words: _Words, at: int, end: int) -> bool:
    for token in words.tokens[at : min(at + 5, end)]:
        if token.tag in ("NOUN", "PROPN"):
            return token.lemma not in _set("things", "words") and token.lemma not in _set("groups", "words")
    return False


def _made(words: _Words, kind: str, at: int, counts: list[Any], bodies: bool = False) -> Toll:
    numbers = [item for item in counts if isinstance(item, Number)]
    count = _sum(counts, numbers)
    first = min([at, *(n.first for n in numbers)])
    last = max([at + 1, *(n.last for n in numbers)])
    around = {t.lower for t in words.tokens[max(first - 2, words.first) : min(last + 2, words.last)]}
    additional = bool(around & _set("additional", "words")) and bool(numbers or count)
    return Toll(kind, count, at, first, last, additional, bodies=bodies)


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


def _alternatives(words: _Words, found: list[Toll]) -> list[Toll]:
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
        more.append(Toll(kind, number.count, anchor, number.first, number.last, alternative=True))
    return more


def _is_bare(words: _Words, number: Number) -> bool:
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


def _none_at_all(words: _Words) -> list[Toll]:
    """ "hurt no one", "no casualties": nobody killed and nobody hurt."""
    lower = [token.lower for token in words.tokens[words.first : words.last]]
    for phrase in _phrases("nobody", "without_dead"):
        if _has(lower, phrase):
            return _nobody(words.first + lower.index(phrase[0]), len(phrase))[:1]
    for phrase in _phrases("nobody", "without"):
        if _has(lower, phrase):
            at = words.first + next(
                i
                for i, w in enumerate(lower)
                if w == phrase[0] and tuple(lower[i : i + len(phrase)]) == phrase
            )
            return _nobody(at, len(phrase))
    for at in range(words.first, words.last - 1):
        near = [t.lemma for t in words.tokens[at + 1 : min(at + 4, words.last)]]
        if words.tokens[at].lower == "no" and _set("nobody", "no_harm") & set(near):
            return _nobody(at, 2)
    return []


def _nobody(at: int, size: int) -> list[Toll]:
    zero = Count(0, 0)
    return [Toll("killed", zero, at, at, at + size), Toll("injured", zero, at, at, at + size)]
