"""The control of time on the page: histogram, brush, handles and player, moved in the browser itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from geo.app import words
from geo.events.columns import number
from geo.model import IncidentType
from geo.views import Calendar, Extent

_HERE = Path(__file__).parent
_WORDS = {
    "play": "Play through time",
    "pause": "Pause",
    "back": "One step back",
    "on": "One step on",
    "step": "Length of a step",
    "steps": ["1 day", "1 week", "30 days", "1 year"],
    "speed": "Speed",
    "cumulative": "Show all from the start on",
    "cumulativeShort": "From the start",
    "nearer": "Zoom in: a shorter stretch of time",
    "farther": "Zoom out: a longer stretch of time",
    "all": "Show all days",
    "allShort": "All days",
    "more": "More controls",
    "player": "Play, step and zoom",
    "from": "First day shown",
    "to": "Last day shown",
    "both": "Days shown",
    "until": "to",
    "day": "day",
    "days": "days",
    "incidents": "incidents",
    "claims": "claims",
    "begin": "begin",
    "mostOn": "most on",
    "most": "highest column",
    "kinds": [*(words.TYPES[kind] for kind in IncidentType), "Territorial claim"],
}


@dataclass(frozen=True, slots=True)
class Time:
    """What the control shows: an extent, the days chosen of it, and how much begins on each of its days.

    `counted` are calendars as `packed` makes them, which the picture adds up; `cumulative` is whether the
    first day stays where the extent begins.
    """

    counted: tuple[str, ...]
    extent: Extent
    chosen: tuple[date, date]
    cumulative: bool = False


def timecontrol(shown: Time, key: str, on_chosen: Callable[[date, date, bool], None]) -> None:
    """Draw it; `on_chosen` is told first day, last day and whether cumulative, once it has come to rest.

    While it moves it calls `datelineTime` of the maps in the page, so that nothing is asked of the server.
    """
    script = _file("timechart.js") + _file("time.js")
    component = st.components.v2.component("dateline_time", css=_file("time.css"), js=script)

    def tell() -> None:
        if read := _read(st.session_state[key].get("chosen")):
            on_chosen(*read)

    # in a list, because Streamlit looks through a dict for tables and loads pandas for it: 0.6 s of the start
    component(data=[plain(shown)], key=key, on_chosen_change=tell)


def packed(calendar: Calendar) -> str:
    """Days, as their number from 1970-01-01, and for each the number of every type, the claims' last."""
    days = [number(day) for day in calendar.counts]
    rows = [counted.get(kind, 0) for counted in calendar.counts.values() for kind in (*IncidentType, None)]
    return json.dumps([days, rows], separators=(",", ":"))


def plain(shown: Time) -> dict[str, Any]:
    """What the browser is given."""
    return {
        "counted": list(shown.counted),
        "kinds": len(IncidentType) + 1,
        "first": number(shown.extent.first),
        "last": number(shown.extent.last),
        "chosen": [number(day) for day in shown.chosen],
        "cumulative": shown.cumulative,
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


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
