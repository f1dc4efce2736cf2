"""Records to files: the index is written here, once, and read by `index`."""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Self

import marisa_trie
import numpy as np

from geo.gazetteer import tries
from geo.gazetteer.arrays import KINDS, ROW, Files, Strings
from geo.gazetteer.buckets import Buckets, Numbers
from geo.gazetteer.fold import SEPARATOR, all_folded
from geo.gazetteer.joining import ORDER_OF_USE, join
from geo.gazetteer.progress import Progress
from geo.gazetteer.records import Record, Use
from geo.gazetteer.skeletons import Skeletons
from geo.model import PlaceKind

_KIND_RANK = {"country": 4.0, "admin1": -1.0, "admin2": -2.0}
_ORDER = {use: position for position, use in enumerate(ORDER_OF_USE)}
_FURTHER = _ORDER[Use.OTHER]


def write(records: Iterable[Record], folder: Path, progress: Progress) -> None:
    """Write the index of `records` into the existing, empty `folder`."""
    progress(0.35, "Folding names")
    with Writer(folder) as writer:
        for record in records:
            writer.add(record)
        writer.finish(progress)


class Writer:
    """Takes places one at a time, in little memory, and makes an index of them at the end."""

    def __init__(self, folder: Path) -> None:
        self._files = Files(folder)
        self._rows = self._files.path("rows").open("wb")
        self._texts = self._files.path("texts").open("wb")
        self._strings = Strings()
        self._ranks = array("f")
        self._geonameids = array("I")
        self._other_ids: list[tuple[str, tuple[int]]] = []
        self._pairs = Buckets(folder / "pairs", tries.NAMES, tries.name_shard)
        self._skeletons = Skeletons(folder / "filed")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()
        self._texts.close()

    def add(self, record: Record, *, heard: bool = True) -> int:
        """Write a place; its row. Its names are not filed by their sound unless they are `heard`."""
        row = len(self._ranks)
        text = record.name.encode()
        self._rows.write(_pack(record, self._strings, self._texts.tell(), len(text)))
        self._texts.write(text)
        prominence = record.rank + _KIND_RANK.get(record.kind, 0.0)
        self._ranks.append(math.log10(record.population + 10) + prominence)
        self._geonameids.append(record.geonameid or 0)
        self._identify(record, row)
        home = record.country or (record.claimed_by[0] if record.claimed_by else "")
        self._skeletons.place(home if heard else None)
        self._name(row, record.packed, [(record.name, Use.MAIN), *record.names])
        return row

    def name(self, row: int, names: Iterable[tuple[str, Use]]) -> None:
        """Put names to a place, at any time before the end; those it has already do no harm."""
        self._name(row, "", names)

    def _name(self, row: int, packed: str, names: Iterable[tuple[str, Use]]) -> None:
        """Put names to a place, those in `packed` as further ones in use."""
        # The best use of a name last: it is the one that a dictionary keeps.
        named = sorted([(_ORDER[use], name) for name, use in names], reverse=True)
        orders, texts = [order for order, _ in named], [name for _, name in named]
        if packed:
            at = sum([order > _FURTHER for order in orders])
            texts.insert(at, packed)
            orders[at:at] = [_FURTHER] * (packed.count(SEPARATOR) + 1)
        known = dict(zip(all_folded(SEPARATOR.join(texts)), orders, strict=True))
        known.pop("", None)
        self._pairs.add(known.keys(), row, known.values())

    def rows_by_geonameid(self) -> tuple[Numbers, Numbers]:
        """GeoNames ids in order, and the row of each."""
        ids = np.frombuffer(self._geonameids, np.uint32)
        order = np.argsort(ids, kind="stable")
        rows = order[np.searchsorted(ids, 1, sorter=order) :].astype(np.uint32)
        return ids[rows], rows

    def finish(self, progress: Progress) -> None:
        """Write what joins names to places. The writer is done then."""
        progress(0.55, "Joining names to places")
        self._rows.close()
        self._texts.close()
        ranks = np.frombuffer(self._ranks, np.float32)
        join(self._pairs, ranks, self._skeletons, self._files)
        progress(0.9, "Filing names by their sound")
        self._skeletons.write(ranks, self._files)
        self._write_ids()
        progress(1.0, "Gazetteer ready")

    def _identify(self, record: Record, row: int) -> None:
        plain = record.id == f"geonames:{record.geonameid}"
        if not plain:
            self._other_ids.append((record.id, (row,)))
        elif record.kind is PlaceKind.ADMIN1:
            # A first-level division known by its GeoNames id is found by its code as well.
            self._other_ids.append((f"admin1:{record.admin1}", (row,)))

    def _write_ids(self) -> None:
        """GeoNames ids in order with their rows, for a binary search; the other ids stay in a trie."""
        ids, rows = self.rows_by_geonameid()
        ids.tofile(self._files.path("geonameids"))
        rows.tofile(self._files.path("geonameid_rows"))
        marisa_trie.RecordTrie("<I", self._other_ids).save(str(self._files.path("ids.marisa")))
        strings = json.dumps(list(self._strings.positions))
        self._files.path("strings.json").write_text(strings, encoding="utf-8")


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
