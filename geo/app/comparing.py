"""Two speakers, or two days, on one map of claims: one, the other or both, and in words where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import streamlit as st

from geo import report
from geo.app import words
from geo.app.gathered import Gathered
from geo.app.mappane import assets_served, colours
from geo.app.markup import Node, node
from geo.app.show import show
from geo.maps import render
from geo.maps.rows import MapContent
from geo.model import Claim
from geo.views import Item, box, frame, map_claims
from geo.views.around import towns
from geo.views.compare import Difference, differences, questions, said

_WIDTH, _HEIGHT = 790, 420
_WORLD = (25.0, 20.0, 2)
_SPEAKERS, _DAYS = "speakers", "days"
_WAYS = {_SPEAKERS: "Two speakers", _DAYS: "Two days"}
_BOTH = "both"
_FIRST, _SECOND, _SHOWN, _WAY = "first", "second", "shown", "compare"
_EVERY_DAY = '<i hidden data-dateline-days="-1000000 3000000"></i>'
"""The map shows what it is given, whatever days the map page was left on."""

Side = tuple[str, tuple[Item, ...]]
"""What a side is called, and its claims."""


def comparing(found: Gathered) -> None:
    """Draw what is compared, its map and its words; all that is chosen stands in the address."""
    claims = [item for item in found.items if isinstance(item.what, Claim)]
    st.header("Compare on the map", anchor=False)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        way = _pick(_WAY, "Compare", _WAYS, _SPEAKERS)
        sides = _speakers(claims) if way == _SPEAKERS else _days(claims)
    if sides is None:
        st.info("There are no two to compare yet.")
        return
    labels = {_FIRST: sides[0][0], _BOTH: "Both", _SECOND: sides[1][0]}
    shown = _pick(_SHOWN, "On the map", labels, _BOTH)
    st.html(_EVERY_DAY)
    _map(found, sides, shown)
    show(_told(sides, differences(sides[0][1], sides[1][1])), key="differences")


def _chosen(name: str, options: Collection[str], otherwise: str) -> str:
    told = st.query_params.get(name)
    return told if told is not None and told in options else otherwise


def _keep(name: str, value: str, otherwise: str) -> None:
    """Let the address say what is chosen, and nothing of what is the default."""
    if value == otherwise:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def _pick(name: str, label: str, options: Mapping[str, str], otherwise: str) -> str:
    picked: str = st.segmented_control(
        label,
        list(options),
        default=_chosen(name, options, otherwise),
        format_func=options.__getitem__,
        key=f"comparing-{name}",
        required=True,
    )
    _keep(name, picked, otherwise)
    return picked


def _speakers(claims: Sequence[Item]) -> tuple[Side, Side] | None:
    """Two speakers; at first those with most to say of the territory of most versions."""
    many = Counter(item.speakers[0] for item in claims)
    if len(many) < 2:
        return None
    asked = (stand.speaker for one in questions(claims) for stand in one.stands if len(one.stands) > 1)
    first, second, *_ = dict.fromkeys([*asked, *(name for name, _ in many.most_common())])
    names = sorted(many, key=str.casefold)
    one, other = _of(_FIRST, "First speaker", names, first), _of(_SECOND, "Second speaker", names, second)
    return (one, said(claims, speaker=one)), (other, said(claims, speaker=other))


def _of(name: str, label: str, names: Sequence[str], otherwise: str) -> str:
    now = names.index(_chosen(name, names, otherwise))
    picked = st.selectbox(label, names, index=now, key=f"comparing-speaker-{name}", width=300)
    _keep(name, picked, otherwise)
    return picked


def _days(claims: Sequence[Item]) -> tuple[Side, Side] | None:
    """Two days; at first the first and the last on which a claim begins."""
    known = sorted({item.first_day for item in claims if item.first_day})
    if len(known) < 2:
        return None
    one, other = _on(_FIRST, "First day", known[0]), _on(_SECOND, "Second day", known[-1])
    return (words.day(one), said(claims, day=one)), (words.day(other), said(claims, day=other))


def _on(name: str, label: str, otherwise: date) -> date:
    try:
        now = date.fromisoformat(st.query_params.get(name, ""))
    except ValueError:
        now = otherwise
    picked: date | None = st.date_input(
        label,
        now,
        min_value=date(1, 1, 1),
        max_value=date(9999, 12, 31),
        format="YYYY-MM-DD",
        key=f"comparing-day-{name}",
        width=180,
    )
    picked = picked or now
    _keep(name, picked.isoformat(), otherwise.isoformat())
    return picked


def _map(found: Gathered, sides: tuple[Side, Side], shown: str) -> None:
    """One base map that stays; only what is drawn over it changes with the side."""
    from streamlit_folium import st_folium  # noqa: PLC0415  # serves its files only if loaded by a page

    both = (*sides[0][1], *sides[1][1])
    drawn = {_FIRST: sides[0][1], _SECOND: sides[1][1]}.get(
        shown, tuple({item.id: item for item in both}.values())
    )
    bounds = box(item.place for item in found.items if item.place and isinstance(item.what, Claim))
    view = render.View(*(frame(bounds, _WIDTH, _HEIGHT) if bounds else _WORLD), bounds)
    theme: render.Theme = "dark" if st.context.theme.type == "dark" else "light"
    content = MapContent(claims=map_claims(drawn), places=towns(drawn))
    st_folium(
        render.base(view, theme, assets_served(), tiles=False),
        key="compare-map",
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=render.overlays(content, theme, colours(found.every)),
    )


def _told(sides: tuple[Side, Side], found: Sequence[Difference]) -> Node:
    """In words what the map shows: the text that stands for it."""
    one, other = (name for name, _ in sides)
    counts = " · ".join(f"{name}: {report.counted(len(claims), 'claim')}" for name, claims in sides)
    differ = f"{report.counted(len(found), 'territory', 'territories')} on which they differ"
    listed = [
        node(
            "section",
            node("h3", each.name),
            node("dl", *_side(one, each.first), *_side(other, each.second)),
        )
        for each in found
    ]
    told = node("p", f"{counts}; {differ}", cls="facts", role="status")
    return node("div", told, node("div", *listed, cls="versions"))


def _side(name: str, claims: Sequence[Item]) -> tuple[Node, Node]:
    told = [report.claim_line(item.what) for item in claims if isinstance(item.what, Claim)]
    return node("dt", name), node("dd", "; ".join(dict.fromkeys(told)) or "nothing")
