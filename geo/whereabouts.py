"""A place in a sentence: with its article, and with the preposition that its kind wants."""

from __future__ import annotations

from functools import cache

from geo.lexicon import table
from geo.model import PlaceKind


def told(name: str, precision: int, kind: PlaceKind | None = None) -> str:
    """The name with how it stands to the place meant, by ACLED's code: 1 it, 2 near it, 3 in it."""
    if precision not in (2, 3) or _is_told_by_another(name, kind):
        return name
    bare = name.removeprefix("part of ")
    at = _preposition(bare, kind)
    if precision == 3:
        return f"somewhere {at} {with_article(bare, kind)}"
    near = "near or in part of" if at == "in" else "on or near"
    return f"{near} {with_article(bare, kind)}"


def with_article(name: str, kind: PlaceKind | None = None) -> str:
    """The name as it stands in a sentence: "the Black Sea", "Lake Chad", "the Ebro", "Tovuz District"."""
    return f"the {name}" if _has_article(name, kind) else name


def _has_article(name: str, kind: PlaceKind | None) -> bool:
    words = _words(name)
    first, last = words[0], words[-1]
    if first == "the":
        return False
    if last in _of("the_last") or _before_of(words) in _of("the_of"):
        return True
    return kind is PlaceKind.WATER and not {first, last} & _of("bare_water")


def _preposition(name: str, kind: PlaceKind | None) -> str:
    words = _words(name)
    ends = {words[0], words[-1]}
    # "border of A and B near the C Line" is a border, whatever stands at its end.
    head = _before_of(words) or words[-1]
    if head == "border" or (kind in (PlaceKind.BORDER, None) and head in _of("along")):
        return "along"
    if kind is PlaceKind.WATER:
        return "in" if (ends | {head}) & _of("in_water") else "on"
    return "on" if ends & _of("on") or head in _of("on") else "in"


def _is_told_by_another(name: str, kind: PlaceKind | None) -> bool:
    lowered = name.casefold()
    way = any(lowered.startswith(f"{word} ") for word in _of("told_by_another"))
    return way or not name.strip() or (name[:1].isdigit() and kind is not PlaceKind.BORDER)


def _words(name: str) -> list[str]:
    """The words in small letters, without what stands behind a comma or in brackets."""
    return name.casefold().partition(",")[0].partition("(")[0].split() or [""]


def _before_of(words: list[str]) -> str:
    return words[words.index("of") - 1] if "of" in words[1:] else ""


@cache
def _of(row: str) -> frozenset[str]:
    return frozenset(table("whereabouts")[row])
