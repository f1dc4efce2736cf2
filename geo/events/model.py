"""What one row of an events table states, whoever collected it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.model import Count, IncidentType

TYPES = tuple(IncidentType)
"""The order in which columns number the types."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated, placed happening out of a table; `id` is unique in its `collection`.

    `lat`, `lon` in WGS 84 degrees, within `radius_km` of which it happened (0 where the row gives a point).
    `geo_precision` and `date_precision` are ACLED's codes: 1 the place (day) itself, 2 near it (the week),
    3 only the region (month). `text` is what the row says of it in words, `source` who reported it.
    """

    id: str
    collection: str
    type: IncidentType
    first: date
    last: date
    lat: float
    lon: float
    sub_type: str = ""
    date_precision: int = 1
    geo_precision: int = 1
    radius_km: float = 0.0
    place: str = ""
    country: str = ""
    actor: str = ""
    target: str = ""
    killed: Count | None = None
    injured: Count | None = None
    source: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"the point {self.lat}, {self.lon} is off the globe")
        if self.first > self.last:
            raise ValueError(f"{self.first} is after {self.last}")
        if self.geo_precision not in (1, 2, 3) or self.date_precision not in (1, 2, 3):
            raise ValueError("a precision code is 1, 2 or 3")
        if self.radius_km < 0:
            raise ValueError("a radius is not below 0 km")
