"""The fields that forms of correction share: a line, days, a count of people; and what was put into them.

What makes no sense raises InputError with one sentence for the reader.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from geo.app.markup import node
from geo.app.show import show
from geo.errors import InputError
from geo.model import Count, Precision, When

LONGEST = 200
_FIRST, _LAST = date(1000, 1, 1), date(2100, 12, 31)


def part(title: str, key: str) -> None:
    """Begin a part of the form."""
    show(node("h3", title, cls="part"), key=f"{key}-part")


def line(label: str, value: str, key: str, **more: Any) -> None:
    """A line to write over."""
    st.text_input(label, value, max_chars=LONGEST, key=key, **more)


def written(key: str, was: str, missing: str = "") -> str:
    """What stands in it now; raises InputError with the sentence `missing`, if any, where nothing does."""
    told = str(st.session_state.get(key, was) or "")
    if told == was:
        return was
    told = " ".join(told.split())
    if not told and missing:
        raise InputError(missing)
    return told


def days(one: When | None, key: str) -> None:
    """The first and the last day; both empty where it is undated."""
    left, right = st.columns(2)
    told: dict[str, Any] = {"min_value": _FIRST, "max_value": _LAST, "format": "YYYY-MM-DD"}
    left.date_input("First day", one.first_day if one else None, key=f"{key}-from", **told)
    right.date_input("Last day", one.last_day if one else None, key=f"{key}-to", **told)


def days_told(one: When | None, key: str) -> When | None:
    """The days asked for; what was read where they are the same, none where both are empty."""
    read = (one.first_day, one.last_day) if one else (None, None)
    first, last = (
        st.session_state.get(f"{key}-{end}", was) for end, was in zip(("from", "to"), read, strict=True)
    )
    if (first, last) == read:
        return one
    if first is None:
        if last is not None:
            raise InputError("A date needs its first day as well as its last.")
        return None
    if (last or first) < first:
        raise InputError("The date ends before it begins: the last day has to be the first or a later one.")
    return When(first, last or first, Precision.DAY, one.text if one else "", "corrected by a reader")


def people(label: str, one: Count | None, key: str) -> None:
    """A number of people, from the least to the most that is told; empty where an end is open."""
    left, right = st.columns(2)
    low, high = (one.low, one.high) if one else (None, None)
    left.number_input(f"{label}, at least", 0, value=low, step=1, key=f"{key}-low")
    right.number_input(f"{label}, at most", 0, value=high, step=1, key=f"{key}-high")


def people_told(label: str, one: Count | None, key: str) -> Count | None:
    """The number asked for."""
    was = {"low": one.low if one else None, "high": one.high if one else None}
    low, high = (st.session_state.get(f"{key}-{end}", was[end]) for end in ("low", "high"))
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        raise InputError(f"{label}: “at least {low}” is more than “at most {high}”.")
    return Count(low, high)
