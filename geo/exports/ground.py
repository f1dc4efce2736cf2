"""The base map as pixels: land, waters, borders and towns of the map's own files, for a printed picture."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import asinh, pi, radians, tan
from pathlib import Path
from typing import Any

from PIL import ImageDraw, ImageFont

from geo.outlines.drawing import CELL, drawn
from geo.views import Box

LAND, WATER, BORDER, RIVER, TOWN = "#f4f2ec", "#cfdde6", "#8d8699", "#b4cbdb", "#4b5560"
_FINE = 24.0  # degrees across, up to which the finer cells are drawn
_TOP = 85.0
_MOST_TOWNS = 40

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Web Mercator (EPSG:3857) laid into a picture: `scale` pixels a degree of longitude."""

    west: float
    top: float
    scale: float
    left: int
    above: int
    wide: int
    high: int

    def pixel(self, lon: float, lat: float) -> Point:
        """Where a point lies in the picture."""
        across = (lon - self.west) % 360 if lon < self.west - 180 else lon - self.west
        return self.left + across * self.scale, self.above + (self.top - _north(lat)) * self.scale

    def holds(self, at: Point, margin: float = 0) -> bool:
        """Whether a pixel lies in it, so far from its edge."""
        inside = self.left + margin <= at[0] <= self.left + self.wide - margin
        return inside and self.above + margin <= at[1] <= self.above + self.high - margin

    @property
    def degrees(self) -> float:
        """How many degrees of longitude it spans."""
        return self.wide / self.scale


def framed(box: Box, left: int, above: int, wide: int, high: int) -> Frame:
    """The frame in which the box is in the middle, as large as it fits."""
    west, south, east, north = box
    east = east if east > west else east + 360
    low, high_ = _north(south), _north(north)
    scale = min(wide / max(east - west, 0.2), high / max(high_ - low, 0.2))
    middle, centre = (west + east) / 2, (low + high_) / 2
    return Frame(middle - wide / scale / 2, centre + high / scale / 2, scale, left, above, wide, high)


def _north(lat: float) -> float:
    """Mercator's way north, in degrees of longitude."""
    return asinh(tan(radians(min(max(lat, -_TOP), _TOP)))) * 180 / pi


def ground(pen: ImageDraw.ImageDraw, frame: Frame, size: int) -> None:
    """Draw it; `size` is the width of a line."""
    corner = (frame.left + frame.wide, frame.above + frame.high)
    pen.rectangle(((frame.left, frame.above), corner), fill=WATER)
    files = list(_files(frame))
    for kind, colour in (("land", LAND), ("lakes", WATER)):
        for ring in (ring for file in files for ring in _lines(file, kind)):
            if len(ring) > 2:
                pen.polygon([frame.pixel(*point) for point in ring], fill=colour)
    for kind, colour in (("rivers", RIVER), ("borders", BORDER)):
        for line in (line for file in files for line in _lines(file, kind)):
            pen.line([frame.pixel(*point) for point in line], fill=colour, width=size)


def towns(pen: ImageDraw.ImageDraw, frame: Frame, font: ImageFont.FreeTypeFont) -> None:
    """The largest towns in sight, their names apart from one another."""
    labels = [label for file in _files(frame) for label in file["labels"] if label[3] >= 0]
    taken: list[tuple[float, float, float, float]] = []
    for lat, lon, name, *_ in sorted(labels, key=lambda label: -label[3]):
        x, y = frame.pixel(lon, lat)
        place = (x, y - font.size, x + 2 * font.size + font.getlength(name), y + font.size)
        if (
            not frame.holds((x, y), 6)
            or not frame.holds((place[2], y), 6)
            or any(_meet(place, one) for one in taken)
        ):
            continue
        pen.ellipse((x - 5, y - 5, x + 5, y + 5), fill=TOWN)
        pen.text((x + 12, y), name, fill=TOWN, font=font, anchor="lm", stroke_width=3, stroke_fill=LAND)
        taken.append(place)
        if len(taken) == _MOST_TOWNS:
            return


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _files(frame: Frame) -> Iterator[dict[str, Any]]:
    """The cells in sight, or the overview of the world where they would be too many."""
    if frame.degrees > _FINE:
        yield _file("overview.json")
        return
    first = int(frame.west // CELL) * CELL
    for lon, lat in product(range(first, int(frame.west + frame.degrees) + CELL, CELL), range(-90, 90, CELL)):
        top, bottom = frame.pixel(frame.west, lat + CELL)[1], frame.pixel(frame.west, lat)[1]
        if bottom >= frame.above and top <= frame.above + frame.high:
            yield _file(f"cell_{(lon + 180) % 360 - 180}_{lat}.json")


@lru_cache(maxsize=24)
def _file(name: str) -> dict[str, Any]:
    path: Path = drawn() / name
    found: dict[str, Any] = {"scale": 1, "labels": []}
    if path.is_file():
        found |= json.loads(path.read_text("utf-8"))
    return found


def _lines(file: dict[str, Any], kind: str) -> Iterator[list[Point]]:
    """Lines as longitude and latitude: the first point, then the steps from one to the next."""
    for steps in file.get(kind, ()):
        lon = lat = 0
        line = []
        for across, up in zip(steps[::2], steps[1::2], strict=True):
            lon, lat = lon + across, lat + up
            line.append((lon / file["scale"], lat / file["scale"]))
        yield line
