"""A date of the text as a When: its days, or its instant in UTC where an hour and a clock are told."""

from __future__ import annotations

from datetime import date

from geo.dates.calendar import Stretch
from geo.dates.context import Context
from geo.dates.meaning import Bound, Clock, Limited, Meaning, Timed
from geo.dates.resolve import resolve
from geo.dates.zones import instant
from geo.model import Precision, When


def when(meaning: Meaning, context: Context, text: str) -> When | None:
    """The When of a date told in these words; None where what it counts from is unknown."""
    clock = _clock(meaning)
    stretch = resolve(meaning, context)
    if stretch is None:
        return None
    if clock is None:
        return When(stretch.first, stretch.last, stretch.precision, text, stretch.basis)
    day = _day_of_clock(meaning, stretch, clock)
    moment = instant(clock, day)
    if moment is None:
        basis = f"{stretch.basis}; the hour is on a clock the text does not name"
        return When(day, day, Precision.DAY, text, basis)
    precision = Precision.MINUTE if clock.exact else Precision.HOUR
    basis = f"{stretch.basis}; {clock.hour:02}:{clock.minute:02} {_zone_words(clock)} is {moment:%H:%M} UTC"
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
