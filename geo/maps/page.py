"""The map as one plain HTML page that needs no network and no server: for tests, pictures and exports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import folium
from branca.element import Element

from geo.maps.assets import base_files, inlined
from geo.maps.render import Theme, View, base


def page(view: View, theme: Theme, groups: Sequence[folium.FeatureGroup] = (), cells: int = 1) -> str:
    """The page; `cells` is how many ten-degree cells round the view keep their finer coasts."""
    made = base(view, theme, inlined(), tiles=False)
    for group in groups:
        group.add_to(made)
    figure: Any = made.get_root()
    figure.header.add_child(Element(f"<script>{_raw(base_files(view.lat, view.lon, cells))}</script>"))
    rendered: str = figure.render()
    return rendered


def _raw(script: str) -> str:
    """A script that no template engine reads as one of its own."""
    return "{% raw %}" + script + "{% endraw %}"
