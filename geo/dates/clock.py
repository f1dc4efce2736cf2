"""The grammar of hours: "17:30 Moscow time (GMT +3)", "2:34 p.m.", "0400 GMT", "two o'clock"."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from geo.dates.meaning import Clock
from geo.dates.scan import Scan
from geo.dates.vocabulary import BEFORE_CLOCK, NUMBERS, OFFSETS, ZONES

_AM = frozenset(("am", "a.m.", "a.m"))
_PM = frozenset(("pm", "p.m.", "p.m"))
_HOURS = frozenset(("hours", "hrs", "hrs.", "h", "local"))
_LONGEST_ZONE = max(len(name) for name in ZONES)


class Hour(NamedTuple):
    """A clock time and the position of the first word after it."""

    clock: Clock
    end: int


def hour(s: Scan, i: int) -> Hour | None:
    """The clock time that begins here, with its zone; one in brackets with a zone is the better told."""
    told = _bare(s, i) if s.at(i)[:1].isdigit() or s.at(i) in NUMBERS else None
    if not told:
        return None
    told = _zoned(s, told)
    opened = s.at(told.end) in ("(", ",", "/")
    second = _bare(s, told.end + 1) if opened else None
    second = _zoned(s, second) if second else None
    if second and second.clock.zone is not None:
        return Hour(second.clock, s.skip(second.end, (")",)))
    return told


def _bare(s: Scan, i: int) -> Hour | None:
    return _colon(s, i) or _spoken(s, i) or _military(s, i) or _into(s, i)


def _colon(s: Scan, i: int) -> Hour | None:
    """ "17:30", "5:30 p.m.", "17.30 hours", "2 a.m.", "17h30"."""
    word = s.at(i)
    parts = word.replace(".", ":").split(":")
    if not parts[0].isascii() or not all(p.isdigit() and len(p) <= 2 for p in parts) or len(parts) > 3:
        return None
    number, minute, end = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0, i + 1
    half = _half(s, end)
    if half is not None:
        end, number = end + 1, number % 12 + half if 1 <= number <= 12 else 99
    elif len(parts) == 1 or ("." in word and s.at(end) not in _HOURS and not _zone(s, end)):
        return None
    if number > 24 or minute > 59 or (len(parts) > 1 and len(parts[1]) < 2):
        return None
    end = s.skip(end, _HOURS - {"local"})
    return Hour(Clock(number % 24, minute, None, len(parts) > 1), end)


def _half(s: Scan, i: int) -> int | None:
    word = s.at(i)
    return 0 if word in _AM else 12 if word in _PM else None


def _spoken(s: Scan, i: int) -> Hour | None:
    """ "two o'clock in the afternoon", "11 o'clock"."""
    number = s.count(i)
    if not number or s.at(number.end) not in ("o'clock", "o’clock") or not 1 <= number.value <= 24:
        return None
    value, end = number.value % 24, number.end + 1
    if s.is_at(end, "in", "the") and s.at(end + 2) in ("morning", "afternoon", "evening"):
        value += 12 if s.at(end + 2) != "morning" and value < 12 else 0
        end += 3
    elif s.is_at(end, "at", "night"):
        value, end = (value + 12 if 6 <= value < 12 else value), end + 2
    return Hour(Clock(value, 0, None, False), end)


def _military(s: Scan, i: int) -> Hour | None:
    """ "0400 GMT", "at 0815", "1730 hours"; four figures that could be a year need a zone or "hours"."""
    figures = s.digits(i, 4, 4)
    if (
        figures is None
        or figures // 100 > 23
        or figures % 100 > 59
        or (s.glued(i) and s.at(i - 1) not in "(-–")
    ):
        return None
    clock = Clock(figures // 100, figures % 100, None, True)
    if s.at(i + 1) in _HOURS:
        return Hour(clock, i + 1 if s.at(i + 1) == "local" else i + 2)
    if _zone(s, i + 1):
        return Hour(clock, i + 1)
    told = s.at(i).startswith("0") or not 1890 <= figures <= 2060
    return Hour(clock, i + 1) if told and s.at(i - 1) in BEFORE_CLOCK - {"by", "some", "from"} else None


def _into(s: Scan, i: int) -> Hour | None:
    """The "one minute into" of "one minute into the new year": counted from midnight."""
    number = s.count(i)
    if not number or number.value > 59 or s.at(number.end) not in ("minute", "minutes", "hour", "hours"):
        return None
    past = s.at(number.end + 1) == "into" or s.is_at(number.end + 1, "past", "midnight")
    if not past:
        return None
    end = number.end + (2 if s.at(number.end + 1) == "into" else 3)
    if s.at(number.end).startswith("hour"):
        return Hour(Clock(number.value % 24, 0, None, True), end)
    return Hour(Clock(0, number.value, None, True), end)


def _zoned(s: Scan, told: Hour) -> Hour:
    """The same hour with the zone that follows it, if one does."""
    zone = _zone(s, told.end)
    if zone is None:
        local = told.end + (2 if s.is_at(told.end, "local", "time") else 0)
        return Hour(told.clock, local)
    end = zone.end
    gloss = _zone(s, end + 1) if s.at(end) in ("(", ",") else None
    if gloss:
        zone = _Zone(gloss.zone, s.skip(gloss.end, (")",)))
    return Hour(replace(told.clock, zone=zone.zone), zone.end)


class _Zone(NamedTuple):
    zone: str | float
    end: int


def zone_at(s: Scan, i: int) -> _Zone | None:
    """A zone that stands apart from its hour: "by Moscow time", "Korean time"."""
    return _zone(s, i)


def _zone(s: Scan, i: int) -> _Zone | None:
    """ "Moscow time", "by Moscow time", "(GMT +3)", "GMT", "UTC+3", "Eastern Standard Time"."""
    bracket = s.at(i) in ("(", "[")
    start = i + 1 if bracket else s.skip(i, ("by", "in"))
    found = _offset(s, start) or _named(s, start)
    if not found:
        return None
    return _Zone(found.zone, s.skip(found.end, (")", "]")) if bracket else found.end)


def _offset(s: Scan, i: int) -> _Zone | None:
    base = OFFSETS.get(s.at(i))
    if base is None or not s.raw(i).isupper():
        return None
    sign = {"+": 1, "-": -1, "−": -1, "–": -1}.get(s.at(i + 1))
    if sign is None:
        return _Zone(base, i + 1)
    hours, _, minutes = s.at(i + 2).replace(".", ":").partition(":")
    if not (hours.isascii() and hours.isdigit() and int(hours[:4]) <= 14 and (minutes or "0").isdigit()):
        return _Zone(base, i + 1)
    return _Zone(base + sign * (int(hours) + int((minutes or "0")[:2]) / 60), i + 3)


def _named(s: Scan, i: int) -> _Zone | None:
    start = s.skip(i, ("the",))
    for length in range(_LONGEST_ZONE, 0, -1):
        zone = ZONES.get(tuple(s.lower[start : start + length]))
        if zone is None or not s.raw(start)[0].isupper():
            continue
        after = s.skip(s.skip(start + length, ("local",)), ("standard", "daylight", "summer", "winter"))
        if s.at(after) == "time":
            return _Zone(zone, after + 1)
    return None
