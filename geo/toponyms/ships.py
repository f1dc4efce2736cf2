"""Ships named after places: "the gunboats Berdyansk and Nikopol" bear the towns' names and lie elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from geo.toponyms.view import View, words_of

_QUOTES = frozenset("\"“'‘«”’»")
_REACH = 6
"""Words over which the name of its kind serves a list of ships."""


def bears_letters(view: View, first: int) -> bool:
    """True for "Sheffield" of "HMS Sheffield", which is one name."""
    if not view.holds("ship_letters"):
        return False
    before = first - 2 if view.lower[first - 1] in _QUOTES else first - 1
    return before >= 0 and first not in view.lines and view.lower[before] in words_of("ship_letters")


@cache
def _telling() -> frozenset[str]:
    """The words without which no name is a ship's; most texts have none."""
    return words_of("fleets") | words_of("ships")


def of_ship(view: View, first: int) -> bool:
    """True for a ship's name: "the corvette Cheonan", the second of "the tugs A and B"."""
    if not (view.holds("ships") or view.holds("fleets")):
        return False
    at = first - 1
    floor = max(-1, at - _REACH)
    told = view.spots(_telling())
    near = bisect_left(told, floor + 1)
    if near == len(told) or told[near] > at:
        return False
    listed = False
    while at > floor and at + 1 not in view.lines:
        word = view.lower[at]
        if word in words_of("fleets") or (word in words_of("ships") and not listed):
            return True
        if word in ("and", ","):
            listed = True
        elif word not in _QUOTES and not (listed and view.named[at]):
            return False
        at -= 1
    return False
