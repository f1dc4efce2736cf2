"""A file of events as a table: CSV in its dialects, Excel, GeoJSON, and what is none of them."""

import io
import json
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GeoError, InputError
from geo.imports.table import Row, read_table


def rows(text):
    return read_table("events.csv", text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_each_usual_mark_splits_columns(mark):
    table = rows(f'date{mark}place\n2020-09-27{mark}"Hadrut{mark} town"\n')
    assert table.columns == ("date", "place")
    assert table.rows == (Row(2, ("2020-09-27", f"Hadrut{mark} town")),)


def test_a_cell_over_several_lines_keeps_the_lines_of_the_rows_after_it():
    table = rows('a,b\n1,"two\nlines"\n2,x\n')
    assert [row.line for row in table.rows] == [2, 4]
    assert table.rows[0].cells == ("1", "two\nlines")


def test_short_rows_are_filled_long_ones_cut_and_empty_ones_left_out():
    table = rows("a,b\n1\n,,,\n1,2,3\n")
    assert table.rows == (Row(2, ("1", "")), Row(4, ("1", "2")))


def test_nameless_and_repeated_columns_get_names_of_their_own():
    assert rows("a,,a,\n1,2,3,\n").columns == ("a", "column 2", "a (2)")


@pytest.mark.parametrize(
    ("data", "cell"),
    [
        ("a\nÉvènement\n".encode("utf-8-sig"), "Évènement"),
        ("a\nÉvènement\n".encode("utf-16"), "Évènement"),
        ("a,b\nÉvènement à Genève,déjà vu\n".encode("cp1252"), "Évènement à Genève"),
    ],
)
def test_the_encoding_is_found(data, cell):
    assert rows(data).rows[0].cells[0] == cell


@pytest.mark.parametrize("data", ["", "a,b\n", "\n\n", "a,b\n,\n"])
def test_no_rows_is_an_error_that_says_so(data):
    with pytest.raises(InputError, match="holds no rows"):
        rows(data)


def test_more_columns_than_any_table_has_are_refused():
    with pytest.raises(InputError, match="more than 500 columns"):
        rows(",".join(map(str, range(600))) + "\n" + ",".join("1" * 600) + "\n")


def book(*lines):
    made = openpyxl.Workbook()
    for line in lines:
        made.active.append(line)
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def test_excel_cells_come_as_a_reader_would_type_them():
    table = read_table(
        "events.xlsx",
        book(
            ["day", "at", "lat", "killed", "note"],
            [date(2020, 9, 27), datetime(2020, 9, 28, 14, 30), 39.5, 3.0, None],
        ),
    )
    assert table.columns == ("day", "at", "lat", "killed", "note")
    assert table.rows == (Row(2, ("2020-09-27", "2020-09-28", "39.5", "3", "")),)


def test_a_workbook_that_is_none_is_told():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(InputError, match="no Excel workbook"):
        read_table("x.xlsx", packed.getvalue())


def test_a_workbook_that_swells_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr("geo.imports.table._MOST_UNPACKED", 1_000)
    with pytest.raises(InputError, match="too large once unpacked"):
        read_table("x.xlsx", book(["a"], ["b"]))


def feature(geometry, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def geojson(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def test_geojson_gives_its_points_and_properties():
    table = read_table(
        "e.geojson",
        geojson(
            feature({"type": "Point", "coordinates": [46.75, 39.5]}, date="2020-09-27", n=3.0),
            feature(None, date="2020-09-28", tags=["a"]),
        ),
    )
    assert table.columns == ("longitude", "latitude", "date", "n", "tags")
    assert table.rows == (
        Row(1, ("46.75", "39.5", "2020-09-27", "3", "")),
        Row(2, ("", "", "2020-09-28", "", '["a"]')),
    )


def test_an_area_is_told_by_a_point_within_it():
    square = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
    assert read_table("e.geojson", geojson(feature(square, a="b"))).rows[0].cells[:2] == ("1", "1")


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"features": 3}', b'{"features": ["a"]}', b"{" * 100_000])
def test_json_that_is_no_collection_is_told(data):
    with pytest.raises(InputError, match=r"no GeoJSON FeatureCollection|holds no rows"):
        read_table("e.json", data)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_one_clear_error(data):
    try:
        table = read_table("x", data)
    except GeoError as error:
        assert str(error).endswith(".")
    else:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
