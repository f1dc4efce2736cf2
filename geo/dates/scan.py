"""The words of a text as the date grammar reads them: in lower case, numbers understood."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from geo.dates.meaning import Meaning
from geo.dates.vocabulary import NUMBERS, ORDINALS
from geo.language.document import Token
from geo.language.words import Word, split

HYPHENS = frozenset("-–—‐‑")
_ENDS_SENTENCE = frozenset((".", ";", "!", "?", ":", "", "”", '"'))
_MARGIN = 64
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))


class Found(NamedTuple):
    """A meaning and the position of the first word after it."""

    meaning: Meaning
    end: int


class Number(NamedTuple):
    """A number and the position of the first word after it."""

    value: int
    end: int


class Scan:
    """A text's words by position; positions off the text give "" and are no error."""

    def __init__(self, text: str, words: Sequence[Word | Token] = ()) -> None:
        self.text = text
        self.words: Sequence[Word | Token] = words or split(text)
        # Empty words behind the last: a look ahead, or by a negative index back, finds one of them.
        self.lower = [word.text.lower() for word in self.words] + [""] * _MARGIN

    def at(self, i: int) -> str:
        """The word at a position, in lower case."""
        return self.lower[i]

    def raw(self, i: int) -> str:
        """The word at a position as written."""
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def is_at(self, i: int, *sequence: str) -> bool:
        """True where these words stand one after another."""
        return all(self.at(i + n) == word for n, word in enumerate(sequence))

    def skip(self, i: int, some: Container[str]) -> int:
        """The position after the word at `i` if it is one of `some`, else `i`."""
        return i + 1 if self.at(i) and self.at(i) in some else i

    def glued(self, i: int) -> bool:
        """True where no space stands before the word at this position."""
        return 0 < i < len(self.words) and self.words[i].start == self.words[i - 1].end

    def opens_sentence(self, i: int) -> bool:
        """True where nothing but a few words stands between the word at `i` and the start of its sentence."""
        return any(self.at(i - n) in _ENDS_SENTENCE for n in range(1, 5))

    def digits(self, i: int, least: int, most: int) -> int | None:
        """The whole number in figures at `i` if it has between `least` and `most` of them."""
        word = self.at(i)
        if least <= len(word) <= most and word.isascii() and word.isdigit():
            return int(word)
        return None

    def count(self, i: int) -> Number | None:
        """A number of things: "12", "three", "twenty-one", "a"."""
        figures = self.digits(i, 1, 3)
        if figures is not None:
            return None if self.glued(i + 1) and self.at(i + 1)[0].isalpha() else Number(figures, i + 1)
        value = NUMBERS.get(self.at(i))
        if value is None:
            return None
        ones = NUMBERS.get(self.at(i + 2)) if value >= 20 and self.at(i + 1) in HYPHENS else None
        return Number(value + ones, i + 3) if ones and ones < 10 else Number(value, i + 1)

    def ordinal(self, i: int) -> Number | None:
        """ "15th", "first", "twenty-first"."""
        figures = self.digits(i, 1, 2)
        if figures is not None:
            return Number(figures, i + 2) if self.glued(i + 1) and self.at(i + 1) in _SUFFIXES else None
        if self.at(i) in ORDINALS:
            return Number(ORDINALS[self.at(i)], i + 1)
        ones = ORDINALS.get(self.at(i + 2), 10) if self.at(i + 1) in HYPHENS else 10
        tens = NUMBERS.get(self.at(i), 0)
        return Number(tens + ones, i + 3) if ones < 10 and tens in (20, 30) else None

    def day(self, i: int) -> Number | None:
        """A day of a month in figures or as an ordinal; a plain number of one or two figures will do."""
        ordinal = self.ordinal(i)
        number = ordinal or self.plain_day(i)
        return number if number and 1 <= number.value <= 31 else None

    def plain_day(self, i: int) -> Number | None:
        """A number of one or two figures that nothing is glued to, save a hyphen."""
        figures = self.digits(i, 1, 2)
        if figures is None or (self.glued(i + 1) and self.at(i + 1)[0].isalnum()):
            return None
        return Number(figures, i + 1)

    def year(self, i: int) -> Number | None:
        """A year in four figures from 1500 to 2099, with nothing glued to it but a mark."""
        figures = self.digits(i, 4, 4)
        if figures is None or not 1500 <= figures <= 2099:
            return None
        if self.glued(i + 1) and (self.at(i + 1)[0].isalnum() or self.at(i + 1) in "%°$€£"):
            return None
        if self.glued(i) and self.at(i - 1) not in "([\"“‘'’-–—,;:/":
            return None
        return Number(figures, i + 1)
