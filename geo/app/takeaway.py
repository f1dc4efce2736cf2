"""What is shown, to take away in the formats of newsrooms, map programs and event data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
import streamlit as st

from geo.app import resources
from geo.app.eventpane import Loaded
from geo.app.mappane import in_sight
from geo.events import Event
from geo.views import Filter, Item, let_through
from geo.views.happenings import each

_FORMATS = {
    "html": ("One page with map, list and quotes (HTML)", "text/html", "html"),
    "png": ("Picture of the map to print (PNG)", "image/png", "png"),
    "csv": ("Table with HXL tags (CSV)", "text/csv", "csv"),
    "geojson": ("GeoJSON", "application/geo+json", "geojson"),
    "kml": ("KML", "application/vnd.google-earth.kml+xml", "kml"),
    "acled": ("Incidents in ACLED's columns (CSV)", "text/csv", "acled.csv"),
    "ucdp": ("Incidents in UCDP GED's columns (CSV)", "text/csv", "ucdp.csv"),
    "jsonl": ("Findings as they were read (JSON Lines)", "application/x-ndjson", "jsonl"),
}


def takeaway(items: Sequence[Item], events: Loaded | None, days: Filter) -> None:
    """Draw the button and what it opens. A file is made when it is asked for."""
    nothing = not items and events is None
    with st.popover("Take away", width="content", disabled=nothing):
        if nothing:
            return
        st.caption("What is shown now, in its days and filters; every row with its quote and who says it.")
        for form, (label, kind, ending) in _FORMATS.items():
            st.download_button(
                label,
                data=partial(_picture, items, days, events)
                if form == "png"
                else partial(_written, form, items, days, partial(_shown, events, days)),
                file_name=f"dateline.{ending}",
                mime=kind,
                key=f"take-{form}",
                on_click="ignore",
                width="stretch",
            )
        if events is not None:
            st.caption("The page and the findings leave imported events out; all others have both.")


def _shown(events: Loaded | None, days: Filter) -> Iterator[Event]:
    """The imported events that are shown."""
    if events is None:
        return
    columns = events.columns
    left = np.flatnonzero(let_through(columns, days) & columns.between(days.first, days.last)).tolist()
    wanted = {(columns.collection.at(row), columns.id(row)) for row in left}
    yield from (one for one in resources.events().all() if (one.collection, one.id) in wanted)


def _picture(items: Sequence[Item], days: Filter, events: Loaded | None) -> bytes:
    """What the map shows, in the frame in which it shows it."""
    from geo.exports.picture import picture  # noqa: PLC0415  # only who takes it away waits for it

    seen = in_sight()
    shown = [item for item in each(items) if days.lets(item)]
    imported = None
    if events is not None:
        columns = events.columns
        imported = columns, let_through(columns, days) & columns.between(days.first, days.last)
    return picture(
        shown,
        "Incidents and territorial claims",
        (days.first, days.last),
        (seen.west, seen.south, seen.east, seen.north) if seen else None,
        imported,
    )


def _written(form: str, items: Sequence[Item], days: Filter, events: Callable[[], Iterator[Event]]) -> str:
    from geo import exports  # noqa: PLC0415  # only who takes something away waits for what writes it

    # What several articles tell is shown once, and taken away as each of them tells it.
    items = [item for item in each(items) if days.lets(item)]
    if form == "html":
        from geo.exports.sheet import sheet  # noqa: PLC0415

        return sheet(items, "Incidents and territorial claims", days.first, days.last)
    if form == "jsonl":
        whole = {item.article.id: item.findings for item in items}
        return exports.jsonl(whole.values(), (), {item.id: item.happening for item in items})
    records = (*exports.of_items(items), *exports.of_events(events()))
    writers = {
        "csv": exports.csv_of,
        "geojson": exports.geojson,
        "kml": exports.kml,
        "acled": exports.acled,
        "ucdp": exports.ucdp,
    }
    return writers[form](records)
