"""Keys on their way into the index, in buckets on disk, so that memory does not grow with their number."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

_FULL = 1 << 15

Numbers = npt.NDArray[np.uint32]


class Buckets:
    """Keys with two numbers each, in as many buckets as asked for; each is worked on by itself later."""

    def __init__(self, folder: Path, buckets: int) -> None:
        folder.mkdir()
        self._folder = folder
        self._buckets = [_Bucket(folder / f"{number}") for number in range(buckets)]

    def add(self, bucket: int, key: str, row: int, value: int) -> None:
        """Put a key, which has no line break in it, with its numbers into a bucket."""
        self._buckets[bucket].add(key, row, value)

    def drain(self) -> Iterator[tuple[list[str], Numbers, Numbers]]:
        """The keys, rows and values of each bucket in turn; the files go as they are read."""
        for bucket in self._buckets:
            yield bucket.read()
            bucket.remove()
        self._folder.rmdir()


class _Bucket:
    __slots__ = ("_keys", "_numbers", "_path")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: list[str] = []
        self._numbers = array("I")

    def add(self, key: str, row: int, value: int) -> None:
        self._keys.append(key)
        self._numbers.extend((row, value))
        if len(self._keys) >= _FULL:
            self._flush()

    def read(self) -> tuple[list[str], Numbers, Numbers]:
        self._flush()
        keys = self._path.with_suffix(".keys").read_text(encoding="utf-8").split("\n")[:-1]
        numbers = np.fromfile(self._path.with_suffix(".numbers"), np.uint32).reshape(-1, 2)
        return keys, numbers[:, 0], numbers[:, 1]

    def remove(self) -> None:
        for suffix in (".keys", ".numbers"):
            self._path.with_suffix(suffix).unlink()

    def _flush(self) -> None:
        with self._path.with_suffix(".keys").open("a", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{key}\n" for key in self._keys)
        with self._path.with_suffix(".numbers").open("ab") as file:
            file.write(self._numbers.tobytes())
        self._keys, self._numbers = [], array("I")
