"""Search, filters and the count of what they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from geo.app import state, words
from geo.model import Article
from geo.views import Choices, Item, choices
from geo.views.filter import CLAIM, INCIDENT

_EVERY, _SEVERAL = "", " "
_REVIEWED = {
    "": "All but what was rejected",
    "accepted": "Accepted and corrected only",
    "rejected": "Rejected only",
}
_KINDS = {INCIDENT: "Incidents", CLAIM: "Claims"}


def filters(items: Sequence[Item], articles: Sequence[Article]) -> None:
    """Draw the filters; what the reader does with them goes to the view."""
    found = choices(items)
    chosen = state.view().filter
    told = (chosen.types, chosen.people, chosen.speakers, chosen.articles, not chosen.undated)
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
    _several("Actor or claimant", "people", found.people, chosen.people, str)
    _several("Speaker", "speakers", found.speakers, chosen.speakers, str)
    _several("Article", "articles", tuple(titles), chosen.articles, lambda one: titles.get(one, one))
    _reviewed()
    _switch("Show what is undated", "undated", chosen.undated)
    _switch("Show the sample collection", "sample", state.view().sample)
    st.button("Clear filters", on_click=_clear)


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


def _several(label: str, name: str, options: Sequence[Any], chosen: frozenset[Any], shown: Any) -> None:
    """One filter. What is chosen stays an option even where it no longer occurs, so that it can be let go."""
    gone = sorted(one for one in chosen if one not in options)
    value = [one for one in [*options, *gone] if one in chosen]
    key = state.keyed(name, value)
    st.multiselect(
        label,
        [*options, *gone],
        value,
        key=key,
        format_func=shown,
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
        review="",
    )
    state.outdate()
