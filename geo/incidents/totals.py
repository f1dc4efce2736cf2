"""Sentences that sum up a war, a year, some days: their numbers are of no one happening."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from geo.incidents.counting import MONTHS, kinds, phrases, words_of
from geo.incidents.lexicon import vocabulary
from geo.language.document import Token

DATED = 8
"""Words behind "since" within which a date ends and "when" goes on."""


def is_total(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where the sentence sums up a war, a year, some days: "since April 1992", "over the five days"."""
    lower = [token.lower for token in tokens[first:last]]
    here = _heads().intersection(lower)
    if here and any(phrase[0] in here and _sums(lower, phrase) for phrase in phrases("totals", "phrases")):
        return True
    if _goes_on(tokens[first:last]):
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
            and not _one_happening(tokens[first + at + 1 : min(first + at + 6, last)])
            and _names_time(tokens, first + at + 1, min(first + at + 9, last))
            and not _is_told_of(tokens, first, first + at)
        ):
            return True
    return False


def _is_told_of(tokens: Sequence[Token], first: int, since: int) -> bool:
    """ "Since 7 April, when police shot 80 people": what is counted behind it is of that day alone."""
    behind = [token.lower for token in tokens[since + 1 : since + DATED]]
    if "when" not in behind or behind[behind.index("when") - 1] != ",":
        return False
    return not any(kinds(part).get(t.lemma) for t in tokens[first:since] for part in ("verbs", "nouns"))


def _goes_on(tokens: Sequence[Token]) -> bool:
    """ "Fighting that broke out on 15 April has killed 427": the sum of what still goes on."""
    lasting = words_of("totals", "lasting")
    opening = any(token.lemma in lasting for token in tokens[:3])
    return opening and any(
        one.lower in ("has", "have") and two.lemma in ("kill", "leave", "claim", "cost")
        for one, two in pairwise(tokens)
    )


@cache
def _heads() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases("totals", "phrases"))


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


def _one_happening(after: Sequence[Token]) -> bool:
    """ "Since the massacre at X in May 2014": what is told behind it is of that one."""
    lasting, nouns = words_of("totals", "lasting"), vocabulary().nouns
    return (
        bool(after)
        and after[0].tag == "DET"
        and any(
            token.tag != "VERB" and token.lemma in nouns and token.lemma not in lasting for token in after
        )
    )


def _names_time(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = [token.text for token in tokens[first:last]]
    return any(w.isdigit() or w in MONTHS or w.endswith("day") or w in ("began", "started") for w in words)
