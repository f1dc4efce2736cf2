"""Search and filters, each choice with how often it occurs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from geo.app import state, words
from geo.app.mappane import in_sight
from geo.events import Columns
from geo.model import Article
from geo.views import Choices, Item, area, choices
from geo.views.filter import CLAIM, INCIDENT

_EVERY, _SEVERAL = "", " "
_REVIEWED = {
    "": "All but what was rejected",
    "accepted": "Accepted and corrected only",
    "rejected": "Rejected only",
}
_PRECISIONS = {1: "The place named", 2: "Near it or in a part of it", 3: "Only the larger region"}
_WRONG = "dateline.area-wrong"
_KINDS = {INCIDENT: "Incidents", CLAIM: "Claims"}


def filters(items: Sequence[Item], articles: Sequence[Article], events: Columns | None = None) -> None:
    """Draw the filters; what the reader does with them goes to the view."""
    found = choices(items, events)
    chosen = state.view().filter
    told = (
        chosen.types,
        chosen.people,
        chosen.speakers,
        chosen.articles,
        not chosen.undated,
        chosen.outlets,
        chosen.precisions,
        chosen.area,
    )
    active = sum(map(bool, (*told, state.view().review)))
    label = f"Filters ({active})" if active else "Filters"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        _article(items, articles)
        _kinds()
        _search()
        with st.popover(label, width="content"):
            _more(found, articles)


def _article(items: Sequence[Item], articles: Sequence[Article]) -> None:
    """One article or all: the way from the whole collection to what a single text states."""
    titles = {article.id: article.title or article.id for article in articles}
    chosen = state.view().filter.articles
    several = [_SEVERAL] if len(chosen) > 1 else []
    gone = [one for one in chosen if one not in titles and len(chosen) == 1]
    state.follow("article", _SEVERAL if several else next(iter(chosen), _EVERY))
    st.selectbox(
        "Article",
        [_EVERY, *several, *titles, *gone],
        key="article",
        format_func=lambda one: {
            _EVERY: "Every article" if len(titles) < 2 else f"All {len(titles)} articles",
            _SEVERAL: "Some articles",
        }.get(one, titles.get(one, one)),
        on_change=_take_article,
        args=(items,),
        label_visibility="collapsed",
        width=230,
    )


def _take_article(items: Sequence[Item]) -> None:
    one = st.session_state["article"]
    if one == _EVERY:
        state.change(articles=frozenset[str](), first=None, last=None)
    elif one != _SEVERAL:
        state.choose_article(one, items)


def _kinds() -> None:
    state.follow("kinds", sorted(state.view().filter.kinds))
    st.pills(
        "Kind",
        list(_KINDS),
        key="kinds",
        selection_mode="multi",
        format_func=_KINDS.__getitem__,
        on_change=_take_set,
        args=("kinds",),
        label_visibility="collapsed",
        width="content",
    )


def _search() -> None:
    state.follow("text", state.view().filter.text)
    st.text_input(
        "Search",
        key="text",
        placeholder="Search words, names, places",
        max_chars=200,
        on_change=_take,
        args=("text",),
        label_visibility="collapsed",
    )


def _more(found: Choices, articles: Sequence[Article]) -> None:
    chosen = state.view().filter
    titles = {article.id: article.title or article.id for article in articles}
    _several("Type of incident", "types", found.types, chosen.types, words.TYPES.__getitem__)
    _several("Actor or claimant", "people", found.people, chosen.people)
    _several("Speaker", "speakers", found.speakers, chosen.speakers)
    _several("Source or outlet", "outlets", found.outlets, chosen.outlets)
    _several("How well it is placed", "precisions", found.precisions, chosen.precisions, _precision)
    _within()
    told = dict.fromkeys(titles, 0)
    _several("Article", "articles", told, chosen.articles, lambda one: titles.get(one, one))
    _reviewed()
    _switch("Show what is undated", "undated", chosen.undated)
    _switch("Show the sample collection", "sample", state.view().sample)
    st.button("Clear filters", on_click=_clear)


def _precision(code: int) -> str:
    return _PRECISIONS[code]


def _within() -> None:
    """The area, typed or taken from the map; on the map itself it can be drawn with the mouse."""
    chosen = state.view().filter.area
    told = chosen.told if chosen else ""
    key = state.keyed("area", told)
    st.text_input(
        "Only within an area: west, south, east, north in degrees",
        told,
        key=key,
        placeholder="44.8, 38.4, 48, 41.9",
        max_chars=80,
        on_change=_take_area,
        args=(key,),
    )
    if wrong := st.session_state.pop(_WRONG, ""):
        st.caption(f"That is no area: {wrong}.")
    with st.container(horizontal=True, gap="small"):
        st.button("What the map shows now", on_click=_take_sight, disabled=in_sight() is None)
        st.button("Everywhere", on_click=state.change, kwargs={"area": None}, disabled=chosen is None)


def _take_area(key: str) -> None:
    told = str(state.taken("area", key))
    try:
        state.change(area=area(told) if told.strip() else None)
    except ValueError as error:
        st.session_state[_WRONG] = str(error)


def _take_sight() -> None:
    state.change(area=in_sight())


def _reviewed() -> None:
    key = state.keyed("review", state.view().review)
    options = list(_REVIEWED)
    st.selectbox(
        "Reviewed", options, options.index(state.view().review), key=key, format_func=_REVIEWED.__getitem__,
        on_change=_take_review, args=(key,),
    )  # fmt: skip


def _take_review(key: str) -> None:
    state.change(review=state.taken("review", key))
    state.outdate()


def _switch(label: str, name: str, value: bool) -> None:
    key = state.keyed(name, value)
    st.toggle(label, value, key=key, on_change=_take_keyed, args=(name, key, bool))


def _several(
    label: str,
    name: str,
    options: Mapping[Any, int],
    chosen: frozenset[Any],
    shown: Callable[[Any], str] = str,
) -> None:
    """One filter. What is chosen stays an option even where it no longer occurs, so that it can be let go."""
    gone = sorted(one for one in chosen if one not in options)
    value = [one for one in [*options, *gone] if one in chosen]
    key = state.keyed(name, value)
    st.multiselect(
        label,
        [*options, *gone],
        value,
        key=key,
        format_func=lambda one: f"{shown(one)} ({many:,})" if (many := options.get(one)) else shown(one),
        on_change=_take_keyed,
        args=(name, key, frozenset),
        placeholder="All",
    )


def _take_keyed(name: str, key: str, kind: Callable[[Any], Any]) -> None:
    state.change(**{name: kind(state.taken(name, key))})
    if name == "sample":
        state.outdate()


def _take(name: str) -> None:
    state.change(**{name: st.session_state[name]})


def _take_set(name: str) -> None:
    state.change(**{name: frozenset(st.session_state[name])})


def clear() -> None:
    """Let go of all that hides findings, the days too."""
    state.change(first=None, last=None)
    _clear()


def _clear() -> None:
    nothing: frozenset[Any] = frozenset()
    state.change(
        kinds=nothing,
        types=nothing,
        people=nothing,
        speakers=nothing,
        articles=nothing,
        text="",
        undated=True,
        outlets=nothing,
        precisions=nothing,
        area=None,
        review="",
    )
    state.outdate()
