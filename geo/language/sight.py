"""Words as the tagger's model sees them: the rows of its weights that speak for each word of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.language import features
from geo.language.features import LEFT, RIGHT, Glimpse
from geo.lexicon import table

REMEMBERED = 30_000
"""Words and pairs of words whose rows are kept between texts."""

BARRED = -20_000
"""Added to the scores of tags a word cannot have: outweighs all weights, and stays within 16 bits."""

Rows = tuple[int, ...]
Weights = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Form:
    """A word with the rows that speak for it, and those by which it speaks for the words around it."""

    number: int
    seen: Glimpse
    mark: bool
    own: Rows
    opening: Rows
    """In place of `own` at the start of a sentence."""
    far_left: Rows
    far_right: Rows


@dataclass(frozen=True, slots=True)
class _Memory:
    """What was looked up so far. A full one is replaced as a whole, so that threads never see half of it."""

    plain: dict[str, Form] = field(default_factory=dict)
    loud: dict[str, Form] = field(default_factory=dict)
    pairs: dict[int, tuple[Rows, Rows]] = field(default_factory=dict)


def is_mark(word: str) -> bool:
    """Whether a word is a lone punctuation mark."""
    return len(word) == 1 and not word.isalnum()


class Sight:
    """Looks words up in the weights, remembering what it found: the same words come again and again."""

    def __init__(self, tags: Sequence[str], known: dict[str, int], weights: Weights) -> None:
        self.known = known
        self.numbers = count()
        self.barred, masks = _barred(tags, len(weights))
        self.weights = np.vstack([weights, masks.astype(weights.dtype)])
        self.left = self._form(LEFT, "")
        self.right = self._form(RIGHT, "")
        self.memory = _Memory()

    def look(self, words: Sequence[str], rows: list[int], starts: list[int]) -> None:
        """Appends the rows of each word of a sentence to `rows`, and where they begin to `starts`."""
        memory = self._memory()
        run = [self.left, self.left, *self._forms(words, memory), self.right, self.right]
        known, pairs = self.known, memory.pairs
        behind: Rows = ()
        for two, before, form, after, far in zip(run, run[1:], run[2:], run[3:], run[4:], strict=False):
            starts.append(len(rows))
            if before is self.left:
                behind = self._pair(before, form, pairs)[0]
                rows += form.opening
            else:
                rows += form.own
            found = pairs.get(form.number << 32 | after.number) or self._pair(form, after, pairs)
            if not form.mark:
                rows += behind
                rows += found[1]
                rows += two.far_left
                rows += far.far_right
                shaped = known.get(features.of_shapes(before.seen.shape, form.seen.shape, after.seen.shape))
                if shaped is not None:
                    rows.append(shaped)
            behind = found[0]

    def _memory(self) -> _Memory:
        memory = self.memory
        if len(memory.plain) + len(memory.loud) > REMEMBERED or len(memory.pairs) > 2 * REMEMBERED:
            memory = self.memory = _Memory()
        return memory

    def _forms(self, words: Sequence[str], memory: _Memory) -> list[Form]:
        loud = features.is_capital_run(words)
        kept = memory.loud if loud else memory.plain
        return [kept.get(word) or self._new(word, loud, kept) for word in words]

    def _new(self, word: str, loud: bool, kept: dict[str, Form]) -> Form:
        found = kept[word] = self._form(features.glimpse(word, loud), word)
        return found

    def _form(self, seen: Glimpse, word: str) -> Form:
        mark = is_mark(word)
        bar = self.barred.get(seen.lower, self.barred["."] if mark else ())
        plain, opening = ((), ()) if mark else (self._of_word(seen, ""), self._of_word(seen, "^"))
        return Form(
            number=next(self.numbers),
            seen=seen,
            mark=mark,
            own=(plain + bar) or (0,),
            opening=(opening + bar) or (0,),
            far_left=self._rows(["a" + seen.lower]),
            far_right=self._rows(["b" + seen.lower]),
        )

    def _of_word(self, seen: Glimpse, edge: str) -> Rows:
        return self._rows(features.of_word(seen.lower, seen.shape + edge, seen.sort))

    def _pair(self, before: Form, after: Form, pairs: dict[int, tuple[Rows, Rows]]) -> tuple[Rows, Rows]:
        """The rows by which the first of two words speaks for the second, and the second for the first."""
        forth = features.of_left(before.seen) + features.after_pair(before.seen, after.seen)
        back = features.of_right(after.seen) + features.before_pair(before.seen, after.seen)
        found = self._rows(forth), self._rows(back)
        pairs[before.number << 32 | after.number] = found
        return found

    def _rows(self, names: Iterable[str]) -> Rows:
        get = self.known.get
        return tuple([row for name in names if (row := get(name)) is not None])


def _barred(tags: Sequence[str], first: int) -> tuple[dict[str, Rows], Weights]:
    """For each word of a closed class the row that bars all tags but its own, from row `first` on."""
    closed = table("tags")["closed"]
    names = sorted({row["tags"] for row in closed})
    masks = np.array([_mask(tags, name.split()) for name in names])
    return {word: (first + names.index(row["tags"]),) for row in closed for word in row["words"]}, masks


def _mask(tags: Sequence[str], allowed: Sequence[str]) -> list[int]:
    kept = [0 if tag in allowed or tag.split(".")[0] in allowed else BARRED for tag in tags]
    return [*kept, *kept]
