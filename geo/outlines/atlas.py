"""Countries and borders, read one at a time from the built file."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

import shapely
from shapely import Point, STRtree
from shapely.geometry.base import BaseGeometry

from geo.outlines.cache import ensured


class Atlas:
    """A file of named shapes; its index is in memory, its shapes are read when asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            length = int(file.read(8))
            self._index: dict[str, tuple[int, int]] = json.loads(file.read(length))
        self._start = 8 + length

    @property
    def names(self) -> frozenset[str]:
        """Of countries "AM", of borders "AM-AZ", and "land", "lakes"."""
        return frozenset(self._index)

    def borders_of(self, iso2: str) -> tuple[str, ...]:
        """Names of the borders that a country has with others."""
        return tuple(name for name in self._index if "-" in name and iso2 in name.split("-"))

    def shape(self, name: str) -> BaseGeometry | None:
        """The shape of this name, or None where there is none."""
        if name not in self._index:
            return None
        start, length = self._index[name]
        with self._path.open("rb") as file:
            file.seek(self._start + start)
            return shapely.from_wkb(file.read(length))


@cache
def atlas() -> Atlas:
    """The world's outlines, opened once a process; built first where they are missing."""
    return Atlas(ensured())


@lru_cache(maxsize=64)
def country(iso2: str) -> BaseGeometry | None:
    """The land of a country (ISO 3166-1 alpha-2), lon and lat in degrees; None where no outline is known."""
    return atlas().shape(iso2) if len(iso2) == 2 else None


@lru_cache(maxsize=256)
def state_border(first: str, second: str) -> BaseGeometry | None:
    """The line two countries share; None where they share none."""
    low, high = sorted((first, second))
    return atlas().shape(f"{low}-{high}")


def at_sea(point: Point) -> bool:
    """Whether a point (lon, lat) lies in a sea or in one of the largest lakes."""
    land, lakes = _waters()
    return not _within(point, land) or _within(point, lakes)


def _within(point: Point, tree: STRtree) -> bool:
    return any(shapely.contains(tree.geometries[index], point) for index in tree.query(point))


@cache
def _waters() -> tuple[STRtree, STRtree]:
    land, lakes = (shapely.get_parts(atlas().shape(name)) for name in ("land", "lakes"))
    shapely.prepare(land)
    shapely.prepare(lakes)
    return STRtree(land), STRtree(lakes)
