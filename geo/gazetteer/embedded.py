"""The gazetteer that comes along: no network, opened in milliseconds from the index in the cache."""

from __future__ import annotations

from functools import lru_cache

from geo.gazetteer.base import Candidate
from geo.gazetteer.fold import fold
from geo.gazetteer.index import Index
from geo.gazetteer.records import Use
from geo.model import Place

_REMEMBERED = 1 << 15


class EmbeddedGazetteer:
    """A Gazetteer over a built index. Threads may share one."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._known = lru_cache(maxsize=_REMEMBERED)(self._read)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that bear this name, most prominent first; empty where it is unknown."""
        return self._known(name)

    def _read(self, name: str) -> tuple[Candidate, ...]:
        index = self.index
        return tuple(
            index.candidate(row, bool(use & Use.MAIN))
            for row, use in index.bearers(fold(name))
            if use != Use.ABBREVIATION
        )

    def abbreviated(self, name: str) -> tuple[Candidate, ...]:
        """The places that this abbreviation stands for after a comma ("Tex.", "Calif."); else empty."""
        bearers = self.index.bearers(fold(name))
        return tuple(self.index.candidate(row) for row, use in bearers if use == Use.ABBREVIATION)

    def similar(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """Places whose name another alphabet could have turned into this one, best likeness first."""
        return ()

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
