"""Armed bodies, alliances and weapons: "Boko Haram" is no town in Norway, "Axis forces" none in Alabama."""

from __future__ import annotations

from functools import cache

from geo.toponyms.view import View, words_of


@cache
def first_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    """By the first word of their names the words that follow it, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in words_of("fighters"):
        first, *rest = View(name).words
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def fighters(view: View, at: int) -> int:
    """Where the name ends that begins at one of the `first_words`; 0 where it is none or part of another."""
    for rest in first_words()[view.words[at]]:
        end = at + 1 + len(rest)
        if tuple(view.words[at + 1 : end]) == rest:
            return 0 if not rest and _goes_on(view, end) else end
    return 0


def _goes_on(view: View, end: int) -> bool:
    """True for "Grad Ilok" and "Unita Street": what begins like a body is the name of something else."""
    if end >= len(view) or not view.named[end] or end in view.lines or view.joined(end):
        return False
    return view.sorts[end] in "CU" or view.lower[end] in words_of("roads")
