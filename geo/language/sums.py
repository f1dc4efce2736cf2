"""Rows of weights and sums of rows, each under a number: what is asked for often is summed once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[Any]


class Sums:
    """A table that grows: the weights themselves, then sums of them. Row 0 is empty."""

    def __init__(self, weights: Weights, room: int) -> None:
        self.table = np.empty((len(weights) + room, weights.shape[1]), weights.dtype)
        self.table[: len(weights)] = weights
        self.used = self.base = len(weights)
        self.rows: list[int] = []
        self.starts: list[int] = []

    def of(self, rows: Sequence[int]) -> int:
        """The number of the sum of some rows; it stands in the table after `fill`."""
        if len(rows) < 2:
            return rows[0] if rows else 0
        self.starts.append(len(self.rows))
        self.rows += rows
        self.used += 1
        return self.used - 1

    def fill(self) -> None:
        """Works out all sums asked for since the last time, at once."""
        if not self.starts:
            return
        first = self.used - len(self.starts)
        gathered = self.table[self.rows]
        np.add.reduceat(gathered, self.starts, axis=0, out=self.table[first : self.used])
        self.rows, self.starts = [], []

    def keep(self) -> None:
        """Makes the sums so far part of what is never forgotten."""
        self.fill()
        self.base = self.used

    def forget(self) -> None:
        """Frees the room of all other sums."""
        self.used, self.rows, self.starts = self.base, [], []

    def has_room(self, count: int) -> bool:
        """Whether so many more sums fit."""
        return self.used + count <= len(self.table)

    def added(self, numbers: Sequence[int], wide: int) -> Weights:
        """For each group of `wide` numbers the sum of what stands under them."""
        columns = np.array(numbers, np.intp).reshape(-1, wide).T
        total: Weights = self.table[columns[0]]
        for column in columns[1:]:
            total += self.table[column]
        return total
