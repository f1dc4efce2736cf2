"""Names joined to places: key → rows, most prominent first, and row → keys, principal name first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from geo.aside import Aside
from geo.gazetteer import shards
from geo.gazetteer.arrays import Files
from geo.gazetteer.buckets import Bucket, Buckets
from geo.gazetteer.groups import Groups
from geo.gazetteer.shards import ORDER_OF_USE, Places, Ranks, Shard
from geo.gazetteer.skeletons import Skeletons

__all__ = ["ORDER_OF_USE", "join"]

_CHUNK = 1 << 20
_WORTH_IT, _TOO_MANY = 200_000, 4_000_000
"""How many names are worth a second process; of more than the second, two at a time would fill the memory."""
_ASIDE = 0.45
"""The share that goes there: it has to start first."""


def join(pairs: Buckets, ranks: Ranks, skeletons: Skeletons, files: Files) -> None:
    """Write the tries of names and both directions of the join; what is heard in names goes to `skeletons`.

    The values in `pairs` are positions in ORDER_OF_USE.
    """
    groups, base = Groups(files, "key"), 0
    by_row: list[npt.NDArray[np.uint64]] = []
    with files.path("key_uses").open("wb") as uses:
        for shard in _joined(pairs, Places(ranks, skeletons.homes), files):
            skeletons.file(shard.heard, base)
            groups.write(shard.ids, shard.rows, shard.size)
            uses.write(shard.uses)
            by_row.append(shard.by_row + np.uint64(base))
            base += shard.size
    _write_by_row(by_row, len(ranks), files)


def _joined(pairs: Buckets, places: Places, files: Files) -> Iterator[Shard]:
    """Each shard in turn; some of many are worked on in a second process meanwhile."""
    buckets = list(enumerate(pairs.settled()))
    elsewhere = _shared_out(buckets)
    if not elsewhere:
        yield from (shards.joined(shard, bucket, places, files) for shard, bucket in buckets)
    else:
        with Aside(shards.all_joined, elsewhere, places, files) as aside:
            here = [pair for pair in buckets if pair not in elsewhere]
            done = shards.all_joined(here, places, files)
            done |= aside.result()
        yield from (done.pop(shard) for shard, _ in buckets)
    pairs.close()


def _shared_out(buckets: Sequence[tuple[int, Bucket]]) -> list[tuple[int, Bucket]]:
    """The buckets for the second process, the largest first; none where it would not pay."""
    names = sum(len(bucket) for _, bucket in buckets)
    chosen: list[tuple[int, Bucket]] = []
    left = names * _ASIDE if _WORTH_IT <= names <= _TOO_MANY else 0.0
    for shard, bucket in sorted(buckets, key=lambda pair: -len(pair[1])):
        if 0 < len(bucket) <= left:
            chosen.append((shard, bucket))
            left -= len(bucket)
    return chosen


def _write_by_row(parts: list[npt.NDArray[np.uint64]], rows: int, files: Files) -> None:
    packed = np.empty(sum(map(len, parts)), np.uint64)
    at = len(packed)
    while parts:
        part = parts.pop()
        packed[at - len(part) : at] = part
        at -= len(part)
    packed.sort()
    starts = np.searchsorted(packed, np.arange(rows + 1, dtype=np.uint64) << np.uint64(34))
    starts.astype(np.uint32).tofile(files.path("row_starts"))
    with files.path("row_values").open("wb") as file:
        for start in range(0, len(packed), _CHUNK):
            file.write((packed[start : start + _CHUNK] & np.uint64(0xFFFFFFFF)).astype(np.uint32).tobytes())
