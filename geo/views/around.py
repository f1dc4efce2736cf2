"""What the map shows round the items: boundaries near by, and the names of their towns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from geo.maps import layers
from geo.model import Place, PlaceKind
from geo.outlines import Territory, territories
from geo.views.collection import Item
from geo.views.framing import box

_NEAR = 1.5  # degrees


def boundaries(items: Iterable[Item], first: date | None, last: date | None) -> tuple[Territory, ...]:
    """Disputed and de facto boundaries round the items that held at any time between two days."""
    bounds = box(item.place for item in items if item.place)
    if bounds is None:
        return ()
    west, south, east, north = bounds
    wider = (west - _NEAR, south - _NEAR, east + _NEAR, north + _NEAR)
    return tuple(layers.near(territories().values(), wider, first, last))


def towns(items: Iterable[Item]) -> tuple[Place, ...]:
    """The towns among the items' places, each once: labelled before all others."""
    found = {item.place.id: item.place for item in items if item.place}
    return tuple(one for one in found.values() if one.kind is PlaceKind.POPULATED_PLACE)
