"""Many small tries that act as one: each can be built in little memory, whatever they hold together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

import marisa_trie
import numpy as np

from geo.gazetteer.arrays import Files
from geo.gazetteer.buckets import Numbers

NAMES = 48
SKELETONS = 16

_LETTERS = 26


def name_shard(folded: str) -> int:
    """The trie of a folded name, by its first letter, so that every prefix of a name shares its trie."""
    first = ord(folded[0])
    return first - 97 if 97 <= first <= 122 else _LETTERS + first % (NAMES - _LETTERS)


def skeleton_shard(key: str) -> int:
    """The trie of a country code and skeleton, by the country."""
    return (ord(key[0]) * 31 + ord(key[1])) % SKELETONS


class Tries:
    """Keys to numbers, counted through all the tries, and back."""

    def __init__(self, files: Files, name: str, shards: int, shard_of: Callable[[str], int]) -> None:
        self._tries = [marisa_trie.Trie() for _ in range(shards)]
        for shard, trie in enumerate(self._tries):
            trie.mmap(str(files.path(f"{name}-{shard:02}.marisa")))
        self._bases = [0, *accumulate(map(len, self._tries))]
        self._shard_of = shard_of

    def __len__(self) -> int:
        return self._bases[-1]

    def __contains__(self, key: str) -> bool:
        return bool(key) and key in self._tries[self._shard_of(key)]

    def get(self, key: str) -> int | None:
        """The number of a key, or None."""
        if not key:
            return None
        shard = self._shard_of(key)
        found = self._tries[shard].get(key)
        return None if found is None else self._bases[shard] + int(found)

    def restore_key(self, number: int) -> str:
        """The key with this number."""
        shard = bisect_right(self._bases, number) - 1
        return str(self._tries[shard].restore_key(number - self._bases[shard]))

    def prefixes(self, text: str) -> list[str]:
        """Every key that the text starts with, shortest first."""
        found: list[str] = self._tries[self._shard_of(text)].prefixes(text) if text else []
        return found

    def iterkeys(self, prefix: str = "") -> Iterator[str]:
        """The keys that start with a prefix."""
        for trie in [self._tries[self._shard_of(prefix)]] if prefix else self._tries:
            yield from trie.iterkeys(prefix)


def save(files: Files, name: str, shard: int, keys: list[str]) -> tuple[Numbers, int]:
    """Write one of the tries; the number that each of `keys` has in it, and how many it holds."""
    each = sorted(set(keys))
    # One level of trie, and keys in order: half the time of three levels and keys at random.
    trie = marisa_trie.Trie(each, num_tries=1)
    trie.save(str(files.path(f"{name}-{shard:02}.marisa")))
    numbers = dict(zip(each, map(trie.key_id, each), strict=True))
    return np.fromiter(map(numbers.__getitem__, keys), np.uint32, len(keys)), len(trie)
