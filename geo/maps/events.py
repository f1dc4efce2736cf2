"""Events by the hundred thousand on the map: one layer that is handed columns, never a row of its own."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.events import Columns, encode
from geo.maps import gate
from geo.maps.hues import hues
from geo.maps.layers import TYPES
from geo.maps.render import Theme

ID_PREFIX = "event:"
"""What stands before the number of a row in the id that a click gives back."""

_COLOURED = 48
_WORDS = {
    "events": "events",
    "inSight": "in sight",
    "here": "events here",
    "more": "more; zoom in, or narrow the dates",
    "nobody": "nobody named",
    "failed": "The events could not be fetched. Load the page again.",
}


@dataclass(frozen=True, slots=True)
class EventView:
    """What of the columns to show: days from 1970-01-01 (None: open), numbers of types, a row chosen.

    `mask` has a bit a row, eight a byte, the first lowest: which rows are let through.
    """

    first: int | None = None
    last: int | None = None
    types: tuple[int, ...] | None = None
    actors: tuple[int, ...] | None = None
    mask: bytes | None = None
    chosen: int | None = None


class EventLayer(MacroElement):
    """A folium layer of events. `address` is where `packed`'s bytes are fetched, seen from the map's frame.

    It goes into a feature group; a click on an event gives back `ID_PREFIX` and its row as
    `last_active_drawing["properties"]["id"]`.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "datelineEvents.show({{ this._parent._parent.get_name() }}, {{ this._parent.get_name() }},"
        " {{ this.values }});"
        "{% endmacro %}"
    )

    def __init__(self, columns: Columns, address: str, theme: Theme, view: EventView | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "EventLayer"
        self.values = gate.script(_values(columns, address, theme, view or EventView()))


def packed(columns: Columns) -> bytes:
    """The bytes of the columns, their words through the gate."""
    return encode(columns, clean=gate.clean)


def inlined(columns: Columns) -> str:
    """The columns within the page itself, as an address."""
    return f"data:application/octet-stream;base64,{base64.b64encode(packed(columns)).decode()}"


Group = folium.FeatureGroup
"""What a layer goes in to be shown on a map."""


def event_group(layer: EventLayer) -> Group:
    """The group a layer goes in."""
    group = folium.FeatureGroup(name="events", control=False)
    group.add_child(layer)
    return group


def colours(columns: Columns) -> Mapping[str, str]:
    """The hue of each of the most frequent actors; the others have nobody's."""
    named = [gate.clean(word) for word in columns.actor.words[:_COLOURED]]
    return hues([word for word in named if word.strip()])


def _values(columns: Columns, address: str, theme: Theme, view: EventView) -> dict[str, Any]:
    return {
        "address": address,
        "theme": theme,
        "prefix": ID_PREFIX,
        "actors": [{"name": name, "colour": colour} for name, colour in colours(columns).items()],
        "types": {kind.value: name for kind, name in TYPES.items()},
        "words": _WORDS,
        "view": {
            "first": view.first,
            "last": view.last,
            "types": view.types,
            "actors": view.actors,
            "mask": base64.b64encode(view.mask).decode() if view.mask is not None else None,
            "chosen": view.chosen,
        },
    }
