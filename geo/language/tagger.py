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
from geo.lexicon import DATA, table

PATH = DATA / "models" / "tagger.npz"
CLASSES = DATA / "models" / "tagger_classes.npz"
BATCH = 4096
"""Words scored at once: bounds the memory a long text takes."""

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


def features(words: Sequence[str]) -> Iterator[list[str]]:
    """For each word of one sentence, the names of what is seen of it."""
    capitals = is_capital_run(words)
    lower = ["<s", "<s", *(word.lower() for word in words), "s>", "s>"]
    known = word_classes()
    sorts = ["", *(known.get(folded(word), "") for word in words), ""]
    shapes = ["", *("U" if capitals and word.isupper() else shape(word) for word in words), ""]
    for i in range(len(words)):
        pp, p, w, n, nn = lower[i : i + 5]
        before, own, after = shapes[i : i + 3]
        left, sort, right = sorts[i : i + 3]
        start = "^" if i == 0 else ""
        yield [
            "0" + w,
            "1" + w[-1:],
            "2" + w[-2:],
            "3" + w[-3:],
            "4" + w[-4:] + own,
            "5" + w[:3],
            "6" + own + start,
            "7" + before + own + after,
            "8" + p,
            "9" + n,
            "a" + pp,
            "b" + nn,
            "c" + p + " " + w,
            "d" + w + " " + n,
            "e" + p[-3:],
            "f" + n[-3:],
            "g" + p[-2:] + " " + w[-3:],
            "h" + w[-3:] + " " + n[-2:],
            "i" + p + " " + own,
            "j" + sort,
            "k" + left,
            "l" + right,
            "m" + left + " " + sort,
            "n" + sort + " " + right,
            "o" + sort + w[-2:] + own,
        ]


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


def _rows(known: dict[str, int], sentences: Sequence[Sequence[str]]) -> Ids:
    get = known.get
    found = [[get(name, 0) for name in seen] for words in sentences for seen in features(words)]
    return np.array(found, dtype=np.int32)


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
        elif not word[0].isalnum() and len(word) == 1:
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
