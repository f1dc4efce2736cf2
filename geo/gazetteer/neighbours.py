"""Which countries border which: where an article names only one side, its villages may be the other's."""

from __future__ import annotations

from functools import cache

from geo.gazetteer.cities import load


@cache
def neighbours(country: str) -> frozenset[str]:
    """The countries (ISO 3166-1 alpha-2) that a country shares a land border with; empty where unknown."""
    return _table().get(country, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    found = load("countries.json").items()
    return {code: frozenset(filter(None, entry["neighbours"].split(","))) for code, entry in found}
