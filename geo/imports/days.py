"""Days as tables write them: ISO 8601, figures in either order, words, a year or a month alone."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.{0,20})?")
_FIGURES = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[T ,]+\d{1,2}:\d{2}.{0,20})?")
_DAY_FIRST = re.compile(r"(\d{1,2})[ \-]([A-Za-z]{3,9})\.?,?[ \-](\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_MONTH = re.compile(r"([A-Za-z]{3,9})\.? (\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_LONGEST = 40


class Order(StrEnum):
    """How 3/4/2020 is to be read."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or the days of a month or year; `precision` as ACLED's: 1 the day, 3 a month or more."""

    first: date
    last: date
    precision: int


def order_of(cells: Iterable[str]) -> Order:
    """The order of day and month that all the dates in figures bear; unsure where either would do."""
    is_day = is_month = False
    for cell in cells:
        if found := _FIGURES.fullmatch(cell.strip()[:_LONGEST]):
            one, other = int(found[1]), int(found[2])
            is_day |= one > 12 >= other
            is_month |= other > 12 >= one
    if is_day == is_month:
        return Order.UNSURE
    return Order.DAY_FIRST if is_day else Order.MONTH_FIRST


def undecided(cells: Iterable[str]) -> str:
    """The first date in figures that could be either of two days, without its time of day; "" if none."""
    for cell in cells:
        found = _FIGURES.fullmatch(cell.strip()[:_LONGEST])
        if found and int(found[1]) != int(found[2]) and max(int(found[1]), int(found[2])) <= 12:
            return found[0][: found.end(3)]
    return ""


def parse(words: str, order: Order = Order.UNSURE) -> Days:
    """The days the words tell; ValueError with the reason where they tell none, or could tell two."""
    told = words.strip()
    if len(told) > _LONGEST:
        raise ValueError(f"“{told[:_LONGEST]}…” is no date")
    for pattern, read in _READERS:
        if found := pattern.fullmatch(told):
            try:
                return read(found, order)
            except _UnsureError as error:
                raise ValueError(f"“{told}” could be either of two days; say which comes first") from error
            except ValueError as error:
                raise ValueError(f"“{told}” is no day of the calendar") from error
    raise ValueError(f"“{told}” is no date" if told else "no date")


class _UnsureError(ValueError):
    pass


def _day(year: int, month: int, day: int) -> Days:
    one = date(year, month, day)
    return Days(one, one, 1)


def _month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), 3)


def _iso(found: re.Match[str], _: Order) -> Days:
    year, month = int(found[1]), int(found[2])
    return _day(year, month, int(found[3])) if found[3] else _month(year, month)


def _figures(found: re.Match[str], order: Order) -> Days:
    one, other, year = (int(found[at]) for at in (1, 2, 3))
    if order is Order.UNSURE and one != other and one <= 12 and other <= 12:
        raise _UnsureError
    is_month_first = order is Order.MONTH_FIRST if max(one, other) <= 12 else other > 12
    return _day(year, one, other) if is_month_first else _day(year, other, one)


def _named(word: str) -> int:
    small = word.casefold()
    for number, name in enumerate(_MONTHS, 1):
        if small in (name, name[:3]) or (small == "sept" and number == 9):
            return number
    raise ValueError(f"{word} is no month")


def _year(found: re.Match[str], _: Order) -> Days:
    first = date(int(found[1]), 1, 1)
    return Days(first, date(first.year + 1, 1, 1) - timedelta(days=1) if first.year < 9999 else first, 3)


_READERS = (
    (_ISO, _iso),
    (_FIGURES, _figures),
    (_DAY_FIRST, lambda found, _: _day(int(found[3]), _named(found[2]), int(found[1]))),
    (_MONTH_FIRST, lambda found, _: _day(int(found[3]), _named(found[1]), int(found[2]))),
    (_MONTH, lambda found, _: _month(int(found[2]), _named(found[1]))),
    (_COMPACT, lambda found, _: _day(int(found[1]), int(found[2]), int(found[3]))),
    (_YEAR, _year),
)
