"""The index as files: columns written once, mapped into memory when opened."""

from __future__ import annotations

import json
import mmap
import struct
from pathlib import Path
from typing import Any, Literal, NamedTuple

from geo.model import PlaceKind

FORMAT = 3
"""Raised whenever the files change their shape, so that older ones are built anew."""

KINDS = tuple(PlaceKind)
ROW = struct.Struct("<dddIIiIIIHHHBx")
"""lat, lon, radius_km, population, geonameid, id, text offset, admin1, admin2, text length, country, claims,
kind. `id` is a position among the strings for places without a geonameid; 0 among the strings is ""."""

ROW_FIELDS: Any = {
    "names": ["lat", "lon", "kind"],
    "formats": ["<f8", "<f8", "u1"],
    "offsets": [0, 8, ROW.size - 2],
    "itemsize": ROW.size,
}
"""The columns of a row that numpy reads in bulk."""


class Files(NamedTuple):
    """The files of one index."""

    folder: Path

    def path(self, name: str) -> Path:
        """Where the column `name` lies."""
        return self.folder / name

    def column(self, name: str, code: Literal["B", "I"]) -> memoryview:
        """The column `name` as numbers of the struct code `code`, read from disk as it is touched."""
        return self.raw(name).cast(code)

    def raw(self, name: str) -> memoryview:
        """The bytes of the column `name`."""
        with self.path(name).open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def strings(self) -> list[str]:
        """The short strings that rows refer to by position."""
        strings: list[str] = json.loads(self.path("strings.json").read_text(encoding="utf-8"))
        return strings


class Strings:
    """Short strings, each kept once."""

    def __init__(self) -> None:
        self.positions: dict[str, int] = {"": 0}

    def add(self, text: str) -> int:
        """The position of `text`."""
        return self.positions.setdefault(text, len(self.positions))
