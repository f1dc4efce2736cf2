"""The grammar of dates that count from another: "last Monday", "two days ago", "the evening before"."""

from __future__ import annotations

from geo.dates.absolute import absolute, weekday_name
from geo.dates.meaning import (
    Apart,
    Base,
    Day,
    DayOf,
    Meaning,
    Month,
    Night,
    Part,
    Recent,
    Season,
    Shift,
    Unit,
    Weekday,
    Years,
)
from geo.dates.scan import HYPHENS, Found, Scan
from geo.dates.vocabulary import (
    DAY_PARTS,
    DAYS_FROM_FILING,
    DOUBTFUL_WEEKDAYS,
    EARLIER,
    LATER,
    ORDINALS,
    PARTS,
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
_OFFSETS = {"last": -1, "this": 0, "next": 1, "coming": 1, "past": -1}
_WHOLES = (Month, Season, Years, Unit)
_HALVES = {"half": 2, "quarter": 4, "week": 4}
_ENDS_PHRASE = frozenset('.,;:!?)]-–—"”') | frozenset(
    ("", "and", "but", "that", "when", "with", "at", "in", "on", "by")
)


def date(s: Scan, i: int) -> Found | None:
    """The date that begins at this word, of whatever kind."""
    return _part(s, i) or _night(s, i) or absolute(s, i) or relative(s, i) or _plain_weekday(s, i)


def relative(s: Scan, i: int) -> Found | None:
    """The date that begins at this word and counts from the day of filing or from another date."""
    return (
        _from_filing(s, i)
        or _which(s, i)
        or _recent(s, i)
        or _told(s, i)
        or _day_before(s, i)
        or _counted(s, i)
        or _earlier_this(s, i)
    )


def _plain_weekday(s: Scan, i: int) -> Found | None:
    named = weekday_name(s, i)
    if not named or s.at(i) in DOUBTFUL_WEEKDAYS:
        return None
    return Found(Weekday(named.value), named.end)


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
    if which is None or (s.at(i) == "next" and s.at(i - 1) == "the" and s.at(i + 1) in UNITS):
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
    """ "two days ago", "three days earlier", "a day later", "one day after that", "two months after 5 May"."""
    number = s.count(i)
    unit = UNITS.get(s.at(number.end)) if number else None
    if not number or unit is None:
        return None
    after = number.end + 1
    if s.at(after) == "ago":
        return Found(Shift(-number.value, unit, Base.FILED), after + 1)
    return _counted_from(s, after, number.value, unit)


def _counted_from(s: Scan, i: int, count: int, unit: str) -> Found | None:
    """The "earlier", "later", "before that", "after 5 May" behind so many days."""
    word = s.at(i)
    sign = -1 if word in EARLIER else 1 if word in LATER else 0
    if not sign:
        return None
    if word not in ("before", "after"):
        return Found(Shift(sign * count, unit, Base.TOLD), i + 1)
    dated = absolute(s, i + 1) or _plain_weekday(s, i + 1)
    if dated:
        return Found(Shift(sign * count, unit, dated.meaning), dated.end)
    if s.at(i + 1) in _ENDS_PHRASE - {"that"}:
        return Found(Shift(sign * count, unit, Base.TOLD), i + 1)
    return _after_that(s, i, sign * count, unit)


def _after_that(s: Scan, i: int, count: int, unit: str) -> Found | None:
    """ "One day after that": that it was where a sentence begins or a phrase ends so, else what follows dates."""
    inside = not s.opens_sentence(i)
    if s.at(i + 1) in ("that", "this") and (not inside or s.at(i + 2) in _ENDS_PHRASE):
        return Found(Shift(count, unit, Base.TOLD), i + 2)
    return Found(Apart(count, unit), i + 1) if inside and unit not in ("minute", "hour") else None


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


def _part(s: Scan, i: int) -> Found | None:
    """ "early 1993", "mid-March", "the end of October", "late last year", "the second half of 1944"."""
    start = s.skip(i, ("the",))
    bounds = PARTS.get(s.at(start))
    if bounds is None:
        return _fraction(s, start)
    after = start + 1
    after = s.skip(after, HYPHENS)
    after = s.skip(after, ("of", "in"))
    whole = absolute(s, after) or relative(s, after) or _the_unit(s, after)
    if not whole or not isinstance(whole.meaning, _WHOLES):
        return None
    if isinstance(whole.meaning, Unit) and whole.meaning.unit in ("day", "night"):
        return None
    return Found(Part(*bounds, whole.meaning), whole.end)


def _fraction(s: Scan, i: int) -> Found | None:
    pieces = _HALVES.get(s.at(i + 1))
    number = ORDINALS.get(s.at(i))
    if not pieces or not number or number > pieces or s.at(i + 2) != "of":
        return None
    whole = absolute(s, i + 3) or relative(s, i + 3)
    if not whole or not isinstance(whole.meaning, _WHOLES):
        return None
    size = 12 // pieces
    return Found(Part((number - 1) * size, number * size, whole.meaning), whole.end)


def _the_unit(s: Scan, i: int) -> Found | None:
    """The "the month" of "by the end of the month"."""
    unit = UNITS.get(s.at(i + 1)) if s.at(i) == "the" else None
    if unit is None or unit not in ("week", "month", "year", "decade"):
        return None
    return Found(Unit(unit, 0, Base.FILED), i + 2)


def _night(s: Scan, i: int) -> Found | None:
    """ "overnight", "the night from Thursday to Friday", "the night to Sunday", "overnight into Friday"."""
    start = s.skip(i, ("the",))
    if s.at(start) not in ("overnight", "night") or (s.at(start) == "night" and start == i):
        return None
    after = start + 1
    since = _night_day(s, s.skip(after, ("from", "of"))) if s.at(after) in ("from", "between", "of") else None
    joint = since.end if since else after
    if s.at(joint) in ("to", "into", "on", "and", *HYPHENS) or (since and s.at(joint) == "/"):
        until = _night_day(s, joint + 1)
        if until:
            return Found(Night(since.meaning if since else None, until.meaning), until.end)
    if s.at(start) == "overnight" and s.at(i - 1) not in ("an", "a"):
        return Found(Night(since.meaning if since else None, None), joint)
    return None


def _night_day(s: Scan, i: int) -> Found | None:
    found = absolute(s, i) or _plain_weekday(s, i)
    whole = found and isinstance(found.meaning, Day | Weekday | DayOf)
    return found if whole else None


def skip_day_part(s: Scan, i: int) -> int:
    """The position after a "night", "morning" … that goes with the date before it."""
    return i + 1 if s.at(i) in DAY_PARTS else i
