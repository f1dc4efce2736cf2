"""A text as the recogniser looks at it: its words, how each is written, what sort of word each is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from geo import lexicon
from geo.language.words import Word, split
from geo.toponyms.demonyms import table as demonyms

EDGE = ""
"""The word before the first and after the last."""

_ENDS = frozenset('.!?…:;"”“»«()[]|*•')


@cache
def words_of(group: str) -> frozenset[str]:
    """A list of `data/lexicon/toponyms.toml`: its `words`, or all lists of the group together."""
    entry = lexicon.table("toponyms")[group]
    return frozenset(word for words in entry.values() for word in words)


@cache
def given_names() -> frozenset[str]:
    """Given names of people, in lower case."""
    return frozenset(name for names in lexicon.table("given_names").values() for name in names)


def is_name_like(word: str) -> bool:
    """True for a word in capitals, or in a script that has none."""
    first = word[0]
    return first.isupper() or (first.isalpha() and not first.islower())


class View:
    """The words of one text. `lower`, `named` go by word; `sort(i)` says what sort of word the i-th is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: Sequence[Word] = split(text)
        self.lower = [word.text.lower() for word in self.words]
        self.named = [is_name_like(word.text) for word in self.words]
        self._sorts: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.words)

    def at(self, i: int) -> str:
        """The i-th word in lower case, EDGE beyond the ends."""
        return self.lower[i] if 0 <= i < len(self.lower) else EDGE

    def joined(self, i: int) -> bool:
        """True where no white space stands between the words `i - 1` and `i`."""
        return 0 < i < len(self.words) and self.words[i - 1].end == self.words[i].start

    def newline_before(self, i: int) -> bool:
        """True where the i-th word begins a line or the text."""
        if not 0 < i < len(self.words):
            return True
        return "\n" in self.text[self.words[i - 1].end : self.words[i].start]

    def starts_sentence(self, i: int) -> bool:
        """True where the i-th word seems to begin a sentence, a quotation or a bracket."""
        if self.newline_before(i):
            return True
        before = self.words[i - 1].text
        return before in _ENDS and not (before == "." and i > 1 and len(self.words[i - 2].text) <= 2)

    def sort(self, i: int) -> str:
        """One letter for the sort of the i-th word (see `_sort_of`)."""
        if not 0 <= i < len(self.words):
            return "E"
        known = self._sorts.get(i)
        if known is None:
            known = self._sorts[i] = self._sort_of(i)
        return known

    def _sort_of(self, i: int) -> str:
        word = self.words[i].text
        if self.named[i]:
            capitals = "U" if word.isupper() and len(word) > 1 else "C"
            return _large_sorts().get(self.lower[i], capitals)
        if word[0].isdigit():
            return "d"
        if not word[0].isalpha():
            return word if word in ",.-('’/" else "p"
        return _small_sorts().get(word, "l")


@cache
def _large_sorts() -> dict[str, str]:
    """Sorts of words in capitals: title, first name, demonym, head, body, other; the first that fits."""
    groups = {
        "S": words_of("stop"),
        "O": words_of("bodies"),
        "H": words_of("heads"),
        "D": frozenset(word.lower() for word in demonyms()),
        "F": given_names(),
        "T": words_of("person"),
    }
    return {word: sort for sort, words in groups.items() for word in words}


@cache
def _small_sorts() -> dict[str, str]:
    """Sorts of words in small letters: title, head, word that stands before places."""
    groups = {"i": words_of("before"), "h": words_of("heads"), "t": words_of("person")}
    return {word: sort for sort, words in groups.items() for word in words}
