"""The grammar of parts of a date and of nights: "early 1993", "the end of May", "the night to Sunday"."""

from __future__ import annotations

from geo.dates.absolute import absolute
from geo.dates.meaning import Base, Day, DayOf, Month, Night, Part, Season, Unit, Weekday, Years
from geo.dates.relative import plain_weekday, relative
from geo.dates.scan import HYPHENS, Found, Scan
from geo.dates.vocabulary import DAY_PARTS, ORDINALS, PARTS, STARTERS, UNITS, WEEKDAYS

_WHOLES = (Month, Season, Years, Unit)
_HALVES = {"half": 2, "quarter": 4, "week": 4}


def date(s: Scan, i: int) -> Found | None:
    """The date that begins at this word, of whatever kind."""
    word = s.at(i)
    if word in WEEKDAYS:
        return absolute(s, i) or plain_weekday(s, i)
    if word in PARTS or word in ORDINALS or word in ("the", "overnight"):
        return _part(s, i) or _night(s, i) or absolute(s, i) or relative(s, i)
    return (absolute(s, i) or relative(s, i)) if word in STARTERS or word[:1].isdigit() else None


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
    if _within_night(s, i):
        return Found(Night(Unit("day", 0, Base.TOLD), None), start + 1)
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


def _within_night(s: Scan, i: int) -> bool:
    """The night of "during the night", "in the night", said of no day."""
    if not s.is_at(i, "the", "night") or s.at(i - 1) not in ("during", "in"):
        return False
    return s.at(i + 2) not in ("of", "from", "to", "between", "before", "after", "into", "on", "-", "when")


def _night_day(s: Scan, i: int) -> Found | None:
    found = absolute(s, i) or plain_weekday(s, i)
    whole = found and isinstance(found.meaning, Day | Weekday | DayOf)
    return found if whole else None


def skip_day_part(s: Scan, i: int) -> int:
    """The position after a "night", "morning" … that goes with the date before it."""
    return i + 1 if s.at(i) in DAY_PARTS else i
