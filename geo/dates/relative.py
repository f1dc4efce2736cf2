"""The grammar of dates that count from another: "last Monday", "two days ago", "the evening before"."""

from __future__ import annotations

from geo.dates.absolute import absolute, weekday_name
from geo.dates.meaning import (
    Apart,
    Base,
    Day,
    Meaning,
    Month,
    Part,
    Recent,
    Season,
    Shift,
    Unit,
    Weekday,
    Years,
)
from geo.dates.scan import Found, Scan
from geo.dates.vocabulary import (
    DAYS_FROM_FILING,
    DOUBTFUL_WEEKDAYS,
    EARLIER,
    LATER,
    NUMBERS,
    SEASONS,
    UNITS,
)

_WHICH = {"last": "last", "past": "last", "next": "next", "coming": "next", "this": "this"}
_TOLD = {
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "following": 1,
    "same": 0,
    "that": 0,
}
# "Next day a second salvo struck": of what is told, for tomorrow is never called so
_NEXT_TOLD = frozenset(("day", "morning", "night", "evening", "afternoon"))
_OFFSETS = {"last": -1, "this": 0, "next": 1, "coming": 1, "past": -1}
_WHOLES = (Month, Season, Years, Unit)
_HALVES = {"half": 2, "quarter": 4, "week": 4}
_CLOSING = ("", ".", ",", ";", ":", ")", "and", "the", "by", "in", "at", "when", "a", "an", "that")
_FIRST = frozenset((*_WHICH, *_TOLD, *DAYS_FROM_FILING, "earlier", "later", "day"))
_ENDS_PHRASE = frozenset('.,;:!?)]-–—"”') | frozenset(
    ("", "and", "but", "that", "when", "with", "at", "in", "on", "by")
)


def relative(s: Scan, i: int) -> Found | None:
    """The date that begins at this word and counts from the day of filing or from another date."""
    word = s.at(i)
    if word == "the":
        return _from_filing(s, i) or _recent(s, i) or _told(s, i) or _day_before(s, i)
    if word in NUMBERS or word[:1].isdigit():
        return _counted(s, i)
    return (
        (_from_filing(s, i) or _which(s, i) or _told(s, i) or _earlier_this(s, i)) if word in _FIRST else None
    )


def plain_weekday(s: Scan, i: int) -> Found | None:
    """A day of the week by itself."""
    named = weekday_name(s, i)
    if not named or s.at(i) in DOUBTFUL_WEEKDAYS:
        return None
    return _of_week(s, named.value, named.end) or Found(Weekday(named.value), named.end)


def _of_week(s: Scan, number: int, end: int) -> Found | None:
    """ "Tuesday of last week", "Monday last week", "Thursday last"."""
    at = s.skip(end, ("of",))
    if s.at(at) in ("last", "this") and s.at(at + 1) == "week":
        return Found(Weekday(number, f"{s.at(at)} week"), at + 2)
    ends = s.at(end + 1) in (
        "",
        ".",
        ",",
        ";",
        ":",
        ")",
        "and",
        "the",
        "by",
        "in",
        "at",
        "when",
        "a",
        "an",
        "that",
    )
    return Found(Weekday(number, "last"), end + 1) if s.at(end) == "last" and ends else None


def _from_filing(s: Scan, i: int) -> Found | None:
    """ "today", "yesterday", "the day before yesterday", "last night"."""
    word = s.at(i)
    if word in DAYS_FROM_FILING:
        return Found(Unit("day", DAYS_FROM_FILING[word], Base.FILED), i + 1)
    start = s.skip(i, ("the",))
    if s.is_at(start, "day", "before", "yesterday"):
        return Found(Unit("day", -2, Base.FILED), start + 3)
    if s.is_at(start, "day", "after", "tomorrow"):
        return Found(Unit("day", 2, Base.FILED), start + 3)
    return Found(Unit("day", -1, Base.FILED), i + 2) if s.is_at(i, "last", "night") else None


def _which(s: Scan, i: int) -> Found | None:
    """ "last September 27", "this Friday", "next month", "last summer"."""
    which = _WHICH.get(s.at(i))
    if which is None or (s.at(i) == "next" and _is_told(s, i)):
        return None
    start = s.skip(i + 1, ("past", "coming", "very"))
    dated = absolute(s, start)
    if dated and isinstance(dated.meaning, Day | Month) and dated.meaning.year is None:
        return Found(_with_which(dated.meaning, which), dated.end)
    named = weekday_name(s, start)
    if named:
        return Found(Weekday(named.value, "last" if s.at(start - 1) == "past" else which), named.end)
    if s.at(start) in SEASONS:
        low, high = SEASONS[s.at(start)]
        return Found(Season(low, high, None, which), start + 1)
    return _which_unit(s, i, start)


def _with_which(meaning: Day | Month, which: str) -> Meaning:
    if isinstance(meaning, Day):
        return Day(meaning.day, meaning.month, None, meaning.weekday, which)
    return Month(meaning.month, None, which)


def _is_told(s: Scan, i: int) -> bool:
    """ "The next week", "next day": counted from what is told."""
    return s.at(i + 1) in _NEXT_TOLD or (s.at(i - 1) == "the" and s.at(i + 1) in UNITS)


def _which_unit(s: Scan, i: int, start: int) -> Found | None:
    unit = _whole_unit(s, start)
    if unit is None:
        return None
    if s.at(i) == "last" and s.at(i - 1) in ("the", "'s", "’s") and unit in ("day", "night"):
        return None
    return Found(Unit(unit, _OFFSETS[s.at(start - 1)], Base.FILED), start + 1)


def _recent(s: Scan, i: int) -> Found | None:
    """ "the past three weeks", "the last 24 hours", "the past week", "the past few hours"."""
    if s.at(i) != "the" or s.at(i + 1) not in ("past", "last"):
        return None
    few = s.at(i + 2) in ("few", "several", "couple")
    number = s.count(i + 2)
    at = s.skip(i + 3, ("of",)) if few else number.end if number else i + 2
    unit = UNITS.get(s.at(at))
    if unit is None or (unit in ("day", "night") and not (few or number)):
        return None
    return Found(Recent(3 if few else number.value if number else 1, unit), at + 1)


def _told(s: Scan, i: int) -> Found | None:
    """ "the same day", "that night", "the following week", "the previous Friday", "next morning"."""
    start = s.skip(i, ("the",))
    offset = _TOLD.get(s.at(start))
    if (
        offset is None
        or (start == i and s.at(i) not in ("that", "next"))
        or (start > i and s.at(start) == "that")
    ):
        return None
    named = weekday_name(s, start + 1)
    if named:
        return Found(Weekday(named.value, ("before", "that", "after")[offset + 1]), named.end)
    unit = _whole_unit(s, start + 1)
    if unit is None:
        return None
    return Found(Unit(unit, offset, Base.TOLD), start + 2)


def _day_before(s: Scan, i: int) -> Found | None:
    """ "the evening before", "the day after", "the day before 5 May"."""
    unit = _whole_unit(s, i + 1) if s.at(i) == "the" else None
    return _counted_from(s, i + 2, 1, unit) if unit else None


def _whole_unit(s: Scan, i: int) -> str | None:
    """A unit of a day or longer, in the singular."""
    unit = UNITS.get(s.at(i))
    return None if unit in (None, "minute", "hour") or s.at(i).endswith("s") else unit


def _counted(s: Scan, i: int) -> Found | None:
    """ "two days ago", "three days earlier", "one day after that", "two months after 5 May"."""
    number = s.count(i)
    unit = UNITS.get(s.at(number.end)) if number else None
    if not number or unit is None:
        return None
    after = number.end + 1
    if s.at(after) == "ago":
        return _ago(s, after + 1, number.value, unit)
    return _counted_from(s, after, number.value, unit)


def _ago(s: Scan, i: int, count: int, unit: str) -> Found:
    """ "Two days ago"; to the day where another is named: "a year ago today", "ten years ago on Saturday"."""
    start = s.skip(i, ("on",))
    named = _from_filing(s, start) or plain_weekday(s, start)
    if named and unit in ("week", "fortnight", "month", "year", "decade"):
        return Found(Shift(-count, unit, named.meaning, exact=True), named.end)
    return Found(Shift(-count, unit, Base.FILED), i)


def _counted_from(s: Scan, i: int, count: int, unit: str) -> Found | None:
    """The "earlier", "later", "before that", "after 5 May" behind so many days."""
    word = s.at(i)
    sign = -1 if word in EARLIER else 1 if word in LATER else 0
    if not sign:
        return None
    if word not in ("before", "after"):
        return Found(Shift(sign * count, unit, Base.TOLD), i + 1)
    dated = absolute(s, i + 1) or plain_weekday(s, i + 1)
    if dated:
        return Found(Shift(sign * count, unit, dated.meaning), dated.end)
    inserted = s.at(i - 3) in ("had", "has", "have", "was", "were", "been")
    if inserted or s.at(i + 1) in _ENDS_PHRASE - {"that"}:
        return Found(Shift(sign * count, unit, Base.TOLD), i + 1)
    return _after_that(s, i, sign * count, unit)


def _after_that(s: Scan, i: int, count: int, unit: str) -> Found | None:
    """ "One day after that" counts on at the start or end of a phrase, else dates what follows."""
    inside = not s.opens_sentence(i)
    if s.at(i + 1) in ("that", "this") and (not inside or s.at(i + 2) in _ENDS_PHRASE):
        return Found(Shift(count, unit, Base.TOLD), i + 2)
    return Found(Apart(count, unit), i + 1) if unit not in ("minute", "hour") else None


def _earlier_this(s: Scan, i: int) -> Found | None:
    """ "earlier this month", "later this week", "earlier in the day"."""
    if s.at(i) not in ("earlier", "later"):
        return None
    unit = UNITS.get(s.at(i + 2))
    if s.at(i + 1) == "this" and unit and unit in ("week", "month", "year", "decade"):
        bounds = (0, -1) if s.at(i) == "earlier" else (-1, 12)
        return Found(Part(*bounds, Unit(unit, 0, Base.FILED)), i + 3)
    if s.at(i + 1) == "that" and unit in ("day", "night"):
        return Found(Unit("day", 0, Base.TOLD), i + 3)
    in_day = s.is_at(i + 1, "in", "the") and UNITS.get(s.at(i + 3)) == "day"
    return Found(Unit("day", 0, Base.TOLD), i + 4) if in_day else None
