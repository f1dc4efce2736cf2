"""The histogram over the slider: incidents and claims along time, a scale of months below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.app import words
from geo.app.markup import Node, node
from geo.report import counted
from geo.views import Bin, Extent, ticks

Range = tuple[date, date]
_LAST_LABEL = 96  # per cent: beyond it a label stands before its stroke


def chart(bins: Sequence[Bin], extent: Extent, chosen: Range) -> Node:
    """A column for each bin, those outside the chosen days pale; told in words for those who hear it."""
    most = max((one.total + one.claims for one in bins), default=0) or 1
    return node(
        "figure",
        _key(most),
        node(
            "div",
            *(_column(one, most, chosen) for one in bins),
            cls="histogram",
            role="img",
            aria_label=_told(bins),
        ),
        node("div", *(_tick(day, extent) for day in ticks(extent)), cls="scale", aria_hidden="true"),
        cls="time",
    )


def _key(most: int) -> Node:
    return node(
        "div",
        node("span", "incidents", cls="key incidents"),
        node("span", "claims", cls="key claims"),
        node("span", f"highest column: {most}", cls="most"),
        cls="keys",
        aria_hidden="true",
    )


def _column(one: Bin, most: int, chosen: Range) -> Node:
    parts = [("claims", one.claims), ("incidents", one.total)]
    bars = [node("span", cls=kind, style=f"height: {many / most * 100:.1f}%") for kind, many in parts if many]
    is_in = one.last >= chosen[0] and one.first <= chosen[1]
    return node("span", *bars, title=_title(one), cls="column" if is_in else "column out")


def _title(one: Bin) -> str:
    days = words.day(one.first) + (f" – {words.day(one.last)}" if one.last > one.first else "")
    kinds = [f"{many} × {words.TYPES[kind].lower()}" for kind, many in sorted(one.counts.items())]
    kinds += [counted(one.claims, "claim")] if one.claims else []
    return f"{days}: {', '.join(kinds) or 'nothing'}"


def _tick(day: date, extent: Extent) -> Node:
    share = (day - extent.first).days / max(extent.days, 1) * 100
    at = f"left: {share:.2f}%" if share < _LAST_LABEL else f"right: {100 - share:.2f}%"
    is_year = extent.days > 3 * 365
    name = str(day.year) if is_year or day.month == 1 else words.MONTHS[day.month - 1]
    return node("span", name, style=at, cls=None if share < _LAST_LABEL else "ends")


def _told(bins: Sequence[Bin]) -> str:
    if not bins:
        return ""
    incidents, claims = sum(one.total for one in bins), sum(one.claims for one in bins)
    told = f"{counted(incidents, 'incident')} and {counted(claims, 'claim')} begin"
    return f"{told} from {words.day(bins[0].first)} to {words.day(bins[-1].last)}"
