"""The map page: what the articles state, on the map and along time."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.app import placing, resources, state
from geo.app.detail import detail, toponym_of
from geo.app.filters import filters
from geo.app.listing import listing
from geo.app.mapkey import mapkey
from geo.app.mappane import colours, mappane
from geo.app.markup import node
from geo.app.show import show
from geo.app.timebar import timebar
from geo.choices import Choice, applied, current
from geo.errors import StoreError
from geo.model import Findings
from geo.report import counted
from geo.views import Filter, Item, Selection, collect, select

_STYLE = Path(__file__).parent / "page.css"


def page() -> None:
    """Draw the page."""
    chosen = _chosen()
    findings = tuple(applied(one, chosen) for one in _findings())
    if names := state.ignored():
        st.caption(f"The link held something that made no sense here and was left out: {', '.join(names)}.")
    if not findings:
        st.info("No articles yet. Read one on the page “Read an article”.")
        st.button("Show the sample collection", on_click=state.change, kwargs={"sample": True})
        state.write_address()
        return
    items = collect(findings)
    placing.follow(items)
    _explore(items, findings, chosen)


def _findings() -> tuple[Findings, ...]:
    """The reader's own articles, and the sample collection unless it is switched off."""
    kept = _kept()
    if not state.view().sample:
        return kept
    sample = resources.sample()
    if sample.problems:
        st.warning(
            f"{counted(len(sample.problems), 'sample article')} could not be read.", icon=":material/warning:"
        )
    own = {one.article.id for one in kept}
    return tuple(one for one in sample.findings if one.article.id not in own) + kept


def _kept() -> tuple[Findings, ...]:
    try:
        return resources.store().all_findings()
    except StoreError as error:
        st.warning("The store cannot be read, so only the sample is shown.", icon=":material/warning:")
        st.text(str(error))
        return ()


def _chosen() -> tuple[Choice, ...]:
    """The places that readers chose."""
    try:
        return current(resources.store().choices())
    except StoreError:  # told where the articles are read
        return ()


@st.fragment
def _explore(items: tuple[Item, ...], findings: tuple[Findings, ...], places: tuple[Choice, ...]) -> None:
    """All that follows the slider. A fragment, so that a move draws this again and nothing else."""
    if placing.is_stale():
        st.rerun()
    st.html(_STYLE)
    with st.container(key="explore"):
        with st.container(key="time"):
            asked = timebar(items)
        chosen = select(items, asked)
        with st.container(key="tools"):
            filters(items, [one.article for one in findings])
        with st.container(key="board"):
            _board(items, chosen, asked, places)
    state.write_address()


def _board(items: tuple[Item, ...], chosen: Selection, asked: Filter, places: tuple[Choice, ...]) -> None:
    """The map and the list beside it."""
    left, right = st.columns([5, 3], gap="medium")
    with right, st.container(key="listside"):
        _counts(chosen)
        _list(items, chosen, asked, places)
    with left, st.container(key="mapside"):
        show(mapkey(chosen.items, colours(items)), key="mapkey")
        mappane(items, chosen.items, asked)


def _counts(chosen: Selection) -> None:
    counts = chosen.counts
    also = f" in {counted(counts.articles, 'article')}" + (f"; {counts.missing}" if counts.missing else "")
    show(node("p", node("strong", counts.found), also, cls="counts", role="status"), key="counts")


def _list(items: tuple[Item, ...], chosen: Selection, days: Filter, places: tuple[Choice, ...]) -> None:
    wanted = state.view().selected
    item = next((one for one in items if one.id == wanted), None)
    show(
        listing(chosen.items, wanted, colours(items).of, days=days, short=item is not None),
        key="list",
        chosen=state.select,
    )
    if item is not None:
        named = toponym_of(item)
        choice = placing.choice_of(named, item.article.id, places)
        told = detail(item, choice, placing.ask(item, named, places))
        show(told, key="detail", chosen=placing.take)
    elif wanted is not None:
        st.caption("What the link points to is not among these articles.")
