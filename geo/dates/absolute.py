"""The grammar of calendar dates: "9 November 2020", "Nov. 9", "2020-11-09", "the 1990s", "the 15th"."""

from __future__ import annotations

import re

from geo.dates.meaning import Base, Between, Day, DayOf, Meaning, Unit
from geo.dates.months import JOINS, YearOf, bare_year, decade, month_name, month_only, season, year_of
from geo.dates.scan import HYPHENS, Found, Number, Scan
from geo.dates.vocabulary import (
    AFTER_WEEKDAY_NAME,
    BEFORE_WEEKDAY_NAME,
    COUNTED,
    DOUBTFUL_WEEKDAYS,
    MONTHS,
    NAMED_DAYS,
    PEOPLE,
    STARTERS,
    UNITS,
    WEEKDAYS,
)

_NUMERIC = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
    r"|(?P<d2>\d{1,2})(?P<s2>[-/.])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4})(?!\d)"
)
_AFTER_SHORT_YEAR = frozenset(".,;:()[]-–—")
_AFTER_DAY_OF = frozenset('.,;:!?)]-–—"”') | frozenset(
    ("and", "but", "when", "that", "by", "in", "at", "after", "before", "as", "or", "the", "with", "")
)
_NAMED_BY_NUMBER = frozenset(("anniversary", "day", "floor", "attempt", "century"))
_BEFORE_DAY_OF = frozenset(("on", "since", "by", "until", "till", "from", "before", "after", "to", "and"))


def absolute(s: Scan, i: int) -> Found | None:
    """The calendar date that begins at this word, if any; a bare month or year only where it must be one."""
    word = s.at(i)
    if word in WEEKDAYS:
        return weekday_date(s, i)
    if word in MONTHS:
        return month_day(s, i) or month_only(s, i)
    if word[:1].isdigit():
        return numeric(s, i) or day_month(s, i) or decade(s, i) or bare_year(s, i)
    if word == "the":
        return day_month(s, i) or _day_of(s, i) or _named_day(s, i) or season(s, i) or decade(s, i)
    return (_named_day(s, i) or day_month(s, i) or season(s, i)) if word in STARTERS else None


def numeric(s: Scan, i: int) -> Found | None:
    """ "2020-11-09", "09.11.2020", "25/11/2020"; with slashes the day must be told by being above 12."""
    if not s.at(i)[:1].isdigit() or (s.glued(i) and s.at(i - 1) not in "([\"“'’"):
        return None
    match = _NUMERIC.match(s.text, s.words[i].start)
    if not match:
        return None
    year, month, day = (int(match[k] or match[k + "2"]) for k in ("y", "m", "d"))
    if match["y2"] and match["s2"] == "/" and month != day and max(month, day) <= 12:
        return None
    if match["y2"] and match["s2"] == "/" and month > 12:
        month, day = day, month
    end = i
    while end < len(s.words) and s.words[end].start < match.end():
        end += 1
    sound = 1 <= month <= 12 and 1 <= day <= 31 and 1500 <= year <= 2099
    return Found(Day(day, month, year), end) if sound else None


def _short_year(s: Scan, i: int) -> YearOf:
    """The "88" of "23 Aug 88": two figures with a mark after them, or behind an apostrophe."""
    apostrophe = s.at(i) in ("'", "’") and s.glued(i + 1)
    at = i + 1 if apostrophe else i
    figures = s.digits(at, 2, 2)
    closed = s.at(at + 1) in _AFTER_SHORT_YEAR or not s.at(at + 1)
    abbreviated = 3 <= len(s.at(i - 1)) <= 4 and s.at(at + 1) not in COUNTED and (figures or 0) > 31
    if figures is None or not (apostrophe or closed or abbreviated):
        return None, i
    return (1900 if figures >= 40 else 2000) + figures, at + 1


def day_month(s: Scan, i: int) -> Found | None:
    """ "9 November 2020", "the 9th of November", "5-8 May", "5 and 6 May last year"."""
    start = s.skip(i, ("the",))
    first = s.day(start)
    if not first:
        return None
    second = s.day(first.end + 1) if s.at(first.end) in JOINS else None
    last = second or first
    named = month_name(s, _before_month_name(s, last.end))
    if not named:
        return None
    year, end = _year_or_short(s, named.end)
    if second:
        return Found(_days(first.value, second.value, named.value, year), end)
    return Found(Day(first.value, named.value, year), end)


def _before_month_name(s: Scan, i: int) -> int:
    if s.at(i) == "of":
        return i + 1
    return i + 1 if s.at(i) in HYPHENS and s.glued(i) and s.glued(i + 1) else i


def _year_or_short(s: Scan, i: int) -> YearOf:
    year, end = year_of(s, i)
    return (year, end) if year is not None else _short_year(s, i)


def _days(first: int, last: int, month: int, year: int | Unit | None) -> Meaning:
    return Between(Day(first, month, year), Day(last, month, year))


def month_day(s: Scan, i: int) -> Found | None:
    """ "November 9, 2020", "Nov. 9", "May 5-8, 1993"; "May 12 soldiers" is a month and a number of men."""
    named = month_name(s, i)
    first = s.day(s.skip(named.end, ("the",))) if named else None
    if not named or not first or (s.at(first.end) in COUNTED and not _dates_people(s, i, first.end)):
        return None
    joined = s.at(first.end) in HYPHENS or s.at(first.end) in ("and", "to")
    second = s.day(first.end + 1) if joined and s.at(first.end + 2) not in MONTHS else None
    if second and (s.at(second.end) in COUNTED or second.value <= first.value):
        second = None
    year, end = year_of(s, (second or first).end)
    if second:
        return Found(_days(first.value, second.value, named.value, year), end)
    return Found(Day(first.value, named.value, year), end)


def _dates_people(s: Scan, i: int, end: int) -> bool:
    """ "On July 30 soldiers were killed": after "on" comes a day, never a bare month."""
    return s.at(i - 1) in ("on", ",") and s.at(end) not in UNITS and s.at(end) in PEOPLE


def weekday_name(s: Scan, i: int) -> Number | None:
    """A day of the week that is no part of a name ("Sunday Times", "Bloody Sunday") and does not recur."""
    word = s.at(i)
    number = WEEKDAYS.get(word)
    if number is None or (word not in DOUBTFUL_WEEKDAYS and s.at(i - 1) in BEFORE_WEEKDAY_NAME):
        return None
    if (
        s.at(i + 1) in AFTER_WEEKDAY_NAME
        and s.raw(i + 1)[0].isupper()
        and s.raw(i + 1) != s.raw(i + 1).upper()
    ):
        return None
    dotted = len(word) <= 5 and s.at(i + 1) == "." and s.glued(i + 1)
    return Number(number, i + 2 if dotted else i + 1)


def weekday_date(s: Scan, i: int) -> Found | None:
    """ "Friday, 5 May", "Sunday April 3", "Tuesday [10 Nov]": the day of the week goes with the date."""
    named = weekday_name(s, i)
    if not named:
        return None
    start = named.end
    if UNITS.get(s.at(start)) == "day" and s.at(start + 1) in ("[", "("):
        start += 1
    opened = s.at(start) in ("(", "[")
    start = s.skip(start, (",", "(", "["))
    found = numeric(s, start) or day_month(s, start) or month_day(s, start)
    if not found or not isinstance(found.meaning, Day):
        return None
    meaning = found.meaning
    end = s.skip(found.end, (")", "]")) if opened else found.end
    return Found(Day(meaning.day, meaning.month, meaning.year, weekday=named.value), end)


def _day_of(s: Scan, i: int) -> Found | None:
    """ "the 13th of that month", "the first of the month", "on the 15th"."""
    if s.at(i) != "the":
        return None
    number = s.ordinal(i + 1)
    if not number or not 1 <= number.value <= 31:
        return None
    month = _month_words(s, number.end)
    if month:
        return Found(DayOf(number.value, month.meaning), month.end)
    in_figures = s.at(i + 1).isdigit()
    opening = s.raw(i - 1) in ("On", "By", "Until", "Since")
    alone = (opening and s.at(number.end) not in _NAMED_BY_NUMBER) or (
        s.at(number.end) in _AFTER_DAY_OF and s.at(i - 1) in _BEFORE_DAY_OF
    )
    return Found(DayOf(number.value), number.end) if in_figures and alone else None


def _month_words(s: Scan, i: int) -> Found | None:
    """ "of the month", "of that month", "of last month"."""
    if s.at(i) != "of" or s.at(i + 2) != "month":
        return None
    offsets = {
        "the": (0, Base.FILED),
        "this": (0, Base.FILED),
        "that": (0, Base.TOLD),
        "last": (-1, Base.FILED),
        "next": (1, Base.FILED),
    }
    if s.at(i + 1) not in offsets:
        return None
    offset, base = offsets[s.at(i + 1)]
    return Found(Unit("month", offset, base), i + 3)


def _named_day(s: Scan, i: int) -> Found | None:
    for words, (month, day) in NAMED_DAYS.items():
        if words[0] == s.at(i) and s.is_at(i, *words):
            year, end = year_of(s, i + len(words))
            return Found(Day(day, month, year), end)
    return None
