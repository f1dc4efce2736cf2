"""A date of the text as a When: its days, or its instant in UTC where an hour and a clock are told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from geo.dates.calendar import Stretch
from geo.dates.context import Context
from geo.dates.meaning import Bound, Clock, Limited, Meaning, Timed
from geo.dates.resolve import resolve
from geo.dates.vocabulary import COUNTRY_ZONES
from geo.dates.zones import instant
from geo.model import Precision, When

_UNKNOWN = "; the hour is on a clock the text does not name"


@dataclass(frozen=True, slots=True)
class LocalWhen(When):
    """A day and an hour on the clock of a place the words do not name: `at_place` puts it in UTC."""

    clock: Clock | None = None


def at_place(told: When, country: str | None) -> When:
    """The When in UTC, if it tells an hour by the clock of `country` (ISO 3166-1 alpha-2).

    Any other When is given back as it is, as is one of a country whose clocks differ on that day.
    """
    clock = told.clock if isinstance(told, LocalWhen) else None
    if clock is None or not isinstance(told, LocalWhen):
        return told
    zones = COUNTRY_ZONES.get(country or "", [])
    moments = {instant(replace(clock, zone=zone), told.first_day) for zone in zones}
    moment = moments.pop() if len(moments) == 1 else None
    if moment is None:
        return told
    precision = Precision.MINUTE if clock.exact else Precision.HOUR
    basis = f"{told.basis.partition(_UNKNOWN)[0]}; {_in_utc(replace(clock, zone=zones[0]), moment)}"
    return When(moment, moment, precision, told.text, basis)


def _in_utc(clock: Clock, moment: datetime) -> str:
    return f"{clock.hour:02}:{clock.minute:02} {_zone_words(clock)} is {moment:%H:%M} UTC"


def when(meaning: Meaning, context: Context, text: str) -> When | None:
    """The When of a date told in these words; None where what it counts from is unknown."""
    clock = _clock(meaning)
    stretch = resolve(meaning, context)
    if stretch is None:
        return None
    if clock is None or (stretch.last - stretch.first).days > 1:
        return When(stretch.first, stretch.last, stretch.precision, text, stretch.basis)
    day = _day_of_clock(meaning, stretch, clock)
    moment = instant(clock, day)
    if moment is None:
        return LocalWhen(day, day, Precision.DAY, text, stretch.basis + _UNKNOWN, clock)
    precision = Precision.MINUTE if clock.exact else Precision.HOUR
    basis = f"{stretch.basis}; {_in_utc(clock, moment)}"
    latest = moment if stretch.first == stretch.last or isinstance(meaning, Timed) else stretch.last
    return When(moment, latest, precision, text, basis)


def _clock(meaning: Meaning) -> Clock | None:
    if isinstance(meaning, Limited):
        return _clock(meaning.date) if meaning.bound is not Bound.SINCE else None
    return meaning.clock if isinstance(meaning, Timed) else None


def _day_of_clock(meaning: Meaning, stretch: Stretch, clock: Clock) -> date:
    """Of a night's two days, the second where the hour is past midnight."""
    return stretch.last if clock.hour < 12 else stretch.first


def _zone_words(clock: Clock) -> str:
    return clock.zone if isinstance(clock.zone, str) else f"UTC{clock.zone:+g}"
