"""Names filed under what survives of them in another alphabet, country by country, for `similar`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geo.gazetteer import tries
from geo.gazetteer.arrays import Files
from geo.gazetteer.buckets import Buckets, Numbers
from geo.gazetteer.cities import load
from geo.gazetteer.groups import Groups
from geo.spelling import skeletons

# Where place names reach English through another alphabet. Elsewhere they are written as they are at home.
_CONTINENTS = ("AF", "AS")
_EUROPE = frozenset(["AL", "BA", "BG", "BY", "CY", "GR", "MD", "ME", "MK", "RS", "RU", "UA", "XK"])
_LEAST_LETTERS = 4
_LAST_USE = 1
"""Principal and other names are filed; those made by a rule, and abbreviations, are not."""


class Heard(NamedTuple):
    """Country and skeleton of names, with the row that bears each and the number of the name."""

    groups: list[str]
    rows: Numbers
    names: Numbers


class Skeletons:
    """Country and skeleton → rows, each beside the name that has it."""

    def __init__(self, folder: Path) -> None:
        self._filed = Buckets(folder, tries.SKELETONS, tries.skeleton_shard)
        self._mangled = mangled_countries()
        self.homes: list[str] = []

    def place(self, home: str | None) -> None:
        """The next row lies in the country `home`; None where its names are not to be filed."""
        self.homes.append(home if home in self._mangled else "")

    def file(self, found: Heard, base: int) -> None:
        """Put in what was heard in names that are counted from `base`."""
        self._filed.add_all(found.groups, found.rows.tolist(), (found.names + np.uint32(base)).tolist())

    def write(self, ranks: npt.NDArray[np.float32], files: Files) -> None:
        """Write the tries and the rows of each group, most prominent first."""
        rows_of, names_of = Groups(files, "skeleton"), Groups(files, "heard")
        for shard, (keys, rows, names) in enumerate(self._filed.drain()):
            ids, count = tries.save(files, "skeletons", shard, keys)
            first = np.lexsort((names, -ranks[rows], ids))
            rows_of.write(ids[first], rows[first], count)
            names_of.write(ids[first], names[first], count)


def heard(keys: list[str], rows: Numbers, order: Numbers, names: Numbers, homes: list[str]) -> Heard:
    """What is heard in the folded names `keys`, whose numbers are `names`; `homes` are those of all rows."""
    own = [homes[row] for row in rows.tolist()]
    long = [
        at
        for at in np.flatnonzero(order <= _LAST_USE).tolist()
        if own[at] and len(keys[at]) >= _LEAST_LETTERS and keys[at].isascii()
    ]
    kept = skeletons(keys[at] for at in long)
    filed = [(at, own[at] + what) for at, what in zip(long, kept, strict=False) if len(what) > 1]
    where = [at for at, _ in filed]
    return Heard([group for _, group in filed], rows[where], names[where])


def mangled_countries() -> frozenset[str]:
    """The countries whose names are written in other letters at home."""
    countries = load("countries.json").items()
    return _EUROPE | {code for code, facts in countries if facts["continentcode"] in _CONTINENTS}
