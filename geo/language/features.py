"""What the tagger sees of a word: its letters, shape, class and neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geo.errors import DataError
from geo.lexicon import DATA

CLASSES = DATA / "models" / "tagger_classes.npz"


def folded(word: str) -> str:
    """A word as the classes know it: lower case, straight apostrophes, digits alike."""
    lower = word.lower().replace("’", "'")
    if lower.isalpha() or not any(map(str.isdigit, lower)):
        return lower
    return "".join("0" if mark.isdigit() else mark for mark in lower)


@cache
def word_classes(path: Path = CLASSES) -> dict[str, str]:
    """Word in lower case → the class `geo.training.tagger_classes` put it in."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            names = bytes(stored["words"]).decode("utf-8").split("\n")
            return {name: str(number) for name, number in zip(names, stored["classes"], strict=True)}
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"The tagger's word classes {path.name} cannot be read: {error}") from error


def is_capital_run(words: Sequence[str]) -> bool:
    """True where the words are set in capitals, so that a capital letter says nothing."""
    if sum(map(str.isupper, words)) < 3:
        return False
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    upper = sum(word.isupper() for word in letters)
    return len(letters) >= 3 and upper > 0.7 * len(letters)


def shape(word: str) -> str:
    """The outline of a word: capital, all capitals, number, mixed, mark."""
    if word.islower():
        return "x"
    if word.isdigit():
        return "9"
    if word.istitle():
        return "X"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    if not any(map(str.isalnum, word)):
        return "."
    return "9x" if any(map(str.isdigit, word)) else "xX"


class Glimpse(NamedTuple):
    """A word as the features need it: its letters, its outline, its class."""

    lower: str
    shape: str
    sort: str


LEFT = Glimpse("<s", "", "")
RIGHT = Glimpse("s>", "", "")
"""What stands before and after a sentence."""


def glimpse(word: str, loud: bool) -> Glimpse:
    """A word made ready; `loud` where the sentence is set in capitals."""
    outline = "U" if loud and word.isupper() else shape(word)
    return Glimpse(word.lower(), outline, word_classes().get(folded(word), ""))


def of_word(word: str, outline: str, sort: str) -> list[str]:
    """What is seen of a word by itself; `outline` is its shape, with ^ at the start of a sentence."""
    own = outline.rstrip("^")
    return [
        "0" + word,
        "1" + word[-1:],
        "2" + word[-2:],
        "3" + word[-3:],
        "4" + word[-4:] + own,
        "5" + word[:3],
        "6" + outline,
        "j" + sort,
        "o" + sort + word[-2:] + own,
    ]


def of_shapes(before: str, own: str, after: str) -> str:
    """What is seen of the outlines of a word and its neighbours."""
    return f"7{before}{own}{after}"


def after_pair(before: Glimpse, word: Glimpse) -> list[str]:
    """What is seen of a word together with the one before it."""
    return [
        "c" + before.lower + " " + word.lower,
        "g" + before.lower[-2:] + " " + word.lower[-3:],
        "i" + before.lower + " " + word.shape,
        "m" + before.sort + " " + word.sort,
    ]


def before_pair(word: Glimpse, after: Glimpse) -> list[str]:
    """What is seen of a word together with the one after it."""
    return [
        "d" + word.lower + " " + after.lower,
        "h" + word.lower[-3:] + " " + after.lower[-2:],
        "n" + word.sort + " " + after.sort,
    ]


def of_left(before: Glimpse) -> list[str]:
    """What is seen of the word before."""
    return ["8" + before.lower, "e" + before.lower[-3:], "k" + before.sort]


def of_right(after: Glimpse) -> list[str]:
    """What is seen of the word after."""
    return ["9" + after.lower, "f" + after.lower[-3:], "l" + after.sort]


def features(words: Sequence[str]) -> Iterator[list[str]]:
    """For each word of one sentence, the names of what is seen of it."""
    loud = is_capital_run(words)
    seen = [LEFT, LEFT, *(glimpse(word, loud) for word in words), RIGHT, RIGHT]
    for i in range(2, len(words) + 2):
        two, before, word, after, far = seen[i - 2 : i + 3]
        yield [
            *of_word(word.lower, word.shape + ("^" if i == 2 else ""), word.sort),
            *of_left(before),
            *of_right(after),
            "a" + two.lower,
            "b" + far.lower,
            of_shapes(before.shape, word.shape, after.shape),
            *after_pair(before, word),
            *before_pair(word, after),
        ]
