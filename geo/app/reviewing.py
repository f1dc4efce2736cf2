"""A drafted finding put to the reader: accept, correct or reject it, and take that back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from geo.app import placing, resources, state
from geo.app.gathered import Gathered
from geo.app.markup import Node, node
from geo.errors import StoreError
from geo.reviews import APART, Review, Subject, Verdict, standing
from geo.views import Item

PREFIX = "review:"
_ASKED, _REJECTED, _FAILED = "dateline.reviewed", "dateline.rejected", "dateline.not-reviewed"
_MOST = 5
_NAMES = {
    "sub_type": "sub-type",
    "when": "date",
    "geo_precision": "how closely it is placed",
    "attributed_to": "said by",
    APART: "split off",
}


def ask(item: Item, found: Gathered) -> Node | None:
    """The buttons, and who changed what from what so far."""
    if resources.settings().read_only:
        return None
    subject = found.subjects[item.id]
    own = [one for one in found.history if one.subject == subject]
    now = next(reversed(standing(own).get(subject, ())), None)
    st.session_state[_ASKED] = subject, item, now, found
    failed = st.session_state.pop(_FAILED, None)
    return node(
        "section",
        node("h3", f"Review: {now.verdict.value}" if now else "Review: not yet"),
        *_buttons(now),
        node("p", f"It was not kept: {failed}", cls="notice", role="alert") if failed else None,
        *_parted(subject, found),
        *(node("p", _told(one), cls="was") for one in own[-_MOST:]),
        cls="placing",
    )


def _parted(subject: Subject, found: Gathered) -> Iterator[Node]:
    """Where a reader split the finding off, or others from it: how to get there, and to put them together."""
    if subject in found.origins:
        yield node("p", "A reader split this off from another finding.", cls="was")
        yield node("button", "Undo the split", cls="pick", data_choose=f"{PREFIX}unsplit")
    for key, other in found.subjects.items():
        if found.origins.get(other) == subject:
            yield node("button", "See what was split off", cls="pick", data_choose=key)


def _buttons(now: Review | None) -> Iterator[Node]:
    for verdict, label in ((Verdict.ACCEPTED, "Accept"), (Verdict.REJECTED, "Reject")):
        pressed = "true" if now and now.verdict is verdict else "false"
        yield node("button", label, cls="pick", data_choose=f"{PREFIX}{verdict.value}", aria_pressed=pressed)
    if now:
        yield node("button", "Undo", cls="pick", data_choose=f"{PREFIX}undo")


def _told(one: Review) -> str:
    when = f"{one.made:%Y-%m-%d %H:%M} UTC"
    if one.withdrawn:
        return f"{when}: “{one.verdict.value}” taken back"
    changes = (
        f"{_NAMES.get(name, name)}: {_value(one.before.get(name))} → {_value(new)}"
        for name, new in one.after.items()
        if one.before.get(name) != new
    )
    return f"{when}: {one.verdict.value}" + "".join(f"; {change}" for change in changes)


def _value(value: Any) -> str:
    """A field of the findings' form in a word or two."""
    if isinstance(value, Mapping):
        return _fields(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value)) or "none"
    return "none" if value is None else str(value).replace("_", " ")


def _fields(value: Mapping[str, Any]) -> str:
    if "attributed_to" in value:
        return str(value["attributed_to"])
    if "role" in value:
        return f"{value['name']} ({value['role']})"
    kept = ("name", "low", "high", "earliest", "latest")
    return " – ".join(dict.fromkeys(str(value[key]) for key in kept if value.get(key) is not None))


def take(value: str) -> None:
    """What was clicked."""
    subject, item, now, found = st.session_state[_ASKED]
    told = value.removeprefix(PREFIX)
    if told == "undo":
        if now is not None:
            keep(Review(subject, now.verdict, moment(), now.after, now.before, withdrawn=True), item)
    elif told == "unsplit":
        _put_back(subject, item, found)
    elif now is None or now.verdict.value != told:
        after = now.after if now else {}
        keep(Review(subject, Verdict(told), moment(), after, after), item)


def _put_back(subject: Subject, item: Item, found: Gathered) -> None:
    """Take back the correction that split this finding off, and all that was said of the other one since."""
    origin = found.origins.get(subject)
    stood = standing(found.history).get(origin, ()) if origin else ()
    for at, one in reversed(list(enumerate(stood))):
        keep(Review(one.subject, one.verdict, moment(), one.after, one.before, withdrawn=True), item)
        earlier = stood[at - 1].after if at else {}
        if len(earlier.get(APART, ())) < len(one.after.get(APART, ())):
            return


def moment() -> datetime:
    """Now, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def keep(review: Review, item: Item) -> None:
    """Keep what a reader said of a finding; the page is made anew, and the finding stays chosen."""
    try:
        resources.store().review(review)
    except StoreError as error:
        st.session_state[_FAILED] = str(error)
        return
    gone = review.verdict is Verdict.REJECTED and not review.withdrawn
    st.session_state[_REJECTED] = review if gone else None
    placing.changed(item, review.subject)


def restoring(gone: Review | None = None) -> bool:
    """Right after a rejection, or where what was rejected is asked for (`gone`): how to take it back.

    The finding itself is gone from the page. False where there is no rejection to tell.
    """
    review: Review | None = gone or st.session_state.get(_REJECTED)
    if review is None:
        return False
    if gone is not None:
        st.caption("The finding chosen was rejected, so it is shown no more.")
    if not resources.settings().read_only:
        st.button("Rejected. Undo", key="unreject", on_click=_restore, args=(review,))
    return True


def _restore(review: Review) -> None:
    st.session_state[_REJECTED] = None
    try:
        resources.store().review(Review(review.subject, review.verdict, moment(), withdrawn=True))
    except StoreError as error:
        st.session_state[_FAILED] = str(error)
    state.outdate()
