"""The learned ranker: a small network that scores each candidate place, softmax within each name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.errors import DataError
from geo.lexicon import DATA
from geo.resolve.scene import Scene
from geo.resolve.slate import Floats

ROUNDS = 2
"""How often the beliefs are worked out anew from one another."""


class Layer(NamedTuple):
    """One hidden layer and a straight line beside it: `tanh(x·inner + bias)·outer + x·direct`."""

    inner: Floats
    bias: Floats
    outer: Floats
    direct: Floats

    def score(self, rows: Floats) -> Floats:
        """One number a row."""
        scored: Floats = np.tanh(rows @ self.inner + self.bias) @ self.outer + rows @ self.direct
        return scored


class Ranker(NamedTuple):
    """`alone` scores a candidate by itself, `together` with what the other names lend it."""

    alone: Layer
    together: Layer

    def beliefs(self, scene: Scene) -> Floats:
        """For each row of the scene the belief (0..1) that its name means it; 1 in sum for each name."""
        belief = scene.softmax(self.alone.score(scene.own))
        for _ in range(ROUNDS):
            rows = np.concatenate([scene.own, scene.context(belief)], axis=1)
            belief = scene.softmax(self.together.score(rows))
        return belief


def from_arrays(arrays: Mapping[str, NDArray[np.float32]]) -> Ranker:
    """A ranker from the arrays `to_arrays` gave."""
    return Ranker(*(Layer(*(arrays[f"{part}_{name}"] for name in Layer._fields)) for part in Ranker._fields))


def to_arrays(ranker: Ranker) -> dict[str, Floats]:
    """The ranker's numbers by name, to be kept in a file."""
    return {
        f"{part}_{name}": value
        for part, layer in ranker._asdict().items()
        for name, value in layer._asdict().items()
    }


@cache
def shipped() -> Ranker:
    """The ranker of `data/models/toponyms-ranker.npz`; raises DataError where it is missing or broken."""
    path = DATA / "models" / "toponyms-ranker.npz"
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return from_arrays(dict(arrays))
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"The model {path.name} cannot be read: {error}") from error
