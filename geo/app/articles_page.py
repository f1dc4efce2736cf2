"""The page of what is kept: the reader's own articles, and the sample collection."""

from __future__ import annotations

import streamlit as st

from geo import report
from geo.app import resources, words
from geo.app.markup import Node, node
from geo.app.show import show
from geo.errors import StoreError
from geo.model import Article
from geo.store import Entry


def page() -> None:
    """Draw the page."""
    st.header("Articles")
    try:
        kept = resources.store().articles()
    except StoreError as error:
        st.error("The store cannot be read:")
        st.text(str(error))
        kept = ()
    else:
        _own(kept)
    st.subheader("Sample collection")
    st.caption("Written for this project after the public record, read by the same software as any article.")
    for one in resources.sample().findings:
        show(_line(one.article, len(one.incidents), len(one.claims)), key=f"sample-{one.article.id}")


def _own(kept: tuple[Entry, ...]) -> None:
    st.subheader("My articles")
    if not kept:
        st.caption("None yet. What you save on the page “Read an article” is listed here.")
    for entry in kept:
        line, button = st.columns([8, 1], vertical_alignment="center")
        with line:
            show(_line(entry, entry.incidents, entry.claims), key=f"kept-{entry.id}")
        if not resources.settings().read_only:
            button.button("Delete", key=f"delete-{entry.id}", on_click=_delete, args=(entry.id,))


def _line(one: Article | Entry, incidents: int, claims: int) -> Node:
    by = [one.publisher, words.day(one.published) if one.published else "no date"]
    found = f"{report.counted(incidents, 'incident')}, {report.counted(claims, 'claim')}"
    facts = " · ".join(part for part in [*by, found] if part)
    return node("p", node("strong", one.title or one.id), node("small", facts), cls="source")


def _delete(id: str) -> None:
    try:
        resources.store().delete(id)
    except StoreError as error:
        st.error("It was not deleted:")
        st.text(str(error))
