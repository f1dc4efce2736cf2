"""Sentences that say that nobody was harmed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from geo.incidents.counting import phrases, starting, words_of
from geo.incidents.toll import Toll
from geo.language.document import Token
from geo.model import Count

_REACH = 4
"""Words after "no" among which the one for harm stands ("no further civilian casualties")."""


def none_at_all(tokens: Sequence[Token], first: int, last: int) -> list[Toll]:
    """ "Hurt no one", "no casualties": nobody killed and nobody hurt."""
    lower = [token.lower for token in tokens[first:last]]
    said = _heads().intersection(lower)
    if not said or _is_unknown(lower):
        return []
    for key, kinds in (("without_dead", 1), ("without", 2)):
        for phrase in phrases("nobody", key):
            at = starting(lower, phrase) if phrase[0] in said else None
            if at is not None:
                return _nobody(first + at, len(phrase))[:kinds]
    return _no_harm(tokens, first, last) if "no" in lower else []


def _is_unknown(lower: Sequence[str]) -> bool:
    """ "No casualties were given", "no toll is available": nobody has said."""
    untold = words_of("nobody", "untold")
    return any(word in untold for word in lower) and "no" in lower


@cache
def _heads() -> frozenset[str]:
    listed = (*phrases("nobody", "without_dead"), *phrases("nobody", "without"))
    return frozenset({"no", *(phrase[0] for phrase in listed)})


def _no_harm(tokens: Sequence[Token], first: int, last: int) -> list[Toll]:
    harms = words_of("nobody", "no_harm")
    for at in range(first, last - 1):
        near = tokens[at + 1 : min(at + _REACH, last)] if tokens[at].lower == "no" else ()
        if any(token.lemma in harms for token in near):
            return _nobody(at, 2)
    return []


def _nobody(at: int, size: int) -> list[Toll]:
    zero = Count(0, 0)
    return [Toll("killed", zero, at, at, at + size), Toll("injured", zero, at, at, at + size)]
