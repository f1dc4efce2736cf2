"""What words that date something mean, turned into days of the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from geo.dates import calendar, counted, nearest
from geo.dates.calendar import Stretch
from geo.dates.context import Context
from geo.dates.meaning import (
    Apart,
    Base,
    Between,
    Bound,
    Day,
    DayOf,
    Limited,
    Meaning,
    Month,
    Night,
    Part,
    Recent,
    Season,
    Shift,
    Timed,
    Unit,
    Weekday,
    Years,
)
from geo.model import Precision


def resolve(meaning: Meaning, c: Context) -> Stretch | None:  # noqa: PLR0911, PLR0912 — a case per meaning
    """The days a date covers; None where what it counts from is unknown or the calendar has no such day."""
    match meaning:
        case Day():
            return nearest.day(meaning, c)
        case Weekday():
            return nearest.weekday(meaning, c)
        case Month():
            return nearest.month(meaning, c)
        case Season():
            return nearest.season(meaning, c)
        case Years(first, last):
            return calendar.years(first, last, f"{first}" if first == last else f"{first} to {last}")
        case Unit():
            return counted.whole(meaning, c)
        case Shift():
            return _shift(meaning, c)
        case DayOf():
            return _day_of(meaning, c)
        case Part(first, last, whole):
            return _part(first, last, resolve(whole, _to_its_end(whole, c)), c)
        case Night():
            return _night(meaning, c)
        case Recent(count, unit):
            return counted.recent(count, unit, c)
        case Between(first, last):
            return _between(first, last, c)
        case Limited(bound, inner):
            return _limited(bound, inner, c)
        case Apart(count, unit):
            return _shift(Shift(-count, unit, Base.TOLD), c) if c.same_sentence else None
        case Timed(_, day):
            return resolve(day, c) if day else _day_in_hand(c)


def _day_in_hand(c: Context) -> Stretch | None:
    day = c.day_in_hand
    return day.because(f"the day told before, {day.first}") if day else None


def _shift(s: Shift, c: Context) -> Stretch | None:
    if isinstance(s.base, Base):
        found = counted.base_day(s.base, s.unit, s.count > 0, c)
        return counted.steps(s.count, s.unit, *found) if found else None
    stretch = resolve(s.base, c)
    if stretch is None:
        return None
    day = stretch.last if s.count > 0 else stretch.first
    return counted.steps(s.count, s.unit, day, str(day), exact=s.exact)


def _day_of(d: DayOf, c: Context) -> Stretch | None:
    whole = resolve(d.month, c) if d.month else _month_in_hand(d.day, c)
    if whole is None:
        return None
    there = calendar.on(whole.first.year, whole.first.month, d.day)
    return (
        calendar.day(there, f"day {d.day} of {nearest.MONTHS[there.month - 1]} {there.year}")
        if there
        else None
    )


def _month_in_hand(number: int, c: Context) -> Stretch | None:
    """The month of the date told before, if it is a day; else that of filing, or the one before it."""
    told = c.told if c.told and c.told.precision in (Precision.DAY, Precision.MONTH) else None
    if told and (c.filed is None or (c.same_paragraph and _may_go_on(told, number, c))):
        return calendar.month(told.first.year, told.first.month)
    if c.filed is None:
        return None
    offset = (1 if number < c.filed.day else 0) if c.ahead else (-1 if number > c.filed.day else 0)
    return calendar.holding(c.filed, "month", offset)


def _may_go_on(told: Stretch, number: int, c: Context) -> bool:
    """True where a bare "the 15th" may be of the month of the date told before it."""
    there = calendar.on(told.first.year, told.first.month, number)
    return there is not None and c.filed is not None and (there <= c.filed or c.ahead)


def _to_its_end(whole: Meaning, c: Context) -> Context:
    """A part is one of the whole month or year, not of what has passed of it when the article is filed."""
    return replace(c, ahead=True) if isinstance(whole, Unit) else c


def _part(first: int, last: int, whole: Stretch | None, c: Context) -> Stretch | None:
    """A part of a whole stretch; -1 stands for the day of filing ("earlier this month")."""
    if whole is None:
        return None
    if -1 not in (first, last):
        return calendar.part(whole, first, last, f"part of {whole.basis}")
    if c.filed is None or not whole.first <= c.filed <= whole.last:
        return whole
    start, end = (whole.first, c.filed) if last == -1 else (c.filed, whole.last)
    return Stretch(start, end, whole.precision, whole.basis)


def _night(n: Night, c: Context) -> Stretch | None:
    until = resolve(n.until, c) if n.until else None
    since = _evening(n.since, c) if n.since else None
    if until is None and since is None and n.until is None:
        base = _day_in_hand(c) if c.same_sentence else None
        until = base or (calendar.day(c.filed) if c.filed else None)
    last = until.first if until else calendar.plus(since.first, 1) if since else None
    first = calendar.plus(last, -1) if last else None
    if first is None or last is None:
        return None
    return Stretch(first, last, Precision.DAY, f"the night from {first} to {last}")


def _evening(since: Meaning, c: Context) -> Stretch | None:
    """The day a night follows; "during the night" follows the day told last, unless that is today."""
    told = isinstance(since, Unit) and since.base is Base.TOLD
    if told and not (c.same_paragraph or c.same_sentence):
        return None
    found = resolve(since, c)
    return None if found and told and c.filed is not None and found.last >= c.filed else found


def _between(first: Meaning, last: Meaning, c: Context) -> Stretch | None:
    end = resolve(last, c)
    if end is None:
        return None
    start = resolve(ends(Between(first, last))[0], c)
    if start is not None and start.first > end.last and isinstance(first, Weekday):
        # "From Wednesday to Thursday", read on a Wednesday: the one before the Thursday.
        start = calendar.day(end.first - timedelta((end.first.weekday() - first.number) % 7), start.basis)
    if start is None or start.first > end.last:
        return None
    finest = start.precision if start.precision == end.precision else Precision.DAY
    return Stretch(start.first, end.last, finest, f"from {start.basis} to {end.basis}")


def ends(stretch: Between) -> tuple[Meaning, Meaning]:
    """Both ends of a stretch, the first with the year told with the last."""
    return _with_year_of(stretch.first, stretch.last), stretch.last


def _with_year_of(first: Meaning, last: Meaning) -> Meaning:
    """ "Between March and June 1993": the first takes the year told with the last."""
    if (
        isinstance(first, Day | Month | Season)
        and first.year is None
        and isinstance(last, Day | Month | Season)
    ):
        first_month = first.month if isinstance(first, Day | Month) else first.first
        last_month = last.month if isinstance(last, Day | Month) else last.last
        year = last.year - 1 if isinstance(last.year, int) and first_month > last_month else last.year
        if isinstance(first, Day):
            return Day(first.day, first.month, year, first.weekday, first.which)
        return Month(first.month, year) if isinstance(first, Month) else Season(first.first, first.last, year)
    return first


def _limited(bound: Bound, inner: Meaning, c: Context) -> Stretch | None:
    whole = resolve(inner, c)
    if whole is None or bound is not Bound.SINCE:
        return whole and whole.because(f"{bound} {whole.basis}")
    if c.filed is None or c.filed < whole.first:
        return None
    return Stretch(whole.first, c.filed, whole.precision, f"from {whole.basis} to {c.named}")
