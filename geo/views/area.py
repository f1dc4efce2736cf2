"""A box on the globe that a reader draws or types, to see only what lies in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

_BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Area:
    """From west to east and from south to north, in WGS 84 degrees, edges included.

    `west` above `east` is an area across the 180th meridian.
    """

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        if not all(map(isfinite, (self.west, self.south, self.east, self.north))):
            raise ValueError("a side is no number")
        if max(abs(self.west), abs(self.east)) > 180:
            raise ValueError("west and east lie between -180 and 180 degrees")
        if not -90 <= self.south < self.north <= 90:
            raise ValueError("south lies below north, both between -90 and 90 degrees")

    def __str__(self) -> str:
        return ",".join(f"{side:.3f}" for side in (self.west, self.south, self.east, self.north))

    @property
    def told(self) -> str:
        """ "44.8, 38.4, 48, 41.9": as a reader would type it."""
        return ", ".join(f"{side:g}" for side in (self.west, self.south, self.east, self.north))

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in it."""
        if not self.south <= lat <= self.north:
            return False
        if self.west > self.east:
            return lon >= self.west or lon <= self.east
        return self.west <= lon <= self.east


def area(words: str) -> Area:
    """The area that four numbers tell, to a thousandth: west, south, east, north; ValueError if none do.

    What lies round the globe more than once, as a map may have been dragged, is brought back onto it.
    """
    parts = [part for part in _BETWEEN.split(words.strip()) if part]
    if len(parts) != 4:
        raise ValueError("four numbers are wanted: west, south, east, north")
    try:
        west, south, east, north = (round(float(part), 3) for part in parts)
    except ValueError as error:
        raise ValueError("a side is no number") from error
    if not (isfinite(west) and isfinite(east)):
        raise ValueError("a side is no number")
    if east - west >= 360:
        return Area(-180.0, max(south, -90.0), 180.0, min(north, 90.0))
    return Area(_round(west), max(south, -90.0), _round(east), min(north, 90.0))


def _round(lon: float) -> float:
    """The same meridian between -180 and 180 degrees."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
