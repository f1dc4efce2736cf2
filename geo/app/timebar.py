"""The date slider, its histogram and its date inputs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.app import state, words
from geo.app.markup import Node, node
from geo.app.show import show
from geo.views import Bin, Extent, Item, extents, histogram

Range = tuple[date, date]


def timebar(items: Sequence[Item]) -> None:
    """Draw it; what the reader does with it goes to the view. Without any dated finding it says so."""
    stretches = extents(items)
    if not stretches:
        st.caption("Nothing here is dated, so there is no time to choose from.")
        return
    bars, inputs = st.columns([7, 3], gap="medium", vertical_alignment="bottom")
    with inputs:
        extent = _stretch(stretches)
        chosen = _chosen(extent)
        _date_inputs(extent, chosen)
    with bars:
        show(bar_chart(histogram(items, extent), chosen), key="histogram")
        _slider(extent, chosen)


def _stretch(stretches: Sequence[Extent]) -> Extent:
    """The stretch the slider covers: the core, or all of time where asked for or where the view needs it."""
    if len(stretches) == 1:
        return stretches[0]
    core, every = stretches
    chosen = state.view().filter
    beyond = bool((chosen.first and chosen.first < core.first) or (chosen.last and chosen.last > core.last))
    labels = {span(core): core, f"All: {span(every)}": every}
    if beyond or "period" not in st.session_state:
        st.session_state["period"] = list(labels)[1 if beyond else 0]
    picked = st.segmented_control(
        "Period",
        list(labels),
        key="period",
        required=True,
        on_change=_all_of_it,
        label_visibility="collapsed",
    )
    return labels.get(str(picked), core)


def _all_of_it() -> None:
    state.change(first=None, last=None)


def span(extent: Extent) -> str:
    """ "27 Sep – 10 Nov 2020", "1988 – 2020"."""
    if extent.days > 3 * 365:
        return f"{extent.first.year} – {extent.last.year}"
    year = f" {extent.first.year}" if extent.first.year != extent.last.year else ""
    start = words.day(extent.first).removesuffix(f" {extent.first.year}") + year
    return f"{start} – {words.day(extent.last)}"


def _chosen(extent: Extent) -> Range:
    asked = state.view().filter
    low = min(max(asked.first or extent.first, extent.first), extent.last)
    return low, min(max(asked.last or extent.last, low), extent.last)


def bar_chart(bins: Sequence[Bin], chosen: Range) -> Node:
    """A bar for each bin, those outside the chosen days pale; told in words for those who hear it."""
    most = max((one.total for one in bins), default=0) or 1
    bars = [
        node(
            "span",
            title=f"{words.day(one.first)} – {words.day(one.last)}: {one.total}",
            style=f"height: {max(one.total / most * 100, 1.5):.1f}%",
            cls=None if one.last >= chosen[0] and one.first <= chosen[1] else "out",
        )
        for one in bins
    ]
    total = sum(one.total for one in bins)
    told = (
        f"Incidents over time: {total} from {words.day(bins[0].first)} to {words.day(bins[-1].last)}"
        if bins
        else ""
    )
    return node("div", *bars, cls="histogram", role="img", aria_label=told)


def _slider(extent: Extent, chosen: Range) -> None:
    if extent.days == 1:
        st.caption(f"Everything dated is of {words.day(extent.first)}.")
        return
    st.session_state["range"] = chosen
    st.slider(
        "Days shown",
        extent.first,
        extent.last,
        format="D MMM YYYY",
        key="range",
        on_change=_slid,
        args=(extent,),
        label_visibility="collapsed",
    )


def _slid(extent: Extent) -> None:
    _choose(extent, *st.session_state["range"])


def _choose(extent: Extent, first: date, last: date) -> None:
    """A range that ends with the slider is open there: nothing beyond it is to be cut off."""
    state.change(first=None if first <= extent.first else first, last=None if last >= extent.last else last)


def _date_inputs(extent: Extent, chosen: Range) -> None:
    st.session_state["from"], st.session_state["to"] = chosen
    for name, label, column in zip(("from", "to"), ("From", "To"), st.columns(2, gap="small"), strict=True):
        column.date_input(
            label,
            min_value=extent.first,
            max_value=extent.last,
            key=name,
            format="DD/MM/YYYY",
            on_change=_typed,
            args=(extent,),
        )


def _typed(extent: Extent) -> None:
    first, last = st.session_state["from"], st.session_state["to"]
    if first and last:
        _choose(extent, min(first, last), max(first, last))
