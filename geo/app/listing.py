"""The list beside the map: every finding a button, under the day it began."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from itertools import groupby

from geo import report
from geo.app import words
from geo.app.markup import Node, node
from geo.model import Claim, Incident
from geo.views import Filter, Item, side
from geo.views.maprows import doer

Hue = Callable[[str | None], str]
EVERY_DAY = Filter()


class Room(Enum):
    """How much of the column the list may fill: all, half above the chosen one, all beside it if wide."""

    ALL = ""
    ABOVE = "short"
    BESIDE = "beside"


_MOST = 500


def listing(
    items: Sequence[Item], selected: str | None, hue: Hue, *, days: Filter = EVERY_DAY, room: Room = Room.ALL
) -> Node:
    """The items in the order given, the selected one marked and brought into sight.

    `hue` gives the colour of an actor; `room`, what it leaves to the chosen one. Beyond 500 the rest is
    counted, not listed.
    """
    shown = items[:_MOST]
    groups = [
        node("section", node("h2", heading), *(_row(item, selected, hue) for item in group))
        for heading, group in groupby(shown, key=lambda item: _heading(item, days))
    ]
    more = (
        [node("p", f"{len(items) - _MOST} more: narrow the dates or filters.", cls="more")]
        if items[_MOST:]
        else []
    )
    empty = [] if items else [node("p", "Nothing fits these dates and filters.", cls="more")]
    return node(
        "div",
        *groups,
        *more,
        *empty,
        cls=f"list {room.value}".strip(),
        data_keep="list",
        role="group",
        aria_label="Incidents and claims: arrow keys go from one to the next",
    )


def _heading(item: Item, days: Filter) -> str:
    if item.when is None:
        return "Undated"
    if days.first and days.is_from_before(item):
        return f"In force from before {words.day(days.first)}"
    return words.began(item.when)


def _row(item: Item, selected: str | None, hue: Hue) -> Node:
    chosen = item.id == selected
    return node(
        "button",
        _sign(item, hue(actor(item))),
        node("span", words.title(item), cls="what"),
        node("span", *_facts(item), cls="facts"),
        node("span", _said(item), cls="said"),
        cls="row chosen" if chosen else "row",
        data_choose=item.id,
        data_scroll="" if chosen else None,
        aria_pressed="true" if chosen else "false",
    )


def _facts(item: Item) -> Iterator[str]:
    told = [words.kind(item)]
    if isinstance(item.what, Incident):
        told += [words.actors(item.what)]
        told += [report.where(item.what.place, item.what.geo_precision)]
        own = report.casualties(item.what.killed, item.what.injured)
        several = item.told is not None and (item.told.is_shared or item.told.is_disputed)
        told += [item.told.casualties or own if item.told and several else own]
    else:
        told += [words.when(item.when)] if item.place else [words.when(item.when), "without a place"]
    yield " · ".join(part for part in told if part)


def _said(item: Item) -> str:
    """Who says so; how many do, and in how many versions, where it is told more than once."""
    speakers = "; ".join(item.speakers)
    if item.told is None or not item.told.sources:
        return speakers
    return f"{item.told.sources}: {'; '.join(item.told.comparison.sources)}"


def _sign(item: Item, colour: str) -> Node:
    drawn = "hatched" if isinstance(item.what, Claim) else item.what.type.value
    return node("span", cls=f"glyph {drawn}", style=f"color: {colour}", aria_hidden="true")


def actor(item: Item) -> str | None:
    """Whose colour the finding has, on the map as here."""
    if isinstance(item.what, Claim):
        return side(item.what.claimant, item.findings)
    return doer(item)
