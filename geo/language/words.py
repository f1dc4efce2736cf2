"""A text cut into words, each with its place in the text."""

from __future__ import annotations

import re
from typing import NamedTuple


class Word(NamedTuple):
    """A word or punctuation mark: `text[start:end]`."""

    start: int
    end: int
    text: str


# Abbreviations with dots, numbers with separators, words (a possessive 's and n't stand apart, hyphens
# separate), else a single mark. No nested repetition: the cost is linear.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*"
    r"|[’'](?:s|S)(?!\w)"
    r"|[^\W_]+?(?=n[’']t\b)|n[’']t\b"
    r"|[^\W_]+(?:[’'](?!(?:s|S)\b)[^\W_]+)*"
    r"|[^\s]"
)


def split(text: str) -> tuple[Word, ...]:
    """The words of `text` in order; white space is left out, every other character belongs to one."""
    return tuple(Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text))
