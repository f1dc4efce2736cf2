"""Where a name lies, put to the reader: other candidates, none of them, a point on the map, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from geo.app import resources, state, words
from geo.app.markup import Node, node
from geo.choices import Choice, name_key, offered, point
from geo.errors import StoreError
from geo.model import Claim, Place, Span, Toponym
from geo.reviews import Subject
from geo.views import Item, apart_km

_ASKED, _POINTING, _AGAIN, _FAILED = (
    f"dateline.{name}" for name in ("asked", "pointing", "again", "not-kept")
)
_PREFIX = "place:"
_CLOSE = 0.5
"""A candidate is close where the program believes in it at least so much as in its first, times this."""
_MOST = 4
_PIXELS = 12  # how exactly a finger hits a map


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the buttons on the page stand for."""

    article_id: str
    toponym: Span
    now: Place | None
    options: tuple[Place, ...]
    offer: Place | None
    quotes: tuple[tuple[int, int], ...]
    is_claim: bool


def choice_of(toponym: Toponym | None, article_id: str, chosen: Iterable[Choice]) -> Choice | None:
    """The choice in force for this name in this article."""
    if toponym is None:
        return None
    name = name_key(toponym.span.text)
    return next(
        (one for one in chosen if one.article_id == article_id and name_key(one.toponym.text) == name), None
    )


def doubt(named: Toponym, choice: Choice | None) -> str:
    """How sure the place is, in words: the program's own measure, or that a reader chose it."""
    if choice is not None:
        return f"chosen by a reader on {choice.made:%Y-%m-%d}; the program read {_told(choice.before)}"
    close = [one for one in named.alternatives if one.score >= _CLOSE * named.score]
    told = f"certainty {words.share(named.score)}"
    if not close or named.place is None:
        return told
    others = "; ".join(_which(one.place, named.place) for one in close[:2])
    return f"{told}; could also be {others}"


def _told(place: Place | None) -> str:
    return f"{place.name} ({place.lat:.3f}, {place.lon:.3f})" if place else "no place"


def _which(other: Place, place: Place | None) -> str:
    """A candidate told from its namesakes: what it is, and how far from the one shown."""
    country = f", {other.country}" if other.country else ""
    if place is None or other.id == place.id:
        return f"{other.name}, {other.kind.value}{country}"
    return f"{other.name}, {other.kind.value}{country}, {apart_km(place, other):,.0f} km away"


def ask(item: Item, named: Toponym | None, chosen: tuple[Choice, ...]) -> Node | None:
    """The buttons for the place of a finding, and for undoing what was chosen in its article."""
    if resources.settings().read_only:
        return None
    parts = [*_candidates(item, named, chosen), *_undoing(item, named, chosen)]
    failed = st.session_state.pop(_FAILED, None)
    if failed:
        parts.append(node("p", f"The choice was not kept: {failed}", cls="notice", role="alert"))
    return node("section", node("h3", "Is this the right place?"), *parts, cls="placing") if parts else None


def _candidates(item: Item, named: Toponym | None, chosen: tuple[Choice, ...]) -> Iterator[Node]:
    if named is None:
        return
    offer = offered(named, item.article.id, chosen)
    options = tuple(one.place for one in named.alternatives[:_MOST])
    quotes = tuple((one.start, one.end) for one in item.quotes)
    st.session_state[_ASKED] = _Asked(
        item.article.id, named.span, named.place, options, offer.place if offer else None, quotes,
        isinstance(item.what, Claim),
    )  # fmt: skip
    if offer and offer.place:
        yield _button("offer", f"As chosen in another article: {_which(offer.place, named.place)}")
    for at, place in enumerate(options):
        yield _button(str(at), _which(place, named.place))
    yield _button("none", "None of these")
    pointing = st.session_state.get(_POINTING) is not None
    yield _button("point", "Cancel setting a point" if pointing else "Set a point on the map …", pointing)
    if pointing:
        yield node("p", f"Click on the map where “{named.span.text}” lies.", cls="notice", role="status")


def _undoing(item: Item, named: Toponym | None, chosen: tuple[Choice, ...]) -> Iterator[Node]:
    for at, one in enumerate(chosen):
        if one.article_id == item.article.id:
            told = _told(one.place) if one.place else "none of these"
            yield _button(f"undo:{at}", f"Undo: “{one.toponym.text}” is {told}")
    st.session_state[f"{_ASKED}.undo"] = chosen


def _button(value: str, words: str, pressed: bool = False) -> Node:
    told = "true" if pressed else None
    return node("button", words, cls="pick", data_choose=_PREFIX + value, aria_pressed=told)


def take(value: str) -> None:
    """What was clicked in the panel of a finding: a choice of place, or the finding itself."""
    if not value.startswith(_PREFIX):
        st.session_state.pop(_POINTING, None)
        state.select(value)
        return
    told = value.removeprefix(_PREFIX)
    asked: _Asked | None = st.session_state.get(_ASKED)
    if told.startswith("undo:"):
        _undo(int(told.removeprefix("undo:")))
    elif asked is not None and told == "point":
        _toggle_pointing(asked)
    elif asked is not None:
        _choose(asked, _place(asked, told))


def _place(asked: _Asked, told: str) -> Place | None:
    if told == "offer":
        return asked.offer
    return None if told == "none" else asked.options[int(told)]


def _toggle_pointing(asked: _Asked) -> None:
    if st.session_state.pop(_POINTING, None) is None:
        st.session_state[_POINTING] = asked


def pointed(clicked: dict[str, Any] | None, zoom: int | None) -> None:
    """A click on the map: the point asked for, if one was."""
    asked: _Asked | None = st.session_state.get(_POINTING)
    if asked is None or clicked is None:
        return
    lat, lon = float(clicked["lat"]), (float(clicked["lng"]) + 180) % 360 - 180
    radius = max(_PIXELS * 156.5 / 2 ** (zoom or 8), 0.1)
    st.session_state.pop(_POINTING)
    _choose(asked, point(asked.toponym.text, round(lat, 4), round(lon, 4), round(radius, 1), asked.now))


def _choose(asked: _Asked, place: Place | None) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    _keep(Choice(asked.article_id, asked.toponym, place, asked.now, now))
    st.session_state[_AGAIN] = asked.article_id, asked.quotes, asked.is_claim


def _undo(at: int) -> None:
    chosen: tuple[Choice, ...] = st.session_state.get(f"{_ASKED}.undo", ())
    if at >= len(chosen):
        return
    one = chosen[at]
    now = datetime.now(UTC).replace(microsecond=0)
    _keep(Choice(one.article_id, one.toponym, one.before, one.place, now, withdrawn=True))
    asked: _Asked | None = st.session_state.get(_ASKED)
    if asked is not None and asked.article_id == one.article_id:
        st.session_state[_AGAIN] = asked.article_id, asked.quotes, asked.is_claim


def _keep(choice: Choice) -> None:
    try:
        resources.store().choose(choice)
    except StoreError as error:
        st.session_state[_FAILED] = str(error)
    state.outdate()


def is_pointing() -> bool:
    """True while the next click on the map is the place asked for."""
    return _POINTING in st.session_state


def changed(item: Item, subject: Subject | None = None) -> None:
    """A finding was changed: the page is made anew, and the finding stays the one chosen.

    `subject`: what it is known by, where its words may have changed as well.
    """
    quotes = tuple((one.start, one.end) for one in item.quotes)
    st.session_state[_AGAIN] = subject or (item.article.id, quotes, isinstance(item.what, Claim))
    state.outdate()


def follow(items: Iterable[Item], subjects: Mapping[str, Subject]) -> None:
    """Keep the finding chosen whose place has just changed: its key is made from its place too."""
    again = st.session_state.pop(_AGAIN, None)
    if again is None:
        return
    for item in items:
        quotes = tuple((one.start, one.end) for one in item.quotes)
        if again in (subjects[item.id], (item.article.id, quotes, isinstance(item.what, Claim))):
            state.change(selected=item.id)
            return
