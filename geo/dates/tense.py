"""Whether what a date belongs to still lies ahead."""

from __future__ import annotations

from geo.dates.scan import Scan
from geo.dates.vocabulary import (
    BACKSHIFTING,
    BEFORE_BARE,
    FUTURE,
    FUTURE_PARTICIPLES,
    FUTURE_VERBS,
    PAST,
    TELLING,
    UNCHANGED,
)

_REACH = 14
_STOPS = frozenset((".", "!", "?", ";", ":"))
_BE = frozenset(("is", "are", "was", "were", "be", "'s", "’s", "'re", "’re"))


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
    if word == "would":
        return _would(s, i)
    if word in FUTURE_PARTICIPLES:
        return _arranged(s, i)
    wanted = word in FUTURE_VERBS and s.at(i + 1) == "to"
    if word in FUTURE or wanted or (word == "to" and s.at(i - 1) in ("is", "are")):
        return True
    if word in PAST or word in UNCHANGED or (word.endswith("ed") and len(word) > 4):
        return None if _after_helper(s, i, word in UNCHANGED) else False
    return None


def _would(s: Scan, i: int) -> bool:
    """ "Said that talks would open": ahead of who says so; "would not be drawn" lies behind."""
    if s.at(i + 1) == "have" or (s.at(i + 1) == "not" and TELLING & set(s.lower[i + 2 : i + 5])):
        return False
    floor = max(0, i - _REACH)
    before = s.lower[floor:i]
    after = s.lower[i : min(i + _REACH, len(s.words))]
    return bool(BACKSHIFTING & set(_since_stop(before))) or bool(BACKSHIFTING & set(_until_stop(after)))


def _since_stop(words: list[str]) -> list[str]:
    stop = max((at for at, word in enumerate(words) if word in _STOPS), default=-1)
    return words[stop + 1 :]


def _until_stop(words: list[str]) -> list[str]:
    stop = next((at for at, word in enumerate(words) if word in _STOPS), len(words))
    return words[:stop]


def _arranged(s: Scan, i: int) -> bool | None:
    """ "Is set to rule", "set for Sunday", "due on Friday" against "set fire to", "going north"."""
    word, before, after = s.at(i), s.at(i - 1), s.at(i + 1)
    if before in ("had", "been"):
        return False
    if word == "due":
        return True
    is_arranged = before in _BE or s.at(i - 2) in _BE
    if after == "to":
        return True if is_arranged else None
    if word == "set":
        return (after == "for" and before != "had") or (None if _after_helper(s, i, bare=True) else False)
    return True if word != "going" and (is_arranged or after == "for") else None


def _after_helper(s: Scan, i: int, bare: bool) -> bool:
    """ "Will be closed", "are to be held", "will cut": the tense is in the words before."""
    before = s.at(i - 2) if s.at(i - 1).endswith("ly") or s.at(i - 1) == "not" else s.at(i - 1)
    return before in ("be", "is", "are") or (bare and before in BEFORE_BARE)
