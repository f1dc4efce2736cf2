"""The fields of an incident to be corrected: what, when, where, the harm, who, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from geo.app import words
from geo.app.formfields import days, days_told, line, part, people, people_told, written
from geo.app.markup import node
from geo.app.placefield import place_chosen, place_field
from geo.app.show import show
from geo.errors import InputError
from geo.findings import writing
from geo.lexicon import table
from geo.model import Actor, Incident, IncidentType, Place, PlaceKind, Role, Statement
from geo.reviews import APART, plain
from geo.splitting import without
from geo.views import Item

ROLES = {Role.PERPETRATOR: "did it", Role.TARGET: "suffered it", Role.PARTY: "took part"}
STAYS, SPLIT, GOES = "stays", "split", "goes"
_FATES = {
    STAYS: "belongs to this finding",
    SPLIT: "tells of another: make that a finding of its own",
    GOES: "tells of neither: drop it",
}
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.REGION})
_BLANK = Actor("", Role.PERPETRATOR)
Kind = tuple[IncidentType, str]


def incident_fields(item: Item, one: Incident, base: str) -> None:
    """Draw them; `base` begins their keys."""
    kinds = _kinds(one)
    st.selectbox("Type", kinds, kinds.index((one.type, one.sub_type)), format_func=_told, key=f"{base}:kind")
    days(one.when, f"{base}:when")
    place_field(item, base)
    part("People harmed", f"{base}:killed")
    people("Killed", one.killed, f"{base}:killed")
    people("Injured", one.injured, f"{base}:injured")
    part("Who did it, who suffered it", f"{base}:actors")
    for at, actor in enumerate((*one.actors, _BLANK)):
        _actor(at, actor, base)
    part("Who says so", f"{base}:said")
    for at, said in enumerate(one.statements):
        _statement(at, said, base, len(one.statements) > 1)


def _kinds(one: Incident) -> list[Kind]:
    """Every type with its sub-types, and what the incident has now if that is none of them."""
    known = [(kind, sub) for kind in IncidentType for sub in table("sub_types")[kind.value]]
    now = one.type, one.sub_type
    return known if now in known else [now, *known]


def _told(kind: Kind) -> str:
    sub = words.either(kind[1])
    return f"{sub} ({words.TYPES[kind[0]].lower()})" if sub else words.TYPES[kind[0]]


def _actor(at: int, one: Actor, base: str) -> None:
    left, right = st.columns([3, 2])
    with left:
        line(f"Actor {at + 1}", one.name, f"{base}:actor-{at}", placeholder="Another actor, if any")
    roles = list(ROLES)
    told = f"Role of actor {at + 1}"
    right.selectbox(
        told, roles, roles.index(one.role), format_func=ROLES.__getitem__, key=f"{base}:role-{at}"
    )


def _statement(at: int, one: Statement, base: str, several: bool) -> None:
    quoted = node("blockquote", node("p", one.quote.text, dir="auto"), cls="quoted")
    show(quoted, key=f"{base}:quote-{at}")
    turn = f" (statement {at + 1})" if several else ""
    line(f"Said by{turn}", one.attributed_to, f"{base}:said-{at}")
    if several:
        fates, told = list(_FATES), f"What statement {at + 1} tells of"
        st.selectbox(told, fates, format_func=_FATES.__getitem__, key=f"{base}:fate-{at}")


def incident_told(item: Item, one: Incident, base: str) -> dict[str, Any]:
    """The fields as the reader left them, in the findings' form; raises InputError with a sentence."""
    stays, taken, gone = _fates(one, base)
    kind, sub_type = st.session_state.get(f"{base}:kind", (one.type, one.sub_type))
    place = place_chosen(item, base)
    wanted = plain(one) | {
        "type": kind.value,
        "sub_type": sub_type,
        "when": writing.when(days_told(one.when, f"{base}:when")),
        "place": writing.place(place),
        "geo_precision": _precision(one, place),
        "killed": writing.count(people_told("Killed", one.killed, f"{base}:killed")),
        "injured": writing.count(people_told("Injured", one.injured, f"{base}:injured")),
        "actors": [writing.actor(actor) for actor in _actors(one, base)],
    }
    told = _without(one, wanted, gone) | {"statements": [_said(one, at, base) for at in stays]}
    return told | ({APART: [[_said(one, at, base) for at in taken]]} if taken else {})


def _without(one: Incident, wanted: dict[str, Any], gone: Sequence[int]) -> dict[str, Any]:
    """What the reader left as it was goes with the statements that alone said so."""
    before, left = plain(one), plain(without(one, [one.statements[at] for at in gone]))
    return {name: left[name] if value == before[name] else value for name, value in wanted.items()}


def _precision(one: Incident, place: Place | None) -> int | None:
    if place is None:
        return None
    if place == one.place:
        return one.geo_precision
    return 3 if place.kind in _WIDE else 1


def _fates(one: Incident, base: str) -> tuple[list[int], list[int], list[int]]:
    """The statements that stay, those split off, and all that do not stay."""
    fates = [st.session_state.get(f"{base}:fate-{at}", STAYS) for at in range(len(one.statements))]
    stays = [at for at, fate in enumerate(fates) if fate == STAYS]
    if not stays:
        raise InputError("One statement has to stay; where none belongs to the finding, reject it.")
    taken = [at for at, fate in enumerate(fates) if fate == SPLIT]
    return stays, taken, [at for at, fate in enumerate(fates) if fate != STAYS]


def _said(one: Incident, at: int, base: str) -> dict[str, Any]:
    said = one.statements[at]
    missing = "Somebody has to have said it: name the speaker, or “article” for the text's own voice."
    return writing.statement(said) | {
        "attributed_to": written(f"{base}:said-{at}", said.attributed_to, missing)
    }


def _actors(one: Incident, base: str) -> Iterator[Actor]:
    """Who is named now; an actor of another name is no longer the one it was led back to."""
    seen = set[tuple[str, Role]]()
    for at, was in enumerate((*one.actors, _BLANK)):
        name = written(f"{base}:actor-{at}", was.name)
        role = st.session_state.get(f"{base}:role-{at}", was.role)
        if name:
            if (name.casefold(), role) in seen:
                raise InputError(f"“{name}” stands there twice in the same role.")
            seen.add((name.casefold(), role))
            yield Actor(name, role, was.actor if name == was.name else "")
