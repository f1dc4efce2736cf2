"""The view of this session: the one truth that widgets, map, list and address bar all follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.app import permalink
from geo.app.permalink import View
from geo.views import Filter, Item

_VIEW, _IGNORED, _STALE = "dateline.view", "dateline.ignored", "dateline.stale"
_LINKED = "dateline.linked"


def view() -> View:
    """The view; at first the one the address asks for."""
    if _VIEW not in st.session_state:
        asked, ignored = permalink.read({name: st.query_params.get_all(name) for name in st.query_params})
        st.session_state[_VIEW], st.session_state[_IGNORED] = asked, ignored
        st.session_state[_LINKED] = True
    found: View = st.session_state[_VIEW]
    return found


def ignored() -> tuple[str, ...]:
    """Names of parameters of the address that made no sense."""
    names: tuple[str, ...] = st.session_state.get(_IGNORED, ())
    return names


def change(**fields: Any) -> None:
    """Another view: the fields given are of View, or of its Filter."""
    now = view()
    of_view = {name: value for name, value in fields.items() if name in View.__dataclass_fields__}
    of_filter = {name: value for name, value in fields.items() if name in Filter.__dataclass_fields__}
    st.session_state[_VIEW] = replace(now, **{"filter": replace(now.filter, **of_filter), **of_view})
    st.session_state[_IGNORED], st.session_state[_LINKED] = (), False


def leave_out_articles(known: Iterable[str]) -> None:
    """Let go of articles that are not there; those a link asked for are told as what made no sense."""
    asked = view().filter.articles
    there = asked.intersection(known)
    if there == asked:
        return
    linked = bool(st.session_state.get(_LINKED))
    names = dict.fromkeys((*ignored(), "article")) if linked else {}
    change(articles=there)
    st.session_state[_IGNORED], st.session_state[_LINKED] = tuple(names), linked


def let_go() -> bool:
    """Let go of what is chosen, for it is not there; True where it was a link that asked for it."""
    linked, names = bool(st.session_state.get(_LINKED)), ignored()
    change(selected=None)
    st.session_state[_IGNORED], st.session_state[_LINKED] = names, linked
    return linked


def choose_article(id: str, items: Iterable[Item]) -> None:
    """Look at one article, and at all the days it tells of; `items` may hold those of other articles."""
    own = [item for item in items if item.article.id == id]
    firsts = [item.first_day for item in own if item.first_day]
    lasts = [item.last_day for item in own if item.last_day]
    days = {"first": min(firsts), "last": max(lasts, default=max(firsts))} if firsts else {}
    change(**{"first": None, "last": None, **days}, articles=frozenset({id}), selected=None, camera=None)


def select(id: str) -> None:
    """Choose a finding; choosing the chosen one again lets it go."""
    change(selected=None if view().selected == id else id)


def write_address() -> None:
    """Let the address say what is shown."""
    wanted = permalink.write(view())
    shown = {name: st.query_params.get_all(name) for name in st.query_params}
    if shown != wanted:
        st.query_params.from_dict(wanted)


def outdate() -> None:
    """What the page holds is no longer what store and view say: it has to be gathered anew."""
    st.session_state[_STALE] = True


def is_stale() -> bool:
    """True once after `outdate`."""
    return bool(st.session_state.pop(_STALE, False))


def keyed(name: str, value: Any) -> str:
    """The key of a widget whose starting value is the view's: another one whenever something else changed it.

    For what is drawn only when it is opened: the browser has forgotten by then what `follow` told it.
    """
    turn, told = st.session_state.get(f"dateline.{name}", (0, value))
    turn += told != value
    st.session_state[f"dateline.{name}"] = turn, value
    return f"{name}-{turn}"


def taken(name: str, key: str) -> Any:
    """What the reader gave the widget of this name and key, which keeps its key for that."""
    value = st.session_state[key]
    st.session_state[f"dateline.{name}"] = st.session_state[f"dateline.{name}"][0], value
    return value


def follow(key: str, value: Any) -> None:
    """Let a widget show what the view says. It is left alone where it does: what is set while the reader is
    still moving it would take it back to where it was a moment ago."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
