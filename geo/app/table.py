"""All that is shown as a table: each row leads to its finding, each column sorts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from geo import report
from geo.app import state, words
from geo.app.eventpane import Loaded
from geo.events.model import TYPES
from geo.maps.events import ID_PREFIX
from geo.model import Claim, Incident
from geo.views import Filter, Item, let_through

if TYPE_CHECKING:
    import pandas as pd

_KEY = "table"
_COLUMNS = ("Day", "Kind", "What", "Where", "Killed", "Injured", "Who", "Said by", "Article")


def table(items: Sequence[Item], events: Loaded | None, days: Filter) -> None:
    """Draw it; a row that is chosen is the finding chosen. A browser draws the rows in sight alone."""
    frame, ids = _frame(items, events, days)
    if frame.empty:
        st.caption("Nothing fits these dates and filters.")
        return
    told = st.dataframe(
        frame,
        hide_index=True,
        key=f"{_KEY}-{len(ids)}",
        on_select="rerun",
        selection_mode="single-row",
        column_config={"Day": st.column_config.DateColumn(format="YYYY-MM-DD")},
        height=420,
    )
    rows = told["selection"]["rows"]
    if rows and rows[0] < len(ids) and state.view().selected != ids[rows[0]]:
        state.change(selected=ids[rows[0]])
        st.rerun(scope="fragment")


def _frame(items: Sequence[Item], events: Loaded | None, days: Filter) -> tuple[pd.DataFrame, list[str]]:
    """The table, and the id of what stands in each row."""
    import pandas as pd  # noqa: PLC0415  # a third of a second that the first page does without

    own = pd.DataFrame([_row(item, item.what) for item in items], columns=list(_COLUMNS))
    ids = [item.id for item in items]
    if events is None:
        return own, ids
    imported, more = _imported(events, days)
    return pd.concat([own, pd.DataFrame(imported, columns=list(_COLUMNS))], ignore_index=True), [*ids, *more]


def _row(item: Item, what: Incident | Claim) -> dict[str, Any]:
    told: dict[str, Any] = {
        "Day": item.first_day,
        "Who": ", ".join(item.people),
        "Said by": ", ".join(item.speakers),
        "Article": item.article.title or item.article.id,
    }
    if isinstance(what, Claim):
        where = report.where(what.territory.place)
        return told | {"Kind": "Territorial claim", "What": report.claim_line(what), "Where": where}
    return told | {
        "Kind": words.TYPES[what.type],
        "What": what.summary,
        "Where": report.where(what.place, what.geo_precision),
        "Killed": report.people(what.killed),
        "Injured": report.people(what.injured),
    }


def _imported(events: Loaded, days: Filter) -> tuple[dict[str, Any], list[str]]:
    """The imported events that are shown, column by column."""
    one = events.columns
    rows = np.flatnonzero(let_through(one, days) & one.between(days.first, days.last))
    named = [words.TYPES[kind] for kind in TYPES]
    killed = one.killed[rows].tolist()
    columns = {
        "Day": [date.fromordinal(count + _EPOCH) for count in one.first[rows].tolist()],
        "Kind": [named[code] for code in one.type[rows].tolist()],
        "Where": [one.place.words[code] for code in one.place.codes[rows].tolist()],
        "Killed": ["" if many < 0 else str(many) for many in killed],
        "Who": [one.actor.words[code] for code in one.actor.codes[rows].tolist()],
        "Said by": [one.source.words[code] for code in one.source.codes[rows].tolist()],
        "Article": [one.collection.words[code] for code in one.collection.codes[rows].tolist()],
    }
    ids = [f"{ID_PREFIX}{one.id(row)}@{one.collection.at(row)}" for row in rows.tolist()]
    return columns, ids


_EPOCH = date(1970, 1, 1).toordinal()
