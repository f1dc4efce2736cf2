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
from geo.language.sight import Sight, is_mark
from geo.language.sums import Weights
from geo.lexicon import DATA

PATH = DATA / "models" / "tagger.npz"
BATCH = 4096
"""Words scored at once: bounds the memory a long text takes."""

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights: a row a feature (row 0 is empty), one column a tag, first pass left, second right.

    As shipped they are whole numbers, so that sums are exact in any order.
    """

    tags: tuple[str, ...]
    rows: dict[str, int]
    words: Weights
    context: Weights
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
            words = stored["words"].astype(np.int16)
            context = stored["context"].astype(np.int16)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"The tagger's model {path.name} cannot be read: {error}") from error
    return Model(tags, {name: row for row, name in enumerate(names, start=1)}, words, context)


@cache
def _sight() -> Sight:
    known = model()
    return Sight(known.tags, known.rows, known.words)


def _score(chosen: Model, sight: Sight, sentences: Sequence[Sequence[str]]) -> list[str]:
    count = len(chosen.tags)
    scores = sight.scores(sentences)
    first = scores[:, :count].argmax(axis=1).astype(np.int32)
    second = scores[:, count:]
    for slot, values in enumerate(context_slots(first, count)):
        second += chosen.context[slot][values]
    names = chosen.tags
    return [names[best] for best in second.argmax(axis=1).tolist()]


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


def tag(sentences: Sequence[Sequence[str]], chosen: Model | None = None) -> list[str]:
    """One tag a word, for all words of all sentences in order; no sentence may be empty."""
    used = model() if chosen is None else chosen
    sight = _sight() if chosen is None else Sight(used.tags, used.rows, used.words)
    return [name for group in batches(sentences) for name in _score(used, sight, group)]


def marked(words: Sequence[str]) -> list[str]:
    """Tags for a run of words that is no language: marks, and "X" for the rest."""
    return ["PUNCT" if is_mark(word) else "X" for word in words]


def is_language(words: Sequence[str]) -> bool:
    """Whether a long run of words can be a sentence: real words, not mostly marks and single letters."""
    if len(words) < 15:
        return True
    real = sum(len(word) > 1 and word[0].isalpha() for word in words)
    return real * 5 >= len(words) * 2
