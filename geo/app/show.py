"""Puts a tree of nodes on the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from geo.app.markup import Node

_HERE = Path(__file__).parent


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def show(tree: Node, key: str, chosen: Callable[[str], None] | None = None) -> None:
    """Show the tree; `chosen` is told the value of what is clicked, before the page is drawn again."""
    component = st.components.v2.component("dateline_show", css=_file("show.css"), js=_file("show.js"))

    def tell() -> None:
        value = st.session_state[key].get("chosen")
        if chosen is not None and isinstance(value, str):
            chosen(value)

    if chosen is None:  # in a form nothing may call back
        component(data=tree.plain(), key=key)
    else:
        component(data=tree.plain(), key=key, on_chosen_change=tell)
