"""A place as the index is built from it, whatever source it comes from."""

from __future__ import annotations

import math
from enum import IntFlag
from typing import NamedTuple

from geo.model import PlaceKind

EARTH_KM = 6371.0


class Use(IntFlag):
    """How a place bears a name."""

    OTHER = 0
    MAIN = 1
    """Its principal name."""
    ABBREVIATION = 2
    """Only read as a place after a comma: "Tex.", "Calif."."""
    DERIVED = 4
    """Made by a rule from another of its names: "Donetsk region"."""


class Record(NamedTuple):
    """One place and all its names; `names` leaves out the principal one."""

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    names: tuple[tuple[str, Use], ...]
    country: str | None = None
    geonameid: int | None = None
    claimed_by: tuple[str, ...] = ()
    population: int = 0
    admin1: str = ""
    admin2: str = ""
    rank: float = 0.0
    """Added to the logarithm of the population when places of one name are put in order."""
    packed: str = ""
    """Further names in use, parted by `fold.SEPARATOR`: as a tuple those of all cities fill 200 MB."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance between two points given in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def town_radius_km(population: int) -> float:
    """How far a town of so many people reaches: its area grows with its people (about 4,000 a km²)."""
    return round(min(30.0, max(1.5, math.sqrt(population / 4000 / math.pi) * 1.5)), 1)
