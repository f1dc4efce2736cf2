"""Whether what a date belongs to still lies ahead."""

from __future__ import annotations

from geo.dates.scan import Scan
from geo.dates.vocabulary import FUTURE, FUTURE_PARTICIPLES, PAST

_REACH = 14
_STOPS = frozenset((".", "!", "?", ";", ":"))


def ahead(s: Scan, first: int, last: int, default: bool = False) -> bool:
    """True where a "will", "is to", "due" in the same clause as words `first`..`last` puts it in the future.

    `default` where no word of the clause tells.
    """
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if s.at(i) in _STOPS:
            break
        verdict = _verdict(s, i)
        if verdict is not None:
            return verdict
    for i in range(last, min(len(s.words), last + 6)):
        if s.at(i) in _STOPS or s.at(i) == ",":
            break
        verdict = _verdict(s, i)
        if verdict is not None:
            return verdict
    return default


def _verdict(s: Scan, i: int) -> bool | None:
    """True or False where this word settles it, None where it does not."""
    word = s.at(i)
    if word in FUTURE:
        return True
    if word in FUTURE_PARTICIPLES:
        return s.at(i - 1) not in ("had", "been")
    if word == "to" and s.at(i - 1) in ("is", "are"):
        return True
    if word in PAST or (word.endswith("ed") and len(word) > 4):
        return False
    return None
