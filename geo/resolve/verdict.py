"""The last word on each toponym: whether it is one, and how likely its place is right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.errors import DataError
from geo.lexicon import DATA
from geo.model import PlaceKind

Chances = NDArray[np.float64]
Weights = NDArray[np.float32]
_KINDS = tuple(PlaceKind)
_MARKED = {one: [float(one == kind) for kind in _KINDS] for one in (None, *_KINDS)}
"""A column for each kind of place: 1 in its own."""


class Evidence(NamedTuple):
    """What is known of one mention once its article is resolved.

    `chance` is the recogniser's belief, `belief` the ranker's in the foremost place, `lead` how far it is
    ahead of the best elsewhere; `country`, `division`, `near` tell how much of the article lies around it;
    `names` counts the names of the article, `at_home` is the share of them that lie in the United States:
    American towns share their names as no others do, and a local paper's names are not the world's.
    """

    chance: float
    belief: float
    lead: float
    bearers: int
    population: int
    main: bool
    country: float
    division: float
    near: float
    repeats: int
    demonym: bool
    likeness: float
    kind: PlaceKind | None
    names: int
    american: bool
    at_home: float

    def row(self) -> list[float]:
        """The evidence as numbers, WIDTH of them."""
        odds = math.log(max(self.chance, 1e-4) / max(1 - self.chance, 1e-4))
        return [
            1.0,
            odds / 4,
            max(odds, 0.0) / 4,
            self.belief,
            self.lead,
            math.log(max(self.belief, 1e-3)),
            math.log1p(self.bearers) / 3,
            math.log10(self.population + 1) / 4,
            float(self.main),
            self.country,
            self.division,
            self.near,
            self.near * self.belief,
            math.log(self.repeats + 1),
            float(self.demonym),
            1.0 - self.likeness,
            float(self.likeness < 1.0),
            float(self.kind is None),
            math.log(self.names + 1) / 3,
            float(self.names < FEW),
            float(self.american),
            self.at_home,
            self.at_home * float(self.american),
            self.at_home * self.belief,
            *_MARKED[self.kind],
        ]


FEW = 4
"""Names below which an article has no context to speak of."""
WIDTH = 24 + len(_KINDS)


class Verdict(NamedTuple):
    """Two logistic regressions: `named` for being a place name, `placed` for the place being right."""

    named: Weights
    placed: Weights

    def of(self, evidence: Sequence[Evidence]) -> tuple[Chances, Chances]:
        """For each piece of evidence the probability that it is a toponym, and that its place is right."""
        unlike = {told: at for at, told in enumerate(dict.fromkeys(evidence))}
        rows = np.array([told.row() for told in unlike]).reshape(-1, WIDTH)
        back = [unlike[told] for told in evidence]
        return _logistic(rows @ self.named)[back], _logistic(rows @ self.placed)[back]


def _logistic(z: Chances) -> Chances:
    p: Chances = 1.0 / (1.0 + np.exp(-np.maximum(np.minimum(z, 30), -30)))
    return p


def from_arrays(arrays: Mapping[str, NDArray[np.float32]]) -> Verdict:
    """A verdict from the arrays of a file."""
    return Verdict(arrays["verdict_named"], arrays["verdict_placed"])


@cache
def shipped() -> Verdict:
    """The verdict in `data/models/toponyms-ranker.npz`; raises DataError where it is missing or broken."""
    path = DATA / "models" / "toponyms-ranker.npz"
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return from_arrays(dict(arrays))
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"The model {path.name} cannot be read: {error}") from error
