"""The words of `data/lexicon/localities.toml`, ready to be met in a text, read forwards or backwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from geo.lexicon import table
from geo.localities.scene import Scene

Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""Phrases by their last word, the longest first."""


@cache
def section(name: str) -> dict[str, Any]:
    """One table of the lexicon."""
    found: dict[str, Any] = table("localities")[name]
    return found


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """A list of the lexicon, to look a word up in."""
    return frozenset(section(name)[key])


@cache
def phrases(name: str, key: str) -> Phrases:
    """A list of phrases of the lexicon, to be met backwards."""
    return by_last_word(section(name)[key])


@cache
def keys(name: str) -> Phrases:
    """The keys of a table, to be met backwards."""
    return by_last_word(list(section(name)))


def by_last_word(spoken: Sequence[str]) -> Phrases:
    """Phrases in a form that `met` can look up."""
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(text.split()) for text in spoken), key=len, reverse=True):
        grouped.setdefault(phrase[-1], []).append(phrase)
    return grouped


def met(scene: Scene, last: int, known: Phrases) -> tuple[int, str] | None:
    """The longest phrase that ends at token `last`: its first token and its words."""
    for phrase in known.get(scene.word(last), ()):
        first = last - len(phrase) + 1
        if first >= 0 and scene.words[first : last + 1] == phrase:
            return first, " ".join(phrase)
    return None


def direction(scene: Scene, last: int, key: str = "directions") -> tuple[int, float] | None:
    """The direction whose words end at token `last` ("north - east"): first token and degrees."""
    known = section(key)
    best, joined = None, ""
    for token in range(last, max(last - 5, -1), -1):
        word = scene.word(token)
        if word in ("-", "–", "‑") and joined:
            continue
        joined = word + joined
        if joined in known:
            best = token, float(known[joined])
        elif not any(name.endswith(joined) for name in known):
            break
    return best
