"""When a happening may have been: stretches of whole days, as finely as its text dates it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from geo.model import Moment, When

_HOUR_OF_A_DEGREE = 24 / 360


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day by number; `hours` are the first and last hour since the year 1, where told."""

    first: int
    last: int
    hours: tuple[float, float] | None = None

    @property
    def length(self) -> int:
        """How many days it may have been on."""
        return self.last - self.first + 1


def stretch(when: When | None, lon: float | None) -> Days | None:
    """The days of a When. An instant told in UTC may be of another day by the clocks on the spot."""
    if when is None:
        return None
    ends = [*_days(when.earliest, lon), *_days(when.latest, lon)]
    hours = (_hour(when.earliest), _hour(when.latest))
    told = (hours[0], hours[1]) if hours[0] is not None and hours[1] is not None else None
    return Days(min(ends), max(ends), told)


def _days(moment: Moment, lon: float | None) -> tuple[int, ...]:
    if not isinstance(moment, datetime):
        return (moment.toordinal(),)
    utc = _utc(moment)
    if lon is None:
        return (utc.toordinal(),)
    try:
        local = utc + timedelta(hours=lon * _HOUR_OF_A_DEGREE)
    except OverflowError:
        local = utc
    return utc.toordinal(), local.toordinal()


def _hour(moment: Moment) -> float | None:
    if not isinstance(moment, datetime):
        return None
    utc = _utc(moment)
    return utc.toordinal() * 24 + utc.hour + utc.minute / 60


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment


def apart(one: Days, other: Days) -> bool:
    """True where they share no day: a contradiction beyond what either text leaves open."""
    return one.last < other.first or other.last < one.first


def hours_between(one: Days, other: Days) -> float | None:
    """Hours between two that both tell the hour, 0 where they meet; None where one does not."""
    if one.hours is None or other.hours is None:
        return None
    return max(one.hours[0] - other.hours[1], other.hours[0] - one.hours[1], 0.0)
