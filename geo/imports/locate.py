"""The place of a table's row that has a name and no coordinates."""

from __future__ import annotations

from functools import cache, lru_cache

from geo.gazetteer import Candidate, Gazetteer
from geo.imports.rows import Locate
from geo.model import Place, PlaceKind

_CLEARLY = 4
"""So many times the people of the next of its name, and it is the one that is meant."""
_REMEMBERED = 50_000


def locator(gazetteer: Gazetteer) -> Locate:
    """Names to places by the gazetteer: within the country told; None where two are as likely."""

    @cache
    def country(told: str) -> str | None:
        if len(told) == 2 and told.isupper():
            return told
        found = (one.place for one in gazetteer.candidates(told) if one.place.kind is PlaceKind.COUNTRY)
        return next((place.country for place in found if place.country), None)

    @lru_cache(maxsize=_REMEMBERED)
    def locate(name: str, told: str) -> Place | None:
        code = country(told) if told else None
        if told and code is None:
            return None
        return _clearest([one for one in gazetteer.candidates(name) if code in (None, *_countries(one))])

    return locate


def _countries(one: Candidate) -> tuple[str, ...]:
    return (one.place.country,) if one.place.country else one.place.claimed_by


def _clearest(found: list[Candidate]) -> Place | None:
    """The only one, or the one with far more people than any other; towns before divisions of their name."""
    towns = [one for one in found if one.place.kind is PlaceKind.POPULATED_PLACE]
    ranked = sorted(towns or found, key=lambda one: -one.population)
    if not ranked:
        return None
    first, *rest = ranked
    if rest and first.population < _CLEARLY * max(rest[0].population, 1):
        return None
    return first.place
