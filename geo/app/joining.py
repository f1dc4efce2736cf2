"""One happening in several articles: its versions side by side, and the reader's word on what belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import streamlit as st

from geo import report
from geo.app import placing, resources, state, words
from geo.app.gathered import Gathered
from geo.app.markup import Node, node
from geo.errors import StoreError
from geo.happenings import Decision
from geo.happenings.versions import Account, Version
from geo.model import Incident
from geo.reviews import Subject
from geo.views import Item, apart_km
from geo.views.happenings import Told, numbers

PREFIX, SEE = "happening:", "happening:see:"
_ASKED, _FAILED, _JOIN = "dateline.happening", "dateline.not-joined", "dateline.join"
_MOST, _OFFERED = 4, 60
_FAR = 20_000.0


def ask(item: Item, found: Gathered) -> Node | None:
    """Who tells it how, where more than one source or article does, and the buttons to split one off."""
    told = item.told
    if told is None:
        return None
    own = _history(found.subjects[item.id], found.decisions)
    st.session_state[_ASKED] = item, found
    parts = [*_versions(told), *_tellings(item, told), *_told(own, found), *_failed()]
    return node("section", *parts, cls="placing") if parts else None


def _versions(told: Told) -> Iterator[Node]:
    compared = told.comparison
    if not told.sources:
        return
    differ = f"They differ on {told.differing}." if told.differing else ""
    yield node("h3", f"{told.sources}, side by side")
    yield node("p", f"{differ} No side is taken: the order says nothing.".strip(), cls="was")
    yield node("div", *(_version(one, told) for one in compared.versions), cls="accounts")
    if compared.silent:
        names = dict.fromkeys(one.source for one in compared.silent)
        yield node("p", f"Tell no number: {'; '.join(names)}", cls="was")


def _version(one: Version, told: Told) -> Node:
    return node(
        "div",
        node("strong", numbers(one) or "reported, no number given"),
        *(
            node("p", node("cite", account.source), node("small", _account(account, told)))
            for account in one.accounts
        ),
        cls="account",
    )


def _account(one: Account, told: Told) -> str:
    """What it says itself, and in which article."""
    differing = told.comparison.differing
    own = [report.casualties(one.killed, one.injured)]
    own += [words.when(one.when)] if "day" in differing else []
    own += [report.where(one.place)] if "place" in differing and one.place else []
    return " · ".join(part for part in (*own, _in(told.item_of(one.telling))) if part)


def _in(item: Item) -> str:
    article = item.article
    by = [article.publisher or article.title or article.id]
    return ", ".join([*by, words.day(article.published)] if article.published else by)


def _tellings(item: Item, told: Told) -> Iterator[Node]:
    """The other articles that tell it, and how to say that they do not."""
    if not told.is_shared:
        return
    by_hand = "A reader joined them." if told.happening.joined else f"Likeness {told.happening.score:.2f}."
    yield node("h3", f"Told in {len(told.items)} articles")
    yield node("p", f"Taken for one happening by day, place, kind, people and numbers. {by_hand}", cls="was")
    for other in told.items:
        if other.id != item.id:
            yield node("button", f"See it in {_in(other)}", cls="pick", data_choose=f"{SEE}{other.id}")
    if not resources.settings().read_only:
        yield node("button", "Another happening: split it off", cls="pick", data_choose=f"{PREFIX}split")


def _told(own: Sequence[Decision], found: Gathered) -> Iterator[Node]:
    """What readers said of it so far."""
    if own and not own[-1].withdrawn and not resources.settings().read_only:
        yield node("button", "Undo", cls="pick", data_choose=f"{PREFIX}undo")
    names = {subject: _in(item) for item in found.items if (subject := found.subjects.get(item.id))}
    for one in own[-_MOST:]:
        others = " and ".join(names.get(other, other.article_id) for other in (one.telling, *one.others))
        verb = "joined" if one.is_same else "split"
        back = " taken back" if one.withdrawn else ""
        yield node("p", f"{one.made:%Y-%m-%d %H:%M} UTC: “{verb}”{back}: {others}", cls="was")


def _history(subject: Subject, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    return tuple(one for one in decisions if subject == one.telling or subject in one.others)


def _failed() -> Iterator[Node]:
    if failed := st.session_state.pop(_FAILED, None):
        yield node("p", f"It was not kept: {failed}", cls="notice", role="alert")


def take(value: str) -> None:
    """What was clicked."""
    item, found = st.session_state[_ASKED]
    doing, _, which = value.removeprefix(PREFIX).partition(":")
    subject = found.subjects[item.id]
    if doing == "see":
        state.change(selected=which)
    elif doing == "split" and item.told is not None:
        others = tuple(one.subject for one in item.told.happening.tellings if one.subject != subject)
        if others:
            _keep(Decision(subject, others, False, _now()), item)
    elif doing == "undo" and (own := _history(subject, found.decisions)):
        last = own[-1]
        if not last.withdrawn:
            _keep(Decision(last.telling, last.others, last.is_same, _now(), withdrawn=True), item)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _keep(decision: Decision, item: Item) -> None:
    try:
        resources.store().decide(decision)
    except StoreError as error:
        st.session_state[_FAILED] = str(error)
        return
    placing.changed(item)


def form(item: Item, found: Gathered) -> None:
    """Any incident of another article, the nearest first, to be joined with this one."""
    if resources.settings().read_only or item.told is None:
        return
    offered = _near(item, found)
    if not offered:
        return
    with st.expander("The same happening as another"):
        titles = {one.id: f"{words.when(one.when)} · {words.title(one)} · {_in(one)}" for one in offered}
        chosen = st.selectbox(
            "Incident of another article, the nearest first",
            list(titles),
            index=None,
            key=f"{_JOIN}-{item.id}",
            format_func=titles.__getitem__,
            placeholder="Choose one",
        )
        if st.button("Join them", key=f"{_JOIN}-it", disabled=chosen is None) and chosen:
            _keep(Decision(found.subjects[item.id], (found.subjects[chosen],), True, _now()), item)
            st.rerun()


def _near(item: Item, found: Gathered) -> list[Item]:
    """Incidents of other articles that are not yet joined, by days and kilometres apart."""
    others = [
        one
        for one in found.items
        if isinstance(one.what, Incident)
        and one.happening != item.happening
        and one.article.id != item.article.id
    ]
    return sorted(others, key=lambda one: _apart(item, one))[:_OFFERED]


def _apart(one: Item, other: Item) -> float:
    """Days and hundreds of kilometres; what has no day or place comes last."""
    days = abs(((one.first_day or date.min) - (other.first_day or date.min)).days)
    km = apart_km(one.place, other.place) if one.place and other.place else _FAR
    return days + km / 100
