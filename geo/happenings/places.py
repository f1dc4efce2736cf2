"""Where a happening may have been: points with how far the truth may lie from them."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from geo.model import Place, PlaceKind

EARTH_KM = 6371.0
_LEAST_KM = {1: 2.0, 2: 5.0, 3: 10.0}
"""Below this no gazetteer's point is exact, by ACLED's code."""
_UNITS = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION})
_OPEN = frozenset({PlaceKind.BORDER, PlaceKind.WATER, PlaceKind.TERRAIN})


@dataclass(frozen=True, slots=True)
class Spot:
    """A point and its reach in km; `wide`: known only to lie near it or somewhere in it."""

    id: str
    lat: float
    lon: float
    reach: float
    kind: PlaceKind
    country: str | None
    wide: bool


def spot(place: Place, geo_precision: int) -> Spot:
    """The spot of a place told with this precision (ACLED's code)."""
    reach = max(place.radius_km, _LEAST_KM[geo_precision])
    return Spot(place.id, place.lat, place.lon, reach, place.kind, place.country, geo_precision > 1)


def km_between(one: Spot, other: Spot) -> float:
    """The distance on the sphere."""
    south, north = radians(one.lat), radians(other.lat)
    half = sin((north - south) / 2) ** 2
    half += cos(south) * cos(north) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(sqrt(half), 1.0))


def apart(one: Spot, other: Spot) -> bool:
    """True where both cannot be right: a contradiction beyond the precision of either.

    Two circles of "near" have to meet. Two places named have to lie one in the other: towns side by side and
    districts that border on one another are two places, though their circles overlap.
    """
    if one.id == other.id:
        return km_between(one, other) > one.reach + other.reach
    if _other_country(one, other):
        return True
    near = one.wide and other.wide and not (one.kind in _UNITS and other.kind in _UNITS)
    room = one.reach + other.reach if near else max(one.reach, other.reach)
    # As the crow flies north to south, before the dearer distance on the sphere.
    return abs(one.lat - other.lat) * 111.0 > room + 1 or km_between(one, other) > room


def _other_country(one: Spot, other: Spot) -> bool:
    """A region ends at its country's border, though the circle drawn for it does not."""
    if one.country is None or other.country is None or one.country == other.country:
        return False
    if one.kind in _OPEN or other.kind in _OPEN:
        return False
    return one.kind in _UNITS or other.kind in _UNITS
