"""All the names of an article together: what each candidate place gets from the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.resolve.slate import OWN, Codes, Floats, Slate

EARTH_KM = 6371.0
CONTEXT = 16
"""Columns that `Scene.context` adds to a slate's own."""
WIDTH = OWN + CONTEXT
_REACHES_KM = (30.0, 150.0, 700.0)


class Tie(NamedTuple):
    """Group `child` is said to lie in group `parent`: "Berea, Ky." (firm), "Berea in Kentucky" (loose)."""

    child: int
    parent: int
    firm: bool


class Scene:
    """The slates of an article, row under row; `group[row]` is the name a row belongs to."""

    def __init__(self, slates: Sequence[Slate], weights: Sequence[float], ties: Sequence[Tie]) -> None:
        self.slates = slates
        self.sizes = [len(s.candidates) for s in slates]
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]]).astype(np.intp)
        self.group = np.repeat(np.arange(len(slates)), self.sizes)
        self.own = np.concatenate([s.own for s in slates])
        self.country = np.concatenate([s.country for s in slates])
        self.admin1 = np.concatenate([s.admin1 for s in slates])
        self.admin2 = np.concatenate([s.admin2 for s in slates])
        self.spans = np.concatenate([s.spans for s in slates])
        vectors = np.concatenate([s.vectors for s in slates])
        self._other = (self.group[:, None] != self.group[None, :]).astype(np.float32)
        self._weights = np.asarray(weights, np.float32)[self.group]
        chord = np.clip(1.0 - vectors @ vectors.T, 0.0, 2.0)
        self.km = EARTH_KM * np.sqrt(2.0 * chord).astype(np.float32)
        self._fixed = self._ties(ties)
        self._matrices = self._relations()

    def _relations(self) -> list[Floats]:
        """Who stands to whom in each of the ways counted, between rows of different names."""
        same_country = _same(self.country, self.country)
        same_admin1 = _same(self.admin1, self.admin1)
        same_admin2 = _same(self.admin2, self.admin2)
        inside = (
            _same(self.country, self.spans) + _same(self.admin1, self.spans) + _same(self.admin2, self.spans)
        )
        np.minimum(inside, 1.0, out=inside)
        near = [np.exp(-self.km / reach) for reach in _REACHES_KM]
        return [m * self._other for m in (same_country, same_admin1, same_admin2, inside, inside.T, *near)]

    def _ties(self, ties: Sequence[Tie]) -> Floats:
        """Four columns: a firm parent fits, a firm parent fits not, the same for loose ones."""
        columns = np.zeros((len(self.group), 4), np.float32)
        for tie in ties:
            rows = self.rows(tie.child)
            spans = self.spans[self.rows(tie.parent)]
            spans = spans[spans > 0]
            fits = np.zeros(rows.stop - rows.start, bool)
            for codes in (self.country, self.admin1, self.admin2):
                fits |= np.isin(codes[rows], spans)
            at = 0 if tie.firm else 2
            columns[rows, at] = np.maximum(columns[rows, at], fits)
            if fits.any():
                columns[rows, at + 1] = np.maximum(columns[rows, at + 1], ~fits)
        return columns

    def rows(self, group: int) -> slice:
        """The rows of a name."""
        start = int(self.starts[group])
        return slice(start, start + self.sizes[group])

    def context(self, belief: Floats) -> Floats:
        """What the other names lend to each row, given the belief in each row; CONTEXT columns."""
        mass = belief * self._weights
        total = max(float(mass.sum()), 1e-6)
        sums = np.stack([m @ mass for m in self._matrices], axis=1)
        share = sums[:, :5] / total
        return np.concatenate([share, np.log1p(sums[:, 3:]), self._fixed, self._first(belief)], axis=1)

    def _first(self, belief: Floats) -> Floats:
        """Nearness to where the first name of the text is believed to be: the dateline, as a rule."""
        first = self.rows(0)
        near = np.exp(-self.km[:, first] / 200.0) @ belief[first]
        country = _same(self.country, self.country[first]) @ belief[first]
        return np.stack([near, country], axis=1)

    def softmax(self, scores: Floats) -> Floats:
        """Scores made into beliefs that add up to 1 within each name."""
        peak = np.maximum.reduceat(scores, self.starts)
        grown = np.exp(scores - peak[self.group])
        total = np.add.reduceat(grown, self.starts)
        return (grown / total[self.group]).astype(np.float32)


def _same(a: Codes, b: Codes) -> Floats:
    equal: NDArray[np.bool_] = (a[:, None] == b[None, :]) & (a[:, None] > 0)
    return equal.astype(np.float32)
