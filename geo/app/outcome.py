"""What was read in a new article: the text with everything marked, the lists, and whether to keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from geo import report, sources
from geo.app import pages, resources, state, words
from geo.app.annotated import annotated, heading, legend
from geo.app.detail import detail
from geo.app.listing import Room, listing
from geo.app.mappane import colours, look_at
from geo.app.markup import node
from geo.app.show import show
from geo.errors import StoreError
from geo.exports.spreadsheet import neutral
from geo.model import Findings, Sense
from geo.views import Item, collect

_PICKED, _AGAIN, _KEPT = "dateline.picked", "article_again", "dateline.kept"


def outcome(findings: Findings, read_again: Callable[[date], None]) -> None:
    """Draw it; `read_again` is called with the publication date where it was missed."""
    items = tuple(sorted(collect([findings]), key=_began))
    head, keep = st.columns([5, 3], gap="large")
    with head:
        show(heading(findings), key="read-heading")
    with keep:
        _save(findings, items)
    _ask_for_date(findings, items, read_again)
    text, lists = st.columns([5, 3], gap="large")
    with text:
        show(legend(), key="legend")
        show(annotated(findings), key="annotated")
    with lists:
        _found(items)
        _notes(findings)
        _names(findings)


def _began(item: Item) -> tuple[bool, date]:
    return item.first_day is None, item.first_day or date.min


def _ask_for_date(findings: Findings, items: tuple[Item, ...], read_again: Callable[[date], None]) -> None:
    """Without a publication date "Monday" is no day: ask for it here, where it is missed."""
    if findings.article.published is not None:
        return
    told = sources.suggest_published(findings.article.text)
    if told is None and all(item.when for item in items):
        return
    with st.container(border=True):
        st.markdown("**When was this published?** Words such as “Monday” count from that day.")
        left, right = st.columns([3, 7], vertical_alignment="bottom")
        left.date_input(
            "Publication date",
            value=None,
            key=_AGAIN,
            min_value=date(1900, 1, 1),
            max_value=date(2100, 12, 31),
            on_change=_take_date,
            args=(read_again,),
            label_visibility="collapsed",
            format="YYYY-MM-DD",
        )
        if told:
            right.button(f"The text says {words.day(told)}: use that", on_click=read_again, args=(told,))


def _take_date(read_again: Callable[[date], None]) -> None:
    if st.session_state[_AGAIN]:
        read_again(st.session_state[_AGAIN])


def _save(findings: Findings, items: Sequence[Item]) -> None:
    if resources.settings().read_only:
        st.caption("This site keeps no articles.")
        return
    if st.button("Save to my articles", type="primary", key="save", width="stretch"):
        try:
            resources.store().save(findings)
        except StoreError as error:
            st.error("It was not saved:", icon=":material/error:")
            st.text(str(error))
        else:
            look_at(findings.article.id)
            st.session_state[_KEPT] = findings
    if st.session_state.get(_KEPT) is findings:
        st.success("Saved, and on the map beside your other articles.", icon=":material/check:")
        if st.button("See it on the map", key="to-map", width="stretch"):
            state.choose_article(findings.article.id, items)
            pages.to_map()


def _found(items: tuple[Item, ...]) -> None:
    if not items:
        st.info("No incident and no territorial claim was found in this article.")
        return
    wanted = st.session_state.get(_PICKED)
    item = next((one for one in items if one.id == wanted), None)
    show(
        listing(items, wanted, colours(items).of, room=Room.ABOVE if item else Room.ALL),
        key="read-list",
        chosen=_pick,
    )
    if item is not None:
        show(detail(item), key="read-detail", chosen=_pick)


def _pick(id: str) -> None:
    st.session_state[_PICKED] = None if st.session_state.get(_PICKED) == id else id


def _notes(findings: Findings) -> None:
    if findings.notes:
        notes = [node("li", note) for note in findings.notes]
        show(node("section", node("h3", "Notes"), node("ul", *notes, cls="notes")), key="read-notes")


def _names(findings: Findings) -> None:
    """The places, each spelling once."""
    placed = {one.span.text: one for one in findings.toponyms if one.sense is Sense.LITERAL}
    rows = [
        {
            "In the text": neutral(report.one_line(name)),
            "Place": neutral(report.one_line(report.where(one.place))) if one.place else "not placed",
            "Certainty": words.share(one.score) if one.place else None,
        }
        for name, one in placed.items()
    ]
    if rows:
        st.dataframe(rows, hide_index=True, key="read-places")
