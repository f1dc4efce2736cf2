"""Below the map: all that is shown as a table, and to take away."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import pytest
from made_findings import example
from test_app import BRIDGE, HELD, STRIKE, run, store

from geo.app import takeaway
from geo.app.table import _frame
from geo.views import Filter, collect

__all__ = ["store"]

ITEMS = collect([example()])


def _map() -> None:
    from geo.app import map_page

    map_page.page()


def test_the_table_is_drawn_only_where_it_is_wanted() -> None:
    app = run(_map)
    assert len(app.dataframe) == 0
    (switch,) = [one for one in app.toggle if one.label == "Table of all that is shown"]
    switch.set_value(True).run()
    (shown,) = app.dataframe
    assert sorted(shown.value["What"]) == [
        "A bridge was blown up",
        "A drone struck a grain store in Orsk",
        "The rebels control the Lower Valley, against the government",
    ]


def test_each_row_is_a_finding_with_its_day_place_people_and_speakers() -> None:
    frame, ids = _frame(ITEMS, None, Filter())
    assert ids == [STRIKE.id, BRIDGE.id, HELD.id]
    first = frame.fillna("").to_dict("records")[0]
    assert (first["Day"], first["Where"], first["Killed"]) == (date(2021, 3, 1), "Orsk (RU)", "2")
    assert first["Said by"] == "the ministry, The rebels"
    assert frame["Kind"].tolist()[2] == "Territorial claim"


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("html", "<!DOCTYPE html>"),
        ("csv", "kind,"),
        ("geojson", "{"),
        ("kml", "<?xml"),
        ("acled", "event_id_cnty,"),
        ("ucdp", "id,"),
        ("jsonl", '{"format"'),
    ],
)
def test_what_is_shown_is_written_in_every_format(form: str, begins: str) -> None:
    none = partial(takeaway._shown, None, Filter())
    assert takeaway._written(form, ITEMS, Filter(), none).startswith(begins)


def test_findings_go_out_once_an_article() -> None:
    lines = takeaway._written("jsonl", ITEMS, Filter(), lambda: iter(())).splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["example"]


def test_every_format_has_its_button() -> None:
    app = run(_map)
    assert {one.proto.label for one in app.get("download_button")} == {
        label for label, _, _ in takeaway._FORMATS.values()
    }
