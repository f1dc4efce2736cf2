"""The generic word that says what sort of place a name is: "Donetsk region", "the districts of A and B"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from geo import lexicon
from geo.model import PlaceKind
from geo.toponyms.view import View

_REACH = 14
"""Words over which one generic word serves a whole list of names."""

_QUOTES = frozenset('"“”«»’‘')
_LINKS = frozenset((",", "and", "or", "-", "/", "&", "the", "as", "well"))


@cache
def kinds() -> dict[str, PlaceKind]:
    """Generic words to the kind of place they announce: "region" → admin1."""
    heads = lexicon.table("toponyms")["heads"]
    return {word: PlaceKind(kind) for kind, words in heads.items() for word in words}


@cache
def plurals() -> dict[str, str]:
    """Generic words in the plural to their singular."""
    return {(word[:-1] + "ies" if word.endswith("y") else word + "s"): word for word in kinds()}


def head_of(view: View, first: int, last: int) -> str:
    """The generic word that goes with the name `first`..`last`, in the singular, or ""."""
    head = view.heads.get((first, last))
    if head is None:
        head = view.heads[first, last] = _head_of(view, first, last)
    return head


def _head_of(view: View, first: int, last: int) -> str:
    spots, telling = view.spots(_announcing()), _telling()
    near = bisect_left(spots, first - _REACH)
    if near == len(spots) or spots[near] >= last + _REACH:
        return ""
    behind = _behind(view, last) if view.lower[last] in telling else ""
    return behind or (_in_front(view, first) if view.lower[first - 1] in telling else "")


@cache
def _announcing() -> frozenset[str]:
    return frozenset((*kinds(), *plurals()))


@cache
def _telling() -> frozenset[str]:
    """The words beside a name for which it is worth looking further; most names have none."""
    return _announcing().union(_LINKS, _QUOTES, ("of",))


_APPOSITION = 6
_ARTICLES = frozenset(("a", "an", "the", "another", "one"))


def told_of(view: View, last: int) -> str:
    """The generic word of an apposition behind the name: "Xonobod, a quiet mountain village"."""
    lower, heads = view.lower, kinds()
    if lower[last] != "," or lower[last + 1] not in _ARTICLES:
        return ""
    found = ""
    for word in lower[last + 2 : last + 2 + _APPOSITION]:
        if word in heads:
            found = word
        elif found or not word.isalpha() or word in _ENDING:
            break
    return found


_ENDING = frozenset(("of", "in", "on", "near", "at", "and", "who", "which", "where", "whose"))


def _behind(view: View, last: int) -> str:
    """ "Donetsk region", "the “Aghdam” and “Fadhuli” provinces"."""
    at, listed, lower, heads, many = last, False, view.lower, kinds(), plurals()
    while at < last + _REACH and at not in view.lines:
        word = lower[at]
        if word in heads and not listed and not view.named[at]:
            return word
        if word in many and (listed or not view.named[at]):
            return many[word]
        if word in _LINKS:
            listed = True
        elif word not in _QUOTES and not (listed and view.named[at]):
            return ""
        at += 1
    return ""


def _in_front(view: View, first: int) -> str:
    """ "the region of Gao", "the river Niger", "the districts Fizuli and Jebrail"."""
    at, listed, lower, heads, many = first - 1, False, view.lower, kinds(), plurals()
    while at >= max(0, first - _REACH) and at + 1 not in view.lines:
        word = lower[at]
        if word in heads and not listed:
            return word
        if word in many:
            return many[word]
        if word in _LINKS:
            listed = True
        elif word not in _QUOTES and word != "of" and not (listed and view.named[at]):
            return ""
        at -= 1
    return ""
