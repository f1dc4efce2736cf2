"""The words of a text that could be place names: the longest ones the gazetteer knows, and demonyms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from geo import lexicon
from geo.gazetteer.base import Candidate
from geo.language.words import Word
from geo.toponyms.demonyms import Demonym, table

LONGEST = 6
"""Words in the longest name looked for."""

_JOINTS = frozenset("-'’.&–")

LookUp = Callable[[str], tuple[Candidate, ...]]


class Candidacy(NamedTuple):
    """Words `first`..`last` (end exclusive) that could name a place: `places` bear the name."""

    first: int
    last: int
    text: str
    places: tuple[Candidate, ...]
    demonym: Demonym | None


def is_name_like(word: str) -> bool:
    """True for a word in capitals, or in a script that has none."""
    return word[0].isupper() or (word[0].isalpha() and not word[0].islower())


def scan(text: str, words: Sequence[Word], look_up: LookUp) -> Iterator[Candidacy]:
    """The candidacies of a text in order; none overlaps another."""
    at = 0
    while at < len(words):
        found = _longest(text, words, at, look_up) if is_name_like(words[at].text) else None
        if found:
            yield found
        at = found.last if found else at + 1


def _longest(text: str, words: Sequence[Word], first: int, look_up: LookUp) -> Candidacy | None:
    start = words[first].start
    for last in reversed(list(_ends(text, words, first))):
        name = text[start : words[last - 1].end]
        demonym = table().get(name) or (table().get(name.title()) if name.isupper() else None)
        places = () if demonym else look_up(name)
        if demonym or places:
            return Candidacy(first, last, name, places, demonym)
    return None


def _ends(text: str, words: Sequence[Word], first: int) -> Iterator[int]:
    """Where a name that starts at `first` could end, shortest first."""
    yield first + 1
    inner = lexicon.table("toponyms")["inner"]["words"]
    for at in range(first + 1, min(first + 2 * LONGEST, len(words))):
        word, gap = words[at].text, words[at].start - words[at - 1].end
        if gap > 1 or "\n" in text[words[at - 1].end : words[at].start]:
            return
        dotted = word == "." and gap == 0 and len(words[at - 1].text) <= 5
        if is_name_like(word) or word[0].isdigit() or dotted:
            yield at + 1
        elif word not in _JOINTS and word not in inner:
            return
