"""Numbers of people whose harm is told by words behind them: "six were put to the sword", "five fell"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from geo.incidents.counting import FINITE, Words, phrases, words_of
from geo.incidents.numbers import Number

REACH = 6
"""Words between a number and what became of those it counts ("fourteen of the garrison fell")."""
HEADED = (":", "-", "–", "—")


class Idiom(NamedTuple):
    """What kind of harm, and the number that it is told of."""

    kind: str
    number: Number


@cache
def _phrases() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """By its first word each phrase with its kind of harm."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind in ("killed", "injured"):
        for phrase in phrases("idioms", kind):
            found.setdefault(phrase[0], []).append((kind, phrase))
    return {word: tuple(rows) for word, rows in found.items()}


def idiom_anchors() -> frozenset[str]:
    """The words with which such a phrase begins."""
    return frozenset(_phrases()) | words_of("idioms", "fallen")


def idiom_at(words: Words, at: int) -> Idiom | None:
    """The harm that the words from `at` on tell of a number before them."""
    lower = [token.lower for token in words.tokens[at : at + REACH]]
    told = [kind for kind, phrase in _phrases().get(lower[0], ()) if tuple(lower[: len(phrase)]) == phrase]
    fell = lower[0] in words_of("idioms", "fallen") and not _led_on(words, at)
    kind = told[0] if told else "killed" if fell else ""
    number = _counted(words, at) if kind else None
    return Idiom(kind, number) if number is not None else None


def headed(words: Words, at: int) -> Number | None:
    """ "Dead: six", "Killed - 14": the number behind a word that heads it."""
    if at + 1 >= words.last or words.tokens[at + 1].text not in HEADED:
        return None
    return next((number for number in words.numbers if number.first == at + 2), None)


def _led_on(words: Words, at: int) -> bool:
    """ "Fell silent", "fell to the rebels": no one died."""
    follows = words.tokens[at + 1].lower if at + 1 < words.last else ""
    return follows in words_of("idioms", "fallen_not")


def _counted(words: Words, at: int) -> Number | None:
    """The number whose people stand right before the word."""
    for number in reversed(words.numbers):
        between = words.tokens[number.last : at]
        if number.last <= at and len(between) <= REACH:
            plain = all(
                t.lower.isalpha()
                and (t.form not in FINITE or t.lower in ("were", "was", "are", "have", "had"))
                for t in between
            )
            return number if plain else None
    return None
