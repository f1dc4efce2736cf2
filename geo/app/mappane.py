"""The map in the page: a base that stays the same, findings drawn over it, and what is clicked on it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component

from geo.app import eventpane, placing, resources, state
from geo.app.eventpane import Loaded
from geo.app.permalink import Camera
from geo.maps import assets, render
from geo.maps.assets import Assets
from geo.maps.palette import Dealt, Palette, palette
from geo.maps.render import AREA_PREFIX
from geo.maps.rows import MapContent
from geo.model import Incident, Place, PlaceKind, Sense
from geo.views import (
    Area,
    Box,
    Filter,
    Item,
    area,
    box,
    busiest,
    collect,
    frame,
    leaning,
    map_claims,
    map_incidents,
    select,
)
from geo.views.around import boundaries, towns
from geo.views.happenings import standing_for

_KEY, _OPENED, _CLICKS, _FLOWN = "map", "dateline.opened", "dateline.clicks", "dateline.flown"
_HOME, _FRAMED, _SAVED = "dateline.home", "dateline.framed", "dateline.saved"
_BEFORE, _SPOT = "dateline.selected-before", "dateline.spot"
_WIDTH, _HEIGHT = 790, 540
_WORLD = (25.0, 20.0, 2)

_DEALING = threading.Lock()
_KM = 111.2  # in a degree of latitude


def colours(items: Sequence[Item]) -> Palette:
    """A colour for each actor and claimant, which it keeps whatever articles are read or left out later.

    The sample's are dealt first, shown or not; then those of the reader's articles in their order.
    """
    with _DEALING:
        dealt = _dealt()
        if not dealt.hues and (sample := resources.prepared_sample()):
            _palette(collect(sample.findings), dealt)
        return _palette(items, dealt)


def _palette(items: Sequence[Item], dealt: Dealt) -> Palette:
    article = {item.id: item.article.id for item in items}.__getitem__
    return palette(map_incidents(items), map_claims(items), article, dealt)


@st.cache_resource(show_spinner=False)
def _dealt() -> Dealt:
    """What all sessions of this server have been shown."""
    return Dealt()


def mappane(
    items: Sequence[Item],
    shown: Sequence[Item],
    ever: Filter,
    dealt: Palette,
    events: Loaded | None = None,
) -> None:
    """Draw the map of the items; what is clicked, and where the reader moves it, goes to the view.

    `ever` is the filter without its days: the map holds what fits it whenever it was, and the control of time
    tells it in the browser which days to show. So no choice of days changes what the map is given. `shown`
    are the items of the days chosen, to which the map moves where an article is chosen. `dealt` are the
    colours of the whole collection, what was rejected of it too, so that no filter or review changes one.
    """
    from streamlit_folium import st_folium  # noqa: PLC0415  # serves its files only if loaded by a page

    theme: render.Theme = "dark" if st.context.theme.type == "dark" else "light"
    opened = _opened(shown if shown and state.view().filter.articles else _looked_at(items, shown))
    drawn = select(items, ever).items
    selected = standing_for(state.view().selected, drawn)
    content = MapContent(
        incidents=map_incidents(drawn),
        claims=map_claims(drawn),
        boundaries=boundaries(items, None, None),
        places=towns(drawn),
        selected=selected,
        area=_sides(ever.area),
    )
    flown = _flown(items, shown)
    st_folium(
        render.base(
            render.View(opened.lat, opened.lon, opened.zoom, st.session_state[_FRAMED]),
            theme,
            _assets(),
            tiles=resources.settings().tiles,
            draws=True,
        ),
        key=_KEY,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[
            "last_active_drawing",
            "last_object_clicked_count",
            "last_clicked",
            "center",
            "zoom",
            "bounds",
        ],
        feature_group_to_add=[
            *render.overlays(content, theme, dealt),
            *([eventpane.layer(events, ever, theme, _events_address())] if events else []),
        ],
        center=(flown.lat, flown.lon) if flown else None,
        zoom=flown.zoom if flown else None,
        on_change=_moved_or_clicked,
    )


def _sides(chosen: Area | None) -> Box | None:
    return (chosen.west, chosen.south, chosen.east, chosen.north) if chosen else None


@st.cache_resource(show_spinner=False)
def _events_address() -> str:
    return _served("events", eventpane.folder())


def look_at(article: str) -> None:
    """Let the map show this article, just saved, when it is drawn next."""
    st.session_state[_SAVED] = article
    state.change(camera=None)


def _looked_at(items: Sequence[Item], shown: Sequence[Item]) -> Sequence[Item]:
    """What the map opens on: the article just saved, if anything of it is of these days, else where most
    happened, a reader's own first.

    Of the days shown, for the rest is not drawn; a claim may be in force there that nothing else is of. In
    the order of `items`, whose first article leads.
    """
    saved = _of_article(st.session_state.get(_SAVED), items, shown)
    known = {one.id for one in shown}
    happened = [one for one in items if one.id in known and one.place and isinstance(one.what, Incident)]
    sample = {one.id for one in resources.sample_articles()}
    own = {one.article.id for one in items}.difference(sample)
    return saved or busiest(happened or shown or items, own)


def _of_article(id: str | None, items: Sequence[Item], shown: Sequence[Item]) -> list[Item]:
    """What is shown of what the article tells, though a row of another article may stand for it."""
    known = {one.happening for one in shown}
    return [one for one in items if one.article.id == id and one.happening in known]


def _opened(items: Sequence[Item]) -> Camera:
    """Where the map opened in this session: it must stay, or the map would be built anew."""
    if _OPENED not in st.session_state:
        bounds = _bounds(items)
        lat, lon, zoom = frame(bounds, _WIDTH, _HEIGHT) if bounds else _WORLD
        lat = leaning(bounds, _northmost(items, bounds), lat, zoom, _HEIGHT) if bounds else lat
        st.session_state[_OPENED] = state.view().camera or Camera(lat, lon, zoom)
        st.session_state[_FRAMED] = None if state.view().camera else bounds
        st.session_state.pop(_SAVED, None)
    opened: Camera = st.session_state[_OPENED]
    return opened


def _northmost(items: Sequence[Item], bounds: Box) -> float:
    """How far north marks stand: that of a region is on its edge, above the points that the box holds."""
    south, north = bounds[1], bounds[3]
    regions = [
        one.place
        for one in items
        if one.place and isinstance(one.what, Incident) and (one.what.geo_precision or 0) > 2
    ]
    return max((one.lat + one.radius_km / _KM for one in regions if south <= one.lat <= north), default=north)


def _bounds(items: Sequence[Item]) -> Box | None:
    """The box of what is found, and of all that the first article names but countries."""
    first = items[0].findings.toponyms if items else ()
    lead = (one.place for one in first if one.place and one.sense is Sense.LITERAL)
    named = (place for place in lead if place.kind is not PlaceKind.COUNTRY)
    return box((item.place for item in items if item.place), named)


def _flown(items: Sequence[Item], shown: Sequence[Item]) -> Camera | None:
    """Where the map has to move for what was chosen to be in sight; where it moved last, else."""
    view = state.view()
    now = view.selected, view.filter.articles
    before = st.session_state.get(_BEFORE, (None, now[1]))
    st.session_state[_BEFORE] = now
    moved = None
    saved = st.session_state.pop(_SAVED, None)
    if saved is not None:
        moved = _fitting(_of_article(saved, items, shown))
    elif before[1] != now[1]:
        moved = _fitting(shown)
    elif before[0] != now[0]:
        moved = _towards(next((item.place for item in items if item.id == view.selected), None))
    if moved is not None:
        st.session_state[_FLOWN] = moved
    flown: Camera | None = st.session_state.get(_FLOWN)
    return flown


def _fitting(shown: Sequence[Item]) -> Camera | None:
    """The view that holds all that is shown of the articles chosen."""
    bounds = _bounds(shown)
    return Camera(*frame(bounds, _WIDTH, _HEIGHT)) if bounds else None


def _towards(place: Place | None) -> Camera | None:
    """The view with the place in its middle, where it is out of sight."""
    camera: Camera = state.view().camera or st.session_state[_OPENED]
    if place is None or _in_sight(place, camera):
        return None
    return Camera(place.lat, place.lon, camera.zoom)


def _in_sight(place: Place, camera: Camera) -> bool:
    pixel: float = 360 / 256 / 2**camera.zoom
    across, up = abs(place.lon - camera.lon), abs(place.lat - camera.lat)
    return across < pixel * _WIDTH * 0.45 and up < pixel * _HEIGHT * 0.3


def _moved_or_clicked() -> None:
    told: dict[str, Any] = st.session_state.get(_KEY) or {}
    clicks, spot = told.get("last_object_clicked_count"), told.get("last_clicked")
    pointing = placing.is_pointing()
    if spot != st.session_state.get(_SPOT):
        st.session_state[_SPOT] = spot
        placing.pointed(spot, told.get("zoom"))
    if clicks != st.session_state.get(_CLICKS):
        st.session_state[_CLICKS] = clicks
        chosen = ((told.get("last_active_drawing") or {}).get("properties") or {}).get("id")
        if isinstance(chosen, str) and not pointing:
            _choose(chosen)
    centre, zoom = told.get("center"), told.get("zoom")
    if centre and isinstance(zoom, int):
        now = Camera(centre["lat"], centre["lng"], zoom)
        state.change(camera=None if _is_same(now, _home(now)) else now)


def _choose(clicked: str) -> None:
    """A finding or an event, or an area that was drawn."""
    told = clicked.removeprefix(AREA_PREFIX)
    if told == clicked:
        state.change(selected=eventpane.stable(clicked))
        return
    with suppress(ValueError):  # drawn without a width
        state.change(area=area(told))


def in_sight() -> Area | None:
    """What the map shows now; None before it has told."""
    corners = (st.session_state.get(_KEY) or {}).get("bounds") or {}
    try:
        low, high = corners["_southWest"], corners["_northEast"]
        return area(f"{low['lng']},{low['lat']},{high['lng']},{high['lat']}")
    except (KeyError, TypeError, ValueError):
        return None


def _home(now: Camera) -> Camera:
    """Where the map stood before the reader moved it: a small frame opens farther out than was meant."""
    if _HOME not in st.session_state:
        opened: Camera = st.session_state[_OPENED]
        st.session_state[_HOME] = now if now.zoom < opened.zoom else opened
    home: Camera = st.session_state[_HOME]
    return home


def _is_same(one: Camera, other: Camera) -> bool:
    """True where the two differ by less than the map rounds to, some pixels."""
    near = 4 * 360 / 256 / 2**one.zoom
    return one.zoom == other.zoom and abs(one.lat - other.lat) < near and abs(one.lon - other.lon) < near


@st.cache_resource(show_spinner="Drawing the base map, once …")
def _assets() -> Assets:
    """The map's files, served as those of components are: from this server, wherever it is mounted."""
    folders = assets.folders()
    return assets.served(
        _served("leaflet", folders.leaflet), _served("own", folders.own), _served("base", folders.base)
    )


def assets_served() -> Assets:
    """The map's files for the map of another page."""
    return _assets()


def _served(name: str, folder: Path) -> str:
    """The address of a folder's files, seen from the map's frame, which is a component itself."""
    return f"../{declare_component(f'dateline_{name}', path=folder).name}/"
