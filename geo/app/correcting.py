"""The form by which a reader corrects a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import streamlit as st

from geo.app import resources, reviewing
from geo.app.claimform import claim_fields, claim_told
from geo.app.incidentform import incident_fields, incident_told
from geo.app.markup import node
from geo.app.show import show
from geo.errors import InputError
from geo.model import Incident
from geo.reviews import APART, Review, Subject, Verdict, in_force, plain
from geo.views import Item

_REFUSED = "dateline.refused"


def form(item: Item, subject: Subject, history: Sequence[Review]) -> None:
    """Draw it: the fields of the finding, to be written over."""
    if resources.settings().read_only:
        return
    base = _base(item)
    of, sentence = st.session_state.get(_REFUSED, ("", ""))
    with st.expander("Correct it"), st.form(base, border=False):
        if isinstance(item.what, Incident):
            incident_fields(item, item.what, base)
        else:
            claim_fields(item, item.what, base)
        if of == base:
            show(node("p", sentence, cls="notice", role="alert"), key="refused")
        # By a callback: a press while the page is being drawn may be lost to the script, not to that.
        now = in_force(history).get(subject)
        st.form_submit_button(
            "Keep the correction", type="primary", on_click=_keep, args=(item, subject, now, base)
        )


def _base(item: Item) -> str:
    """What the keys of the fields begin with: another word whenever the finding has changed."""
    told = repr(plain(item.what)).encode("utf-8", "replace")
    return f"correct-{item.id}-{sha256(told).hexdigest()[:8]}"


def _keep(item: Item, subject: Subject, now: Review | None, base: str) -> None:
    try:
        one = item.what
        told = incident_told(item, one, base) if isinstance(one, Incident) else claim_told(item, one, base)
        review = _review(item, subject, now, told)
    except InputError as error:
        st.session_state[_REFUSED] = base, str(error)
        return
    st.session_state.pop(_REFUSED, None)
    reviewing.keep(review, item)


def _review(item: Item, subject: Subject, now: Review | None, told: Mapping[str, Any]) -> Review:
    """The correction, and with it what was corrected before: the last review is the one that counts."""
    before = plain(item.what)
    changed = {name: value for name, value in told.items() if value != before.get(name)}
    if not changed:
        raise InputError("Nothing was changed, so there is nothing to keep.")
    earlier = dict(now.after) if now else {}
    if APART in changed:
        changed[APART] = [*earlier.get(APART, ()), *changed[APART]]
    after = earlier | changed
    was = before | {APART: earlier.get(APART)}
    return Review(subject, Verdict.CORRECTED, reviewing.moment(), {name: was[name] for name in after}, after)
