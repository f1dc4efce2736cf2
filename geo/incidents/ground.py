"""How places lie to one another: apart, one inside the other, or possibly the same spot."""

from __future__ import annotations

import math
from dataclasses import replace

from geo.model import Place, PlaceKind
from geo.reading import Locality

SAME_TOWN_KM = 1.5
"""Two entries of a gazetteer this close are one town under two names."""

DEGREE_KM = 111.0
"""At least so far lie two places apart for each degree of latitude between them: a cheap first look."""

LOOSE_KM = 50.0
"""How far beyond twice its radius a place can still belong to a region: regions are no circles."""

NEAR_BY = 2
"""ACLED's geo precision of a place told by another ("30 km west of X")."""

ABOUT_KM = 50.0
"""How far a place may lie from the town that the text is about, if all that is known is its name."""

WITHIN = "in:"
"""How the id of a place begins that is on no map, and only told by what it lies in."""


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance (haversine, mean radius 6371 km)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def meets(a: Place, b: Place) -> bool:
    """True where the two could be the same spot: one lies in the other, or two towns have one centre."""
    if a.id == b.id:
        return True
    if a.id.startswith(WITHIN) and b.id.startswith(WITHIN):
        return False
    towns = a.kind is b.kind is PlaceKind.POPULATED_PLACE
    reach = SAME_TOWN_KM if towns else max(a.radius_km, b.radius_km) + SAME_TOWN_KM
    return abs(a.lat - b.lat) * DEGREE_KM <= reach and distance_km(a, b) <= reach


def could_lie_in(place: Place, region: Place) -> bool:
    """False only where the place is certainly no part of the region: in another country, or far off."""
    if region.kind is PlaceKind.COUNTRY and place.country is not None:
        return place.country == region.country
    return distance_km(place, region) <= 2 * region.radius_km + LOOSE_KM


def told_within(name: Locality | None, words: str, region: Locality) -> Locality:
    """A place that is on no map, told by what it lies in: its name, with the region's point and radius."""
    near = region.geo_precision == NEAR_BY or region.place.kind is PlaceKind.POPULATED_PLACE
    place = replace(
        region.place,
        id=f"{WITHIN}{region.place.id}:{words.casefold()}",
        name=f"{words}, {region.place.name}",
        geonameid=None,
        outline=None,
    )
    own = name.toponyms if name else ()
    return replace(region, place=place, geo_precision=2 if near else 3, toponyms=(*own, *region.toponyms))


def told_about(words: str, region: Locality) -> Locality:
    """A place that is on no map and not said to lie anywhere: somewhere about what the text speaks of."""
    place = replace(
        region.place,
        id=f"{WITHIN}{region.place.id}:{words.casefold()}",
        name=words,
        radius_km=max(region.place.radius_km, ABOUT_KM),
        geonameid=None,
        outline=None,
    )
    return replace(region, place=place, geo_precision=3)
