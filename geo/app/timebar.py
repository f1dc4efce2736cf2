"""The date slider, its histogram and its date inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from geo.app import state, words
from geo.app.histogram import Range, chart
from geo.app.show import show
from geo.events import Columns
from geo.views import Extent, Filter, Item, extents, histogram

_SLIDER, _DATES = "range", "dates"


def timebar(items: Sequence[Item], events: Columns | None = None) -> Filter:
    """Draw it; what the reader does with it goes to the view. Gives the view's filter with the days shown."""
    stretches = extents(items, events.days() if events is not None else None)
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
        show(chart(histogram(items, extent, 90, events), extent, chosen), key="histogram")
        _slider(extent, chosen)
    return replace(asked, first=chosen[0], last=chosen[1])


def _stretch(stretches: Sequence[Extent], asked: Filter) -> Extent:
    """The stretch the slider covers: the core, or all of time where the days asked for need it."""
    core = stretches[0]
    beyond = (asked.first and asked.first < core.first) or (asked.last and asked.last > core.last)
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
    _renew(_SLIDER, _DATES)
    if labels.get(st.session_state["period"]) == every:
        state.change(first=every.first, last=every.last)
    else:
        state.change(first=None, last=None)


def _key(widget: str) -> str:
    """The key of a widget, another one each time that something else has moved what it shows.

    Setting its value instead would let the browser, not told yet, send the old one back as if it were new.
    """
    return f"{widget}-{st.session_state.get(f'dateline.{widget}', 0)}"


def _renew(*widgets: str) -> None:
    for widget in widgets:
        st.session_state[f"dateline.{widget}"] = st.session_state.get(f"dateline.{widget}", 0) + 1


def span(extent: Extent) -> str:
    """ "27 Sep – 10 Nov 2020", "1988 – 2020"."""
    if extent.days > 3 * 365:
        return f"{extent.first.year} – {extent.last.year}"
    year = f" {extent.first.year}" if extent.first.year != extent.last.year else ""
    start = words.day(extent.first).removesuffix(f" {extent.first.year}") + year
    return f"{start} – {words.day(extent.last)}"


def _chosen(extent: Extent, asked: Filter) -> Range:
    low = min(max(asked.first or extent.first, extent.first), extent.last)
    return low, min(max(asked.last or extent.last, low), extent.last)


def _slider(extent: Extent, chosen: Range) -> None:
    if extent.days == 1:
        st.caption(f"Everything dated is of {words.day(extent.first)}.")
        return
    st.slider(
        "Days shown",
        extent.first,
        extent.last,
        chosen,
        format="D MMM YYYY",
        key=_key(_SLIDER),
        on_change=_slid,
        args=(_key(_SLIDER),),
        label_visibility="collapsed",
    )


def _slid(key: str) -> None:
    if not _is_current(key, key == _key(_SLIDER)):
        return
    first, last = st.session_state[key]
    _renew(_DATES)
    state.change(first=first, last=last)


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
        _renew(_SLIDER, *([_DATES] if first > last else []))
        state.change(first=min(first, last), last=max(first, last))
