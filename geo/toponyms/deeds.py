"""What is done where a name stands, by the verbs and nouns that govern it: a deed on places or on people."""

from __future__ import annotations

from functools import cache

from geo import lexicon
from geo.toponyms.view import View

_BETWEEN = frozenset(("the", "of", "for", "on", "up"))
_REACH = 3
"""Words looked over for the verb."""


@cache
def _deeds() -> dict[str, str]:
    """Words to the letters of what they tell; "being" apart, which lets the verb behind it speak."""
    table = lexicon.table("toponyms")["deeds"]
    letters = {
        "on_place": "P",
        "on_either": "E",
        "on_person": "M",
        "as_place": "p",
        "as_person": "m",
        "struggle": "S",
    }
    found: dict[str, str] = {}
    for group, letter in letters.items():
        for word in table[group]:
            found[word] = found.get(word, "") + letter
    return found


@cache
def _being() -> frozenset[str]:
    return frozenset(lexicon.table("toponyms")["deeds"]["being"])


def before(view: View, first: int) -> str:
    """What governs the name that begins at `first` from the left: "attacked the", "the battle for"."""
    lower, lines = view.lower, view.lines
    at = first - 1
    link = ""
    while at > first - 1 - _REACH and lower[at] in _BETWEEN and at + 1 not in lines:
        link = lower[at] if lower[at] != "the" else link
        at -= 1
    if at + 1 in lines:
        return ""
    told = _deeds().get(lower[at])
    return f"{told}{link}" if told else ""


def behind(view: View, last: int) -> str:
    """What is said of the name that ends before `last`: "was taken", "fell", "said"."""
    lower, lines, beings = view.lower, view.lines, _being()
    at, being = last, ""
    while at < last + _REACH and at not in lines and lower[at] in beings:
        at, being = at + 1, "b"
    if at in lines:
        return ""
    told = _deeds().get(lower[at], "")
    return being + told if told or being else ""
