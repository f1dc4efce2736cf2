"""Time on the map page: the control that moves the map, the periods and the date inputs beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from geo.app import state, words
from geo.app.timecontrol import Time, packed, timecontrol
from geo.events import Columns
from geo.events.columns import number
from geo.views import Extent, Filter, Item, calendar, extents

Range = tuple[date, date]

_MOST_PACKED = 3

_DATES, _CUMULATIVE, _EVERY = "dates", "dateline.cumulative", "dateline.every"


def timebar(items: Sequence[Item], drafted: Sequence[Item], events: Columns | None = None) -> Filter:
    """Draw it; what the reader does with it goes to the view. Gives the view's filter with the days shown.

    `drafted`: the items before any review, as no review shall move the days that the map opens on.
    """
    stretches = _stretches(items, drafted, events.days() if events is not None else None)
    asked = state.view().filter
    if not stretches:
        if items:
            st.caption("Nothing here is dated, so there is no time to choose from.")
        return asked
    extent = _stretch(stretches, asked)
    chosen = _chosen(extent, asked)
    bars, inputs = st.columns([7, 3], gap="medium", vertical_alignment="bottom")
    with inputs:
        _periods(stretches, extent)
        _date_inputs(extent, chosen)
    with bars:
        counted = packed(calendar(items, extent)), *([_of_events(events, extent)] if events else [])
        shown = Time(counted, extent, chosen, _is_cumulative(extent, chosen))
        timecontrol(shown, "window", _taker(stretches[0]))
        st.html(_told(chosen))
    return replace(asked, first=chosen[0], last=chosen[1])


_PACKED: list[tuple[Columns, Extent, str]] = []


def _of_events(events: Columns, extent: Extent) -> str:
    """The calendar of the imported events, for all sessions: a move of the control must not wait for it."""
    known = next((told for columns, of, told in _PACKED if columns is events and of == extent), None)
    if known is None:
        known = packed(calendar((), extent, events))
        _PACKED[:] = [*_PACKED[-_MOST_PACKED:], (events, extent, known)]
    return known


def _stretches(items: Sequence[Item], drafted: Sequence[Item], also: Range | None) -> tuple[Extent, ...]:
    """The core of what was drafted, and all of time where that is more: a corrected day may lie far out."""
    core, *_ = found = extents(drafted, also) or extents(items, also) or (None,)
    if core is None or items is drafted:
        return tuple(one for one in found if one is not None)
    every = extents((*drafted, *items), also)[-1]
    return (core,) if core.first <= every.first and core.last >= every.last else (core, every)


def _stretch(stretches: Sequence[Extent], asked: Filter) -> Extent:
    """The stretch to choose from: the core, or all of time where a reader or the days asked for want it."""
    core = stretches[0]
    early, late = asked.first and asked.first < core.first, asked.last and asked.last > core.last
    beyond = early or late or st.session_state.get(_EVERY)
    return stretches[-1] if beyond else core


def _periods(stretches: Sequence[Extent], extent: Extent) -> None:
    if len(stretches) == 1:
        return
    labels = {span(stretches[0]): stretches[0], f"All: {span(stretches[1])}": stretches[1]}
    state.follow("period", next(label for label, one in labels.items() if one == extent))
    st.segmented_control(
        "Period", list(labels), key="period", required=True, on_change=_take_period, args=(labels,),
        label_visibility="collapsed",
    )  # fmt: skip


def _take_period(labels: Mapping[str, Extent]) -> None:
    *_, every = labels.values()
    _renew(_DATES)
    st.session_state[_EVERY] = labels.get(st.session_state["period"]) == every
    if st.session_state[_EVERY]:
        state.change(first=every.first, last=every.last)
    else:
        state.change(first=None, last=None)


def _key(widget: str) -> str:
    """The key of a widget, another one each time that something else has moved what it shows.

    Setting its value instead would let the browser, not told yet, send the old one back as if it were new.
    """
    return f"{widget}-{st.session_state.get(f'dateline.{widget}', 0)}"


def _renew(widget: str) -> None:
    st.session_state[f"dateline.{widget}"] = st.session_state.get(f"dateline.{widget}", 0) + 1


def span(extent: Extent) -> str:
    """ "27 Sep – 10 Nov 2020", "1988 – 2020", "1 Mar 2021"."""
    if extent.days == 1:
        return words.day(extent.first)
    if extent.days > 3 * 365:
        return f"{extent.first.year} – {extent.last.year}"
    year = f" {extent.first.year}" if extent.first.year != extent.last.year else ""
    start = words.day(extent.first).removesuffix(f" {extent.first.year}") + year
    return f"{start} – {words.day(extent.last)}"


def _chosen(extent: Extent, asked: Filter) -> Range:
    low = min(max(asked.first or extent.first, extent.first), extent.last)
    return low, min(max(asked.last or extent.last, low), extent.last)


def _is_cumulative(extent: Extent, chosen: Range) -> bool:
    """Whether the first day stays where all begins: a choice of how to play, so no part of the view."""
    return bool(st.session_state.get(_CUMULATIVE)) and chosen[0] == extent.first


def _taker(core: Extent) -> Callable[[date, date, bool], None]:
    """Takes what the control has come to rest on; the whole of the core is what an address leaves out."""

    def take(first: date, last: date, cumulative: bool) -> None:
        _renew(_DATES)
        st.session_state[_CUMULATIVE] = cumulative
        everything = (first, last) == (core.first, core.last)
        state.change(first=None if everything else first, last=None if everything else last)

    return take


def _told(chosen: Range) -> str:
    """The days in the page itself, for a map whose control of time does not run."""
    return f'<i hidden data-dateline-days="{number(chosen[0])} {number(chosen[1])}"></i>'


def _is_current(key: str, newest: bool) -> bool:
    """False for a widget made anew meanwhile: what the browser still says of the old one is stale."""
    return newest and key in st.session_state


def _date_inputs(extent: Extent, chosen: Range) -> None:
    keys = f"from-{_key(_DATES)}", f"to-{_key(_DATES)}"
    with st.container(horizontal=True, gap="small"):
        for key, label, value in zip(keys, ("From", "To"), chosen, strict=True):
            st.date_input(
                label,
                value,
                min_value=extent.first,
                max_value=extent.last,
                key=key,
                format="YYYY-MM-DD",
                on_change=_typed,
                args=keys,
                width=150,
            )


def _typed(start: str, end: str) -> None:
    newest = start == f"from-{_key(_DATES)}"
    if not (_is_current(start, newest) and _is_current(end, newest)):
        return
    first, last = st.session_state[start], st.session_state[end]
    if first and last:
        if first > last:
            _renew(_DATES)
        state.change(first=min(first, last), last=max(first, last))
