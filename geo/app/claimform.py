"""The fields of a claim to be corrected: who holds what, against whom, since when, and who says so."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo.app.formfields import days, days_told, line, written
from geo.app.placefield import place_chosen, place_field
from geo.findings import writing
from geo.model import Claim, Extent, Relation, Stance
from geo.reviews import plain
from geo.views import Item

_EXTENTS = {
    Extent.WHOLE: "the whole of it",
    Extent.PART: "a part of it",
    Extent.UNSPECIFIED: "the text does not say",
}


def claim_fields(item: Item, one: Claim, base: str) -> None:
    """Draw them; `base` begins their keys."""
    line("Claimant", one.claimant, f"{base}:claimant")
    left, right = st.columns(2)
    relations, stances, extents = list(Relation), list(Stance), list(Extent)
    left.selectbox(
        "Relation", relations, relations.index(one.relation), format_func=_spaced, key=f"{base}:relation"
    )
    right.selectbox("Stance", stances, stances.index(one.stance), format_func=_spaced, key=f"{base}:stance")
    line("Territory, as the article names it", one.territory.name, f"{base}:territory")
    now = extents.index(one.territory.extent)
    st.selectbox("How much of it", extents, now, format_func=_EXTENTS.__getitem__, key=f"{base}:extent")
    place_field(item, base)
    line("Against", one.against or "", f"{base}:against", placeholder="Nobody is named")
    days(one.when, f"{base}:when")
    line("Said by", one.attributed_to, f"{base}:said")


def claim_told(item: Item, one: Claim, base: str) -> dict[str, Any]:
    """The fields as the reader left them, in the findings' form; raises InputError with a sentence."""
    before, state = plain(one), st.session_state
    name = written(f"{base}:territory", one.territory.name, "A claim needs a territory: name it.")
    extent = state.get(f"{base}:extent", one.territory.extent)
    return before | {
        "claimant": written(
            f"{base}:claimant", one.claimant, "A claim needs a claimant: name who holds or wants it."
        ),
        "relation": state.get(f"{base}:relation", one.relation).value,
        "stance": state.get(f"{base}:stance", one.stance).value,
        "territory": before["territory"] | {"name": name, "extent": extent.value},
        "place": writing.place(place_chosen(item, base)),
        "against": written(f"{base}:against", one.against or "") or None,
        "when": writing.when(days_told(one.when, f"{base}:when")),
        "attributed_to": written(
            f"{base}:said", one.attributed_to, "Somebody has to have said it: name the speaker."
        ),
    }


def _spaced(one: Relation | Stance) -> str:
    return one.value.replace("_", " ")
