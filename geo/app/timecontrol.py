"""The control of time on the page: histogram, brush, handles and player, moved in the browser itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from geo.app import words

_HERE = Path(__file__).parent
_EPOCH = date(1970, 1, 1).toordinal()
_WORDS = {
    "play": "Play",
    "pause": "Pause",
    "back": "One step back",
    "on": "One step on",
    "step": "Length of a step",
    "steps": ["1 day", "1 week", "30 days"],
    "speed": "Speed",
    "cumulative": "Shown: all from the start. Press for a window of days",
    "cumulativeShort": "From the start",
    "window": "Shown: a window of days. Press for all from the start",
    "windowShort": "Window",
    "nearer": "A shorter stretch of time",
    "farther": "A longer stretch of time",
    "all": "All days",
    "allShort": "All days",
    "player": "Play through time",
    "from": "First day shown",
    "to": "Last day shown",
    "both": "Days shown",
    "until": "to",
    "kinds": [*words.TYPES.values(), "Claims"],
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """How much begins on each day: one number a type, in `words.TYPES`'s order, then the claims'."""

    counts: Mapping[date, Sequence[int]]
    first: date
    last: date


def timecontrol(
    calendar: Calendar,
    chosen: tuple[date, date],
    cumulative: bool,
    key: str,
    on_chosen: Callable[[Any], None],
) -> None:
    """Draw it; `on_chosen` is told [first day, last day, cumulative] once it has come to rest."""
    component = st.components.v2.component("dateline_time", css=_file("time.css"), js=_file("time.js"))

    def tell() -> None:
        value = st.session_state[key].get("chosen")
        if read := _read(value):
            on_chosen(read)

    component(data=plain(calendar, chosen, cumulative), key=key, on_chosen_change=tell)


def plain(calendar: Calendar, chosen: tuple[date, date], cumulative: bool) -> dict[str, Any]:
    """What the browser is given; days as their number from 1970-01-01."""
    days = sorted(calendar.counts)
    return {
        "days": [_number(day) for day in days],
        "counts": [many for day in days for many in calendar.counts[day]],
        "kinds": len(_WORDS["kinds"]),
        "first": _number(calendar.first),
        "last": _number(calendar.last),
        "chosen": [_number(day) for day in chosen],
        "cumulative": cumulative,
        "words": _WORDS,
    }


def _read(value: object) -> tuple[date, date, bool] | None:
    """What the browser says, or None where it makes no sense."""
    if not (isinstance(value, list) and len(value) == 3):
        return None
    try:
        first, last = date.fromisoformat(value[0]), date.fromisoformat(value[1])
    except (TypeError, ValueError):
        return None
    return (first, last, value[2] is True) if first <= last else None


def _number(day: date) -> int:
    return day.toordinal() - _EPOCH


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
