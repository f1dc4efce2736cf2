"""Trains the part-of-speech model: `python -m geo.training.tagger TREEBANK.conllu.gz… [--test TREEBANK]`.

With `--test` it prints the accuracy on that treebank and writes nothing; without, it writes the model.
Multinomial logistic regression with L2 (scipy's L-BFGS), each sentence seen as it is and in capitals. The
second pass learns from tags that the first gave to words it was not trained on (five folds).
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from geo.language import features, tagger

Sentence = tuple[list[str], list[str]]
FORMED = {"VERB", "AUX", "NOUN", "PROPN"}
PENALTY = 0.5
SEEN = 2
FOLDS = 5


def joint(upos: str, xpos: str) -> str:
    """The tag the grammar uses: UPOS, and the form where it matters."""
    if upos in FORMED:
        return f"{upos}.{xpos}"
    kept = {("PRON", "PRP$"), ("ADP", "RP"), ("PRON", "WP$")}
    return f"{upos}.{xpos}" if (upos, xpos) in kept else upos


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        words: list[str] = []
        tags: list[str] = []
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                words.append(cells[1].replace("’", "'"))
                tags.append(joint(cells[3], cells[4]))
            elif not line.strip() and words:
                yield words, tags
                words, tags = [], []
        if words:
            yield words, tags


def with_capitals(data: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, and each again in capitals."""
    return [*data, *(([word.upper() for word in words], tags) for words, tags in data)]


def matrix(data: Sequence[Sentence], rows: dict[str, int]) -> Any:
    """Words × features, sparse."""
    found = [[rows[n] for n in seen if n in rows] for words, _ in data for seen in features.features(words)]
    lengths = np.array([len(row) for row in found])
    ends = np.concatenate(([0], np.cumsum(lengths)))
    ids = np.fromiter((i for row in found for i in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(ids), np.float32), ids, ends), shape=(len(found), len(rows) + 1))


def fit(seen: Any, gold: NDArray[np.int64], count: int, rounds: int = 120) -> NDArray[np.float32]:
    """Weights (features × tags) of the regression."""
    total, width = seen.shape
    target = csr_matrix((np.ones(total, np.float32), (np.arange(total), gold)), shape=(total, count))
    turned = seen.T.tocsr()

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(width, count).astype(np.float32)
        scores = seen @ weights
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        sums = odds.sum(axis=1, keepdims=True)
        value = float(np.log(sums).sum() - scores[np.arange(total), gold].sum())
        slope = turned @ (odds / sums - target.toarray())
        value += 0.5 * PENALTY * float((weights**2).sum())
        return value, (slope + PENALTY * weights).astype(np.float64).ravel()

    start = np.zeros(width * count)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    return np.asarray(best.x, np.float32).reshape(width, count)


def vocabulary(data: Sequence[Sentence]) -> dict[str, int]:
    """Features seen often enough, numbered from 1."""
    counts = Counter(name for words, _ in data for seen in features.features(words) for name in seen)
    kept = [name for name, seen in counts.items() if seen >= SEEN and "\n" not in name]
    return {name: row for row, name in enumerate(kept, start=1)}


def folded(seen: Any, gold: NDArray[np.int64], owner: NDArray[np.int64], count: int) -> NDArray[np.int32]:
    """For every word, the tag of a first pass that was not trained on its sentence."""
    guess = np.zeros(len(gold), np.int32)
    for fold in range(FOLDS):
        held = owner % FOLDS == fold
        weights = fit(seen[~held], gold[~held], count, rounds=40)
        guess[held] = (seen[held] @ weights).argmax(axis=1)
    return guess


def context_matrix(tags: NDArray[np.int32], count: int) -> Any:
    """Words × (slot, value), one-hot."""
    width = (count + 1) ** 2
    slots = tagger.context_slots(tags, count)
    total = len(tags)
    blocks = [csr_matrix((np.ones(total, np.float32), (np.arange(total), s)), (total, width)) for s in slots]
    return hstack(blocks).tocsr()


def train(data: Sequence[Sentence]) -> tagger.Model:
    """The model of these sentences."""
    rows = vocabulary(data)
    everything = with_capitals(data)
    names = sorted({tag for _, tags in data for tag in tags})
    number = {name: i for i, name in enumerate(names)}
    gold = np.array([number[tag] for _, tags in everything for tag in tags], dtype=np.int64)
    owner = np.array([i % len(data) for i, (words, _) in enumerate(everything) for _ in words])
    seen = matrix(everything, rows)
    first = fit(seen, gold, len(names))
    around = context_matrix(folded(seen, gold, owner, len(names)), len(names))
    second = fit(hstack([seen, around]).tocsr(), gold, len(names))
    width = (len(names) + 1) ** 2
    words = np.hstack([first, second[: len(rows) + 1]])
    return tagger.Model(tuple(names), rows, words, second[len(rows) + 1 :].reshape(-1, width, len(names)))


def pruned(model: tagger.Model) -> tagger.Model:
    """The model without the features that hardly weigh, rounded to what half floats hold."""
    kept = [(name, row) for name, row in model.rows.items() if np.abs(model.words[row]).max() >= 0.25]
    words = np.vstack([np.zeros((1, model.words.shape[1]), np.float32), *(model.words[[r]] for _, r in kept)])
    rows = {name: i for i, (name, _) in enumerate(kept, start=1)}
    return tagger.Model(model.tags, rows, words, model.context)


def save(model: tagger.Model, path: Path) -> None:
    """Writes the model where the tagger looks for it, weights rounded to a byte each."""
    scale = max(float(np.abs(model.words).max()), float(np.abs(model.context).max())) / 127
    words = np.round(model.words / scale).astype(np.int8)
    context = np.round(model.context / scale).astype(np.int8)
    names = sorted(model.rows, key=model.rows.__getitem__)
    text = np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8)
    tags = np.frombuffer("\n".join(model.tags).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(path, features=text, tags=tags, scale=np.float32(scale), words=words, context=context)


def accuracy(model: tagger.Model, data: Sequence[Sentence]) -> tuple[float, float, int]:
    """Share of right Universal POS tags, of right tags with their form, and the number of words."""
    words = [sentence for sentence, _ in data]
    gold = [tag for _, tags in data for tag in tags]
    guess = tagger.tag(words, model)
    plain = sum(g.split(".")[0] == p.split(".")[0] for g, p in zip(gold, guess, strict=True))
    return plain / len(gold), sum(map(str.__eq__, gold, guess)) / len(gold), len(gold)


def main(arguments: Sequence[str]) -> int:
    """Trains on the given treebanks; tests, or writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    chosen = parser.parse_args(arguments)
    model = pruned(train([s for path in chosen.treebanks for s in sentences(path)]))
    if chosen.test is None:
        save(model, tagger.PATH)
        return 0
    held = list(sentences(chosen.test))
    for name, data in (("as written", held), ("in capitals", with_capitals(held)[len(held) :])):
        plain, formed, count = accuracy(model, data)
        print(f"{name}: UPOS {plain:.4f}, with form {formed:.4f}, n = {count} words")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
