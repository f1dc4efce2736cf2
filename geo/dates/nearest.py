"""Days, months, seasons and weekdays told without their year: which one is meant."""

from __future__ import annotations

from datetime import date, timedelta

from geo.dates import calendar, vocabulary
from geo.dates.calendar import Stretch
from geo.dates.context import Context
from geo.dates.counted import whole
from geo.dates.meaning import Day, Month, Season, Unit, Weekday
from geo.model import Precision


def _longest_names(names: dict[str, int]) -> list[str]:
    """The full name of each number, in order: "sept" and "september" are one."""
    numbers = sorted(set(names.values()))
    return [max((w for w, n in names.items() if n == number), key=len).capitalize() for number in numbers]


MONTHS = _longest_names(vocabulary.MONTHS)
# A day this long before the one told last is of the next year: "28 December … 3 January".
_TURN = 200
_UNTOLD = timedelta(days=300)
_WEEKDAYS = _longest_names(vocabulary.WEEKDAYS)


def day(d: Day, c: Context) -> Stretch | None:
    """A day of a month; without a year the nearest that fits."""
    told = _told_year(d.year, c)
    if told is not None:
        there = calendar.on(told, d.month, d.day)
        return calendar.day(there, f"{d.day} {MONTHS[d.month - 1]} {told}") if there else None
    if isinstance(d.year, Unit):
        return None
    there = _nearest(d, c)
    if there is None:
        return None
    return calendar.day(there, f"{d.day} {MONTHS[d.month - 1]}{_counted_from(c, there)}")


def _counted_from(c: Context, there: date) -> str:
    if c.year is not None and there.year in (c.year, c.year + 1):
        return f" of {there.year}, the year the passage is in"
    return f", the nearest {'after' if c.filed and there > c.filed else 'before'} {c.named}"


def _told_year(year: int | Unit | None, c: Context) -> int | None:
    if isinstance(year, Unit):
        told = whole(year, c)
        return told.first.year if told else None
    return year


def _nearest(d: Day, c: Context) -> date | None:
    if c.year is not None and not d.which:
        return _in_passage(d, c.year, c)
    if c.filed is None:
        return None
    years = range(c.filed.year - 8, c.filed.year + 2)
    days = [there for y in years if (there := calendar.on(y, d.month, d.day))]
    if d.weekday is not None:
        fitting = [x for x in days if x.weekday() == d.weekday]
        days = [x for x in fitting if abs((x - c.filed).days) < 366] or days
    coming = min((x for x in days if x >= c.filed), default=None)
    # Nobody writes of a day ten months off without its year.
    near = coming is not None and coming - c.filed <= _UNTOLD
    if d.which == "next" or (c.ahead and near and d.which != "last"):
        return coming
    slack = timedelta(days=0 if d.which == "last" else 1)
    return max((x for x in days if x <= c.filed + slack), default=None)


def _in_passage(d: Day, year: int, c: Context) -> date | None:
    """The day in the passage's year; in the next where the passage has gone past it."""
    there = calendar.on(year, d.month, d.day)
    told = c.told
    turned = there and told and told.last.year == year and (told.first - there).days > _TURN
    return calendar.on(year + 1, d.month, d.day) if turned else there


def month(m: Month, c: Context) -> Stretch | None:
    """A month; without a year the nearest that fits."""
    told = _told_year(m.year, c)
    if told is not None:
        return calendar.month(told, m.month, f"{MONTHS[m.month - 1]} {told}")
    if isinstance(m.year, Unit):
        return None
    if c.year is not None and not m.which:
        return calendar.month(
            c.year, m.month, f"{MONTHS[m.month - 1]} of {c.year}, the year the passage is in"
        )
    if c.filed is None:
        return None
    year = c.filed.year + _year_shift(m.month, m.month, m.which, c.filed.month, c.ahead)
    return calendar.month(year, m.month, f"{MONTHS[m.month - 1]} nearest to {c.named}")


def _year_shift(first: int, last: int, which: str, now: int, ahead: bool) -> int:
    """How many years from that of filing a month or season without one lies."""
    if which == "this":
        return 0
    if which == "next":
        return 0 if first > now else 1
    if which == "last":
        return 0 if last < now else -1
    if ahead:
        return 0 if last >= now else 1
    return 0 if first <= now else -1


def season(s: Season, c: Context) -> Stretch | None:
    """A season; without a year the nearest. Winter is named by its December."""
    year = _told_year(s.year, c)
    if year is None and not isinstance(s.year, Unit) and c.filed is not None:
        year = c.filed.year + _season_shift(s, c.filed.month, c.ahead)
    if year is None:
        return None
    return calendar.months(year, s.first, s.last, Precision.MONTH, f"months {s.first} to {s.last} of {year}")


def _season_shift(s: Season, now: int, ahead: bool) -> int:
    over_new_year = s.last > 12
    if over_new_year and (s.which == "last" or (s.which in ("", "this") and now <= s.last - 12)):
        return -1
    return _year_shift(s.first, s.last, s.which, now, ahead)


def weekday(w: Weekday, c: Context) -> Stretch | None:
    """A day of the week: the last one up to the day of filing, unless the words put it elsewhere."""
    name = _WEEKDAYS[w.number]
    if w.which in ("before", "that", "after"):
        return _weekday_told(w, c)
    if c.filed is None:
        return None
    if w.which in ("last week", "this week"):
        return _of_week(w, c.filed)
    back = (c.filed.weekday() - w.number) % 7
    if w.which == "last":
        days = -(back or 7)
    elif w.which == "next" or (c.ahead and w.which != "last"):
        days = (7 - back) % 7 or (7 if w.which == "next" else 0)
    else:
        days = -back
    there = calendar.plus(c.filed, days)
    side = "after" if days > 0 else "before" if days < 0 else "on"
    return calendar.day(there, f"{name} {side} {c.named}") if there else None


def _of_week(w: Weekday, filed: date) -> Stretch | None:
    days = w.number - filed.weekday() - (7 if w.which == "last week" else 0)
    there = calendar.plus(filed, days)
    return calendar.day(there, f"{_WEEKDAYS[w.number]} of {w.which}, counted from {filed}") if there else None


def _weekday_told(w: Weekday, c: Context) -> Stretch | None:
    if c.told_day is None:
        return None
    base = c.told_day.first
    back = (base.weekday() - w.number) % 7
    days = -(back or 7) if w.which == "before" else ((7 - back) % 7 or (7 if w.which == "after" else 0))
    if w.which == "that":
        days = -back if back <= 3 else 7 - back
    there = calendar.plus(base, days)
    if there and w.which == "that" and c.filed and there > c.filed and not c.ahead:
        there = calendar.plus(there, -7)
    return calendar.day(there, f"{_WEEKDAYS[w.number]}, counted from {base}, told before") if there else None
