"""Where a finding lies, as a field of a form: a place of its article or of the gazetteer, or a point."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from geo import report
from geo.app import resources, words
from geo.choices import point
from geo.errors import GazetteerError, InputError
from geo.model import Place, Sense
from geo.views import Item, apart_km

AS_READ, NOWHERE = "as-read", "nowhere"
_POINT = re.compile(r"\s*([+\-−]?\d{1,3}(?:\.\d{1,10})?)\s*[,;\s]\s*([+\-−]?\d{1,3}(?:\.\d{1,10})?)\s*")
_FOUND = "dateline.found-places"
_MOST = 8
_RADIUS_KM = 1.0


def place_field(item: Item, base: str) -> None:
    """Draw it: what can be chosen, and a line to write another name or a point in."""
    offered = _offered(item, base)
    labels = {AS_READ: f"As it is: {report.where(item.place)}", NOWHERE: "No place"}
    labels |= {known: _label(place, item.place) for known, place in offered.items()}
    order = [AS_READ, *offered, NOWHERE]
    st.selectbox("Where it lies", order, format_func=labels.__getitem__, key=f"{base}:place")
    st.text_input(
        "Another place, by name or as latitude, longitude",
        max_chars=200,
        key=f"{base}:place-name",
        placeholder="Shusha, or 39.76, 46.75",
    )


def _offered(item: Item, base: str) -> dict[str, Place]:
    """The other places of the article by their ids, those first that a name just written could be."""
    known, found = st.session_state.get(_FOUND, ("", ()))
    places = [*(found if known == base else ()), *_candidates(item), *_named(item)]
    here = item.place.id if item.place else None
    return {one.id: one for one in places if one.id != here}


def _candidates(item: Item) -> Iterable[Place]:
    """What the name that the finding was placed by could be else."""
    for one in item.findings.toponyms:
        if one.place is not None and item.place is not None and one.place.id == item.place.id:
            yield from (other.place for other in one.alternatives)


def _named(item: Item) -> Iterable[Place]:
    return (
        one.place for one in item.findings.toponyms if one.place is not None and one.sense is Sense.LITERAL
    )


def _label(place: Place, now: Place | None) -> str:
    """A place told from its namesakes: what it is, where, and how far from the one that is shown."""
    told = [place.name, place.kind.value, place.country, words.point(place)]
    far = f"{apart_km(now, place):,.0f} km away" if now else None
    return report.one_line(", ".join(part for part in (*told, far) if part))


def place_chosen(item: Item, base: str) -> Place | None:
    """The place wanted; raises InputError where what was written is none, or several."""
    written = str(st.session_state.get(f"{base}:place-name") or "").strip()
    if written:
        return _written(written, item, base)
    chosen = st.session_state.get(f"{base}:place", AS_READ)
    if chosen == AS_READ:
        return item.place
    return None if chosen == NOWHERE else _offered(item, base)[chosen]


def _written(written: str, item: Item, base: str) -> Place:
    numbers = _POINT.fullmatch(written)
    if numbers:
        lat, lon = (float(one.replace("−", "-")) for one in numbers.groups())
        if abs(lat) > 90 or abs(lon) > 180:
            raise InputError("A latitude lies between −90 and 90, a longitude between −180 and 180.")
        name = item.place.name if item.place else written
        return point(name, lat, lon, _RADIUS_KM, item.place)
    return _looked_up(written, item, base)


def _looked_up(name: str, item: Item, base: str) -> Place:
    chosen = st.session_state.get(f"{base}:place", AS_READ)
    offered = _offered(item, base)
    try:
        found = tuple(one.place for one in resources.quietly().gazetteer.candidates(name))[:_MOST]
    except GazetteerError as error:
        raise InputError(f"The gazetteer could not be asked: {error}") from error
    if chosen in offered and chosen in {one.id for one in found}:
        return offered[chosen]
    if not found:
        raise InputError(f"The gazetteer knows no “{name}”: write it otherwise, or as latitude, longitude.")
    if len(found) > 1:
        st.session_state[_FOUND] = base, found
        raise InputError(f"{len(found)} places are called “{name}”: choose one of them at “Where it lies”.")
    return found[0]
