"""Parts of speech from a small log-linear model (`data/models/tagger.npz`, trained by `geo.training.tagger`).

Two passes over the whole text at once: the first sees words only, the second also what the first said of the
neighbours. A tag is a Universal POS tag, a dot, and a form where the grammar needs one ("VERB.VBN").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.errors import DataError
from geo.language.features import Seen, of_left, of_pairs, of_right, of_word
from geo.lexicon import DATA, table

PATH = DATA / "models" / "tagger.npz"
BATCH = 4096
"""Words scored at once: bounds the memory a long text takes."""

FEATURES = 25
REMEMBERED = 30_000
"""Words whose features are kept between texts."""

Ids = NDArray[np.int32]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights: a row a feature (row 0 is empty), one column a tag, first pass left, second right."""

    tags: tuple[str, ...]
    rows: dict[str, int]
    words: Scores
    context: Scores
    """Second pass, by slot (see `context_slots`) × value × tag."""


def context_slots(tags: Ids, count: int) -> list[Ids]:
    """The neighbours' tags as one number a slot; `count` stands for the edge of the text."""
    edged = np.concatenate(([count, count], tags, [count, count])).astype(np.int32)
    two, one, nxt, after = edged[:-4], edged[1:-3], edged[3:-1], edged[4:]
    width = count + 1
    zero = np.zeros_like(one)
    pairs = [(zero, one), (zero, nxt), (two, one), (nxt, after), (one, nxt)]
    return [a * width + b for a, b in pairs]


@cache
def model(path: Path = PATH) -> Model:
    """The shipped model, read once; raises DataError where it is missing or broken."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            names = bytes(stored["features"]).decode("utf-8").split("\n")
            tags = tuple(bytes(stored["tags"]).decode("utf-8").split("\n"))
            scale = float(stored["scale"])
            words = stored["words"].astype(np.float32) * scale
            context = stored["context"].astype(np.float32) * scale
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"The tagger's model {path.name} cannot be read: {error}") from error
    return Model(tags, {name: row for row, name in enumerate(names, start=1)}, words, context)


class Rows:
    """Looks up the rows of features, remembering those of single words."""

    def __init__(self, known: dict[str, int]) -> None:
        self.known = known
        self.own: dict[tuple[str, str], list[int]] = {}
        self.left: dict[str, list[int]] = {}
        self.right: dict[str, list[int]] = {}

    def of(self, words: Sequence[str]) -> Iterator[list[int]]:
        """The rows of each word of a sentence; marks have none, their tag is given."""
        if len(self.own) > REMEMBERED:
            self.own, self.left, self.right = {}, {}, {}
        seen = Seen.of(words)
        get = self.known.get
        for i in range(2, len(words) + 2):
            if is_mark(words[i - 2]):
                yield [0] * FEATURES
                continue
            near = slice(i - 1, i + 2)
            paired = of_pairs(seen.lower[near], seen.shapes[near], seen.sorts[near])
            yield [*self._single(seen, i), *(get(name, 0) for name in paired)]

    def _single(self, seen: Seen, i: int) -> list[int]:
        get = self.known.get
        word, before, after = seen.lower[i], seen.lower[i - 1], seen.lower[i + 1]
        outline = seen.shapes[i] + ("^" if i == 2 else "")
        own = self.own.get((word, outline))
        if own is None:
            own = [get(name, 0) for name in of_word(word, outline, seen.sorts[i])]
            self.own[word, outline] = own
        left = self.left.get(before)
        if left is None:
            left = self.left[before] = [get(name, 0) for name in of_left(before, seen.sorts[i - 1])]
        right = self.right.get(after)
        if right is None:
            right = self.right[after] = [get(name, 0) for name in of_right(after, seen.sorts[i + 1])]
        return [*own, *left, *right, get("a" + seen.lower[i - 2], 0), get("b" + seen.lower[i + 2], 0)]


def is_mark(word: str) -> bool:
    """Whether a word is a lone punctuation mark."""
    return len(word) == 1 and not word.isalnum()


@cache
def _remembered() -> Rows:
    return Rows(model().rows)


def _rows(known: dict[str, int], sentences: Sequence[Sequence[str]]) -> Ids:
    rows = _remembered() if known is model().rows else Rows(known)
    return np.array([found for words in sentences for found in rows.of(words)], dtype=np.int32)


@cache
def _barred(tags: tuple[str, ...]) -> dict[str, Scores]:
    """For each word of a closed class, what to add to the scores so that only its own tags are left."""
    classes: dict[str, str] = {}
    for row in table("tags")["closed"]:
        for word in row["words"]:
            classes[word] = row["tags"]
    masks = {names: _mask(tags, names.split()) for names in set(classes.values())}
    return {word: masks[names] for word, names in classes.items()}


def _mask(tags: tuple[str, ...], allowed: Sequence[str]) -> Scores:
    kept = [0.0 if tag in allowed or tag.split(".")[0] in allowed else -1000.0 for tag in tags]
    return np.array([*kept, *kept], dtype=np.float32)


def _score(chosen: Model, sentences: Sequence[Sequence[str]]) -> list[str]:
    count = len(chosen.tags)
    scores = chosen.words[_rows(chosen.rows, sentences)].sum(axis=1)
    barred = _barred(chosen.tags)
    for at, word in enumerate(word.lower() for words in sentences for word in words):
        if word in barred:
            scores[at] += barred[word]
        elif is_mark(word):
            scores[at] += barred["."]
    first = scores[:, :count].argmax(axis=1).astype(np.int32)
    second = scores[:, count:].copy()
    for slot, values in enumerate(context_slots(first, count)):
        second += chosen.context[slot][values]
    names = chosen.tags
    return [names[best] for best in second.argmax(axis=1)]


def batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """The sentences in groups of about BATCH words."""
    group: list[Sequence[str]] = []
    size = 0
    for words in sentences:
        group.append(words)
        size += len(words)
        if size >= BATCH:
            yield group
            group, size = [], 0
    if group:
        yield group


def tag(sentences: Sequence[Sequence[str]]) -> list[str]:
    """One tag a word, for all words of all sentences in order; no sentence may be empty."""
    chosen = model()
    return [name for group in batches(sentences) for name in _score(chosen, group)]


def marked(words: Sequence[str]) -> list[str]:
    """Tags for a run of words that is no language: marks, and "X" for the rest."""
    return ["PUNCT" if is_mark(word) else "X" for word in words]


def is_language(words: Sequence[str]) -> bool:
    """Whether a long run of words can be a sentence: real words, not mostly marks and single letters."""
    if len(words) < 15:
        return True
    real = sum(len(word) > 1 and word[0].isalpha() for word in words)
    return real * 5 >= len(words) * 2
