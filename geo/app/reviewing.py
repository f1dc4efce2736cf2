"""A drafted finding put to the reader: accept, correct or reject it, and take that back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from geo.app import placing, resources, state, words
from geo.app.markup import Node, node
from geo.errors import InputError, StoreError
from geo.findings import writing
from geo.model import Claim, Count, Incident, IncidentType, Precision, Relation, Stance, When
from geo.reviews import Review, Subject, Verdict, corrected, plain
from geo.views import Item

PREFIX = "review:"
_ASKED, _REJECTED, _FAILED = "dateline.reviewed", "dateline.rejected", "dateline.not-reviewed"
_MOST = 5


def ask(item: Item, subject: Subject, history: Sequence[Review]) -> Node | None:
    """The buttons, and who changed what from what so far."""
    if resources.settings().read_only:
        return None
    own = [one for one in history if one.subject == subject]
    now = own[-1] if own and not own[-1].withdrawn else None
    st.session_state[_ASKED] = subject, item, now
    failed = st.session_state.pop(_FAILED, None)
    return node(
        "section",
        node("h3", f"Review: {now.verdict.value}" if now else "Review: not yet"),
        *_buttons(now),
        node("p", f"It was not kept: {failed}", cls="notice", role="alert") if failed else None,
        *(node("p", _told(one), cls="was") for one in own[-_MOST:]),
        cls="placing",
    )


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
    changes = (f"{name}: {_value(one.before.get(name))} → {_value(new)}" for name, new in one.after.items())
    return f"{when}: {one.verdict.value}" + "".join(f"; {change}" for change in changes)


def _value(value: Any) -> str:
    """A field of the findings' form in a word or two."""
    if isinstance(value, Mapping):
        kept = ("name", "low", "high", "earliest", "latest")
        return " – ".join(dict.fromkeys(str(value[key]) for key in kept if value.get(key) is not None))
    if isinstance(value, list):
        return ", ".join(str(one.get("attributed_to")) for one in value)
    return "none" if value is None else str(value)


def take(value: str) -> None:
    """What was clicked."""
    subject, item, now = st.session_state[_ASKED]
    told = value.removeprefix(PREFIX)
    if told == "undo":
        if now is not None:
            _keep(Review(subject, now.verdict, _now(), now.after, now.before, withdrawn=True), item)
    elif now is None or now.verdict.value != told:
        after = now.after if now and told == Verdict.ACCEPTED else {}
        _keep(Review(subject, Verdict(told), _now(), now.before if now and after else {}, after), item)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _keep(review: Review, item: Item) -> None:
    try:
        resources.store().review(review)
    except StoreError as error:
        st.session_state[_FAILED] = str(error)
        return
    gone = review.verdict is Verdict.REJECTED and not review.withdrawn
    st.session_state[_REJECTED] = review if gone else None
    placing.changed(item)


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
        resources.store().review(Review(review.subject, review.verdict, _now(), withdrawn=True))
    except StoreError as error:
        st.session_state[_FAILED] = str(error)
    state.outdate()


def form(item: Item, subject: Subject) -> None:
    """The fields of the finding, to be written over."""
    if resources.settings().read_only:
        return
    with st.expander("Correct it"), st.form(f"correct-{item.id}", border=False):
        after = _incident(item.what) if isinstance(item.what, Incident) else _claim(item.what)
        if st.form_submit_button("Keep the correction"):
            _correct(item, subject, after)


def _correct(item: Item, subject: Subject, fields: Mapping[str, Any]) -> None:
    before = plain(item.what)
    after = {name: value for name, value in fields.items() if value != before[name]}
    if not after:
        st.caption("Nothing was changed.")
        return
    try:
        corrected(item.what, after)
    except (InputError, ValueError, TypeError) as error:
        st.error("This cannot be:", icon=":material/error:")
        st.text(str(error))
        return
    old = {name: before[name] for name in after}
    _keep(Review(subject, Verdict.CORRECTED, _now(), old, after), item)
    st.rerun()


def _incident(one: Incident) -> dict[str, Any]:
    value = plain(one)
    kinds = list(IncidentType)
    kind = st.selectbox("Type", kinds, kinds.index(one.type), format_func=words.TYPES.__getitem__)
    told = {"type": kind.value, "when": _when(one.when)}
    told["killed"] = _count("Killed", one.killed)
    told["injured"] = _count("Injured", one.injured)
    speaker = st.text_input("Said by", one.statements[0].attributed_to, max_chars=200).strip()
    first, *rest = value["statements"]
    return {**told, "statements": [{**first, "attributed_to": speaker or first["attributed_to"]}, *rest]}


def _claim(one: Claim) -> dict[str, Any]:
    relations, stances = list(Relation), list(Stance)
    value = plain(one)
    claimant = st.text_input("Claimant", one.claimant, max_chars=200).strip()
    relation = st.selectbox("Relation", relations, relations.index(one.relation), format_func=_spaced)
    stance = st.selectbox("Stance", stances, stances.index(one.stance), format_func=_spaced)
    name = st.text_input("Territory, as the article names it", one.territory.name, max_chars=200).strip()
    speaker = st.text_input("Said by", one.attributed_to, max_chars=200).strip()
    return {
        "claimant": claimant or one.claimant,
        "relation": relation.value,
        "stance": stance.value,
        "territory": {**value["territory"], "name": name or one.territory.name},
        "attributed_to": speaker or one.attributed_to,
        "when": _when(one.when),
    }


def _spaced(one: Relation | Stance) -> str:
    return one.value.replace("_", " ")


def _when(one: When | None) -> dict[str, Any] | None:
    """The days asked for; what was read where they are the same, none where the first is empty."""
    bounds: dict[str, Any] = {
        "min_value": date(1000, 1, 1),
        "max_value": date(2100, 12, 31),
        "format": "YYYY-MM-DD",
    }
    left, right = st.columns(2)
    first = left.date_input("From", one.first_day if one else None, **bounds)
    last = right.date_input("To", one.last_day if one else None, **bounds)
    if one and (first, last) == (one.first_day, one.last_day):
        return writing.when(one)
    if first is None:
        return None
    latest = max(first, last or first)
    text = one.text if one else ""
    return writing.when(When(first, latest, Precision.DAY, text, "corrected by a reader"))


def _count(label: str, one: Count | None) -> dict[str, int | None] | None:
    left, right = st.columns(2)
    low = left.number_input(f"{label}, at least", 0, value=one.low if one else None, step=1)
    high = right.number_input(f"{label}, at most", 0, value=one.high if one else None, step=1)
    return None if low is None and high is None else {"low": low, "high": high}
