"""An hour on some clock in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geo.dates.meaning import Clock
from geo.errors import DataError


def instant(clock: Clock, on: date) -> datetime | None:
    """The clock's hour of that day in UTC; None where the text does not say whose clock it is."""
    if clock.zone is None:
        return None
    try:
        local = datetime.combine(on, time(clock.hour, clock.minute), _zone(clock.zone))
        return local.astimezone(UTC)
    except OverflowError:
        return None


@cache
def _zone(zone: str | float) -> tzinfo:
    if isinstance(zone, float):
        return timezone(timedelta(hours=zone))
    try:
        return ZoneInfo(zone)
    except ZoneInfoNotFoundError as error:
        raise DataError(f"There is no time zone data for {zone}: install the package tzdata.") from error
