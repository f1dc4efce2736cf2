"""The page that takes in a table of events: what its columns are, how its rows come out, then all of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st

from geo import imports, lexicon
from geo.app import resources, words
from geo.errors import GeoError, StoreError
from geo.exports import csv_of, of_events
from geo.exports.spreadsheet import neutral
from geo.imports import Mapping, Table, Taken, Wrong
from geo.imports.days import Order, parse
from geo.imports.fields import scheme
from geo.imports.locate import locator
from geo.report import counted, people
from geo.store import Collection, Events, Saved

_MOST_MB = 100
_PREVIEWED = 30
_FILE, _TABLE, _DONE = "events_file", "dateline.table", "dateline.imported"
_NONE = "—"
_UNSAID = "Not said: leave those rows out"
_READ = (Order.DAY_FIRST, Order.MONTH_FIRST)


def page() -> None:
    """Draw the page."""
    st.title("Events from a table", anchor=False)
    st.caption(
        "A CSV, Excel (.xlsx) or GeoJSON file of dated, placed events, a row each. The columns of ACLED and "
        "of UCDP GED are known; for any other table say what its columns are. It stays in your own store."
    )
    if resources.settings().read_only:
        st.info("This site is set to be read only: tables can be taken in on your own copy of it.")
        return
    table = _table()
    if table is not None:
        _understand(table)
    _outcome()
    _collections()


def _table() -> Table | None:
    upload = st.file_uploader(
        "Table of events", type=["csv", "tsv", "txt", "xlsx", "geojson", "json"], key=_FILE,
        max_upload_size=_MOST_MB,
    )  # fmt: skip
    if upload is None:
        st.session_state.pop(_TABLE, None)
        return None
    known: tuple[str, Table] | None = st.session_state.get(_TABLE)
    if known is not None and known[0] == upload.file_id:
        return known[1]
    try:
        table = imports.read_table(upload.name, upload.getvalue())
    except GeoError as error:
        st.error("This table could not be read:", icon=":material/error:")
        st.text(str(error))
        return None
    st.session_state[_TABLE] = (upload.file_id, table)
    st.session_state.pop(_DONE, None)
    return table


def _understand(table: Table) -> None:
    guessed = imports.guess(table)
    st.text(f"{len(table.rows):,} rows, {len(table.columns)} columns." + _known(guessed))
    mapping = _mapping(table, guessed)
    name = st.text_input("Keep them under the name", value=Path(table.name).stem[:200], max_chars=200).strip()
    if missing := mapping.missing():
        st.warning(f"No column tells {' nor '.join(missing)} yet.", icon=":material/help:")
        return
    _preview(table, mapping, name)
    if st.button(f"Take in {counted(len(table.rows), 'row')}", type="primary", disabled=not name):
        _take(table, mapping, name)


def _known(mapping: Mapping) -> str:
    if not mapping.scheme:
        return " Its columns were guessed by their names: look whether they are right."
    found = scheme(mapping.scheme)
    return f" These are {found['name']}'s columns. {found['terms']}"


def _mapping(table: Table, guessed: Mapping) -> Mapping:
    """The mapping as the reader leaves it."""
    labels = lexicon.table("events")["labels"]
    with st.expander("What the columns are", expanded=not guessed.scheme):
        chosen = {}
        for names in (imports.FIELDS[at : at + 3] for at in range(0, len(imports.FIELDS), 3)):
            for place, name in zip(st.columns(3), names, strict=False):
                found = guessed.columns.get(name, _NONE)
                options = (_NONE, *table.columns)
                column = place.selectbox(labels[name], options, index=options.index(found), key=f"of_{name}")
                chosen[name] = column
    columns = {name: column for name, column in chosen.items() if column != _NONE}
    return replace(guessed, columns=columns, order=_order(table, columns))


def _order(table: Table, columns: dict[str, str]) -> Order:
    """Whether 3/4 is in April or in March: as the table's other dates tell, else as the reader says."""
    order, open_ = imports.order(table, columns)
    if not open_:
        return order
    if order is not Order.UNSURE:
        st.caption(f"Dates are read {order.value}, as others of them can only be: {_as(open_, order)}.")
        return order
    read = {f"The {one.value.split()[0]}: {_as(open_, one)}": one for one in _READ}
    labels = {_UNSAID: Order.UNSURE} | read
    told = st.radio(f"What comes first in dates such as {open_}?", list(labels), horizontal=True)
    return labels[told]


def _as(open_: str, order: Order) -> str:
    return f"{open_} is {words.day(parse(open_, order).first)}"


def _preview(table: Table, mapping: Mapping, name: str) -> None:
    first = replace(table, rows=table.rows[:_PREVIEWED])
    taken = imports.take(first, mapping, name or "preview", _locate())
    st.markdown(f"**The first {counted(len(first.rows), 'row')}**")
    if taken.events:
        st.dataframe(_shown(taken), hide_index=True, height=240)
    _wrong(taken.wrong, key="preview")


def _locate() -> imports.rows.Locate:
    return locator(resources.tools().gazetteer)


def _shown(taken: Taken) -> pd.DataFrame:
    rows = [
        {
            "days": str(one.first) if one.first == one.last else f"{one.first} – {one.last}",
            "type": one.type.value.replace("_", " "),
            "place": neutral(one.place),
            "point": f"{one.lat:.3f}, {one.lon:.3f}",
            "place precision": one.geo_precision,
            "actor": neutral(one.actor),
            "killed": people(one.killed),
            "source": neutral(one.source),
        }
        for one in taken.events
    ]
    return pd.DataFrame(rows)


def _wrong(wrong: tuple[Wrong, ...], key: str) -> None:
    if not wrong:
        return
    st.warning(f"{counted(len(wrong), 'row')} cannot go in; the rest can.", icon=":material/warning:")
    told = pd.DataFrame([{"line": one.line, "why": neutral(one.reason)} for one in wrong[:1000]])
    st.dataframe(told, hide_index=True, height=min(240, 40 + 35 * len(told)), key=f"wrong-{key}")


def _take(table: Table, mapping: Mapping, name: str) -> None:
    st.session_state.pop(_DONE, None)
    with st.spinner(f"Taking in {counted(len(table.rows), 'row')} …"):
        taken = imports.take(table, mapping, name, _locate())
        try:
            saved = _events().save(taken.events)
        except StoreError as error:
            st.error("Nothing was taken in:", icon=":material/error:")
            st.text(str(error))
            return
    st.session_state[_DONE] = (name, saved, taken.wrong)


def _outcome() -> None:
    done: tuple[str, Saved, tuple[Wrong, ...]] | None = st.session_state.get(_DONE)
    if done is None:
        return
    name, saved, wrong = done
    st.success("Taken in. The map shows them.", icon=":material/check:")
    st.text(
        f"{name}: {saved.new:,} new, {saved.changed:,} told otherwise than before,"
        f" {saved.same:,} there already."
    )
    _wrong(wrong, key="all")


def _collections() -> None:
    try:
        kept = _events().collections()
    except StoreError as error:
        st.error("The store cannot be read:", icon=":material/error:")
        st.text(str(error))
        return
    st.header("Collections kept", anchor=False)
    if not kept:
        st.caption("None yet.")
    for one in kept:
        _collection(one)


def _collection(one: Collection) -> None:
    told, take, delete = st.columns([6, 2, 2], vertical_alignment="center")
    many = f"{one.events:,} {'event' if one.events == 1 else 'events'}"
    told.text(f"{one.name}: {many}, {one.first} to {one.last}")
    take.download_button(
        "Take away as CSV",
        data=lambda: csv_of(of_events(each for each in _events().all() if each.collection == one.name)),
        file_name="events.csv",
        mime="text/csv",
        key=f"take-{one.name}",
    )
    with delete.popover("Delete …", width="stretch", key=f"deleting-{one.name}", on_change="rerun"):
        st.text(f"All of {one.name} goes from your store.")
        label, key = f"Delete {counted(one.events, 'event')}", f"delete-{one.name}"
        st.button(label, key=key, on_click=_delete, args=(one.name,))


def _delete(name: str) -> None:
    try:
        _events().delete(name)
    except StoreError as error:
        st.error("It was not deleted:", icon=":material/error:")
        st.text(str(error))
    else:
        st.session_state[f"deleting-{name}"] = False


def _events() -> Events:
    return resources.events()
