"""How likely two tellings are of one happening: what speaks for and against it, and what that adds up to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp

from geo.happenings import days, places, words
from geo.happenings.tellings import Sketch
from geo.lexicon import table
from geo.model import Count

_REACHES = ((5.0, "spot"), (15.0, "town"), (40.0, "city"), (150.0, "region"))
_LENGTHS = ((3, "day"), (11, "week"), (45, "month"))
_FEW = 10
_TELLING = 3
_BY_CHANCE = 0.2
"""Share of its details that a long quote has in common with any other."""
_NEAR, _OFF = 1.4, 3.0


def contradicts(one: Sketch, other: Sketch) -> bool:
    """True where they cannot be one happening: no day, no place or no kind that both leave room for.

    One without a day or a place is never matched: nothing would keep it from its likes.
    """
    if one.days is None or other.days is None or one.spot is None or other.spot is None:
        return True
    if days.apart(one.days, other.days) or (one.kind, other.kind) not in words.akin():
        return True
    return places.apart(one.spot, other.spot)


def likeness(one: Sketch, other: Sketch) -> float:
    """0..1, calibrated: of pairs given 0.8, eight in ten are one happening. 0 across a contradiction."""
    return 0.0 if contradicts(one, other) else score(tuple(evidence(one, other)))


def score(found: tuple[str, ...]) -> float:
    """The logistic of the weights of what was found."""
    weights = _weights()
    total = weights["start"] + sum(weights[name] for name in found)
    return 1 / (1 + exp(-total))


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in table("happenings_weights")["weights"].items()}


def evidence(one: Sketch, other: Sketch) -> Iterator[str]:
    """What speaks for and against, each by its name in data/lexicon/happenings_weights.toml."""
    yield from _time(one, other)
    reach = _reach(one, other)
    is_wide = reach in ("city", "region")
    yield f"place {reach}, rare" if is_wide and _are_rare(one, other, "in_place") else f"place {reach}"
    yield from _kind(one, other)
    yield from _scene(one, other)
    yield from _actors(one, other)
    yield from _numbers(one, other)


def _reach(one: Sketch, other: Sketch) -> str:
    assert one.spot is not None and other.spot is not None  # noqa: S101 — as above
    room = max(one.spot.reach, other.spot.reach)
    return next((name for reach, name in _REACHES if room <= reach), "land")


def _time(one: Sketch, other: Sketch) -> Iterator[str]:
    assert one.days is not None and other.days is not None  # noqa: S101 — else they contradict
    room = max(one.days.length, other.days.length)
    name = next((name for length, name in _LENGTHS if room <= length), "year")
    yield f"time {name}, rare" if name != "day" and _are_rare(one, other, "in_time") else f"time {name}"
    hours = days.hours_between(one.days, other.days)
    if hours is not None:
        yield "hour same" if hours <= 2 else "hour near" if hours <= 5 else "hour other"


def _are_rare(one: Sketch, other: Sketch, where: str) -> bool:
    return one.kind in words.rare(where) and other.kind in words.rare(where)


def _kind(one: Sketch, other: Sketch) -> Iterator[str]:
    mine, theirs = one.telling.incident, other.telling.incident
    if mine.sub_type == theirs.sub_type:
        yield "kind same"
    elif one.kind == other.kind:
        yield "kind alike"
    else:
        yield "kind akin"


def _scene(one: Sketch, other: Sketch) -> Iterator[str]:
    if one.scenes and other.scenes:
        yield "scene same" if one.scenes & other.scenes else "scene other"
    shared = len(one.details & other.details)
    fewer = min(len(one.details), len(other.details))
    if fewer >= _TELLING:
        yield (
            "details some"
            if shared > max(1, fewer * _BY_CHANCE)
            else "details one"
            if shared
            else "details none"
        )


def _actors(one: Sketch, other: Sketch) -> Iterator[str]:
    if one.named & other.named:
        yield "actors same"
    if one.struck and other.struck:
        yield "struck same" if _is_shared(one, other) else "struck other"


def _is_shared(one: Sketch, other: Sketch) -> bool:
    """By name where both name somebody: American and French soldiers are both "military"."""
    mine, theirs = one.struck - words.common(), other.struck - words.common()
    return bool(mine & theirs if mine and theirs else one.struck & other.struck)


def _numbers(one: Sketch, other: Sketch) -> Iterator[str]:
    published = (one.telling.published, other.telling.published)
    for name, mine, theirs in (("killed", one.killed, other.killed), ("injured", one.injured, other.injured)):
        if mine is None or theirs is None:
            continue
        told = _compared(mine, theirs)
        is_later = published[0] and published[1] and published[0] != published[1]
        if told in ("off", "far") and is_later:
            first, last = (mine, theirs) if published[0] < published[1] else (theirs, mine)  # type: ignore[operator]
            told = f"{told}, grown" if _middle(last) > _middle(first) else told
        yield f"{name} {told}"


def _compared(one: Count, other: Count) -> str:
    """ "same", "same few", "near", "off" or "far"."""
    if one == other and one.low is not None and one.low == one.high:
        return "same" if one.low >= _FEW else "same few"
    gap = _ratio(one, other)
    return "near" if gap <= _NEAR else "off" if gap <= _OFF else "far"


def _ratio(one: Count, other: Count) -> float:
    """How many times the least of the one is the most of the other; 1 where they overlap."""
    least, most = sorted((one, other), key=_middle)
    top = least.high if least.high is not None else float("inf")
    bottom = most.low if most.low is not None else 0
    # One more on each side, so that none against one is far less than none against twenty.
    return max((bottom + 1) / (top + 1), 1.0)


def _middle(one: Count) -> float:
    ends = [end for end in (one.low, one.high) if end is not None]
    return sum(ends) / len(ends)
