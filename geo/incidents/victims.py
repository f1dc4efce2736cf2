"""Who is named as harmed beside a verb: numbers of people, single people, nobody."""

from __future__ import annotations

from typing import Any

from geo.incidents.counting import (
    BE,
    BOUNDARIES,
    FINITE,
    MONTHS,
    OPENERS,
    PREPOSITIONS,
    Words,
    has,
    kinds,
    phrases,
    words_of,
)
from geo.incidents.numbers import Number
from geo.language.document import Token

SAYING = frozenset(
    ["say", "report", "state", "add", "announce", "claim", "declare", "write", "tell", "confirm"]
)
CARRIED = 9
"""Words between a number of people and the verb across what carried them."""
ASIDE = 14
"""Words back over which an aside between commas is followed."""
OWNERS = frozenset(["his", "her", "their", "its", "my", "our"])


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
        if token.form in FINITE and at > start:
            return _before_speaker(words, start, at)
        if stop:
            return at
    return words.last


def _before_speaker(words: Words, start: int, verb: int) -> int:
    """Where "…, the commissioner said" begins, which names nobody harmed; else the verb."""
    if words.tokens[verb].lemma not in SAYING:
        return verb
    commas = [at for at in range(start, verb) if words.tokens[at].lower == ","]
    return commas[-1] if commas else verb


def named_before(words: Words, verb: int) -> list[Any]:
    """The people of the subject that ends before the verb at `verb`."""
    subject = words.subjects.get(verb)
    aside = _before_aside(words, verb)
    if aside is not None and not (subject is not None and subject.first <= aside.first < subject.last):
        return [aside]
    if subject is not None and words.tokens[subject.head].tag in ("NOUN", "PROPN", "NUM"):
        told = _walk(words, _joined(words, _with_bounds(words, subject.first)), subject.last)
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
    return _aboard(words, verb) or _walk(words, start, end)


def _aboard(words: Words, verb: int) -> list[Any]:
    """ "All 290 people aboard an Iranian airliner were killed": those counted before what carried them."""
    for number in words.numbers:
        after = words.tokens[number.last : verb]
        if 2 < len(after) <= CARRIED and after[1].lower == "aboard" and after[0].tag == "NOUN":
            return [number]
    return []


def _before_aside(words: Words, verb: int) -> Number | None:
    """The number of "Libya said 37 people, most of them civilians, were killed"."""
    end = verb
    while end > words.first and words.tokens[end - 1].lower in BE:
        end -= 1
    if end == verb or words.tokens[end - 1].lower != ",":
        return None
    opens = range(end - 2, max(end - ASIDE, words.first), -1)
    comma = next((at for at in opens if words.tokens[at].lower == ","), None)
    if comma is None or words.tokens[comma + 1].lower not in words_of("subsets", "asides"):
        return None
    return next((one for one in reversed(words.numbers) if comma - 3 <= one.last <= comma), None)


def _with_bounds(words: Words, first: int) -> int:
    """Where a subject begins whose number has words such as "as many as" before it."""
    spans = (number.first for number in words.numbers if number.first < first < number.last)
    return next(spans, first)


def _joined(words: Words, first: int) -> int:
    """Where a subject begins of which only the last part was read: "a Briton and | an Algerian died"."""
    if first - 3 < words.first or words.tokens[first - 1].lower != "and":
        return first
    start = first - 2
    while start > words.first and words.tokens[start].tag in ("NOUN", "PROPN", "ADJ"):
        start -= 1
    counts = words.tokens[start].lower in ("a", "an") or words.tokens[start].tag == "NUM"
    start += words.tokens[start].tag not in ("NOUN", "PROPN", "ADJ", "NUM", "DET")
    counts = counts or _is_named(words, start, first - 1)
    opens = start == words.first or words.tokens[start - 1].lower in (",", "and", ";", ":", "that")
    return start if counts and opens else first


def _is_named(words: Words, start: int, end: int) -> bool:
    """ "Major General X and Colonel Y": the first is one more."""
    told = words.tokens[start:end]
    return len(told) > 1 and told[-1].tag == "PROPN" and all(token.text[:1].isupper() for token in told)


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
            named = named and not (token.lower == "and" and _full_name(words, at + 1, end))
            fresh = token.lower == "and" or not (named or _is_renamed(words, found, at, end))
            if token.lower == "," and (skip := _subset_end(words, at + 1, end)):
                at, fresh = skip, True
                continue
        elif token.lower in PREPOSITIONS or token.tag not in ("DET", "ADJ", "ADV"):
            fresh = False
        at += 1
    return found


def _full_name(words: Words, at: int, end: int) -> bool:
    """ "X Y and Colonel Z": a name of two words or more behind "and" is somebody else."""
    told = words.tokens[at : min(at + 2, end)]
    return len(told) > 1 and all(token.tag == "PROPN" and token.text[:1].isupper() for token in told)


def _is_renamed(words: Words, found: list[Any], comma: int, end: int) -> bool:
    """ "The former president, X": the name of the one told before."""
    return found[-1:] == ["one"] and comma + 1 < end and words.tokens[comma + 1].tag == "PROPN"


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
    if token.lower in ("him", "her", "he", "she") and token.tag == "PRON" and not _owns(words, at, end):
        return "one"
    if _is_known_person(words, at, end):
        return "one"
    if token.lower in ("a", "an", "another", "one") and _person_after(words, at + 1, end):
        return "one"
    is_name = (token.tag == "PROPN" and token.text[:1].isupper()) or _is_title(words, at)
    is_name = is_name and not after_name
    return "name" if is_name and not _date_word(token) else ""


def _owns(words: Words, at: int, end: int) -> bool:
    """True for the "her" of "her two sons"."""
    return at + 1 < end and words.tokens[at + 1].tag in ("NOUN", "NUM", "ADJ")


def _is_known_person(words: Words, at: int, end: int) -> bool:
    """ "His brother", "their driver", "the mayor": one person, said without "a"."""
    first = words.tokens[at].lower
    if first not in OWNERS and first != "the":
        return False
    listed = words_of("persons", "only" if first == "the" else "kin")
    for token in words.tokens[at + 1 : min(at + 4, end)]:
        if token.tag in ("NOUN", "PROPN"):
            return token.lemma in listed and token.form != "NNS"
        if token.tag != "ADJ":
            return False
    return False


def _is_title(words: Words, at: int) -> bool:
    """ "President X", "Prime Minister Y": an office before a name."""
    token, after = words.tokens[at], words.tokens[at + 1 : min(at + 3, words.last)]
    upper = token.text[:1].isupper() and bool(after) and after[0].text[:1].isupper()
    office = {token.lemma, *(one.lemma for one in after)} & words_of("persons", "only")
    return upper and token.tag == "NOUN" and bool(office) and (token.lemma in office or len(after) > 1)


def _date_word(token: Token) -> bool:
    return token.text in MONTHS or (token.text.endswith("day") and token.tag == "PROPN")


def _person_after(words: Words, at: int, end: int) -> bool:
    for token in words.tokens[at : min(at + 7, end)]:
        if token.lower in ("year", "month", "week", "day") and words.tokens[token.index - 1].lower == "-":
            continue
        if token.tag in ("NOUN", "PROPN"):
            listed = words_of("things", "words") | words_of("groups", "words")
            return token.lemma not in listed
    lone = words.tokens[at] if at + 1 >= end and at < end else None
    return lone is not None and lone.tag == "ADJ" and lone.text[:1].isupper()
