"""Learn which words are place names: weights for the recogniser's features, from marked texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from geo.toponyms.linear import Linear
from geo.toponyms.view import View

Numbers = NDArray[np.float64]
PENALTY = 1.0
ROUNDS = 120
SMALLEST = 0.02
"""Weights below are left out of the file."""


@dataclass(frozen=True, slots=True)
class Example:
    """One candidacy: its features, whether it is a place name, how much it counts."""

    features: tuple[str, ...]
    is_place: bool
    weight: float


def commonness(texts: Iterable[str]) -> dict[str, str]:
    """How often each word is written small where it could have been written large, as "1" to "4"."""
    small, large = Counter[str](), Counter[str]()
    for text in texts:
        _count(View(text), small, large)
    seen = {word: small[word] + large[word] for word in small.keys() | large.keys()}
    return {word: _grade(small[word] / n) for word, n in sorted(seen.items()) if n >= 2}


def _count(view: View, small: Counter[str], large: Counter[str]) -> None:
    for i, word in enumerate(view.words):
        if word.islower():
            small[word] += 1
        elif word[0].isalpha() and not view.starts_sentence(i) and not word[1:].isupper():
            large[view.lower[i]] += 1


def _grade(share: float) -> str:
    return "1" if share < 0.1 else "2" if share < 0.5 else "3" if share < 0.9 else "4"


def learn(examples: Sequence[Example], common: dict[str, str]) -> Linear:
    """Logistic regression with an L2 penalty; features seen once are left out."""
    counts = Counter(f for example in examples for f in set(example.features))
    columns = {f: i for i, f in enumerate(f for f, n in counts.items() if n >= 2)}
    rows = [[columns[f] for f in set(e.features) if f in columns] for e in examples]
    ends = np.cumsum([0, *map(len, rows)]).astype(np.int32)
    cells = np.fromiter((c for row in rows for c in row), np.int32, int(ends[-1]))
    table = csr_matrix((np.ones(len(cells)), cells, ends), shape=(len(rows), len(columns)))
    flipped = table.T.tocsr()
    wanted = np.array([e.is_place for e in examples], float)
    weight = np.array([e.weight for e in examples], float)

    def loss(theta: Numbers) -> tuple[float, Numbers]:
        z: Numbers = np.asarray(table @ theta)
        chance = 1.0 / (1.0 + np.exp(-z))
        cost = (weight * (np.logaddexp(0.0, z) - wanted * z)).sum() + 0.5 * PENALTY * theta @ theta
        slope: Numbers = np.asarray(flipped @ (weight * (chance - wanted)))
        return float(cost), slope + PENALTY * theta

    best = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    weights = {f: round(float(best.x[i]), 3) for f, i in columns.items() if abs(best.x[i]) >= SMALLEST}
    return Linear(weights, common)
