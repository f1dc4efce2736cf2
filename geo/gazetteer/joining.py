"""Names joined to places: key → rows, most prominent first, and row → keys, principal name first."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from geo.gazetteer import tries
from geo.gazetteer.arrays import Files
from geo.gazetteer.buckets import Buckets, Numbers
from geo.gazetteer.groups import Groups
from geo.gazetteer.records import Use
from geo.gazetteer.skeletons import Skeletons

ORDER_OF_USE = (Use.MAIN, Use.OTHER, Use.DERIVED, Use.ABBREVIATION)
_LESS_PER_USE = 0.8
_CHUNK = 1 << 20

Ranks = npt.NDArray[np.float32]


def join(pairs: Buckets, ranks: Ranks, skeletons: Skeletons, files: Files) -> None:
    """Write the tries of names and both directions of the join; what is heard in names goes to `skeletons`.

    The values in `pairs` are positions in ORDER_OF_USE.
    """
    groups, base = Groups(files, "key"), 0
    by_row: list[npt.NDArray[np.uint64]] = []
    with files.path("key_uses").open("wb") as uses:
        for shard, (keys, bearers, how) in enumerate(pairs.drain()):
            found, count = tries.save(files, "names", shard, keys)
            skeletons.hear(keys, bearers, how, found + np.uint32(base))
            ids, rows, order = _once(found, bearers, how)
            first = np.lexsort((_LESS_PER_USE * order - ranks[rows], ids))
            groups.write(ids[first], rows[first], count)
            uses.write(np.array(ORDER_OF_USE, np.uint8)[order[first]].tobytes())
            by_row.append(_packed(rows, order, ids + np.uint32(base)))
            base += count
    _write_by_row(by_row, len(ranks), files)


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
