"""How many were killed, hurt, are missing or were taken, as one sentence tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.counting import Words, people, words_of
from geo.incidents.harm import anchors, tolls_at
from geo.incidents.nobody import none_at_all
from geo.incidents.numbers import Number
from geo.incidents.toll import Toll
from geo.incidents.totals import is_total
from geo.language.document import Sentence, Token

__all__ = ["Toll", "read_tolls"]


def read_tolls(
    tokens: Sequence[Token], sentence: Sentence, masked: frozenset[int] = frozenset()
) -> tuple[Toll, ...]:
    """The tolls told by one sentence, in text order; `masked` are words of dates."""
    first, last, known = sentence.first, sentence.last, anchors()
    here = [at for at in range(first, last) if tokens[at].lemma in known or tokens[at].lower in known]
    nobody = none_at_all(tokens, first, last)
    if not here and not nobody:
        return ()
    subjects = {c.verb: c.subject for c in sentence.clauses if c.subject is not None}
    words = Words(tokens, first, last, people(tokens, first, last, masked), masked, subjects)
    found = [toll for at in here for toll in tolls_at(words, at)] + nobody
    return _told(words, found)


def _told(words: Words, found: list[Toll]) -> tuple[Toll, ...]:
    """Each toll once, with the rival numbers of others, in text order."""
    found = _without_parts(words, found)
    found = found + _others(words, found)
    found = found + _alternatives(words, found)
    if not found:
        return ()
    if is_total(words.tokens, words.first, words.last):
        found = [replace(toll, total=True) for toll in found]
    told = _once(found)
    return tuple(sorted(told, key=lambda toll: toll.anchor))


def _without_parts(words: Words, found: list[Toll]) -> list[Toll]:
    """ "Two more died, bringing the toll to eight": the two are among the eight."""
    if any(token.lemma in words_of("putting", "verbs") for token in words.tokens[words.first : words.last]):
        return found  # "…, but the UN put the toll at 140": another's number
    tolls = [one for one in found if words.tokens[one.anchor].lemma == "toll"]
    ends = [one.count.high or one.count.low for one in tolls if one.count is not None]
    whole = max((end for end in ends if end is not None), default=0)
    return [one for one in found if one in tolls or not _is_part(one, whole)]


def _is_part(toll: Toll, whole: int) -> bool:
    count = toll.count
    return toll.kind == "killed" and count is not None and count.high is not None and count.high < whole


def _once(tolls: list[Toll]) -> list[Toll]:
    """Each anchor once for each kind; the one with a number wins."""
    best: dict[tuple[str, int], Toll] = {}
    for toll in tolls:
        held = best.get((toll.kind, toll.anchor))
        if held is None or (held.count is None and toll.count is not None):
            best[toll.kind, toll.anchor] = toll
    return list(best.values())


def _others(words: Words, found: list[Toll]) -> list[Toll]:
    """ "Two officers were killed, with five other servicemen": as many more."""
    taken = {at for toll in found for at in range(toll.first, toll.last)}
    more: list[Toll] = []
    for number in words.numbers:
        before, after = words.tokens[number.first - 1].lower, words.tokens[number.last : number.last + 1]
        joins = before == "with" and bool(after) and after[0].lower in ("other", "others")
        dead = [one for one in found if one.count is not None and one.last <= number.first]
        if joins and dead and number.first not in taken:
            more.append(Toll(dead[-1].kind, number.count, number.last - 1, number.first, number.last))
    return more


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
