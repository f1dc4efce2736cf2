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
    """A name of the article, folded, the foremost of the places it could be, and the next ones."""

    name: str
    best: Candidate
    others: tuple[Candidate, ...] = ()


class Company(NamedTuple):
    """The places an article tells of, each once, and what of them is only a namesake far from all others."""

    narrow: tuple[Told, ...]
    """Those that are smaller than a country."""
    strays: frozenset[str]
    """The ids of the places that nothing else in the article speaks for."""

    def instead(self, name: str, others: Sequence[Candidate]) -> Candidate | None:
        """Of the other bearers of a stray's name a capital, or the first beside what the article tells of."""
        seat = next(filter(is_capital, others), None)
        if seat is not None:
            return seat
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
    alone = (one for one in places.values() if _is_stray(one, narrow, len(homes[one.best.place.country])))
    return Company(narrow, frozenset(one.best.place.id for one in alone))


def _is_stray(one: Told, narrow: Sequence[Told], fellows: int) -> bool:
    """True for a small town far off in a country not named, or by itself where a capital bears its name."""
    place, people = one.best.place, one.best.population
    if place.kind != PlaceKind.POPULATED_PLACE or place.country is None or is_capital(one.best):
        return False
    if people < MIDDLING and any(map(is_capital, one.others)):
        return _is_far(one, narrow, NEAR_KM)
    small = people < (SMALL if one.best.main else MIDDLING)
    return small and fellows == 1 and _is_far(one, narrow, FAR_KM)


def _is_far(one: Told, others: Sequence[Told], km: float) -> bool:
    near: Place = one.best.place
    return all(other.name == one.name or apart_km(other.best.place, near) > km for other in others)
