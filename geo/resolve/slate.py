"""The places one name could be, as columns of numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.base import Candidate
from geo.gazetteer.capitals import is_capital
from geo.model import PlaceKind
from geo.toponyms.heads import kinds

Floats = NDArray[np.float32]
Codes = NDArray[np.int32]

MOST = 40
"""Places considered for one name; no text needs the forty-first Springfield."""

_KINDS = tuple(PlaceKind)
_codes: dict[str, int] = {}
_next = count(1)
NOWHERE = 0


def _code(name: str) -> int:
    """A number for a country or division; 0 where there is none."""
    if not name:
        return NOWHERE
    known = _codes.get(name)
    if known is None:
        known = _codes.setdefault(name, next(_next))
    return known


class Slate(NamedTuple):
    """Candidates of one name, one row each: `own` features, unit vectors, four codes of where each lies.

    The codes are of the country, the first and second division, and of the country or division that the place
    itself is; 0 where there is none.
    """

    candidates: tuple[Candidate, ...]
    own: Floats
    vectors: Floats
    codes: Codes


OWN = 9 + len(_KINDS)
"""Columns of `Slate.own`."""


def slate(candidates: Sequence[Candidate], head: str, demonym: bool) -> Slate:
    """The slate of a name that stands with the generic word `head` ("" for none)."""
    kept = tuple(candidates[:MOST])
    sizes = _sizes(kept)
    top = max(sizes, default=0.0)
    wanted = kinds().get(head)
    alone = math.log1p(len(kept))
    own = [
        [
            size,
            size - top,
            float(c.main),
            c.likeness,
            math.log1p(rank) / 3,
            alone / 3,
            float(len(kept) == 1),
            _fit(c, wanted),
            float(demonym),
            *(float(c.place.kind == kind) for kind in _KINDS),
        ]
        for rank, (c, size) in enumerate(zip(kept, sizes, strict=True))
    ]
    return Slate(
        kept,
        np.array(own, np.float32).reshape(-1, OWN),
        np.array([_vector(c.place.lat, c.place.lon) for c in kept], np.float32).reshape(-1, 3),
        np.array([_places(c) for c in kept], np.int32).reshape(-1, 4),
    )


CAPITAL = 0.25
"""What being the seat of a government adds to a town's size: as if it had ten times as many people."""
LEAST_CAPITAL = 1.35
SEAT = 0.2
"""The same of the town after which the division around it is named: Gao in the region of Gao."""


def _sizes(candidates: Sequence[Candidate]) -> list[float]:
    """How large each place counts, from the logarithm of its people."""
    sizes = [math.log10(c.population + 1) / 4 for c in candidates]
    seats = {_spans(c) for c in candidates if c.place.kind in _DIVISIONS}
    governed: set[str | None] = set()
    for at, candidate in enumerate(candidates):
        if candidate.place.kind != PlaceKind.POPULATED_PLACE:
            continue
        if candidate.place.country not in governed and is_capital(candidate):
            governed.add(candidate.place.country)
            sizes[at] = max(sizes[at] + CAPITAL, LEAST_CAPITAL)
        elif seats and (candidate.admin1 in seats or candidate.admin2 in seats):
            sizes[at] += SEAT
    return sizes


def _fit(candidate: Candidate, wanted: PlaceKind | None) -> float:
    if wanted is None:
        return 0.0
    kind = candidate.place.kind
    if kind == wanted:
        return 1.0
    # What one country calls a district is of the first level in another.
    return 0.7 if kind in _DIVISIONS and wanted in _DIVISIONS else -1.0


_DIVISIONS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)


def _places(candidate: Candidate) -> tuple[int, int, int, int]:
    codes = (candidate.place.country or "", candidate.admin1, candidate.admin2, _spans(candidate))
    country, admin1, admin2, spans = map(_code, codes)
    return country, admin1, admin2, spans


def _spans(candidate: Candidate) -> str:
    kind = candidate.place.kind
    if kind == PlaceKind.COUNTRY:
        return candidate.place.country or ""
    return {PlaceKind.ADMIN1: candidate.admin1, PlaceKind.ADMIN2: candidate.admin2}.get(kind, "")


def _vector(lat: float, lon: float) -> tuple[float, float, float]:
    la, lo = math.radians(lat), math.radians(lon)
    return math.cos(la) * math.cos(lo), math.cos(la) * math.sin(lo), math.sin(la)
