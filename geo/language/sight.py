"""Words as the tagger's model sees them: the rows of its weights that speak for each word of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from threading import Lock

import numpy as np

from geo.language import features
from geo.language.features import LEFT, RIGHT, Glimpse
from geo.language.sums import Sums, Weights
from geo.lexicon import table
from geo.records import record

ROOM = 80_000
"""Sums for words and pairs of words that are kept between texts."""

BARRED = -20_000
"""Added to the scores of tags a word cannot have: outweighs all weights, and stays within 16 bits."""

_WIDE = 6
"""Numbers of sums that speak for a word: itself, the pairs it ends and begins, far neighbours, outlines."""

Pair = tuple[int, int]


@record(frozen=True, slots=True)
class Form:
    """A word with the sum of the rows that speak for it, and the rows by which it speaks for others."""

    number: int
    seen: Glimpse
    mark: bool
    own: int
    far_left: int
    far_right: int


@dataclass(frozen=True, slots=True)
class _Memory:
    """What was looked up so far, by word and by pair of words."""

    plain: dict[str, Form] = field(default_factory=dict)
    loud: dict[str, Form] = field(default_factory=dict)
    opening: dict[int, int] = field(default_factory=dict)
    """In place of a form's `own` at the start of a sentence."""
    pairs: dict[int, Pair] = field(default_factory=dict)


def is_mark(word: str) -> bool:
    """Whether a word is a lone punctuation mark."""
    return len(word) == 1 and not word.isalnum()


class Sight:
    """Looks words up in the weights, remembering what it found: the same words come again and again."""

    def __init__(self, tags: Sequence[str], known: dict[str, int], weights: Weights) -> None:
        self.known = known
        self.numbers = count()
        self.barred, masks = _barred(tags, len(weights))
        self.sums = Sums(np.vstack([weights, masks.astype(weights.dtype)]), ROOM)
        self.left = self._form(LEFT, "")
        self.right = self._form(RIGHT, "")
        self.sums.keep()
        self.memory = _Memory()
        self.lock = Lock()

    def scores(self, sentences: Sequence[Sequence[str]]) -> Weights:
        """What the words of some sentences score, a row a word; as many words as `batches` hands out."""
        with self.lock:
            if not self.sums.has_room(4 * sum(map(len, sentences)) + 4 * len(sentences)):
                self.sums.forget()
                self.memory = _Memory()
            numbers: list[int] = []
            for words in sentences:
                self._look(words, numbers)
            self.sums.fill()
            return self.sums.added(numbers, _WIDE)

    def _look(self, words: Sequence[str], numbers: list[int]) -> None:
        """Appends the numbers of the sums for each word of a sentence."""
        run = [self.left, self.left, *self._forms(words), self.right, self.right]
        known, pairs = self.known, self.memory.pairs
        own = self._opening(run[2])
        behind = self._pair(self.left, run[2])[0]
        for two, before, form, after, far in zip(run, run[1:], run[2:], run[3:], run[4:], strict=False):
            ahead = pairs.get(form.number << 32 | after.number) or self._pair(form, after)
            if form.mark:
                numbers += (own, 0, 0, 0, 0, 0)
            else:
                shaped = features.of_shapes(before.seen.shape, form.seen.shape, after.seen.shape)
                numbers += (own, behind, ahead[1], two.far_left, far.far_right, known.get(shaped, 0))
            behind, own = ahead[0], after.own

    def _forms(self, words: Sequence[str]) -> list[Form]:
        loud = features.is_capital_run(words)
        kept = self.memory.loud if loud else self.memory.plain
        return [kept.get(word) or self._new(word, loud, kept) for word in words]

    def _new(self, word: str, loud: bool, kept: dict[str, Form]) -> Form:
        found = kept[word] = self._form(features.glimpse(word, loud), word)
        return found

    def _form(self, seen: Glimpse, word: str) -> Form:
        mark = is_mark(word)
        return Form(
            number=next(self.numbers),
            seen=seen,
            mark=mark,
            own=self._of_word(seen, mark, ""),
            far_left=self.known.get("a" + seen.lower, 0),
            far_right=self.known.get("b" + seen.lower, 0),
        )

    def _of_word(self, seen: Glimpse, mark: bool, edge: str) -> int:
        bar = self.barred.get(seen.lower, self.barred["."] if mark else ())
        plain = () if mark else self._rows(features.of_word(seen.lower, seen.shape + edge, seen.sort))
        return self.sums.of((*plain, *bar))

    def _opening(self, form: Form) -> int:
        known = self.memory.opening
        found = known.get(form.number)
        if found is None:
            found = known[form.number] = self._of_word(form.seen, form.mark, "^")
        return found

    def _pair(self, before: Form, after: Form) -> Pair:
        """The rows by which the first of two words speaks for the second, and the second for the first."""
        key = before.number << 32 | after.number
        found = self.memory.pairs.get(key)
        if found is None:
            forth = features.of_left(before.seen) + features.after_pair(before.seen, after.seen)
            back = features.of_right(after.seen) + features.before_pair(before.seen, after.seen)
            found = self.sums.of(self._rows(forth)), self.sums.of(self._rows(back))
            self.memory.pairs[key] = found
        return found

    def _rows(self, names: Iterable[str]) -> list[int]:
        get = self.known.get
        return [row for name in names if (row := get(name)) is not None]


def _barred(tags: Sequence[str], first: int) -> tuple[dict[str, tuple[int, ...]], Weights]:
    """For each word of a closed class the row that bars all tags but its own, from row `first` on."""
    closed = table("tags")["closed"]
    names = sorted({row["tags"] for row in closed})
    masks = np.array([_mask(tags, name.split()) for name in names])
    return {word: (first + names.index(row["tags"]),) for row in closed for word in row["words"]}, masks


def _mask(tags: Sequence[str], allowed: Sequence[str]) -> list[int]:
    kept = [0 if tag in allowed or tag.split(".")[0] in allowed else BARRED for tag in tags]
    return [*kept, *kept]
