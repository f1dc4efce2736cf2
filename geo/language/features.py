"""What the tagger sees of a word: its letters, shape, class and neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from geo.errors import DataError
from geo.lexicon import DATA

CLASSES = DATA / "models" / "tagger_classes.npz"


def folded(word: str) -> str:
    """A word as the classes know it: lower case, straight apostrophes, digits alike."""
    lower = word.lower().replace("’", "'")
    return (
        "".join("0" if mark.isdigit() else mark for mark in lower) if any(map(str.isdigit, lower)) else lower
    )


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


def of_pairs(near: Sequence[str], shapes: Sequence[str], sorts: Sequence[str]) -> list[str]:
    """What is seen of a word (in the middle) together with its neighbours."""
    before, word, after = near
    left, sort, right = sorts
    return [
        "7" + "".join(shapes),
        "c" + before + " " + word,
        "d" + word + " " + after,
        "g" + before[-2:] + " " + word[-3:],
        "h" + word[-3:] + " " + after[-2:],
        "i" + before + " " + shapes[1],
        "m" + left + " " + sort,
        "n" + sort + " " + right,
    ]


def of_left(word: str, sort: str) -> list[str]:
    """What is seen of the word before."""
    return ["8" + word, "e" + word[-3:], "k" + sort]


def of_right(word: str, sort: str) -> list[str]:
    """What is seen of the word after."""
    return ["9" + word, "f" + word[-3:], "l" + sort]


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of one sentence as the features need them, with two edges on either side."""

    lower: list[str]
    shapes: list[str]
    sorts: list[str]

    @staticmethod
    def of(words: Sequence[str]) -> Seen:
        """One sentence made ready."""
        capitals = is_capital_run(words)
        known = word_classes()
        lower = ["<s", "<s", *(word.lower() for word in words), "s>", "s>"]
        sorts = ["", "", *(known.get(folded(word), "") for word in words), "", ""]
        shapes = ["", "", *("U" if capitals and word.isupper() else shape(word) for word in words), "", ""]
        return Seen(lower, shapes, sorts)


def features(words: Sequence[str]) -> Iterator[list[str]]:
    """For each word of one sentence, the names of what is seen of it."""
    seen = Seen.of(words)
    for i in range(2, len(words) + 2):
        start = "^" if i == 2 else ""
        near = slice(i - 1, i + 2)
        yield [
            *of_word(seen.lower[i], seen.shapes[i] + start, seen.sorts[i]),
            *of_left(seen.lower[i - 1], seen.sorts[i - 1]),
            *of_right(seen.lower[i + 1], seen.sorts[i + 1]),
            "a" + seen.lower[i - 2],
            "b" + seen.lower[i + 2],
            *of_pairs(seen.lower[near], seen.shapes[near], seen.sorts[near]),
        ]
