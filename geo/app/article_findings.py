"""The incidents and claims of one article under its text, each to be looked into and reviewed there."""

from __future__ import annotations

import streamlit as st

from geo.app import correcting, joining, reviewing
from geo.app.detail import detail
from geo.app.gathered import Gathered, gathered
from geo.app.listing import Room, listing
from geo.app.mappane import colours
from geo.app.show import show
from geo.reviews import Subject
from geo.views import Item

ARTICLE = "dateline.article"
"""Where the session keeps which article is looked into."""
_PICKED, _FOUND = "dateline.article-finding", "dateline.article-found"


def article_findings(article_id: str) -> None:
    """Draw them."""
    found = gathered()
    items = [item for item in found.items if item.article.id == article_id]
    st.session_state[_FOUND] = found
    reviewing.restoring()
    if not items:
        return
    picked: Subject | None = st.session_state.get(_PICKED)
    item = next((one for one in items if found.subjects[one.id] == picked), None)
    shown = listing(
        items, item.id if item else None, colours(found.every).of, room=Room.ABOVE if item else Room.ALL
    )
    show(shown, key="article-findings", chosen=_pick)
    if item is not None:
        _detail(item, found)


def _detail(item: Item, found: Gathered) -> None:
    subject = found.subjects[item.id]
    asked = reviewing.ask(item, found)
    show(detail(item, None, asked, versions=joining.ask(item, found)), key="article-detail", chosen=_take)
    joining.form(item, found)
    correcting.form(item, subject, found.history)


def _pick(id: str) -> None:
    """Choose a finding; choosing the chosen one again lets it go. It stays when a review changes it."""
    found: Gathered = st.session_state[_FOUND]
    wanted = found.subjects.get(id)
    st.session_state[_PICKED] = None if st.session_state.get(_PICKED) == wanted else wanted


def _go_to(id: str) -> None:
    """The same happening in another article."""
    _pick(id)
    if picked := st.session_state[_PICKED]:
        st.session_state[ARTICLE] = picked.article_id


def _take(value: str) -> None:
    if value.startswith(reviewing.PREFIX):
        reviewing.take(value)
    elif value.startswith(joining.SEE):
        _go_to(value.removeprefix(joining.SEE))
    elif value.startswith(joining.PREFIX):
        joining.take(value)
    else:
        _pick(value)
