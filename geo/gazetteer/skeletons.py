"""Names filed under what survives of them in another alphabet, country by country, for `similar`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import marisa_trie
import numpy as np

from geo.gazetteer.arrays import Files
from geo.gazetteer.cities import load
from geo.gazetteer.fold import folded
from geo.gazetteer.records import Record, Use
from geo.spelling import skeleton

# Where place names reach English through another alphabet. Elsewhere they are written as they are at home.
_CONTINENTS = ("AF", "AS")
_EUROPE = frozenset(["AL", "BA", "BG", "BY", "CY", "GR", "MD", "ME", "MK", "RS", "RU", "UA", "XK"])
_LEAST_LETTERS = 4


def write(records: Sequence[Record], files: Files) -> None:
    """Write country and skeleton → rows beside the name that has it."""
    filed = sorted(_filed(records))
    trie = marisa_trie.Trie(group for group, _, _ in filed)
    trie.save(str(files.path("skeletons.marisa")))
    groups = np.fromiter((trie[group] for group, _, _ in filed), np.uint32, len(filed))
    order = np.argsort(groups, kind="stable")
    starts = np.zeros(len(trie) + 1, np.uint32)
    starts[1:] = np.cumsum(np.bincount(groups, minlength=len(trie)))
    starts.tofile(files.path("skeleton_starts"))
    np.array([filed[at][1] for at in order], np.uint32).tofile(files.path("skeleton_rows"))
    names = marisa_trie.Trie(name for _, _, name in filed)
    names.save(str(files.path("spellings.marisa")))
    np.array([names[filed[at][2]] for at in order], np.uint32).tofile(files.path("skeleton_names"))


def _filed(records: Sequence[Record]) -> Iterator[tuple[str, int, str]]:
    known: dict[str, str] = {}
    mangled = _mangled_countries()
    for row, record in enumerate(records):
        home = record.country or (record.claimed_by[0] if record.claimed_by else "")
        for name in _latin_names(record) if home in mangled else ():
            kept = known.get(name)
            if kept is None:
                kept = known[name] = skeleton(name)
            if len(kept) > 1:
                yield f"{home}{kept}", row, name


def _latin_names(record: Record) -> set[str]:
    plain = {folded(name) for name, use in record.names if use == Use.OTHER} | {folded(record.name)}
    return {name for name in plain if len(name) >= _LEAST_LETTERS and name.isascii()}


def _mangled_countries() -> frozenset[str]:
    countries = load("countries.json").items()
    return _EUROPE | {code for code, facts in countries if facts["continentcode"] in _CONTINENTS}
