"""The embedded gazetteer as a geopy geocoder, for anything that takes one."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from geopy import Point
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from scipy.spatial import KDTree

from geo.gazetteer.base import Candidate
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.model import Place, PlaceKind

_ENOUGH = 10


class EmbeddedGeocoder(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """`geocode` and `reverse` without a network. `Location.raw` is a place as `findings/1` writes it."""

    def __init__(self, gazetteer: EmbeddedGazetteer) -> None:
        super().__init__()
        self.gazetteer = gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        country_codes: str | list[str] | None = None,
    ) -> Location | list[Location] | None:
        """The place a name stands for, or all it may; None where it is unknown, as geopy has it.

        "Yeraskh, Armenia" asks for what lies in the last part. `timeout` is taken for geopy's sake.
        """
        name, _, parent = query.partition(",")
        found = self.gazetteer.candidates(query) or self.gazetteer.candidates(name)
        if parent and not self.gazetteer.candidates(query):
            found = self._within(found, parent.rpartition(",")[2])
        codes = [country_codes] if isinstance(country_codes, str) else country_codes or []
        wanted = {code.upper() for code in codes}
        kept = [one for one in found if not wanted or one.place.country in wanted]
        return _answer([one.place for one in kept], exactly_one)

    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The populated place nearest to a point ("39.74, 44.83", a pair or a Point), or the ten nearest."""
        point = Point(query)
        _, rows = self._tree.query(_on_sphere(np.array([[point.latitude, point.longitude]])), k=_ENOUGH)
        index = self.gazetteer.index
        nearest = [index.candidate(int(row)).place for row in self._rows[np.ravel(rows)]]
        return _answer(nearest, exactly_one)

    def _within(self, found: tuple[Candidate, ...], parent: str) -> tuple[Candidate, ...]:
        around = (*self.gazetteer.candidates(parent), *self.gazetteer.abbreviated(parent))
        countries = {one.place.country for one in around if one.place.kind is PlaceKind.COUNTRY}
        divisions = {one.admin1 for one in around if one.place.kind is PlaceKind.ADMIN1}
        return tuple(one for one in found if one.place.country in countries or one.admin1 in divisions)

    @cached_property
    def _rows(self) -> Any:
        return np.flatnonzero(self.gazetteer.index.table["kind"] == _POPULATED)

    @cached_property
    def _tree(self) -> KDTree:
        table = self.gazetteer.index.table[self._rows]
        return KDTree(_on_sphere(np.column_stack([table["lat"], table["lon"]])))


_POPULATED = tuple(PlaceKind).index(PlaceKind.POPULATED_PLACE)


def _on_sphere(degrees: Any) -> Any:
    """Unit vectors for rows of latitude, longitude: nearness holds across the date line and at the poles."""
    lat, lon = np.radians(degrees).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _answer(places: list[Place], exactly_one: bool) -> Location | list[Location] | None:
    if not places:
        return None
    return _location(places[0]) if exactly_one else [_location(place) for place in places]


def _location(place: Place) -> Location:
    raw = {
        "id": place.id,
        "geonameid": place.geonameid,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "claimed_by": list(place.claimed_by),
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "outline": place.outline,
    }
    address = ", ".join(part for part in (place.name, place.country) if part)
    return Location(address, (place.lat, place.lon), raw)
