"""What shapes and colours of the map mean, above it and always in sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.app import words
from geo.app.listing import actor
from geo.app.markup import Node, node
from geo.maps.hues import NOBODY
from geo.maps.palette import Palette
from geo.model import Claim, Incident
from geo.views import Item

_MOST, _LEAST = 5, 2


def mapkey(shown: Sequence[Item], colours: Palette) -> Node:
    """The types that are drawn, and the sides, of many those with most marks; the map's legend has all."""
    types = {item.what.type for item in shown if isinstance(item.what, Incident)}
    told = Counter(actor(item) for item in shown)
    signs = [_sign(kind.value, name) for kind, name in words.TYPES.items() if kind in types]
    if any(isinstance(item.what, Claim) for item in shown):
        signs.append(node("span", node("span", cls="hatched", aria_hidden="true"), "Claim to a territory"))
    named = [(name, times) for name, times in told.most_common() if name]
    least = _LEAST if len(named) > _MOST else 1
    sides = [name for name, times in named if times >= least][:_MOST]
    return node(
        "div",
        *signs,
        *(_dot(name, colours.of(name)) for name in sides),
        *([_dot("no side told", NOBODY)] if None in told else []),
        cls="mapkey",
    )


def _sign(sign: str, name: str) -> Node:
    return node("span", node("span", cls=f"glyph {sign}", aria_hidden="true"), name)


def _dot(name: str, colour: str) -> Node:
    return node("span", node("span", cls="dot", style=f"background: {colour}", aria_hidden="true"), name)
