"""A text cut into words, each with its place in the text."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import accumulate
from operator import sub
from typing import NamedTuple


class Word(NamedTuple):
    """A word or punctuation mark: `text[start:end]`."""

    start: int
    end: int
    text: str


KEPT = 50_000
"""Characters of a text whose words are kept beside those of others: more than one step asks for them."""

# Most words first, for speed: plain letters with nothing joined. Then abbreviations with dots, numbers
# with separators, words (a possessive 's, n't and 'll, 've, 're, 'd, 'm after a pronoun stand apart, hyphens
# separate), else a single mark. No nested repetition: linear.
# Each match takes the white space before its word along: so the lengths of all add up to where each ends.
_WORD = re.compile(
    r"\s*+(?:[A-Za-z]++(?![\w’'.])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*"
    r"|[’'](?:[sSdDmM]|ll|LL|ve|VE|re|RE)(?!\w)"
    r"|(?:[Ii]|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|[Tt]here|[Tt]hat|[Ww]ho)(?=[’'](?:[dm]|ll|ve|re)\b)"
    r"|[^\W_]+?(?=n[’']t\b)|n[’']t\b"
    r"|[^\W_]+(?:[’'](?!(?:s|S)\b)[^\W_]+)*"
    r"|[^\s])"
)


def split(text: str) -> tuple[Word, ...]:
    """The words of `text` in order; white space is left out, every other character belongs to one."""
    return _kept(text) if len(text) <= KEPT else _last(text)


def _split(text: str) -> tuple[Word, ...]:
    spaced = _WORD.findall(text.rstrip())
    words = list(map(str.strip, spaced))
    ends = list(accumulate(map(len, spaced)))
    starts = map(sub, ends, map(len, words))
    return tuple(map(_made, zip(starts, ends, words, strict=True)))


_made = partial(tuple.__new__, Word)
_kept = lru_cache(maxsize=4)(_split)
_last = lru_cache(maxsize=1)(_split)
