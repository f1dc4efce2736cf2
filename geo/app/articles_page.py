"""The page of what is kept: the reader's own articles and the sample collection, each to be looked into."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from geo import report
from geo.app import pages, resources, state, words
from geo.app.annotated import annotated, heading, legend
from geo.app.article_findings import ARTICLE, article_findings
from geo.app.markup import Node, node
from geo.app.show import show
from geo.choices import applied, current
from geo.errors import StoreError
from geo.model import Article, Findings
from geo.reviews import in_force, reviewed
from geo.store import Entry
from geo.views import collect

_CHOSEN = ARTICLE


def page() -> None:
    """Draw the page."""
    st.title("Articles", anchor=False)
    kept = _kept()
    sample = {one.article.id: one for one in resources.sample().findings}
    chosen = _chosen(kept, sample)
    left, right = st.columns([3, 5], gap="large")
    with left:
        show(_listing(kept, sample, chosen), key="articles", chosen=_choose)
    with right:
        if chosen is not None:
            _one(chosen, kept, sample)


def _kept() -> tuple[Entry, ...]:
    try:
        return resources.store().articles()
    except StoreError as error:
        st.error("The store cannot be read:", icon=":material/error:")
        st.text(str(error))
        return ()


def _chosen(kept: tuple[Entry, ...], sample: Mapping[str, Findings]) -> str | None:
    """The article looked into: the one chosen, while it is there, else the first."""
    known = [entry.id for entry in kept] + list(sample)
    wanted: str | None = st.session_state.get(_CHOSEN)
    return wanted if wanted in known else next(iter(known), None)


def _choose(id: str) -> None:
    st.session_state[_CHOSEN] = id


def _listing(kept: tuple[Entry, ...], sample: Mapping[str, Findings], chosen: str | None) -> Node:
    own = [_row(entry.id, entry, entry.incidents, entry.claims, chosen) for entry in kept]
    given = [
        _row(one.article.id, one.article, len(one.incidents), len(one.claims), chosen)
        for one in sample.values()
    ]
    none = [node("p", "None yet. What you save on the page “Read an article” is listed here.", cls="more")]
    return node(
        "div",
        node("section", node("h2", "My articles"), *(own or none)),
        node("section", node("h2", "Sample collection, written for this project"), *given),
        cls="list tall",
        role="group",
        aria_label="Articles: arrow keys go from one to the next",
        data_keep="articles",
    )


def _row(id: str, one: Article | Entry, incidents: int, claims: int, chosen: str | None) -> Node:
    by = [one.publisher, words.day(one.published) if one.published else "no date"]
    return node(
        "button",
        node("span", one.title or one.id, cls="what"),
        node("span", " · ".join(part for part in by if part), cls="facts"),
        node(
            "span", f"{report.counted(incidents, 'incident')}, {report.counted(claims, 'claim')}", cls="facts"
        ),
        cls="row plain chosen" if id == chosen else "row plain",
        data_choose=id,
        data_scroll="" if id == chosen else None,
        aria_pressed="true" if id == chosen else "false",
    )


def _one(id: str, kept: tuple[Entry, ...], sample: Mapping[str, Findings]) -> None:
    is_own = any(entry.id == id for entry in kept)
    findings = resources.store().findings(id) if is_own else sample[id]
    if findings is None:
        return
    store = resources.store()
    findings = reviewed(applied(findings, current(store.choices())), in_force(store.reviews())).findings
    show(heading(findings), key="article-heading")
    _actions(findings, is_own)
    show(legend(), key="article-legend")
    show(annotated(findings), key="article-text")
    article_findings(id)


def _actions(findings: Findings, is_own: bool) -> None:
    one = findings.article.id
    with st.container(horizontal=True, gap="small"):
        if st.button("See it on the map", key="to-map"):
            state.choose_article(one, collect([findings]))
            pages.to_map()
        if is_own and not resources.settings().read_only:
            _deleting(one)


def _deleting(id: str) -> None:
    """The question before it, one an article: what was opened for one must not stand open for the next."""
    with st.popover("Delete …", key=_popover(id), on_change="rerun"):
        st.markdown("The article goes, with all that was found in it and said of it.")
        st.button("Delete this article and its findings", key=f"delete-{id}", on_click=_delete, args=(id,))


def _popover(id: str) -> str:
    return f"deleting-{id}"


def _delete(id: str) -> None:
    try:
        resources.store().delete(id)
    except StoreError as error:
        st.error("It was not deleted:", icon=":material/error:")
        st.text(str(error))
    else:
        st.session_state[_popover(id)] = False
