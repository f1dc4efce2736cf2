"""The map itself (a stand-in until the layers are there)."""

from __future__ import annotations

from collections.abc import Sequence

import folium
from streamlit_folium import st_folium

from geo.views import Item


def hue(actor: str | None) -> str:
    """The colour of an actor."""
    return "currentColor"


def mappane(items: Sequence[Item]) -> None:
    """Draw the map."""
    group = folium.FeatureGroup(name="findings")
    for item in items:
        if item.place:
            folium.CircleMarker((item.place.lat, item.place.lon)).add_to(group)
    st_folium(
        folium.Map((40, 46), zoom_start=7, tiles=None),
        key="map",
        height=600,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
    )
