"""What words that date something mean, before it is known which days of the calendar they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Base(StrEnum):
    """What a relative date counts from: the day the article was filed, or the last date it told."""

    FILED = "filed"
    TOLD = "told"


class Bound(StrEnum):
    """What a preposition makes of the date after it."""

    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Unit:
    """A whole day, week, month, year or decade, `offset` from the one that holds `base` ("last week": -1)."""

    unit: str
    offset: int
    base: Base


@dataclass(frozen=True, slots=True)
class Shift:
    """So many days, weeks … before (negative) or after `base` ("three days earlier")."""

    count: int
    unit: str
    base: Base | Meaning
    exact: bool = False
    """To the day: "a year ago today"."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0. `which`: "" the nearest that fits, or "last", "next", "before" …"""

    number: int
    which: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month. `year` None is the nearest that fits; `weekday` helps to choose it."""

    day: int
    month: int
    year: int | Unit | None = None
    weekday: int | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class DayOf:
    """ "The 13th of that month": a day of a month that other words tell; None: of the month in hand."""

    day: int
    month: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month. `year` None is the nearest that fits."""

    month: int
    year: int | Unit | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    """A season, by its first and last month (14 is February of the next year)."""

    first: int
    last: int
    year: int | Unit | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """A year, or several: a decade is ten of them."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Part:
    """From one twelfth to another of a longer stretch ("early 1993")."""

    first: int
    last: int
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Night:
    """A night, which has two days: into `until` ("the night to Sunday") or out of `since`."""

    since: Meaning | None
    until: Meaning | None


@dataclass(frozen=True, slots=True)
class Limited:
    """A date with "since", "until", "by", "before" or "after" in front."""

    bound: Bound
    date: Meaning


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Recent:
    """ "The past three weeks": a stretch that ends at `base`."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Apart:
    """ "Two days after" something: dates that, so many units back from the date told before."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour. `zone` is an IANA zone, hours ahead of UTC, or None if the text names no clock."""

    hour: int
    minute: int
    zone: str | float | None
    exact: bool
    """Told to the minute, not only to the hour."""


@dataclass(frozen=True, slots=True)
class Timed:
    """An hour of a day; `day` None is the day in hand."""

    clock: Clock
    day: Meaning | None


Meaning = (
    Unit
    | Shift
    | Weekday
    | Day
    | DayOf
    | Month
    | Season
    | Years
    | Part
    | Night
    | Limited
    | Between
    | Recent
    | Apart
    | Timed
)
