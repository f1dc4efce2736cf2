"""The map for st_folium or a page: a constant base, and the changing layers in a feature group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.maps import claims, gate, layers, palette
from geo.maps.assets import Assets
from geo.maps.rows import UNTOLD, MapClaim, MapContent, MapIncident, days
from geo.maps.tiles import TILES
from geo.model import Place

Theme = Literal["light", "dark"]

_WORDS = {
    "legend": "Legend and layers",
    "incidents": "Incidents by type",
    "actors": "Actors by colour",
    "claims": "Territorial claims by claimant",
    "boundaries": "Boundaries, with date and viewpoint",
    "claimsOf": "claims",
    "andMore": "more",
    "crowd": "incidents close together",
    "open": "Press to come nearer",
    "all": "Show all",
    "outside": "outside this view",
    "disputed": "Sources differ",
    "precision": "How sure the place is",
    "precisions": [
        "Mark: the place named",
        "Mark in a circle: near it, within the circle",
        "Hollow mark: somewhere inside the dashed line, or in the country",
    ],
}
AREA_PREFIX = "area:"
"""What stands before west, south, east and north in the id that an area drawn on the map gives back."""

_AREA = {
    "draw": "Draw an area",
    "drawing": "Drag from corner to corner; Escape ends it",
    "shown": "Only what lies within is shown",
    "prefix": AREA_PREFIX,
}
_CREDIT = "Coasts and borders GSHHG/GMT; towns GeoNames CC BY 4.0"
_DESCRIBED = frozenset({"near", "from", "round", "between", "side", "off", "border"})


@dataclass(frozen=True, slots=True)
class View:
    """Where the map looks when it opens. A frame too small to show the box (west, south, east, north, in
    degrees) at that zoom moves back until it does.
    """

    lat: float
    lon: float
    zoom: int
    box: tuple[float, float, float, float] | None = None


class _Map(folium.Map):
    """A folium map that loads what it is told to, and nothing from anybody else's server."""

    def __init__(self, view: View, assets: Assets) -> None:
        super().__init__(
            location=(view.lat, view.lon),
            zoom_start=view.zoom,
            tiles=None,
            control_scale=False,
            min_zoom=2,
            max_zoom=14,
            world_copy_jump=True,
            attributionControl=True,
        )
        self.default_js = [(f"script{index}", address) for index, address in enumerate(assets.scripts)]
        self.default_css = [(f"style{index}", address) for index, address in enumerate(assets.styles)]


class _Script(MacroElement):
    """A call of `static/dateline.js` with values that went through the gate."""

    def __init__(self, values: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = type(self).__name__.strip("_")
        self.values = gate.script(values)


class _Prepare(_Script):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "dateline.prepare({{ this._parent.get_name() }}, {{ this.values }});"
        "{% endmacro %}"
    )


class _Marks(_Script):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "dateline.marks({{ this._parent._parent.get_name() }}, {{ this._parent.get_name() }},"
        " {{ this.values }});"
        "{% endmacro %}"
    )


def base(view: View, theme: Theme, assets: Assets, tiles: bool = True, draws: bool = False) -> folium.Map:
    """The constant map. It stays the same over all reruns as long as these arguments do.

    `draws`: a reader may draw an area, which comes back as a click on `AREA_PREFIX` and its sides.
    """
    made = _Map(view, assets)
    settings: dict[str, Any] = {
        "theme": theme,
        "folder": assets.folder,
        "name": "Map of incidents and territorial claims",
        "keys": "Arrow keys move the map. Tab goes to its marks, arrow keys from one to the next.",
        "credit": _CREDIT,
        "own": "Dateline base map",
        "box": view.box or [],
        "tiles": TILES if tiles else (),
        "area": _AREA if draws else None,
    }
    made.add_child(_Prepare(settings))
    return made


def overlays(
    content: MapContent, theme: Theme, colours: palette.Palette | None = None
) -> list[folium.FeatureGroup]:
    """The changing layers, for `feature_group_to_add`.

    A click gives back a row's id as `last_active_drawing["properties"]["id"]`. `colours` are those of the
    whole collection, so that a filter changes none; without them they are dealt among what is shown.
    """
    group = folium.FeatureGroup(name="findings", control=False)
    dealt = colours or palette.palette(content.incidents, content.claims)
    group.add_child(_Marks(_values(content, theme, dealt)))
    return [group]


def _named(place: Place) -> bool:
    """Whether a place bears a name of its own, and none such as "12 km north of" another."""
    return place.id.partition(":")[0] not in _DESCRIBED


def _values(content: MapContent, theme: Theme, colours: palette.Palette) -> dict[str, Any]:
    shown = {row.actor for row in content.incidents if row.actor} | {row.claimant for row in content.claims}
    claimed = claims.claim_rows(content.claims, colours, content.selected)
    types = {row.type for row in content.incidents}
    return {
        "theme": theme,
        "words": _WORDS,
        "incidents": layers.incident_rows(content.incidents, colours, content.selected),
        "claims": claimed,
        "chips": claims.chip_rows(content.claims, colours, content.selected),
        "boundaries": layers.boundary_rows(content.boundaries),
        "types": [{"type": kind.value, "name": name} for kind, name in layers.TYPES.items() if kind in types],
        "actors": [{"name": name, "colour": colours.of(name)} for name in sorted(shown - {UNTOLD})],
        "claimants": claims.claimant_rows(claimed),
        "area": content.area,
        "own": [_label(one, content) for one in content.places if _named(one)],
    }


def _label(one: Place, content: MapContent) -> list[Any]:
    """A name on the map, and the days of what is told of the place: it is shown as long as something is."""
    every: tuple[MapIncident | MapClaim, ...] = (*content.incidents, *content.claims)
    told = [row for row in every if row.place.id == one.id]
    spans = [days(row.first_day, row.last_day) for row in told] or [(None, None)]
    return [round(one.lat, 4), round(one.lon, 4), one.name, spans]
