"""One trie of names joined to its places: what two processes can do side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geo.gazetteer import tries
from geo.gazetteer.arrays import Files
from geo.gazetteer.buckets import Bucket, Numbers
from geo.gazetteer.records import Use
from geo.gazetteer.skeletons import Heard, heard

ORDER_OF_USE = (Use.MAIN, Use.OTHER, Use.DERIVED, Use.ABBREVIATION)
_LESS_PER_USE = 0.8

Ranks = npt.NDArray[np.float32]


class Places(NamedTuple):
    """What is known of the rows that bear the names."""

    ranks: Ranks
    homes: list[str]
    """The country in which a row's names are filed by their sound; "" where they are not."""


class Shard(NamedTuple):
    """The join of one trie; its keys are counted from 0."""

    size: int
    """Keys in the trie."""
    ids: Numbers
    """A key for each pair of name and place, in order, the most prominent place of a key first."""
    rows: Numbers
    uses: bytes
    by_row: npt.NDArray[np.uint64]
    """Row, use and key of each pair in one number."""
    heard: Heard


def joined(shard: int, bucket: Bucket, places: Places, files: Files) -> Shard:
    """Write the trie of one bucket; the values in it are positions in ORDER_OF_USE. The bucket goes."""
    keys, bearers, how = bucket.read()
    found, count = tries.save(files, "names", shard, keys)
    sound = heard(keys, bearers, how, found, places.homes)
    ids, rows, order = _once(found, bearers, how)
    first = np.lexsort((_LESS_PER_USE * order - places.ranks[rows], ids))
    uses = np.array(ORDER_OF_USE, np.uint8)[order[first]].tobytes()
    bucket.remove()
    return Shard(count, ids[first], rows[first], uses, _packed(rows, order, ids), sound)


def all_joined(buckets: Sequence[tuple[int, Bucket]], places: Places, files: Files) -> dict[int, Shard]:
    """The join of each of these shards."""
    return {shard: joined(shard, bucket, places, files) for shard, bucket in buckets}


def _once(ids: Numbers, rows: Numbers, order: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Each name of each place once, in its best use."""
    first = np.lexsort((order, rows, ids))
    ids, rows, order = ids[first], rows[first], order[first]
    keep = np.ones(len(ids), bool)
    keep[1:] = (np.diff(ids) != 0) | (np.diff(rows) != 0)
    return ids[keep], rows[keep], order[keep]


def _packed(rows: Numbers, order: Numbers, ids: Numbers) -> npt.NDArray[np.uint64]:
    """Row, use and key in one number, so that tens of millions are sorted where they lie."""
    return (rows.astype(np.uint64) << np.uint64(34)) | (order.astype(np.uint64) << np.uint64(32)) | ids
