"""The page that sets claims side by side: a territory, a day, and each speaker's version with its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo import report
from geo.app import pages, state, words
from geo.app.comparing import comparing
from geo.app.gathered import gathered
from geo.app.markup import Node, node
from geo.app.show import show
from geo.model import Claim
from geo.views import Filter, Item
from geo.views.compare import Question, Stand, questions
from geo.views.filter import CLAIM

_TERRITORY, _DAY = "territory", "day"
_ASKED, _OPENED = "claims-day", "dateline.claim-opened"


def page() -> None:
    """Draw the page."""
    if st.session_state.pop(_OPENED, False):
        pages.to_map()
    st.title("Who claims what", anchor=False)
    read = gathered()
    items = read.items
    st.caption(
        "What is said of a territory, speaker by speaker, in the words of the articles. "
        "No version is preferred: who speaks more often is not more right."
    )
    day = _day()
    found = questions(items, day)
    if not found:
        st.info("No article claims a territory on that day." if day else "No article claims a territory yet.")
        return
    chosen = _chosen(found)
    left, right = st.columns([3, 5], gap="large")
    with left:
        show(_listing(found, chosen), key="territories", chosen=_choose)
    with right:
        show(_heading(chosen, day), key="territory-heading")
        if st.button("See these on the map", key="claims-to-map"):
            _show_all(chosen, day)
            pages.to_map()
        show(_versions(chosen), key="versions", chosen=_open)
    comparing(read)


def _day() -> date | None:
    """The day asked for, in the address as well; None for all that was ever said."""
    told = st.query_params.get(_DAY)
    try:
        given = date.fromisoformat(told) if told else None
    except ValueError:
        given = None
        del st.query_params[_DAY]
    chosen = st.date_input(
        "As of",
        value=given,
        min_value=date(1, 1, 1),
        max_value=date(9999, 12, 31),
        format="YYYY-MM-DD",
        help="What is said to be so on this day. Empty: all that was ever said.",
        key=_ASKED,
        width=260,
    )
    if chosen is None:
        st.query_params.pop(_DAY, None)
    elif chosen != given:
        st.query_params[_DAY] = chosen.isoformat()
    return chosen


def _chosen(found: Sequence[Question]) -> Question:
    wanted = st.query_params.get(_TERRITORY)
    return next((one for one in found if one.key == wanted), found[0])


def _choose(key: str) -> None:
    st.query_params[_TERRITORY] = key


def _listing(found: Sequence[Question], chosen: Question) -> Node:
    return node("div", *(_row(one, one is chosen) for one in found), cls="list tall", data_keep="territories")


def _row(one: Question, is_chosen: bool) -> Node:
    return node(
        "button",
        node("span", one.name, cls="what"),
        node("span", _counted(one), cls="facts"),
        cls="row plain chosen" if is_chosen else "row plain",
        data_choose=one.key,
        data_scroll="" if is_chosen else None,
        aria_pressed="true" if is_chosen else "false",
    )


def _counted(one: Question) -> str:
    return f"{report.counted(len(one.stands), 'speaker')}, {report.counted(one.versions, 'version')}"


def _heading(one: Question, day: date | None) -> Node:
    when = f"said to be so on {words.day(day)}, or undated" if day else "all that was ever said"
    unplaced = None if one.place else node("p", "The words name no place that could be found.", cls="facts")
    return node(
        "header",
        node("h2", one.name),
        node("p", f"{_counted(one)}; {when}", cls="facts", role="status"),
        unplaced,
    )


def _versions(one: Question) -> Node:
    return node("div", *map(_stand, one.stands), cls="versions")


def _stand(stand: Stand) -> Node:
    return node(
        "section",
        node("h3", stand.speaker),
        *(node("article", *_claim(item, item.what)) for item in stand.claims if isinstance(item.what, Claim)),
        aria_label=f"What {stand.speaker} says",
    )


def _claim(item: Item, claim: Claim) -> tuple[Node, ...]:
    where = f"{item.article.title or item.article.id}"
    return (
        node(
            "button",
            report.claim_line(claim),
            cls="what",
            data_choose=item.id,
            aria_label=f"{report.claim_line(claim)}: see it on the map",
        ),
        node("p", report.when(claim.when), cls="facts"),
        node("blockquote", claim.quote.text, dir="auto"),
        node("p", f"in “{where}”", cls="facts"),
    )


def _open(id: str) -> None:
    """A claim that is chosen is shown where all of it is: on the map."""
    state.change(selected=id, camera=None)
    st.session_state[_OPENED] = True


def _show_all(one: Question, day: date | None) -> None:
    words_of = "" if one.place is None else one.name
    state.change(filter=Filter(first=day, last=day, kinds=frozenset({CLAIM}), text=words_of))
    state.change(selected=one.stands[0].claims[0].id, camera=None)
