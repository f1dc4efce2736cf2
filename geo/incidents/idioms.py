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


class _Row(NamedTuple):
    """A phrase, its kind of harm, and how many words of it stand before its longest one."""

    kind: str
    words: tuple[str, ...]
    before: int


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """The phrases by their longest word, by which they are found."""
    found: dict[str, list[_Row]] = {}
    for kind in ("killed", "injured"):
        for phrase in phrases("idioms", kind):
            longest = max(phrase, key=len)
            found.setdefault(longest, []).append(_Row(kind, phrase, phrase.index(longest)))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def idiom_anchors() -> frozenset[str]:
    """The words by which such a phrase is found."""
    return frozenset(_rows()) | words_of("idioms", "fallen")


def idiom_at(words: Words, at: int) -> Idiom | None:
    """The harm that the words around `at` tell of a number before them."""
    word = words.tokens[at].lower
    row = next((row for row in _rows().get(word, ()) if _stands(words, at - row.before, row.words)), None)
    fell = word in words_of("idioms", "fallen") and not _led_on(words, at)
    kind = row.kind if row else "killed" if fell else ""
    number = _counted(words, at - row.before if row else at) if kind else None
    return Idiom(kind, number) if number is not None else None


def _stands(words: Words, first: int, phrase: tuple[str, ...]) -> bool:
    if first < words.first:
        return False
    return tuple(token.lower for token in words.tokens[first : first + len(phrase)]) == phrase


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
