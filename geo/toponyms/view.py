"""A text as the recogniser looks at it: its words, how each is written, what sort of word each is."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from operator import sub

from geo import lexicon
from geo.toponyms.demonyms import table as demonyms

EDGE = ""
"""The word before the first and after the last."""
_MARGIN = 6
"""Words beyond the ends that may be asked for."""
_BEYOND = [(EDGE, "E", False)] * _MARGIN

# As geo.language.words cuts them, but for "n't", which no name holds: a scan of every text cannot afford it.
# Each match takes the white space before its word along: so the lengths of all add up to where each ends.
_WORD = re.compile(
    r"\s*+(?:(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_][^\W_]*(?:[’'](?!(?:s|S)\b)[^\W_]+)*"
    r"|\d+(?:[.,:]\d+)*[^\W_]*"
    r"|[’'](?:s|S)(?!\w)"
    r"|[^\s])"
)
_ENDS = frozenset('.!?…:;"”“»«()[]|*•')


@cache
def words_of(group: str) -> frozenset[str]:
    """All words of a table of `data/lexicon/toponyms.toml`."""
    entry = lexicon.table("toponyms")[group]
    return frozenset(word for words in entry.values() for word in words)


@cache
def given_names() -> frozenset[str]:
    """Given names of people, in lower case."""
    return frozenset(name for names in lexicon.table("given_names").values() for name in names)


def is_name_like(word: str) -> bool:
    """True for a word in capitals, or in a script that has none or, as Georgian, does not use them."""
    first = word[0]
    if first <= "\x7f":
        return "A" <= first <= "Z"
    return first.isupper() or (first.isalpha() and not first.islower()) or "ა" <= first <= "ჿ"


_REMEMBERED = 1 << 16
_LONG = 40
"""Letters of the longest word remembered: a hostile text's need not be kept."""


class _Looks(dict[str, tuple[str, str, bool]]):
    """Words as they are written to their small letters, their sort, and whether they look like a name.

    Remembered from text to text, since most words of any text are the same few thousand.
    """

    def __missing__(self, word: str) -> tuple[str, str, bool]:
        lower, named = word.lower(), is_name_like(word)
        known = _large_sorts().get(lower) if named else _small_sorts().get(word)
        look = (lower, known or _unlisted(word), named)
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(word) <= _LONG:
            self[word] = look
        return look


_looks = _Looks()


class View:
    """The words of one text, column by column: where they stand, how they read, their sorts.

    The columns `lower` and `sorts` may be asked a few words beyond either end: there they hold EDGE and "E".
    """

    def __init__(self, text: str) -> None:
        self.text = text
        spaced = _WORD.findall(text.rstrip())
        self.words: list[str] = list(map(str.strip, spaced))
        self.size = len(self.words)
        self.ends = list(accumulate(map(len, spaced)))
        self.starts = list(map(sub, self.ends, map(len, self.words)))
        looks = [*map(_looks.__getitem__, self.words), *_BEYOND]
        self.lower: tuple[str, ...]
        self.sorts: tuple[str, ...]
        self.named: tuple[bool, ...]
        self.lower, self.sorts, self.named = zip(*looks, strict=True)
        self.lines = self._line_starts()
        self.lists: dict[int, int] = {}
        """Where the list of names begins that a word stands in, as far as it was followed."""
        self.heads: dict[tuple[int, int], str] = {}
        """The generic words that go with names, by where these begin and end, once they were asked for."""
        self._holds: dict[str, bool] = {}
        self._spots: dict[frozenset[str], list[int]] = {}

    def spots(self, words: frozenset[str]) -> list[int]:
        """Where one of these words stands, in order; looked up once."""
        found = self._spots.get(words)
        if found is None:
            found = self._spots[words] = [i for i, word in enumerate(self.lower) if word in words]
        return found

    def holds(self, group: str) -> bool:
        """Whether any word of a table of `data/lexicon/toponyms.toml` stands in the text."""
        held = self._holds.get(group)
        if held is None:
            held = self._holds[group] = not words_of(group).isdisjoint(self.lower)
        return held

    def _line_starts(self) -> frozenset[int]:
        """The words that begin a line, the first and the one after the last among them."""
        lines = {0, len(self.starts)}
        at = self.text.find("\n")
        while at >= 0:
            lines.add(bisect_left(self.starts, at))
            at = self.text.find("\n", at + 1)
        return frozenset(lines)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, i: int) -> str:
        """The i-th word in lower case, EDGE beyond the ends."""
        return self.lower[i] if 0 <= i < self.size else EDGE

    def sort(self, i: int) -> str:
        """The sort of the i-th word, "E" beyond the ends (see `_unlisted`)."""
        return self.sorts[i] if 0 <= i < self.size else "E"

    def joined(self, i: int) -> bool:
        """True where no white space stands between the words `i - 1` and `i`."""
        return 0 < i < len(self.words) and self.ends[i - 1] == self.starts[i]

    def newline_before(self, i: int) -> bool:
        """True where the i-th word begins a line or the text, and beyond the ends."""
        return i in self.lines or not 0 < i < len(self.words)

    def starts_sentence(self, i: int) -> bool:
        """True where the i-th word seems to begin a sentence, a quotation or a bracket."""
        if i in self.lines:
            return True
        before = self.words[i - 1]
        return before in _ENDS and not (before == "." and i > 1 and len(self.words[i - 2]) <= 2)

    def between(self, first: int, last: int) -> str:
        """The text of the words `first`..`last` (end exclusive)."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def _unlisted(word: str) -> str:
    """One letter for a word on no list: "U" in capitals, "C" with one, "d" number, "l" small, or a mark."""
    if is_name_like(word):
        return "U" if len(word) > 1 and word.isupper() else "C"
    if word[0].isdigit():
        return "d"
    if word[0].isalpha():
        return "l"
    return word if word in ",.-('’/" else "p"


@cache
def _large_sorts() -> dict[str, str]:
    """Sorts of words in capitals: title, first name, demonym, head, body, other; the last that fits."""
    groups = {
        "G": words_of("given"),
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
