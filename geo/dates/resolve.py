"""What words that date something mean, turned into days of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from geo.dates import calendar
from geo.dates.calendar import Stretch
from geo.dates.meaning import (
    Apart,
    Base,
    Between,
    Bound,
    Clock,
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
from geo.dates.zones import instant
from geo.model import Precision, When

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
# A day this long before the one told last is of the next year: "28 December … 3 January".
_TURN = 200
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a date stands: the day of filing, what was told before, whether it lies ahead."""

    filed: date | None
    told: Stretch | None = None
    told_day: Stretch | None = None
    year: int | None = None
    """The year the passage is in, where the text has said one that is not the year of filing."""
    ahead: bool = False
    dateline: bool = False
    """`filed` is the date of the dateline, not of the publication."""
    same_paragraph: bool = False
    """The date told before stands in the same paragraph."""
    same_sentence: bool = False
    """The day told before stands in the same sentence."""

    @property
    def named(self) -> str:
        """The day of filing in words."""
        return f"the {'dateline' if self.dateline else 'publication'} date {self.filed}"


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


def resolve(meaning: Meaning, c: Context) -> Stretch | None:
    """The days a date covers; None where what it counts from is unknown or the calendar has no such day."""
    match meaning:
        case Day():
            return _day(meaning, c)
        case Weekday():
            return _weekday(meaning, c)
        case Month():
            return _month(meaning, c)
        case Season():
            return _season(meaning, c)
        case Years(first, last):
            return calendar.years(first, last, f"{first}" if first == last else f"{first} to {last}")
        case Unit():
            return _unit(meaning, c)
        case Shift():
            return _shift(meaning, c)
        case DayOf():
            return _day_of(meaning, c)
        case Part(first, last, whole):
            return _part(first, last, resolve(whole, c), c)
        case Night():
            return _night(meaning, c)
        case Recent(count, unit):
            return _recent(count, unit, c)
        case Between(first, last):
            return _between(first, last, c)
        case Limited(bound, inner):
            return _limited(bound, inner, c)
        case Apart(count, unit):
            return _shift(Shift(-count, unit, Base.TOLD), c)
        case Timed(_, day):
            return resolve(day, c) if day else _day_in_hand(c)


def _day_in_hand(c: Context) -> Stretch | None:
    return c.told_day.because(f"the day told before, {c.told_day.first}") if c.told_day else None


def _day(d: Day, c: Context) -> Stretch | None:
    told = _told_year(d.year, c)
    if told is not None:
        there = calendar.on(told, d.month, d.day)
        return calendar.day(there, f"{d.day} {_MONTHS[d.month - 1]} {told}") if there else None
    if isinstance(d.year, Unit):
        return None
    there = _nearest(d, c)
    if there is None:
        return None
    return calendar.day(there, f"{d.day} {_MONTHS[d.month - 1]}{_counted_from(c, there)}")


def _counted_from(c: Context, there: date) -> str:
    if c.year is not None and there.year in (c.year, c.year + 1):
        return f" of {there.year}, the year the passage is in"
    return f", the nearest {'after' if c.filed and there > c.filed else 'before'} {c.named}"


def _told_year(year: int | Unit | None, c: Context) -> int | None:
    if isinstance(year, Unit):
        whole = _unit(year, c)
        return whole.first.year if whole else None
    return year


def _nearest(d: Day, c: Context) -> date | None:
    if c.year is not None and not d.which:
        return _in_passage(d, c)
    if c.filed is None:
        return None
    years = range(c.filed.year - 8, c.filed.year + 2)
    days = [there for y in years if (there := calendar.on(y, d.month, d.day))]
    if d.weekday is not None:
        fitting = [x for x in days if x.weekday() == d.weekday]
        days = [x for x in fitting if abs((x - c.filed).days) < 366] or days
    if d.which == "next" or (c.ahead and d.which != "last"):
        return min((x for x in days if x >= c.filed), default=None)
    slack = timedelta(days=0 if d.which == "last" else 1)
    return max((x for x in days if x <= c.filed + slack), default=None)


def _in_passage(d: Day, c: Context) -> date | None:
    """The day in the passage's year; in the next where the passage has gone past it."""
    assert c.year is not None
    there = calendar.on(c.year, d.month, d.day)
    told = c.told
    turned = there and told and told.last.year == c.year and (told.first - there).days > _TURN
    return calendar.on(c.year + 1, d.month, d.day) if turned else there


def _month(m: Month, c: Context) -> Stretch | None:
    told = _told_year(m.year, c)
    if told is not None:
        return calendar.month(told, m.month, f"{_MONTHS[m.month - 1]} {told}")
    if isinstance(m.year, Unit) or (c.filed is None and c.year is None):
        return None
    if c.year is not None and not m.which:
        return calendar.month(
            c.year, m.month, f"{_MONTHS[m.month - 1]} of {c.year}, the year the passage is in"
        )
    assert c.filed is not None
    year = c.filed.year + _year_shift(m.month, m.month, m.which, c)
    return calendar.month(year, m.month, f"{_MONTHS[m.month - 1]} nearest to {c.named}")


def _year_shift(first: int, last: int, which: str, c: Context) -> int:
    """How many years from that of filing a month or season without one lies."""
    assert c.filed is not None
    now = c.filed.month
    if which == "this":
        return 0
    if which == "next":
        return 0 if first > now else 1
    if which == "last":
        return 0 if last < now else -1
    if c.ahead:
        return 0 if last >= now else 1
    return 0 if first <= now else -1


def _season(s: Season, c: Context) -> Stretch | None:
    told = _told_year(s.year, c)
    if told is None and (isinstance(s.year, Unit) or c.filed is None):
        return None
    if told is None:
        assert c.filed is not None
        told = c.filed.year + _year_shift(s.first, s.last, s.which, c)
        if s.first == 12 and s.which in ("", "this") and c.filed.month <= 2:
            told = c.filed.year - 1
        if s.first == 12 and s.which == "last":
            told = c.filed.year - 1
    return calendar.months(told, s.first, s.last, Precision.MONTH, f"months {s.first} to {s.last} of {told}")


def _weekday(w: Weekday, c: Context) -> Stretch | None:
    name = _WEEKDAYS[w.number]
    if w.which in ("before", "that", "after") or (w.which == "" and c.year is not None and c.told_day):
        return _weekday_told(w, c)
    if c.filed is None:
        return None
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


def _weekday_told(w: Weekday, c: Context) -> Stretch | None:
    if c.told_day is None:
        return None
    base = c.told_day.first
    back = (base.weekday() - w.number) % 7
    days = -(back or 7) if w.which == "before" else ((7 - back) % 7 or (7 if w.which == "after" else 0))
    if w.which == "that":
        days = -back if back <= 3 else 7 - back
    there = calendar.plus(base, days)
    return calendar.day(there, f"{_WEEKDAYS[w.number]}, counted from {base}, told before") if there else None


def _base(base: Base | Meaning, unit: str, later: bool, c: Context) -> tuple[date, str] | None:
    """The day counted from, and its name."""
    if base is Base.FILED:
        return (c.filed, c.named) if c.filed else None
    if base is Base.TOLD:
        stretch = c.told if unit in ("month", "year", "decade") else c.told_day
    else:
        stretch = resolve(base, c)
    if stretch is None:
        return None
    day = stretch.last if later else stretch.first
    return day, f"{day}, told before" if base is Base.TOLD else str(day)


def _unit(u: Unit, c: Context) -> Stretch | None:
    found = _base(u.base, u.unit, u.offset > 0 or u.unit == "day", c)
    if not found:
        return None
    base, named = found
    steps = {-1: "before", 0: "of", 1: "after"}.get(u.offset, f"{u.offset:+d} from")
    stretch = calendar.holding(base, u.unit, u.offset, f"the {u.unit} {steps} {named}")
    if (
        stretch
        and u.base is Base.FILED
        and u.offset == 0
        and not c.ahead
        and stretch.last > base >= stretch.first
    ):
        return Stretch(stretch.first, base, stretch.precision, stretch.basis)
    if stretch and u.base is Base.TOLD and u.offset == 0 and u.unit == "night" and c.told_day:
        return c.told_day.because(f"the day told before, {base}")
    return stretch


def _shift(s: Shift, c: Context) -> Stretch | None:
    found = _base(s.base, s.unit, s.count > 0, c)
    if not found:
        return None
    base, named = found
    side = "before" if s.count < 0 else "after"
    return calendar.shifted(base, s.count, s.unit, f"{abs(s.count)} {s.unit}(s) {side} {named}")


def _day_of(d: DayOf, c: Context) -> Stretch | None:
    whole = resolve(d.month, c) if d.month else _month_in_hand(d.day, c)
    if whole is None:
        return None
    there = calendar.on(whole.first.year, whole.first.month, d.day)
    return calendar.day(there, f"day {d.day} of {_MONTHS[there.month - 1]} {there.year}") if there else None


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


def _part(first: int, last: int, whole: Stretch | None, c: Context) -> Stretch | None:
    """A part of a stretch; -1 stands for the day of filing ("earlier this month")."""
    if whole is None:
        return None
    if last == -1:
        return whole if c.filed is None else Stretch(whole.first, c.filed, whole.precision, whole.basis)
    if first == -1:
        end = calendar.months(whole.first.year, whole.first.month, whole.first.month, Precision.MONTH)
        return Stretch(
            whole.last, max(whole.last, end.last if end else whole.last), whole.precision, whole.basis
        )
    return calendar.part(whole, first, last, f"part of {whole.basis}")


def _night(n: Night, c: Context) -> Stretch | None:
    until = resolve(n.until, c) if n.until else None
    since = resolve(n.since, c) if n.since else None
    if n.until is None and n.since is None:
        base = _day_in_hand(c) if c.same_sentence else None
        until = base or (calendar.day(c.filed) if c.filed else None)
    last = until.first if until else calendar.plus(since.first, 1) if since else None
    first = calendar.plus(last, -1) if last else None
    if first is None or last is None:
        return None
    return Stretch(first, last, Precision.DAY, f"the night from {first} to {last}")


def _recent(count: int, unit: str, c: Context) -> Stretch | None:
    if c.filed is None:
        return None
    if unit in ("minute", "hour"):
        first = calendar.plus(c.filed, -(count // 24))
    else:
        start = calendar.shifted(c.filed, -count, unit)
        first = _back(c.filed, count, unit) if start else None
    if first is None:
        return None
    precision = {"year": Precision.YEAR, "month": Precision.MONTH, "week": Precision.WEEK}.get(
        unit, Precision.DAY
    )
    return Stretch(first, c.filed, precision, f"{count} {unit}(s) up to {c.named}")


def _back(day: date, count: int, unit: str) -> date | None:
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return calendar.plus(day, -count * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1))
    there = calendar.month(day.year, day.month - months * count)
    return there.first.replace(day=min(day.day, there.last.day)) if there else None


def _between(first: Meaning, last: Meaning, c: Context) -> Stretch | None:
    end = resolve(last, c)
    if end is None:
        return None
    start = resolve(ends(Between(first, last))[0], c)
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
