"""A happening as the incident it is: type, place, time, numbers over all its statements, and a plain line."""

from __future__ import annotations

from geo.incidents.casualties import Toll
from geo.incidents.merge import Happening
from geo.incidents.tellings import Telling
from geo.model import Count, Incident, Precision, Statement, When
from geo.reading import Locality


FINENESS = tuple(Precision)


def incidents_of(happening: Happening) -> tuple[Incident, ...]:
    """One incident; several where a sentence lists the targets and gives no joint number."""
    widest = max(happening.tellings, key=lambda told: len(told.localities))
    listed = widest.localities
    if len(listed) < 2 or any(toll.count is not None for toll in widest.tolls):
        return (_incident(happening, None),)
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
    body = [told for told in happening.tellings if told.is_body] or happening.tellings
    dated = [told.when for told in body if told.when is not None and told.dated]
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
    """One telling's number: what it adds up, spread over the other counts it quotes."""
    mine = [toll for toll in tolls if toll.kind == kind and toll.count is not None]
    firm = [toll for toll in mine if not toll.alternative and not toll.bodies] or mine
    parts = list({(t.count.low, t.count.high): t.count for t in firm if t.count is not None}.values())
    if not parts:
        return None
    others = [t.count for t in mine if t.alternative and t.count is not None]
    return spread([_sum(parts), *others])


def _sum(counts: list[Count]) -> Count:
    lows, highs = [c.low for c in counts], [c.high for c in counts]
    low = None if None in lows else sum(x for x in lows if x is not None)
    high = None if None in highs else sum(x for x in highs if x is not None)
    return Count(low, high) if low is not None or high is not None else counts[0]


def spread(counts: list[Count]) -> Count:
    """The range over several counts: open above only where every one is open."""
    ends = [end for c in counts for end in (c.low, c.high) if end is not None]
    is_open = all(c.high is None for c in counts)
    no_low = all(c.low is None for c in counts)
    return Count(None if no_low else min(ends), None if is_open else max(ends))


def _over(happening: Happening, kind: str) -> Count | None:
    """The range over all speakers. One speaker's later, smaller numbers are parts of the largest one."""
    by_speaker: dict[str, list[Telling]] = {}
    for told in happening.tellings:
        by_speaker.setdefault(told.speaker, []).append(told)
    counts = [c for tellings in by_speaker.values() if (c := _by_one(tellings, kind)) is not None]
    return spread(counts) if counts else None


def _by_one(tellings: list[Telling], kind: str) -> Count | None:
    """One speaker's number over several sentences: "ten others" adds, the rest is the largest given."""
    best: Count | None = None
    for told in tellings:
        count = _of_kind(told.tolls, kind)
        if count is None:
            continue
        adds = any(toll.additional and toll.kind == kind for toll in told.tolls)
        if best is None or not adds:
            best = count if best is None else max(best, count, key=_size)
        else:
            best = _sum([best, count])
    return best


def _size(count: Count) -> int:
    return max(end for end in (count.low, count.high) if end is not None)
