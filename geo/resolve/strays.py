"""Small towns far from all that an article tells of, which only bear the name of what it means.

Where a village or a quarter is on no map, some town of the same name elsewhere in the world mostly is: of
those that this finds in hand-placed articles hardly one in ten was meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.gazetteer.base import Candidate
from geo.gazetteer.capitals import is_capital
from geo.model import Place, PlaceKind
from geo.resolve.respelt import apart_km

SMALL = 20_000
"""People below which a town is not heard of far from home."""
MIDDLING = 100_000
"""The same for a town that goes by another name above all."""
FAR_KM = 500.0
NEAR_KM = 250.0
"""How near another bearer of the name must lie to one of them to be meant instead."""
COMPANY = 2
"""Other names an article needs before anything is far from what it tells of."""


class Told(NamedTuple):
    """A name of the article, folded, and the foremost of the places it could be."""

    name: str
    best: Candidate


class Company(NamedTuple):
    """The places an article tells of, each once, and what of them is only a namesake far from all others."""

    narrow: tuple[Told, ...]
    """Those that are smaller than a country."""
    strays: frozenset[str]
    """The ids of the places that nothing else in the article speaks for."""

    def instead(self, name: str, others: Sequence[Candidate]) -> Candidate | None:
        """The first of the other bearers of a stray's name that lies beside what the article tells of."""
        for other in others:
            near = (one for one in self.narrow if one.name != name and one.best.place.id not in self.strays)
            if any(apart_km(one.best.place, other.place) <= NEAR_KM for one in near):
                return other
        return None


def company(told: Sequence[Told]) -> Company:
    """The company that the foremost places of an article's names make."""
    places = {one.best.place.id: one for one in told}
    if len(places) <= COMPANY:
        return Company((), frozenset())
    homes: dict[str | None, set[str]] = {}
    for one in places.values():
        for country in (one.best.place.country, *one.best.place.claimed_by):
            homes.setdefault(country, set()).add(one.name)
    narrow = tuple(one for one in places.values() if one.best.place.kind != PlaceKind.COUNTRY)
    astray = (
        one.best.place.id
        for one in places.values()
        if _is_small(one.best) and len(homes[one.best.place.country]) == 1 and _is_far(one, narrow)
    )
    return Company(narrow, frozenset(astray))


def _is_small(candidate: Candidate) -> bool:
    if candidate.place.kind != PlaceKind.POPULATED_PLACE or candidate.place.country is None:
        return False
    return candidate.population < (SMALL if candidate.main else MIDDLING) and not is_capital(candidate)


def _is_far(one: Told, others: Sequence[Told]) -> bool:
    near: Place = one.best.place
    return all(other.name == one.name or apart_km(other.best.place, near) > FAR_KM for other in others)
