"""Turns of phrase as the lexicon writes them: "come under fire", "take .. hostage", "run over <place>".

A word stands for its forms, `a|b` for either, `<class>` for any word of a class of the lexicon, `..` for up
to four words and `...` for up to twelve. Articles, numbers and possessives are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from geo.language.document import Token


class Element(NamedTuple):
    """One step of a pattern: words or a class that must come, within `gap` words."""

    words: frozenset[str]
    word_class: str
    gap: int


Pattern = tuple[Element, ...]
Among = Callable[[int, str], bool]
"""Whether the token at an index is of a class."""

_GAPS = {"..": 4, "...": 12}
_STOPS = frozenset([".", ";", ":", "?", "!"])


def read_pattern(words: str) -> Pattern:
    """The pattern that the lexicon writes as `words`."""
    found: list[Element] = []
    gap = 0
    for word in words.split():
        if word in _GAPS:
            gap = _GAPS[word]
        elif word.startswith("<"):
            found.append(Element(frozenset(), word.strip("<>"), gap))
            gap = 0
        else:
            found.append(Element(frozenset(word.split("|")), "", gap))
            gap = 0
    return tuple(found)


def follows(tokens: Sequence[Token], at: int, end: int, pattern: Pattern, among: Among) -> bool:
    """True where the pattern comes right behind the token `at`, before `end`."""
    for element in pattern:
        step = _next(tokens, at + 1, end, element, among)
        if step is None:
            return False
        at = step
    return True


def _next(tokens: Sequence[Token], start: int, end: int, element: Element, among: Among) -> int | None:
    left = element.gap
    for at in range(start, min(end, start + left + 8)):
        token = tokens[at]
        if token.lemma in element.words or token.lower in element.words:
            return at
        if element.word_class and among(at, element.word_class):
            return at
        if token.text in _STOPS:
            return None
        if not _passed_over(token):
            left -= 1
        if left < 0:
            return None
    return None


def _passed_over(token: Token) -> bool:
    return token.tag in ("DET", "NUM") or token.form == "PRP$" or token.text in ('"', "“", "”", "-")
