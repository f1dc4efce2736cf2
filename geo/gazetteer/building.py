"""Records to files: the index is written here, once, and read by `index`."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import marisa_trie
import numpy as np
import numpy.typing as npt

from geo.gazetteer import skeletons
from geo.gazetteer.arrays import KINDS, ROW, Files, Strings
from geo.gazetteer.fold import folded
from geo.gazetteer.records import Record, Use
from geo.model import PlaceKind

Progress = Callable[[float, str], None]
"""Told the share done (0..1) and what is being done, in words."""

_KIND_RANK = {"country": 4.0, "admin1": -1.0, "admin2": -2.0}
_USE_RANK = {Use.MAIN: 0, Use.OTHER: 1, Use.DERIVED: 2, Use.ABBREVIATION: 3}


def write(records: Sequence[Record], folder: Path, progress: Progress) -> None:
    """Write the index of `records` into the existing, empty `folder`."""
    files = Files(folder)
    progress(0.45, "Folding names")
    pairs = _Pairs(records)
    progress(0.65, "Building the trie of names")
    trie = marisa_trie.Trie(pairs.keys)
    trie.save(str(files.path("names.marisa")))
    progress(0.75, "Joining names to places")
    _write_links(trie, pairs, _ranks(records), files)
    progress(0.85, "Filing names by their sound")
    skeletons.write(records, files)
    progress(0.95, "Writing places")
    _write_rows(records, files)
    progress(1.0, "Gazetteer ready")


class _Pairs:
    """Every name of every record: folded keys beside the rows they belong to and how."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.keys: list[str] = []
        rows: list[int] = []
        uses: list[int] = []
        for row, record in enumerate(records):
            for name, use in ((record.name, Use.MAIN), *record.names):
                if key := folded(name):
                    self.keys.append(key)
                    rows.append(row)
                    uses.append(use)
        self.rows = np.array(rows, np.uint32)
        self.uses = np.array(uses, np.uint8)


def _ranks(records: Sequence[Record]) -> npt.NDArray[np.float32]:
    rank = (
        math.log10(record.population + 10) + record.rank + _KIND_RANK.get(record.kind, 0.0)
        for record in records
    )
    return np.fromiter(rank, np.float32, len(records))


def _write_links(trie: marisa_trie.Trie, pairs: _Pairs, ranks: npt.NDArray[np.float32], files: Files) -> None:
    """Key → rows, most prominent first, and row → keys, principal name first."""
    keys = np.fromiter((trie[key] for key in pairs.keys), np.uint32, len(pairs.keys))
    rows, uses = pairs.rows, pairs.uses
    order_of_use = np.array([_USE_RANK.get(Use(value), 9) for value in range(8)], np.uint8)[uses]
    first = np.lexsort((order_of_use, rows, keys))
    same = (np.diff(keys[first]) == 0) & (np.diff(rows[first]) == 0)
    keep = first[np.concatenate(([True], ~same))]
    keys, rows, uses, order_of_use = keys[keep], rows[keep], uses[keep], order_of_use[keep]
    score = ranks[rows] - 0.8 * order_of_use
    by_key = np.lexsort((-score, keys))
    _write_groups(files, "key", keys[by_key], rows[by_key], len(trie))
    uses[by_key].tofile(files.path("key_uses"))
    by_row = np.lexsort((order_of_use, rows))
    _write_groups(files, "row", rows[by_row], keys[by_row], len(ranks))


def _write_groups(
    files: Files, name: str, group: npt.NDArray[np.uint32], value: npt.NDArray[np.uint32], groups: int
) -> None:
    starts = np.zeros(groups + 1, np.uint32)
    starts[1:] = np.cumsum(np.bincount(group, minlength=groups))
    starts.tofile(files.path(f"{name}_starts"))
    value.astype(np.uint32).tofile(files.path(f"{name}_values"))


def _write_rows(records: Sequence[Record], files: Files) -> None:
    strings, texts, packed, offset = Strings(), [], [], 0
    for record in records:
        text = record.name.encode()
        packed.append(_pack(record, strings, offset, len(text)))
        texts.append(text)
        offset += len(text)
    files.path("rows").write_bytes(b"".join(packed))
    files.path("texts").write_bytes(b"".join(texts))
    files.path("strings.json").write_text(json.dumps(list(strings.positions)), encoding="utf-8")
    _write_ids(records, files)


def _pack(record: Record, strings: Strings, offset: int, length: int) -> bytes:
    return ROW.pack(
        record.lat,
        record.lon,
        record.radius_km,
        record.population,
        record.geonameid or 0,
        0 if record.id.startswith("geonames:") else strings.add(record.id),
        offset,
        strings.add(record.admin1),
        strings.add(record.admin2),
        length,
        strings.add(record.country or ""),
        strings.add(",".join(record.claimed_by)),
        KINDS.index(record.kind),
    )


def _write_ids(records: Iterable[Record], files: Files) -> None:
    """GeoNames ids in order with their rows, for a binary search; the other ids stay in a trie."""
    known = [(record.geonameid, row) for row, record in enumerate(records) if record.geonameid]
    table = np.array(sorted(known), np.uint32).reshape(-1, 2)
    table[:, 0].tofile(files.path("geonameids"))
    table[:, 1].tofile(files.path("geonameid_rows"))
    others = [(record.id, (row,)) for row, record in enumerate(records) if record.id != _plain_id(record)]
    others += [(f"admin1:{record.admin1}", (row,)) for row, record in enumerate(records) if _is_state(record)]
    marisa_trie.RecordTrie("<I", others).save(str(files.path("ids.marisa")))


def _is_state(record: Record) -> bool:
    """True for a first-level division that is known by its GeoNames id; its code finds it as well."""
    return record.kind is PlaceKind.ADMIN1 and record.id == _plain_id(record)


def _plain_id(record: Record) -> str:
    return f"geonames:{record.geonameid}"
