"""The seats of governments, whose names stand for them: "Baku announced"."""

from __future__ import annotations

from functools import cache

from geo.gazetteer.base import Candidate
from geo.gazetteer.cities import load
from geo.gazetteer.fold import fold
from geo.model import PlaceKind


@cache
def _capitals() -> dict[str, str]:
    """Country codes to the folded names of their capitals."""
    return {code: fold(country["capital"]) for code, country in load("countries.json").items()}


def is_capital(candidate: Candidate) -> bool:
    """True for the capital of a country."""
    place = candidate.place
    if place.kind != PlaceKind.POPULATED_PLACE or place.country is None:
        return False
    return _capitals().get(place.country) == fold(place.name)
