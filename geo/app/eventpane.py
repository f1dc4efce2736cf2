"""Imported events on the map page: columns shared by all sessions, their layer, the one that is chosen."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geo import whereabouts
from geo.app import resources, state
from geo.app.markup import Node, node
from geo.errors import StoreError
from geo.events import Columns, Event
from geo.events.columns import number
from geo.gazetteer import cache
from geo.maps.events import ID_PREFIX, EventLayer, EventView, Group, event_group, packed
from geo.report import casualties, one_line
from geo.views import EventCounts, Filter, bits, event_counts, let_through

if TYPE_CHECKING:
    from geo.maps.render import Theme

_LOCK = threading.Lock()
_NEAR = {1: "", 2: "near ", 3: "somewhere near "}
"""How a point stands to what happened, by its geo precision."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The columns, the file they are fetched from, and the stamp of the store they are of."""

    columns: Columns
    file: Path
    stamp: str


_LOADED: list[Loaded] = []


def loaded() -> Loaded | None:
    """The imported events, read anew if they changed; None where there are none, or the store fails."""
    try:
        events = resources.events()
        stamp = events.stamp()
        with _LOCK:
            if not _LOADED or _LOADED[0].stamp != stamp:
                _LOADED[:] = [_load(stamp)]
            found = _LOADED[0]
    except StoreError:  # the page says so itself
        return None
    return found if len(found.columns) else None


def folder() -> Path:
    """Where the files lie that the maps fetch; made at first."""
    found = cache.folder() / "events"
    found.mkdir(parents=True, exist_ok=True)
    return found


def _load(stamp: str) -> Loaded:
    columns = resources.events().columns()
    data = packed(columns)
    file = folder() / f"{sha256(data).hexdigest()[:20]}.bin"
    if not file.exists():
        part = file.with_suffix(f".{threading.get_ident()}")
        part.write_bytes(data)
        part.replace(file)
    return Loaded(columns, file, stamp)


def layer(found: Loaded, chosen: Filter, theme: Theme, address: str) -> Group:
    """The layer of the events; `address` is where the file's folder is served, ending in a slash."""
    mask = let_through(found.columns, chosen)
    view = EventView(
        first=number(chosen.first) if chosen.first else None,
        last=number(chosen.last) if chosen.last else None,
        mask=bits(mask),
        chosen=_row(found.columns, state.view().selected),
    )
    return event_group(EventLayer(found.columns, f"{address}{found.file.name}", theme, view))


def counts(found: Loaded, chosen: Filter) -> EventCounts:
    """How many are shown."""
    return event_counts(found.columns, let_through(found.columns, chosen), chosen.first, chosen.last)


def stable(clicked: str) -> str:
    """What a click gave back, as an id that means the same tomorrow: a row's number does not."""
    told = clicked.removeprefix(ID_PREFIX)
    found = loaded() if told != clicked else None
    if found is None or not told.isdigit() or int(told) >= len(found.columns):
        return clicked
    row = int(told)
    return f"{ID_PREFIX}{found.columns.id(row)}@{found.columns.collection.at(row)}"


def _row(columns: Columns, selected: str | None) -> int | None:
    key, collection = _named(selected)
    if not key:
        return None
    rows = np.flatnonzero(columns.key == key.encode())
    return next((int(row) for row in rows if columns.collection.at(int(row)) == collection), None)


def _named(selected: str | None) -> tuple[str, str]:
    if not selected or not selected.startswith(ID_PREFIX):
        return "", ""
    key, _, collection = selected.removeprefix(ID_PREFIX).rpartition("@")
    return key, collection


def chosen_event() -> Event | None:
    """The event that is chosen, if one is."""
    key, collection = _named(state.view().selected)
    try:
        return resources.events().event(collection, key) if key else None
    except StoreError:
        return None


def event_detail(one: Event) -> Node:
    """One event: what the row says, of when and where, and who reported it."""
    days = str(one.first) if one.first == one.last else f"{one.first} to {one.last}"
    sure = {1: "", 2: " (the week)", 3: " (the month or longer)"}[one.date_precision]
    point = f"{one.lat:.4f}, {one.lon:.4f}"
    place = whereabouts.told(one.place, one.geo_precision) or f"{_NEAR[one.geo_precision]}{point}"
    facts = (
        ("When", days + sure),
        ("Where", ", ".join(part for part in (place, one.country) if part)),
        ("Actors", " · ".join(part for part in (one.actor, one.target) if part)),
        ("People", casualties(one.killed, one.injured)),
        ("Source", one.source),
        ("Collection", one.collection),
    )
    rows = [part for name, told in facts if told for part in (node("dt", name), node("dd", one_line(told)))]
    kind = one.type.value.replace("_", " ").capitalize()
    return node(
        "div",
        node("button", "Close", cls="close", data_choose=state.view().selected or ""),
        node("p", "Imported event", cls="kind"),
        node("h2", one_line(one.sub_type) or kind, tabindex="-1", data_reveal=state.view().selected),
        node("dl", *rows),
        *([node("blockquote", node("p", one_line(one.text)))] if one.text else []),
        cls="detail",
    )
