"""Stretches of the calendar: pure arithmetic on dates."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from geo.model import Precision
from geo.records import record

WEEK = 7


@record(frozen=True, slots=True)
class Stretch:
    """From a day to a day, inclusive; how finely it was told, and how it was worked out, in words."""

    first: date
    last: date
    precision: Precision
    basis: str = ""

    def because(self, basis: str) -> Stretch:
        """The same stretch with another reason."""
        return replace(self, basis=basis)


def day(moment: date, basis: str = "") -> Stretch:
    """One day."""
    return Stretch(moment, moment, Precision.DAY, basis)


def on(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has none (31 June, the year 0)."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= number <= monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def month(year: int, number: int, basis: str = "") -> Stretch | None:
    """A month; numbers past 12 run on into the next year. None off the calendar."""
    return months(year, number, number, Precision.MONTH, basis)


def months(year: int, first: int, last: int, precision: Precision, basis: str = "") -> Stretch | None:
    """From the first day of one month to the last of another, counted from January of `year` = 1."""
    start, end = divmod(first - 1, 12), divmod(last - 1, 12)
    if year + start[0] < MINYEAR or year + end[0] > MAXYEAR:
        return None
    begin = date(year + start[0], start[1] + 1, 1)
    stop_year, stop_month = year + end[0], end[1] + 1
    return Stretch(begin, date(stop_year, stop_month, monthrange(stop_year, stop_month)[1]), precision, basis)


def years(first: int, last: int, basis: str = "") -> Stretch | None:
    """Whole years; None off the calendar."""
    if first < MINYEAR or last > MAXYEAR:
        return None
    return Stretch(date(first, 1, 1), date(last, 12, 31), Precision.YEAR, basis)


def week(moment: date, basis: str = "") -> Stretch | None:
    """The week, Monday to Sunday, that holds a day."""
    monday = plus(moment, -moment.weekday())
    sunday = plus(monday, WEEK - 1) if monday else None
    return Stretch(monday, sunday, Precision.WEEK, basis) if monday and sunday else None


def weekend(moment: date, offset: int, basis: str = "") -> Stretch | None:
    """The Saturday and Sunday of the week `offset` from that of a day."""
    saturday = plus(moment, 5 - moment.weekday() + WEEK * offset)
    sunday = plus(saturday, 1) if saturday else None
    return Stretch(saturday, sunday, Precision.DAY, basis) if saturday and sunday else None


def plus(moment: date, days: int) -> date | None:
    """So many days on; None off the calendar."""
    try:
        return moment + timedelta(days=days)
    except OverflowError:
        return None


def holding(  # noqa: PLR0911 — a case per unit
    moment: date, unit: str, offset: int, basis: str = ""
) -> Stretch | None:
    """The day, week, month, year or decade `offset` from the one that holds a day."""
    match unit:
        case "week":
            start = plus(moment, WEEK * offset)
            return week(start, basis) if start else None
        case "weekend":
            return weekend(moment, offset, basis)
        case "fortnight":
            return _around(plus(moment, 2 * WEEK * offset), 2 * WEEK, basis)
        case "month":
            return month(moment.year, moment.month + offset, basis)
        case "year":
            return years(moment.year + offset, moment.year + offset, basis)
        case "decade":
            start_year = moment.year // 10 * 10 + 10 * offset
            return years(start_year, start_year + 9, basis)
        case _:
            there = plus(moment, offset if unit in ("day", "night") else 0)
            return day(there, basis) if there else None


def _around(start: date | None, days: int, basis: str) -> Stretch | None:
    end = plus(start, days - 1) if start else None
    return Stretch(start, end, Precision.WEEK, basis) if start and end else None


def shifted(moment: date, count: int, unit: str, basis: str = "") -> Stretch | None:
    """So many units on from a day, as finely as the unit tells: "two months later" is a month."""
    match unit:
        case "month" | "year" | "decade":
            return holding(moment, unit, count, basis)
        case "week" | "fortnight":
            there = plus(moment, count * WEEK * (2 if unit == "fortnight" else 1))
            first, last = (plus(there, -3), plus(there, 3)) if there else (None, None)
            return Stretch(first, last, Precision.WEEK, basis) if first and last else None
        case "day" | "night":
            there = plus(moment, count)
            return day(there, basis) if there else None
        case _:
            return day(moment, basis)


def part(whole: Stretch, first: int, last: int, basis: str = "") -> Stretch:
    """From one twelfth to another of a stretch, in whole months where it is a year or more, else in days."""
    length = (whole.last - whole.first).days + 1
    start = whole.first + timedelta(days=round(length * first / 12))
    stop = whole.first + timedelta(days=round(length * last / 12) - 1)
    if length > 300:
        start = start.replace(day=1) if start.day < 16 else _next_month(start)
        stop = (stop.replace(day=1) if stop.day < 16 else _next_month(stop)) - timedelta(days=1)
    precision = Precision.MONTH if length > 300 else Precision.WEEK if length > WEEK else Precision.DAY
    return Stretch(start, max(start, stop), precision, basis or whole.basis)


def _next_month(moment: date) -> date:
    return (moment.replace(day=28) + timedelta(days=4)).replace(day=1)


def near(target: date, number: int) -> date | None:
    """The last day up to and including `target` that is this weekday (Monday 0)."""
    return plus(target, -((target.weekday() - number) % WEEK))
