"""When a predicted incident or claim is the one that a gold article states."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from geo.evaluate.matching import distance_km

Row = Mapping[str, Any]
SLACK = timedelta(days=1)
_NOT_WORD = re.compile(r"[^\w ]")


def words(name: str | None) -> list[str]:
    """A name folded to lower-case words."""
    return _NOT_WORD.sub(" ", (name or "").lower().replace("’", "'")).split()


def acceptable(name: str | None, accepted: Sequence[str]) -> bool:
    """True where the name equals an accepted one, or holds all the words of one."""
    have = words(name)
    return any(words(a) == have or (words(a) and set(words(a)) <= set(have)) for a in accepted)


def listed(value: Any) -> list[Any]:
    """A value that may be one or several, as a list."""
    return value if isinstance(value, list) else [value]


def day(moment: str | None) -> date | None:
    """The day of an ISO 8601 date or time."""
    return date.fromisoformat(moment[:10]) if moment and len(moment) >= 10 else None


def days(when: Row) -> tuple[date | None, date | None]:
    """First and last day of a When."""
    return day(when.get("earliest")), day(when.get("latest") or when.get("earliest"))


def days_meet(gold: Row | None, found: Row | None) -> bool:
    """True where the two stretches of time come within a day of each other, or the gold has none."""
    if not gold:
        return True
    if not found or not found.get("earliest"):
        return False
    (begins, ends), (first, last) = days(gold), days(found)
    if begins is None or ends is None or first is None or last is None:
        return False
    return first <= ends + SLACK and begins <= last + SLACK


def days_equal(gold: Row | None, found: Row | None) -> bool:
    """True where both say the same first and last day."""
    return bool(gold and found) and days(gold or {}) == days(found or {})


def within(gold: Row | None, found: Row | None) -> bool:
    """True where the found place lies within the gold's tolerance, or the gold has none."""
    if not gold or gold.get("lat") is None:
        return True
    if not found or found.get("lat") is None:
        return False
    apart = distance_km(gold["lat"], gold["lon"], found["lat"], found["lon"])
    return bool(apart <= gold["tolerance_km"])


def ends(count: Row | None) -> tuple[int | None, int | None] | None:
    """Low and high of a number of people."""
    return (count.get("low"), count.get("high")) if count else None


def same_incident(gold: Row, found: Row) -> bool:
    """True where type, place and day agree."""
    kind = found.get("type") in listed(gold["type"])
    place = within(gold.get("place"), found.get("place"))
    return kind and place and days_meet(gold.get("when"), found.get("when"))


def incident_closeness(gold: Row, found: Row) -> int:
    """Which of several incidents that agree fits best."""
    killed = ends(found.get("killed")) == ends(gold.get("killed"))
    return days_equal(gold.get("when"), found.get("when")) + killed


def same_claim(gold: Row, found: Row) -> bool:
    """True where claimant, relation, stance and territory agree."""
    if not acceptable(found.get("claimant"), listed(gold["claimant"])):
        return False
    stance = (found.get("stance") or "asserts") == gold.get("stance", "asserts")
    return found.get("relation") in listed(gold["relation"]) and stance and _same_territory(gold, found)


def _same_territory(gold: Row, found: Row) -> bool:
    territory: Row = gold["territory"]
    other: Row = found.get("territory") or {}
    named = acceptable(other.get("name"), [territory["name"]])
    if territory.get("lat") is not None:
        return within(territory, other.get("place")) or (not other.get("place") and named)
    return named or not other.get("place")


def claim_closeness(gold: Row, found: Row) -> int:
    """Which of several claims that agree fits best."""
    return int(acceptable(found.get("attributed_to"), listed(gold["attributed_to"])))


def speakers(incident: Row) -> list[str | None]:
    """Everyone to whom the incident or one of its statements is attributed."""
    return [s.get("attributed_to") for s in incident.get("statements", [])] + [incident.get("attributed_to")]


def pair(
    gold: Sequence[Row],
    found: Sequence[Row],
    agree: Callable[[Row, Row], bool],
    closeness: Callable[[Row, Row], int],
) -> dict[int, int]:
    """Positions of gold to positions of what was found, one to one, best first."""
    ranked = sorted(
        ((closeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if agree(g, f)),
        key=lambda row: -row[0],
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
