"""Incidents and events in the columns of ACLED (codebook 2024) and UCDP GED (codebook 24.1), with HXL tags.

Not ACLED's or UCDP's data, but what articles state, coded in their words. Claims have no column there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from geo.exports.record import Record
from geo.exports.spreadsheet import Cell, Column, csv_of

_TYPES = {
    "battle": "Battles",
    "explosion": "Explosions/Remote violence",
    "violence_against_civilians": "Violence against civilians",
    "protest": "Protests",
    "riot": "Riots",
    "strategic_development": "Strategic developments",
}
_VIOLENCE = {"battle": 1, "explosion": 1, "violence_against_civilians": 3}
_UCDP_DATE = {1: 1, 2: 3, 3: 4}
_UCDP_PLACE = {1: 1, 2: 2, 3: 4}


def acled(records: Iterable[Record]) -> str:
    """Incidents and events with a date and a point, in ACLED's columns; accidents are none of its types."""
    return csv_of(_with(records, _TYPES), _ACLED)


def ucdp(records: Iterable[Record]) -> str:
    """The violent ones in UCDP GED's columns; state-based and non-state violence are not told apart (1)."""
    return csv_of(_with(records, _VIOLENCE), _UCDP)


def _with(records: Iterable[Record], types: Iterable[str]) -> Iterator[Record]:
    known = frozenset(types)
    for one in records:
        if one.kind != "claim" and one.type in known and one.first and one.lat is not None:
            yield one


def _killed(one: Record) -> Cell:
    """The lowest number told: ACLED counts what is sure. None told is not nobody killed."""
    return one.killed.low if one.killed else None


def _year(one: Record) -> Cell:
    return one.first.year if isinstance(one.first, date) else None


_ACLED: tuple[Column, ...] = (
    ("event_id_cnty", "#event+code", lambda one: one.id),
    ("event_date", "#date+occurred", lambda one: one.first),
    ("year", "#date+year", _year),
    ("time_precision", "#date+precision", lambda one: one.date_precision),
    ("event_type", "#event+type", lambda one: _TYPES[one.type]),
    ("sub_event_type", "#event+subtype", lambda one: one.sub_type),
    ("actor1", "#group+name+first", lambda one: one.actor),
    ("actor2", "#group+name+second", lambda one: one.target),
    ("country", "#country+name", lambda one: one.country),
    ("location", "#loc+name", lambda one: one.place_name),
    ("latitude", "#geo+lat", lambda one: one.lat),
    ("longitude", "#geo+lon", lambda one: one.lon),
    ("geo_precision", "#geo+precision", lambda one: one.geo_precision),
    ("source", "#meta+source", lambda one: one.source or one.article),
    ("notes", "#description", lambda one: one.quote or one.summary),
    ("fatalities", "#affected+killed", _killed),
)

_UCDP: tuple[Column, ...] = (
    ("id", "#event+code", lambda one: one.id),
    ("type_of_violence", "#event+type", lambda one: _VIOLENCE[one.type]),
    ("side_a", "#group+name+first", lambda one: one.actor),
    ("side_b", "#group+name+second", lambda one: one.target),
    ("date_start", "#date+start", lambda one: one.first),
    ("date_end", "#date+end", lambda one: one.last),
    ("date_prec", "#date+precision", lambda one: _UCDP_DATE[one.date_precision or 1]),
    ("where_coordinates", "#loc+name", lambda one: one.place_name),
    ("where_prec", "#geo+precision", lambda one: _UCDP_PLACE[one.geo_precision or 3]),
    ("country", "#country+name", lambda one: one.country),
    ("latitude", "#geo+lat", lambda one: one.lat),
    ("longitude", "#geo+lon", lambda one: one.lon),
    ("best", "#affected+killed", _killed),
    ("low", "#affected+killed+min", _killed),
    ("high", "#affected+killed+max", lambda one: one.killed.high if one.killed else None),
    ("source_article", "#meta+source", lambda one: one.source or one.article),
    ("source_headline", "#description", lambda one: one.quote or one.summary),
)
