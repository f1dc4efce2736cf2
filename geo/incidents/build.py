"""A happening as the incident it is: type, place, time, numbers over all its statements, and a plain line."""

from __future__ import annotations

from geo.incidents.casualties import Toll
from geo.incidents.merge import Happening
from geo.incidents.tellings import Telling
from geo.model import Count, Incident, Statement, When
from geo.reading import Locality


def incidents_of(happening: Happening) -> tuple[Incident, ...]:
    """One incident; several where a sentence lists the targets and gives no joint number."""
    listed = max((told.localities for told in happening.tellings), key=len)
    if len(listed) < 2 or any(told.tolls for told in happening.tellings):
        return (_incident(happening, listed[0] if listed else None),)
    return tuple(_incident(happening, place) for place in listed)


def _incident(happening: Happening, locality: Locality | None) -> Incident:
    lead = happening.lead
    finest = locality or _finest(happening)
    place = finest.place if finest else None
    return Incident(
        type=lead.type,
        sub_type=lead.sub_type,
        summary=_summary(lead, place.name if place else None),
        when=_when(happening),
        place=place,
        geo_precision=finest.geo_precision if finest else None,
        statements=tuple(_statement(told) for told in happening.tellings),
        killed=_over(happening, "killed"),
        injured=_over(happening, "injured"),
    )


def _finest(happening: Happening) -> Locality | None:
    return min(happening.localities, key=lambda found: found.place.radius_km, default=None)


def _when(happening: Happening) -> When | None:
    dated = [told.when for told in happening.tellings if told.when is not None and told.dated]
    known = dated or happening.whens
    return min(known, key=lambda w: w.last_day - w.first_day, default=None)


def _summary(lead: Telling, place: str | None) -> str:
    return f"{lead.sub_type} at {place}" if place else lead.sub_type


def _statement(told: Telling) -> Statement:
    place = told.localities[0].place if told.localities else None
    return Statement(
        attributed_to=told.speaker,
        quote=told.quote,
        when=told.when,
        place=place,
        killed=_of_kind(told.tolls, "killed"),
        injured=_of_kind(told.tolls, "injured"),
    )


def _of_kind(tolls: tuple[Toll, ...], kind: str) -> Count | None:
    counts = [toll.count for toll in tolls if toll.kind == kind and toll.count is not None]
    if not counts:
        return None
    lows, highs = [c.low for c in counts], [c.high for c in counts]
    low = None if None in lows else sum(x for x in lows if x is not None)
    high = None if None in highs else sum(x for x in highs if x is not None)
    return Count(low, high) if low is not None or high is not None else None


def _over(happening: Happening, kind: str) -> Count | None:
    """The range over all statements: open above only where every statement leaves it open."""
    counts = [c for told in happening.tellings if (c := _of_kind(told.tolls, kind)) is not None]
    if not counts:
        return None
    ends = [end for c in counts for end in (c.low, c.high) if end is not None]
    is_open = all(c.high is None for c in counts)
    no_low = all(c.low is None for c in counts)
    return Count(None if no_low else min(ends), None if is_open else max(ends))
