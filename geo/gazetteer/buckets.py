"""Keys on their way into the index, in buckets on disk, so that memory does not grow with their number."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_FULL = 1 << 17
"""Keys held in memory at most before they are shared out."""

Numbers = npt.NDArray[np.uint32]


class Bucket(NamedTuple):
    """Keys on disk, with two numbers each."""

    path: Path

    def __len__(self) -> int:
        numbers = self.path.with_suffix(".numbers")
        return numbers.stat().st_size // 8 if numbers.exists() else 0

    def append(self, keys: list[str], numbers: Numbers) -> None:
        """Put in keys, at least one, and a row of two numbers for each."""
        with self.path.with_suffix(".keys").open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(keys) + "\n")
        with self.path.with_suffix(".numbers").open("ab") as file:
            file.write(numbers.tobytes())

    def read(self) -> tuple[list[str], Numbers, Numbers]:
        """The keys, and the first and the second number of each."""
        if not len(self):
            return [], np.empty(0, np.uint32), np.empty(0, np.uint32)
        keys = self.path.with_suffix(".keys").read_text(encoding="utf-8").split("\n")[:-1]
        numbers = np.fromfile(self.path.with_suffix(".numbers"), np.uint32).reshape(-1, 2)
        return keys, numbers[:, 0], numbers[:, 1]

    def remove(self) -> None:
        """Free the disk."""
        for suffix in (".keys", ".numbers"):
            self.path.with_suffix(suffix).unlink(missing_ok=True)


class Buckets:
    """Keys with two numbers each, in as many buckets as asked for; each is worked on by itself later."""

    def __init__(self, folder: Path, buckets: int, bucket_of: Callable[[str], int]) -> None:
        folder.mkdir()
        self._folder = folder
        self._buckets = [Bucket(folder / f"{number}") for number in range(buckets)]
        self._bucket_of = bucket_of
        self._empty()

    def add(self, keys: Collection[str], row: int, values: Iterable[int]) -> None:
        """Put in keys, which have no line break in them, all with one row and each with its value."""
        self._keys += keys
        self._rows.extend([row] * len(keys))
        self._values.extend(values)
        if len(self._keys) >= _FULL:
            self._share_out()

    def add_all(self, keys: Collection[str], rows: Iterable[int], values: Iterable[int]) -> None:
        """Put in keys with a row and a value each."""
        self._keys += keys
        self._rows.extend(rows)
        self._values.extend(values)
        if len(self._keys) >= _FULL:
            self._share_out()

    def settled(self) -> list[Bucket]:
        """The buckets, with all that was put in."""
        self._share_out()
        return self._buckets

    def drain(self) -> Iterator[tuple[list[str], Numbers, Numbers]]:
        """The keys, rows and values of each bucket in turn; the files go as they are read."""
        for bucket in self.settled():
            yield bucket.read()
            bucket.remove()
        self.close()

    def close(self) -> None:
        """Remove the folder; every bucket is gone by then."""
        self._folder.rmdir()

    def _empty(self) -> None:
        self._keys: list[str] = []
        self._rows, self._values = array("I"), array("I")

    def _share_out(self) -> None:
        keys, found = self._keys, np.fromiter(map(self._bucket_of, self._keys), np.uint8, len(self._keys))
        order = np.argsort(found, kind="stable")
        numbers = np.column_stack((np.array(self._rows), np.array(self._values)))[order]
        bounds = np.searchsorted(found[order], np.arange(len(self._buckets) + 1))
        for bucket, first, last in zip(self._buckets, bounds, bounds[1:], strict=False):
            if first < last:
                bucket.append([keys[at] for at in order[first:last].tolist()], numbers[first:last])
        self._empty()
