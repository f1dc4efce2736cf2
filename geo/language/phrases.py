"""Phrases of a lexicon, matched at the start of a run of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of the lexicon by their first word, the longest first."""

    starts: dict[str, tuple[tuple[str, ...], ...]]

    def at(self, lower: Sequence[str], first: int) -> int:
        """How many words from position `first` on are one of the phrases (the longest), or 0."""
        for phrase in self.starts.get(lower[first], ()):
            size = len(phrase)
            if size == 1 or (
                first + size <= len(lower)
                and lower[first + 1] == phrase[1]
                and tuple(lower[first : first + size]) == phrase
            ):
                return size
        return 0

    def match(self, lower: Sequence[str]) -> int:
        """How many words at the start of `lower` are one of the phrases (the longest), or 0."""
        return self.at(lower, 0) if lower else 0


def phrases(rows: Sequence[str]) -> Phrases:
    """Phrases made ready to be matched at the start of a run of words."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        key = tuple(row.replace("-", " - ").replace("/", " / ").split())
        starts.setdefault(key[0], []).append(key)
    return Phrases({first: tuple(sorted(found, key=len, reverse=True)) for first, found in starts.items()})
