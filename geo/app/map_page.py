"""The map page: what the articles state, on the map and along time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from geo.app import correcting, eventpane, joining, placing, reviewing, state
from geo.app.detail import detail, toponym_of
from geo.app.eventpane import Loaded
from geo.app.filters import clear, filters
from geo.app.gathered import Gathered, gathered
from geo.app.listing import Room, listing
from geo.app.mapkey import mapkey
from geo.app.mappane import colours, mappane
from geo.app.markup import node
from geo.app.show import show
from geo.app.takeaway import takeaway
from geo.app.timebar import timebar
from geo.events import Event
from geo.report import counted
from geo.reviews import in_force
from geo.views import Filter, Item, Selection, select
from geo.views.happenings import standing_for

_STYLE = Path(__file__).parent / "page.css"


def page() -> None:
    """Draw the page."""
    found = gathered()
    state.leave_out_articles(one.article.id for one in found.findings)
    if names := state.ignored():
        st.caption(f"The link held something that made no sense here and was left out: {', '.join(names)}.")
    events = eventpane.loaded()
    if not found.findings and events is None:
        st.info("No articles yet. Read one on the page “Read an article”.")
        st.button("Show the sample collection", on_click=state.change, kwargs={"sample": True})
        state.write_address()
        return
    placing.follow(found.items, found.subjects)
    if _is_nowhere(found) and state.let_go():
        st.caption("What the link points to is not among these articles, so it was left out.")
    _explore(found, events)


def _is_nowhere(found: Gathered) -> bool:
    """True where what is chosen is no finding, no rejected one and no imported event."""
    wanted = state.view().selected
    known = wanted is None or wanted in found.subjects or wanted in found.rejected
    return not known and eventpane.chosen_event() is None


@st.fragment
def _explore(found: Gathered, events: Loaded | None) -> None:
    """All that follows time. A fragment, so that what comes to rest draws this again and nothing else."""
    if state.is_stale():
        st.rerun()
    st.html(_STYLE)
    with st.container(key="explore"):
        with st.container(key="time"):
            asked = timebar(found.items, found.drafted, events.columns if events else None)
        chosen = select(found.items, asked)
        show(node("h1", "Incidents and territorial claims on the map", cls="unseen"), key="heading")
        with st.container(key="tools"):
            articles = [one.article for one in found.findings]
            filters(found.items, articles, events.columns if events else None)
        with st.container(key="board"):
            _board(found, chosen, asked, events)
        with st.container(key="below"):
            _below(chosen.items, asked, events)
    state.write_address()


def _below(items: Sequence[Item], days: Filter, events: Loaded | None) -> None:
    """All that is shown once more, as a table and to take away: who wants neither waits for neither."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        wanted = st.toggle("Table of all that is shown", key="table-wanted")
        takeaway(items, events, days)
    if wanted:
        from geo.app.table import table  # noqa: PLC0415

        table(items, events, days)


def _board(found: Gathered, chosen: Selection, asked: Filter, events: Loaded | None) -> None:
    """The map and the list beside it."""
    left, right = st.columns([5, 3], gap="medium")
    with right, st.container(key="listside"):
        wanted = state.view().selected
        item = next((one for one in found.items if one.id == wanted), None)
        event = eventpane.chosen_event() if item is None else None
        with st.container(key="listing"):
            _counts(chosen, f" · {eventpane.counts(events, asked)}" if events else "")
            _list(found, chosen, asked, Room.BESIDE if item or event else Room.ALL)
        if item is not None or event is not None:
            with st.container(key="detailside"):
                _chosen(item, event, found)
    with left, st.container(key="mapside"):
        dealt = colours(found.every)
        show(mapkey(chosen.items, dealt), key="mapkey")
        ever = replace(asked, first=None, last=None)
        mappane(found.items, chosen.items, ever, dealt, events)


def _counts(chosen: Selection, imported: str) -> None:
    counts = chosen.counts
    also = f" in {counted(counts.articles, 'article')}" + (f"; {counts.missing}" if counts.missing else "")
    told = node("p", node("strong", counts.found), also + imported, cls="counts", role="status")
    show(told, key="counts")


def _list(found: Gathered, chosen: Selection, days: Filter, room: Room) -> None:
    wanted = state.view().selected
    reviewing.restoring(found.rejected.get(wanted or "") if wanted not in found.subjects else None)
    hue = colours(found.every).of
    if chosen.items:
        shown = listing(chosen.items, standing_for(wanted, chosen.items), hue, days=days, room=room)
        show(shown, key="list", chosen=state.select)
    else:
        st.write(_nothing(found))
        st.button("Show all findings", on_click=clear)


def _chosen(item: Item | None, event: Event | None, found: Gathered) -> None:
    if item is not None:
        _detail(item, found)
    elif event is not None:
        show(eventpane.event_detail(event), key="detail", chosen=state.select)


def _nothing(found: Gathered) -> str:
    """Why the list is empty: nothing reviewed so far, or nothing that fits."""
    unreviewed = {"accepted": "accepted or corrected", "rejected": "rejected"}.get(state.view().review)
    if unreviewed and not found.items:
        return f"No finding has been {unreviewed} yet."
    return "Nothing fits these dates and filters."


def _detail(item: Item, found: Gathered) -> None:
    """The finding chosen, and what a reader may say of it."""
    subject = found.subjects[item.id]
    review = in_force(found.history).get(subject)
    # A place corrected by itself no longer follows what is chosen for a name.
    named = None if review and "place" in review.after else toponym_of(item)
    choice = placing.choice_of(named, item.article.id, found.places)
    asks = placing.ask(item, named, found.places), reviewing.ask(item, found)
    shown = detail(item, choice, *asks, versions=joining.ask(item, found))
    show(shown, key="detail", chosen=_take)
    joining.form(item, found)
    correcting.form(item, subject, found.history)


def _take(value: str) -> None:
    if value.startswith(reviewing.PREFIX):
        reviewing.take(value)
    elif value.startswith(joining.PREFIX):
        joining.take(value)
    else:
        placing.take(value)
