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
RELATIONS = 8
_REACHES_KM = (30.0, 150.0, 700.0)


class Tie(NamedTuple):
    """Group `child` is said to lie in group `parent`: "Berea, Ky." (firm), "Berea in Kentucky" (loose)."""

    child: int
    parent: int
    firm: bool


class Scene:
    """The slates of an article, row under row; `group[row]` is the name a row belongs to.

    Names of one family are the same words in another use ("Gao", "the region of Gao"): they lend one another
    nothing.
    """

    def __init__(
        self, slates: Sequence[Slate], weights: Sequence[float], ties: Sequence[Tie], families: Sequence[int]
    ) -> None:
        self.slates = slates
        self.sizes = [len(s.candidates) for s in slates]
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]]).astype(np.intp)
        self.group = np.repeat(np.arange(len(slates)), self.sizes)
        self.own = np.concatenate([s.own for s in slates])
        codes = np.concatenate([s.codes for s in slates])
        self.country, self.admin1, self.admin2, self.spans = codes.T
        vectors = np.concatenate([s.vectors for s in slates])
        family = np.asarray(families)[self.group]
        self._weights = np.asarray(weights, np.float32)[self.group]
        chord = np.maximum(2.0 - 2.0 * (vectors @ vectors.T), 0.0)
        self.km = EARTH_KM * np.sqrt(chord)
        self._fixed = self._ties(ties)
        self._relations = self._related() * (family[:, None] != family[None, :])

    def _related(self) -> Floats:
        """Who stands to whom in each of the ways counted: country, admin1, admin2, inside, holding, near."""
        related = np.empty((RELATIONS, len(self.group), len(self.group)), np.float32)
        for at, codes in enumerate((self.country, self.admin1, self.admin2)):
            related[at] = _same(codes, codes)
        inside = _same(self.country, self.spans)
        inside |= _same(self.admin1, self.spans)
        inside |= _same(self.admin2, self.spans)
        related[3], related[4] = inside, inside.T
        for at, reach in enumerate(_REACHES_KM, 5):
            related[at] = np.exp(self.km * (-1.0 / reach))
        return related

    def _ties(self, ties: Sequence[Tie]) -> Floats:
        """Four columns: a firm parent fits, a firm parent fits not, the same for loose ones."""
        columns = np.zeros((len(self.group), 4), np.float32)
        for tie in dict.fromkeys(ties):
            rows = self.rows(tie.child)
            spans = self.spans[self.rows(tie.parent)]
            fits: NDArray[np.bool_] = _same(self.country[rows], spans) | _same(self.admin1[rows], spans)
            fits = np.any(fits | _same(self.admin2[rows], spans), axis=1)
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
        sums = (self._relations @ mass).T
        share = sums[:, :5] / total
        return np.concatenate([share, np.log1p(sums[:, 3:]), self._fixed, self._first(belief)], axis=1)

    def _first(self, belief: Floats) -> Floats:
        """Nearness to where the first name of the text is believed to be: the dateline, as a rule."""
        first = self.rows(0)
        lent = np.empty((len(self.group), 2), np.float32)
        lent[:, 0] = np.exp(self.km[:, first] * (-1.0 / 200.0)) @ belief[first]
        lent[:, 1] = _same(self.country, self.country[first]) @ belief[first]
        return lent

    def softmax(self, scores: Floats) -> Floats:
        """Scores made into beliefs that add up to 1 within each name."""
        peak = np.maximum.reduceat(scores, self.starts)
        grown = np.exp(scores - peak[self.group])
        total = np.add.reduceat(grown, self.starts)
        return (grown / total[self.group]).astype(np.float32)


def _same(a: Codes, b: Codes) -> NDArray[np.bool_]:
    equal: NDArray[np.bool_] = a[:, None] == np.where(b > 0, b, -1)
    return equal
