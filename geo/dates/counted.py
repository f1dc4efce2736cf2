"""Dates that count from another: whole units, so many of them, the stretch up to now."""

from __future__ import annotations

from datetime import date, timedelta

from geo.dates import calendar
from geo.dates.calendar import Stretch
from geo.dates.context import Context
from geo.dates.meaning import Base, Unit
from geo.model import Precision

_SATURDAY = 5
_LONG_AGO = timedelta(days=21)
_LONG = ("month", "year", "decade")


def whole(u: Unit, c: Context) -> Stretch | None:
    """The unit `offset` from the one that holds the day of filing or the date told before.

    One that is not over when the article is filed ends with that day.
    """
    found = base_day(u.base, u.unit, u.offset > 0 or u.unit == "day", c)
    if not found:
        return None
    base, named = found
    if u.unit == "weekend" and u.offset == 0 and not c.ahead and base.weekday() < _SATURDAY:
        return calendar.weekend(base, -1, f"the weekend before {named}")
    if u.base is Base.TOLD and u.offset == 0 and u.unit == "night" and c.day_in_hand:
        return c.day_in_hand.because(f"the night told before, {c.day_in_hand.first}")
    steps = {-1: "before", 0: "of", 1: "after"}.get(u.offset, f"{u.offset:+d} from")
    stretch = calendar.holding(base, u.unit, u.offset, f"the {u.unit} {steps} {named}")
    running = stretch and u.base is Base.FILED and u.offset == 0 and not c.ahead and stretch.first <= base
    return Stretch(stretch.first, base, stretch.precision, stretch.basis) if stretch and running else stretch


def base_day(base: Base, unit: str, later: bool, c: Context) -> tuple[date, str] | None:
    """The day counted from, and its name; of several days told the last where the count goes on."""
    if base is Base.FILED:
        return (c.filed, c.named) if c.filed else None
    stretch = c.told if unit in _LONG else _day_in_hand(c)
    if stretch is None:
        return None
    day = stretch.last if later else stretch.first
    return day, f"{day}, told before"


def _day_in_hand(c: Context) -> Stretch | None:
    """The day told last; one of long ago does not hold beyond its paragraph, where the story has a day."""
    last = c.day_in_hand
    if last is None or c.filed is None or c.recent is None or c.same_paragraph:
        return last
    return c.recent if c.filed - last.last > _LONG_AGO else last


def steps(count: int, unit: str, base: date, named: str, exact: bool = False) -> Stretch | None:
    """So many units before (negative) or after a day."""
    side = "before" if count < 0 else "after"
    plural = "" if abs(count) == 1 else "s"
    basis = f"{abs(count)} {unit}{plural} {side} {named}"
    if exact:
        there = back(base, -count, unit)
        return calendar.day(there, basis) if there else None
    return calendar.shifted(base, count, unit, basis)


def recent(count: int, unit: str, c: Context) -> Stretch | None:
    """The last so many units up to the day of filing."""
    if c.filed is None:
        return None
    if unit in ("minute", "hour"):
        first = calendar.plus(c.filed, -(count // 24))
    else:
        start = calendar.shifted(c.filed, -count, unit)
        first = back(c.filed, count, unit) if start else None
    if first is None:
        return None
    precision = {"year": Precision.YEAR, "month": Precision.MONTH, "week": Precision.WEEK}.get(
        unit, Precision.DAY
    )
    return Stretch(first, c.filed, precision, f"{count} {unit}(s) up to {c.named}")


def back(day: date, count: int, unit: str) -> date | None:
    """The day so many units before: the same day of the month, or the last there is."""
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return calendar.plus(day, -count * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1))
    there = calendar.month(day.year, day.month - months * count)
    return there.first.replace(day=min(day.day, there.last.day)) if there else None
