"""Names filed under what survives of them in another alphabet, country by country, for `similar`."""

from __future__ import annotations

from pathlib import Path

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


class Skeletons:
    """Country and skeleton → rows, each beside the name that has it."""

    def __init__(self, folder: Path) -> None:
        self._filed = Buckets(folder, tries.SKELETONS, tries.skeleton_shard)
        self._mangled = mangled_countries()
        self._homes: list[str] = []

    def place(self, home: str | None) -> None:
        """The next row lies in the country `home`; None where its names are not to be filed."""
        self._homes.append(home if home in self._mangled else "")

    def hear(self, keys: list[str], rows: Numbers, order: Numbers, names: Numbers) -> None:
        """File the folded names `keys`, whose numbers are `names`."""
        homes = [self._homes[row] for row in rows.tolist()]
        heard = [
            at
            for at in np.flatnonzero(order <= _LAST_USE).tolist()
            if homes[at] and len(keys[at]) >= _LEAST_LETTERS and keys[at].isascii()
        ]
        kept = skeletons(keys[at] for at in heard)
        filed = [(at, homes[at] + what) for at, what in zip(heard, kept, strict=False) if len(what) > 1]
        groups, where = [group for _, group in filed], [at for at, _ in filed]
        self._filed.add_all(groups, rows[where].tolist(), names[where].tolist())

    def write(self, ranks: npt.NDArray[np.float32], files: Files) -> None:
        """Write the tries and the rows of each group, most prominent first."""
        rows_of, names_of = Groups(files, "skeleton"), Groups(files, "heard")
        for shard, (keys, rows, names) in enumerate(self._filed.drain()):
            ids, count = tries.save(files, "skeletons", shard, keys)
            first = np.lexsort((names, -ranks[rows], ids))
            rows_of.write(ids[first], rows[first], count)
            names_of.write(ids[first], names[first], count)


def mangled_countries() -> frozenset[str]:
    """The countries whose names are written in other letters at home."""
    countries = load("countries.json").items()
    return _EUROPE | {code for code, facts in countries if facts["continentcode"] in _CONTINENTS}
