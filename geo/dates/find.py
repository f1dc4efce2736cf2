"""Every date of a text: its words and what they mean, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from operator import attrgetter
from typing import NamedTuple

from geo.dates.absolute import numeric
from geo.dates.clock import Hour, hour, zone_at
from geo.dates.meaning import (
    Between,
    Bound,
    Clock,
    Day,
    DayOf,
    Limited,
    Meaning,
    Night,
    Shift,
    Timed,
    Unit,
    Weekday,
)
from geo.dates.parts import date, skip_day_part
from geo.dates.scan import HYPHENS, Found, Scan
from geo.dates.vocabulary import AFTER_NUMBER, BEFORE_CLOCK, DAY_PARTS, FOLLOWERS, STARTERS
from geo.model import Span

_start = attrgetter("start")

_BOUNDS = {
    "since": Bound.SINCE,
    "until": Bound.UNTIL,
    "till": Bound.UNTIL,
    "by": Bound.BY,
    "before": Bound.BEFORE,
    "after": Bound.AFTER,
}
_TO = HYPHENS | {"to", "until", "till", "through", "and"}
_DAYLIKE = (Day, DayOf, Weekday, Unit, Night, Shift)


class Mention(NamedTuple):
    """A date told: its words, where they lie among the scan's words, and what they mean."""

    span: Span
    first: int
    last: int
    meaning: Meaning


def find(s: Scan, passed: Mapping[int, int] | None = None) -> tuple[Mention, ...]:
    """The dates of a text, none overlapping another; stretches `passed` over, start to end, have none."""
    mentions = []
    i = 0
    while i < len(s.words):
        if passed and (end := passed.get(s.words[i].start)):
            i = bisect_left(s.words, end, lo=i + 1, key=_start)
            continue
        found = _mention(s, i) if _may_begin(s, i) else None
        if not found or found.end <= i:
            i += 1
            continue
        start, end = s.words[i].start, s.words[found.end - 1].end
        mentions.append(Mention(Span(start, end, s.text[start:end]), i, found.end, found.meaning))
        i = found.end
    return tuple(mentions)


def _may_begin(s: Scan, i: int) -> bool:
    """False for the most words, which begin no date: what makes the cost of a long text small."""
    word = s.lower[i]
    if word[0].isdigit():
        return len(word) > 3 or not word.isdigit() or s.lower[i + 1] in AFTER_NUMBER
    if word not in STARTERS:
        return False
    after = FOLLOWERS.get(word)
    following = s.lower[i + 1]
    return after is None or following in after or following[:1].isdigit()


def _mention(s: Scan, i: int) -> Found | None:
    return _limited(s, i) or _from_to(s, i) or _moment_or_range(s, i)


def _limited(s: Scan, i: int) -> Found | None:
    """ "since 1992", "until the end of May", "by 1 December"."""
    bound = _BOUNDS.get(s.at(i))
    if bound is None or (s.at(i) == "by" and zone_at(s, i)) or s.at(i + 1) in DAY_PARTS:
        return None
    start = s.skip(i + 1, ("about", "around", "at", "least", "the", "on") if s.at(i + 1) != "the" else ())
    found = moment(s, start)
    if not found:
        return None
    if bound in (Bound.BEFORE, Bound.AFTER) and isinstance(found.meaning, Timed):
        return None
    return Found(Limited(bound, found.meaning), found.end)


def _from_to(s: Scan, i: int) -> Found | None:
    """ "from 5 to 8 May", "between March and June 1993", "from Monday on"."""
    if s.at(i) not in ("from", "between"):
        return None
    first = moment(s, i + 1)
    if not first:
        return _bare_day_range(s, i + 1)
    if s.at(first.end) in ("on", "onward", "onwards") and not moment(s, first.end + 1):
        return Found(Limited(Bound.SINCE, first.meaning), first.end + 1)
    if isinstance(first.meaning, Between):
        return first
    last = moment(s, first.end + 1) if s.at(first.end) in _TO else None
    if last and isinstance(first.meaning, Timed) and first.meaning.day is None:
        return last
    return Found(Between(first.meaning, last.meaning), last.end) if last else None


def _bare_day_range(s: Scan, i: int) -> Found | None:
    """The "5 to 8 May" whose first day has no month of its own is read as one by the grammar of dates."""
    found = date(s, i)
    return found if found and isinstance(found.meaning, Between) else None


def _moment_or_range(s: Scan, i: int) -> Found | None:
    found = moment(s, i)
    if not found or not isinstance(found.meaning, Day | Weekday) or s.at(found.end) not in (HYPHENS | {"to"}):
        return found
    last = moment(s, found.end + 1)
    if last and type(last.meaning) is type(found.meaning):
        return Found(Between(found.meaning, last.meaning), last.end)
    return found


def moment(s: Scan, i: int) -> Found | None:
    """A date, with the part of the day and the hour before or behind it."""
    if i >= len(s.words):
        return None
    return _iso_time(s, i) or _clock_first(s, i) or _day_first(s, i)


def _iso_time(s: Scan, i: int) -> Found | None:
    """ "2020-11-09T14:30Z": the day and hour of a time stamp."""
    found = numeric(s, i)
    stamp = s.text[s.words[i].start + 10 : s.words[i].start + 17]
    if not found or len(stamp) < 7 or stamp[0] != "T" or stamp[3] != ":" or stamp[6] not in "Z:+":
        return None
    if not (stamp[1:3].isdigit() and stamp[4:6].isdigit() and int(stamp[1:3]) < 24 and int(stamp[4:6]) < 60):
        return None
    end = found.end
    while s.glued(end) and s.at(end)[0] in "t:z0123456789":
        end += 1
    zone = 0.0 if s.at(end - 1).endswith("z") else None
    return Found(Timed(Clock(int(stamp[1:3]), int(stamp[4:6]), zone, True), found.meaning), end)


def _clock_first(s: Scan, i: int) -> Found | None:
    """ "17:30 Moscow time on Monday", "one minute into the new year by Moscow time"."""
    told = hour(s, i)
    if not told:
        return None
    start = _to_day(s, told.end)
    found = date(s, start)
    if not found or not isinstance(found.meaning, _DAYLIKE):
        return Found(Timed(told.clock, None), told.end)
    end = skip_day_part(s, found.end)
    zone = zone_at(s, end) if told.clock.zone is None else None
    clock = Clock(told.clock.hour, told.clock.minute, zone.zone, told.clock.exact) if zone else told.clock
    return Found(Timed(clock, found.meaning), zone.end if zone else end)


def _to_day(s: Scan, i: int) -> int:
    """Past the "on", ", on", "in the morning of" between an hour and its day."""
    start = s.skip(i, (",",))
    if s.is_at(start, "in", "the") and s.at(start + 2) in DAY_PARTS:
        start = s.skip(start + 3, ("of",))
    return s.skip(start, ("on", "of"))


def _day_first(s: Scan, i: int) -> Found | None:
    """ "Monday night", "late on Tuesday", "Saturday at 22:00 (19:00 GMT)", "the night to Sunday"."""
    found = date(s, _to_date(s, i))
    if not found:
        return None
    end = skip_day_part(s, found.end)
    if not isinstance(found.meaning, _DAYLIKE):
        return Found(found.meaning, end)
    told = _clock_behind(s, end)
    return Found(Timed(told.clock, found.meaning), told.end) if told else Found(found.meaning, end)


def _to_date(s: Scan, i: int) -> int:
    """Past the "late on", "before dawn on", "the night of" that only tells the part of the day."""
    word = s.at(i)
    if word in ("late", "early", "earlier", "later"):
        start = s.skip(i + 1, ("on",))
        return start if isinstance(_weekday_like(s, start), Weekday | Day) else i
    start = s.skip(i, ("before", "at", "around", "the"))
    start = s.skip(start, ("the",))
    if s.at(start) in DAY_PARTS and s.at(start + 1) in ("on", "of"):
        return start + 2 if isinstance(_weekday_like(s, start + 2), Weekday | Day | Between) else i
    return i


def _weekday_like(s: Scan, i: int) -> Meaning | None:
    found = date(s, i)
    return found.meaning if found else None


def _clock_behind(s: Scan, i: int) -> Hour | None:
    start = s.skip(i, (",", "("))
    start = s.skip(s.skip(start, BEFORE_CLOCK), BEFORE_CLOCK)
    return hour(s, start)
