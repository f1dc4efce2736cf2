"""GeoNames' own files into the index, beside the embedded places: one pass, whatever their size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from geo.errors import InputError
from geo.gazetteer import dumps, geonames
from geo.gazetteer.building import Writer
from geo.gazetteer.choice import Choice
from geo.gazetteer.divisions import second_code
from geo.gazetteer.dumps import Broken
from geo.gazetteer.geonames import LARGEST_ID, Line
from geo.gazetteer.progress import Progress
from geo.gazetteer.records import Record, Use
from geo.model import PlaceKind

_BATCH = 100_000


@dataclass(slots=True)
class Imported:
    """What became of the lines."""

    added: int = 0
    joined: int = 0
    """Lines of places that were there already; their names went to those."""
    left_out: int = 0
    """Lines of feature classes that are not taken in: roads, forests, the sea floor."""
    names: int = 0
    """Lines of alternate names taken in."""
    broken: Broken = field(default_factory=Broken)


def write(base: list[Record], choice: Choice, folder: Path, progress: Progress) -> Imported:
    """Write the index of the `base` records and the chosen files into `folder`; `base` is emptied.

    A place that is in both stands as it is in `base`, and gets the file's names as well. Raises InputError.
    """
    told = _scaled(progress, 0, 0.05, "Reading divisions")
    divisions = _Divisions(base, choice.geonames, told)
    with Writer(folder) as writer:
        run = _Import(writer, divisions)
        run.add_base(base)
        run.add_lines(choice.geonames, _scaled(progress, 0.05, 0.5, "Reading GeoNames"))
        if choice.alternate_names:
            told = _scaled(progress, 0.55, 0.2, "Reading alternate names")
            run.add_names(choice.alternate_names, told)
        writer.finish(lambda share, doing: progress(0.5 + 0.5 * share, doing))
    return run.done


def _scaled(progress: Progress, first: float, part: float, doing: str) -> dumps.Told:
    return lambda share: progress(first + part * share, doing)


class _Divisions:
    """First- and second-level divisions: those of the files joined to those of the embedded gazetteer."""

    def __init__(self, base: Iterable[Record], paths: tuple[Path, ...], told: dumps.Told) -> None:
        self.geonameids: dict[str, int] = {}
        self._second: dict[str, str] = {}
        known = {one.id: one for one in base if one.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2)}
        for one in dumps.parsed(paths, _division, Broken(), told):
            if one is not None:
                self._join(one, known)

    def second(self, one: Line) -> str:
        """The code of the second-level division a line lies in, as the embedded gazetteer has it, or ""."""
        code = f"{one.country}.{one.admin1}.{one.admin2}"
        return self._second.get(code, code) if one.admin2 else ""

    def _join(self, one: Line, known: dict[str, Record]) -> None:
        first = f"{one.country}.{one.admin1}"
        if one.code == "ADM1":
            own = f"admin1:{first}"
        else:
            code = f"{first}.{one.admin2}"
            self._second[code] = code if f"admin2:{code}" in known else second_code(first, one.name)
            own = f"admin2:{self._second[code]}"
        if own in known and known[own].geonameid is None:
            self.geonameids[own] = one.geonameid


def _division(text: bytes) -> Line | None:
    if b"\tADM1\t" not in text and b"\tADM2\t" not in text:
        return None
    one = geonames.line(text)
    return one if one.letter == "A" and one.code in ("ADM1", "ADM2") else None


class _Import:
    """One import on its way: the embedded places first, then lines, then further names."""

    def __init__(self, writer: Writer, divisions: _Divisions) -> None:
        self.done = Imported()
        self._writer, self._divisions = writer, divisions
        self._known: dict[int, int] = {}
        self._seen = _Seen()

    def add_base(self, base: list[Record]) -> None:
        """Write the embedded places, emptying the list as they go."""
        base.reverse()
        while base:
            record = base.pop()
            if found := self._divisions.geonameids.get(record.id):
                record = record._replace(geonameid=found)
            row = self._writer.add(record)
            if record.geonameid:
                self._known[record.geonameid] = row

    def add_lines(self, paths: tuple[Path, ...], told: dumps.Told) -> None:
        """Add the places of the files; raises InputError where there is not one."""
        for one in dumps.parsed(paths, geonames.line, self.done.broken, told):
            self._add(one)
        if not self.done.added + self.done.joined:
            raise InputError(f"No line of {paths[0]} is in GeoNames' format of 19 columns.")

    def _add(self, one: Line) -> None:
        row, what = self._known.get(one.geonameid), geonames.kind_of(one)
        if row is not None:
            self._writer.name(row, [(one.name, Use.OTHER), *geonames.names(one)])
            self.done.joined += 1
        elif what is None:
            self.done.left_out += 1
        elif self._seen.add(one.geonameid):
            place = geonames.record(one, what, self._divisions.second(one))
            self._writer.add(place, heard=one.letter in "AP")
            self.done.added += 1

    def add_names(self, path: Path, told: dumps.Told) -> None:
        """Put alternate names to the places there are."""
        ids, rows = self._writer.rows_by_geonameid()
        lines = dumps.parsed([path], geonames.named, self.done.broken, told)
        names = (one for one in lines if one is not None)
        while batch := list(islice(names, _BATCH)):
            wanted = np.array([one.geonameid for one in batch], np.uint32)
            at = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
            found = ids[at] == wanted
            for one, row, is_known in zip(batch, rows[at].tolist(), found.tolist(), strict=True):
                if is_known:
                    self._writer.name(row, [(one.name, one.use)])
                    self.done.names += 1


class _Seen:
    """GeoNames ids met so far, a bit each: a place may be in several of the files."""

    def __init__(self) -> None:
        self._bits = bytearray(LARGEST_ID // 8)

    def add(self, geonameid: int) -> bool:
        """Note an id; True the first time."""
        byte, bit = divmod(geonameid, 8)
        new = not self._bits[byte] >> bit & 1
        self._bits[byte] |= 1 << bit
        return new
