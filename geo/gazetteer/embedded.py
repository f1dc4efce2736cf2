"""The gazetteer that comes along: no network, opened in milliseconds from the index in the cache."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from geo import spelling
from geo.gazetteer.base import Candidate
from geo.gazetteer.fold import fold
from geo.gazetteer.index import Index
from geo.gazetteer.records import Use
from geo.model import Place, PlaceKind

_REMEMBERED = 1 << 15
_OTHER_LETTERS = 3
"""Letters more or less from which a name is not only spelt otherwise."""
_SPELT = 0.95
"""The likeness from which two spellings are of one name."""
_ENOUGH = 12
_LEAST_LIKENESS = 0.6
_WEIGHED = 1500
"""How many names are weighed for one at most: a short name's skeleton is that of thousands."""
_UNEQUAL = 0.99
"""The likeness of a name that sounds the same and is not: 1.0 is for a place's own names."""


_STATES = (PlaceKind.COUNTRY, PlaceKind.ADMIN1)


def _as_main(found: Candidate, name: str, beside_state: bool) -> Candidate:
    """The candidate; its name is the principal one where that is only spelt otherwise: Sloviansk.

    "Gaza" is Gaza City's; but where a state bears the bare name, as Mexico does, that is not the city's.
    """
    own = fold(found.place.name)
    own = own if beside_state else own.removesuffix(" city")
    near = own[:1] == name[:1] and abs(len(own) - len(name)) < _OTHER_LETTERS
    return replace(found, main=True) if near and spelling.likeness(name, own) >= _SPELT else found


class EmbeddedGazetteer:
    """A Gazetteer over a built index. Threads may share one."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._alike = lru_cache(maxsize=4096)(self._search)
        self._known = lru_cache(maxsize=_REMEMBERED)(self._read)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that bear this name, most prominent first; empty where it is unknown."""
        return self._known(name)

    def _read(self, name: str) -> tuple[Candidate, ...]:
        folded = fold(name)
        found = [
            self.index.candidate(row, bool(use & Use.MAIN))
            for row, use in self.index.bearers(folded)
            if use != Use.ABBREVIATION
        ]
        states = any(one.main and one.place.kind in _STATES for one in found)
        return tuple(one if one.main else _as_main(one, folded, states) for one in found)

    def abbreviated(self, name: str) -> tuple[Candidate, ...]:
        """The places that this abbreviation stands for after a comma ("Tex.", "Calif."); else empty."""
        bearers = self.index.bearers(fold(name))
        return tuple(self.index.candidate(row) for row, use in bearers if use == Use.ABBREVIATION)

    def similar(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """Places whose name another alphabet could have turned into this one, best likeness first.

        Those of `countries`, or of every country where it is empty, that are alike enough to be worth a
        thought; a dozen at most. Of a country with very many, only the most prominent are looked at.
        """
        return self._alike(fold(name), countries)

    def _search(self, name: str, countries: frozenset[str]) -> tuple[Candidate, ...]:
        best: dict[int, float] = {}
        keys = spelling.keys(name)
        groups = [(home, key) for key in keys for home in countries or self.index.countries_with(key)]
        for country, key in groups:
            for row, other in self.index.sounding(country, key, _WEIGHED // len(groups) + 1):
                best[row] = max(best.get(row, 0.0), spelling.likeness(name, other))
        alike = sorted(
            (row for row in best if best[row] >= _LEAST_LIKENESS), key=lambda row: (-best[row], row)
        )
        found = (self.index.candidate(row, likeness=min(best[row], _UNEQUAL)) for row in alike[:_ENOUGH])
        return tuple(sorted(found, key=lambda c: (-c.likeness, -c.population)))

    def place(self, id: str) -> Place | None:
        """The place with this id ("geonames:616052", "admin1:AZ.23", "region:donbas"), or None."""
        row = self.index.row_of(id)
        return None if row is None else self.index.candidate(row).place

    def is_name(self, folded: str) -> bool:
        """True where a folded name (`fold`) is a name or an abbreviation; cheaper than `candidates`."""
        return folded in self.index.names

    def has_prefix(self, folded: str) -> bool:
        """True where some name starts with these folded words: whether a longer phrase is worth a try."""
        return next(self.index.names.iterkeys(folded), None) is not None

    def prefixes(self, folded: str) -> list[str]:
        """Every name that the folded text starts with, shortest first (a name may end inside a word)."""
        found: list[str] = self.index.names.prefixes(folded)
        return found

    def names(self, id: str) -> tuple[str, ...]:
        """The folded names of the place with this id, the principal one first; empty where unknown."""
        row = self.index.row_of(id)
        return () if row is None else self.index.names_of(row)
