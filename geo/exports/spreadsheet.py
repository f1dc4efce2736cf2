"""Records as CSV that a spreadsheet opens and runs nothing of, with HXL tags under the names of columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from geo.exports.record import Record

Cell = str | int | float | date | None
Column = tuple[str, str, Callable[[Record], Cell]]
"""A column's name, its HXL tag ("" for none), and what it tells of a record."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")

COLUMNS: tuple[Column, ...] = (
    ("kind", "#meta+kind", lambda one: one.kind),
    ("id", "#event+id", lambda one: one.id),
    ("happening", "#event+group", lambda one: one.happening),
    ("first_day", "#date+start", lambda one: one.first),
    ("last_day", "#date+end", lambda one: one.last),
    ("date_precision", "#date+precision", lambda one: one.date_precision),
    ("type", "#event+type", lambda one: one.type),
    ("sub_type", "#event+subtype", lambda one: one.sub_type),
    ("stance", "#meta+stance", lambda one: one.stance),
    ("summary", "#description+summary", lambda one: one.summary),
    ("place", "#loc+name", lambda one: one.place_name),
    ("country", "#country", lambda one: one.country),
    ("latitude", "#geo+lat", lambda one: one.lat),
    ("longitude", "#geo+lon", lambda one: one.lon),
    ("radius_km", "#geo+radius", lambda one: one.radius_km),
    ("geo_precision", "#geo+precision", lambda one: one.geo_precision),
    ("actor", "#group+actor", lambda one: one.actor),
    ("target", "#group+target", lambda one: one.target),
    ("killed_low", "#affected+killed+min", lambda one: one.killed.low if one.killed else None),
    ("killed_high", "#affected+killed+max", lambda one: one.killed.high if one.killed else None),
    ("injured_low", "#affected+injured+min", lambda one: one.injured.low if one.injured else None),
    ("injured_high", "#affected+injured+max", lambda one: one.injured.high if one.injured else None),
    ("said_by", "#meta+said_by", lambda one: one.said_by),
    ("source", "#meta+source", lambda one: one.source),
    ("article", "#meta+article", lambda one: one.article),
    ("published", "#date+published", lambda one: one.published),
    ("quote", "#description+quote", lambda one: one.quote),
)


def csv_of(records: Iterable[Record], columns: Sequence[Column] = COLUMNS, hxl: bool = True) -> str:
    """The records as CSV (RFC 4180), a line of HXL tags after the names unless `hxl` is False."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([name for name, _, _ in columns])
    if hxl:
        writer.writerow([tag for _, tag, _ in columns])
    for one in records:
        writer.writerow([_cell(tell(one)) for _, _, tell in columns])
    return out.getvalue()


def neutral(words: str) -> str:
    """The words, with an apostrophe before what a spreadsheet would run; `told` takes it away again."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value) if "e" not in repr(value) else f"{value:.12f}"
    return neutral(value) if isinstance(value, str) else str(value)
