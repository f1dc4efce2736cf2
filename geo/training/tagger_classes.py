"""Sorts words into classes by their neighbours, for the tagger to know words its treebank lacks.

`python -m geo.training.tagger_classes TEXTS…` reads articles (JSON lines with a "text", CoNLL or CoNLL-U
files) and writes `data/models/tagger_classes.npz`: each frequent word in lower case and its class. Words are
compared by what stands left and right of them (positive pointwise mutual information, 60 dimensions,
k-means).
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.cluster.vq import kmeans2
from scipy.sparse import coo_matrix, csr_matrix, hstack
from scipy.sparse.linalg import svds

from geo.language import features
from geo.language.words import split

SEEN = 4
CONTEXTS = 2500
CLASSES = 250
DIMENSIONS = 60


def texts(path: Path) -> Iterator[list[str]]:
    """The words of each text of a file, in lower case."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        if ".jsonl" in path.name:
            for line in lines:
                yield [features.folded(word.text) for word in split(json.loads(line)["text"])]
            return
        column = 1 if "conllu" in path.name else 0
        cells = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
        yield [features.folded(c[column].split(" ")[0]) for c in cells if len(c) > column and c[column]]


def neighbours(runs: Sequence[Sequence[str]], kept: dict[str, int]) -> csr_matrix:
    """Words × (left word, right word), positive pointwise mutual information."""
    contexts = {word: i for i, word in enumerate(list(kept)[:CONTEXTS])}
    blocks = []
    for shift in (-1, 1):
        pairs = Counter(
            (kept[run[i]], contexts[run[i + shift]])
            for run in runs
            for i in range(1, len(run) - 1)
            if run[i] in kept and run[i + shift] in contexts
        )
        keys = np.array(list(pairs), dtype=np.int64)
        held = np.array(list(pairs.values()), dtype=np.float64)
        blocks.append(coo_matrix((held, (keys[:, 0], keys[:, 1])), (len(kept), len(contexts))).tocsr())
    counts = hstack(blocks).tocoo()
    rows, columns = np.asarray(counts.sum(1)).ravel() + 1, np.asarray(counts.sum(0)).ravel() + 1
    worth = np.log(counts.data * (columns**0.75).sum() / (rows[counts.row] * columns[counts.col] ** 0.75))
    return coo_matrix((np.maximum(worth, 0), (counts.row, counts.col)), counts.shape).tocsr()


def classes(runs: Sequence[Sequence[str]]) -> dict[str, int]:
    """Word → class."""
    counts = Counter(word for run in runs for word in run)
    kept = {word: i for i, (word, seen) in enumerate(counts.most_common()) if seen >= SEEN}
    left, weights, _ = svds(neighbours(runs, kept), k=DIMENSIONS, random_state=1)
    points = left * np.sqrt(weights)
    points /= np.linalg.norm(points, axis=1, keepdims=True) + 1e-9
    _, labels = kmeans2(points, CLASSES, iter=25, minit="++", rng=1)
    return {word: int(labels[i]) for word, i in kept.items()}


def main(arguments: Sequence[str]) -> int:
    """Reads the texts and writes the classes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+")
    runs = [run for path in parser.parse_args(arguments).texts for run in texts(path)]
    found = classes(runs)
    words = np.frombuffer("\n".join(found).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(features.CLASSES, words=words, classes=np.array(list(found.values()), np.uint8))
    print(f"{len(found)} words in {CLASSES} classes from {sum(map(len, runs))} words of text")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
