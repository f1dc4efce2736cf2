"""What a gazetteer is: names in, candidate places out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from geo.model import Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for, with what helps to choose between several.

    `admin1`, `admin2` are GeoNames codes with their country ("AZ.23", "US.TX.201"; "" where unknown).
    `likeness` is 1.0 where the name is one of the place's own names (after folding case, accents and
    hyphens), below where only the spelling is alike. `main` is True where it is the place's principal name.
    """

    place: Place
    population: int
    admin1: str
    admin2: str
    likeness: float = 1.0
    main: bool = False


class Gazetteer(Protocol):
    """A name → the places that bear it."""

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that bear this name, most prominent first; empty where it is unknown.

        Raises GazetteerError where the look-up itself failed.
        """
        ...

    def similar(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """Places whose name another alphabet could have turned into this one, best likeness first.

        `countries` (ISO 3166-1 alpha-2) narrows the search; empty searches everywhere.
        """
        ...

    def place(self, id: str) -> Place | None:
        """The place with this id, or None."""
        ...
