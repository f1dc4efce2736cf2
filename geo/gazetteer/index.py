"""The index, opened: folded names to rows, rows to candidates; read from disk as it is touched."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import marisa_trie
import numpy as np
import numpy.typing as npt

from geo.gazetteer import tries
from geo.gazetteer.arrays import KINDS, ROW, ROW_FIELDS, Files
from geo.gazetteer.base import Candidate
from geo.gazetteer.records import Use
from geo.gazetteer.tries import Tries
from geo.model import Place


class Index:
    """One built index. Look-ups only read, so threads may share it."""

    def __init__(self, folder: Path) -> None:
        files = Files(folder)
        self.names = Tries(files, "names", tries.NAMES, tries.name_shard)
        self._ids = marisa_trie.RecordTrie("<I")
        self._ids.mmap(str(files.path("ids.marisa")))
        self._strings = files.strings()
        self._rows = files.raw("rows")
        self._texts = files.raw("texts")
        self._key_starts, self._key_rows = files.column("key_starts", "I"), files.column("key_values", "I")
        self._key_uses = files.column("key_uses", "B")
        self._row_starts, self._row_keys = files.column("row_starts", "I"), files.column("row_values", "I")
        self._skeletons = Tries(files, "skeletons", tries.SKELETONS, tries.skeleton_shard)
        self._skeleton_starts = files.column("skeleton_starts", "I")
        self._skeleton_rows = files.column("skeleton_values", "I")
        self._heard = files.column("heard_values", "I")
        self._geonameids = files.column("geonameids", "I")
        self._geonameid_rows = files.column("geonameid_rows", "I")

    def __len__(self) -> int:
        return len(self._rows) // ROW.size

    def bearers(self, folded: str) -> Iterator[tuple[int, Use]]:
        """Rows that bear the folded name, most prominent first, and how each bears it."""
        key = self.names.get(folded)
        if key is None:
            return
        for position in range(self._key_starts[key], self._key_starts[key + 1]):
            yield self._key_rows[position], Use(self._key_uses[position])

    def row_of(self, id: str) -> int | None:
        """The row of a place id, or None."""
        if id.startswith("geonames:") and id[9:].isdecimal():
            return self._row_of_geonameid(int(id[9:]))
        found = self._ids.get(id)
        return int(found[0][0]) if found else None

    def _row_of_geonameid(self, geonameid: int) -> int | None:
        at = bisect_left(self._geonameids, geonameid)
        if at < len(self._geonameids) and self._geonameids[at] == geonameid:
            return int(self._geonameid_rows[at])
        return None

    def candidate(self, row: int, main: bool = False, likeness: float = 1.0) -> Candidate:
        """The place of a row with what helps to choose it."""
        fields = ROW.unpack_from(self._rows, row * ROW.size)
        (
            lat,
            lon,
            radius_km,
            population,
            geonameid,
            own_id,
            offset,
            admin1,
            admin2,
            length,
            country,
            claims,
            kind,
        ) = fields
        strings = self._strings
        place = Place(
            id=strings[own_id] or f"geonames:{geonameid}",
            name=str(self._texts[offset : offset + length], "utf-8"),
            kind=KINDS[kind],
            lat=lat,
            lon=lon,
            radius_km=radius_km,
            country=strings[country] or None,
            geonameid=geonameid or None,
            claimed_by=tuple(strings[claims].split(",")) if claims else (),
        )
        return Candidate(place, population, strings[admin1], strings[admin2], likeness, main)

    def sounding(self, country: str, skeleton: str, most: int) -> Iterator[tuple[int, str]]:
        """Rows of a country with a folded name of this skeleton, and that name; the `most` prominent."""
        group = self._skeletons.get(f"{country}{skeleton}")
        if group is not None:
            first, last = self._skeleton_starts[group], self._skeleton_starts[group + 1]
            for position in range(first, min(last, first + most)):
                yield self._skeleton_rows[position], self.names.restore_key(self._heard[position])

    def countries_with(self, skeleton: str) -> Iterator[str]:
        """The countries that have a name of this skeleton."""
        for country in self.countries:
            if f"{country}{skeleton}" in self._skeletons:
                yield country

    @cached_property
    def countries(self) -> frozenset[str]:
        """Every country that names are filed under by their skeleton."""
        codes = {code for text in self._strings for code in text.split(",") if len(code) == 2}
        return frozenset(code for code in codes if next(self._skeletons.iterkeys(code), None))

    @cached_property
    def table(self) -> npt.NDArray[np.void]:
        """All rows as columns `lat`, `lon`, `kind`, for work on many at once."""
        return np.frombuffer(self._rows, ROW_FIELDS)

    def names_of(self, row: int) -> tuple[str, ...]:
        """The folded names of a row, the principal one first."""
        first, last = self._row_starts[row], self._row_starts[row + 1]
        return tuple(self.names.restore_key(self._row_keys[at]) for at in range(first, last))
