"""Which column of a table holds which field of an event."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from geo import lexicon
from geo.imports.days import Order, order_of, undecided
from geo.imports.table import Table

FIELDS = (
    "id", "first", "last", "date_precision", "type", "sub_type", "actor", "target", "country", "place",
    "lat", "lon", "geo_precision", "radius_km", "killed", "killed_low", "killed_high", "injured",
    "injured_low", "injured_high", "source", "text",
)  # fmt: skip
"""Every field a column may fill, in the order in which a page asks for them."""

_MARKS = re.compile(r"[\W_]+")
_SAMPLE = 2_000


@dataclass(frozen=True, slots=True)
class Mapping:
    """A column for each field that has one, by name; how dates in figures are written; the scheme, if known.

    `scheme` is a key of `data/lexicon/events.toml`'s schemes, "" for any other table.
    """

    columns: dict[str, str] = field(default_factory=dict)
    order: Order = Order.UNSURE
    scheme: str = ""

    def missing(self) -> tuple[str, ...]:
        """What no event can do without and no column tells."""
        has = self.columns.keys()
        found = [] if "first" in has else ["a date"]
        if not {"lat", "lon"} <= has and "place" not in has:
            found.append("a place name, or latitude and longitude")
        return tuple(found)


def scheme(name: str) -> dict[str, Any]:
    """A scheme of the lexicon: its name, its fields and its terms."""
    found: dict[str, Any] = lexicon.table("events")["schemes"][name]
    return found


def guess(table: Table) -> Mapping:
    """The likeliest mapping: a known scheme's, else by the columns' names and the looks of the dates."""
    folded = {folded_name(column): column for column in reversed(table.columns)}
    for key, one in lexicon.table("events")["schemes"].items():
        if all(folded_name(column) in folded for column in one["known_by"]):
            named = {
                name: folded[folded_name(column)]
                for name, column in one["fields"].items()
                if folded_name(column) in folded
            }
            return Mapping(named, order(table, named)[0], key)
    named = _by_names(folded)
    return Mapping(named, order(table, named)[0])


def _by_names(folded: dict[str, str]) -> dict[str, str]:
    """Each field's likeliest column; a column goes to the field that ranks its name higher."""
    ranked = sorted(
        (rank, FIELDS.index(name), name, folded[word])
        for name, words in _names().items()
        for rank, word in enumerate(words)
        if word in folded
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, name, column in ranked:
        if name not in found and column not in taken:
            found[name] = column
            taken.add(column)
    return found


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in lexicon.table("events")["names"].items()}


def folded_name(column: str) -> str:
    """A column's name in small letters, without accents, its marks as single blanks."""
    plain = "".join(
        mark for mark in unicodedata.normalize("NFKD", column.casefold()) if not unicodedata.combining(mark)
    )
    return _MARKS.sub(" ", plain).strip()


def order(table: Table, named: dict[str, str]) -> tuple[Order, str]:
    """Whether day or month comes first in the columns of dates, and a date of theirs that leaves it open."""
    cells = list(_cells(table, (named[name] for name in ("first", "last") if name in named)))
    return order_of(cells), undecided(cells)


def _cells(table: Table, columns: Iterable[str]) -> Iterable[str]:
    for column in columns:
        at = table.columns.index(column)
        yield from (row.cells[at] for row in table.rows[:_SAMPLE])
