"""A link shows the same view again; a hostile one shows the plain view and says what was left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.app.permalink import Camera, View, read, write
from geo.model import IncidentType
from geo.views import Area, Filter

FULL = View(
    Filter(
        date(2020, 9, 27),
        date(2020, 11, 10),
        frozenset({"incident"}),
        frozenset({IncidentType.BATTLE, IncidentType.RIOT}),
        frozenset({"Baku", "the ministry & co"}),
        frozenset({"TASS"}),
        frozenset({"a1"}),
        "two words",
        False,
        frozenset({"Valley Post"}),
        frozenset({1, 3}),
        Area(44.8, 38.412, -179.5, 41.9),
    ),
    "0123456789abcdef0123",
    Camera(39.739, 44.828, 9),
    False,
)


def test_a_full_view_comes_back() -> None:
    assert read(write(FULL)) == (FULL, ())


def test_the_plain_view_has_a_plain_link() -> None:
    assert write(View()) == {}
    assert read({}) == (View(), ())


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("from", ["yesterday"]),
        ("from", ["2020-01-01", "2020-01-02"]),
        ("to", ["2020-02-30"]),
        ("kind", ["rumour"]),
        ("type", ["<script>alert(1)</script>"]),
        ("actor", ["x" * 201]),
        ("actor", ["a\x00b"]),
        ("speaker", ["\u202egnp.exe"]),
        ("speaker", ["x"] * 51),
        ("text", [""]),
        ("view", ["91,0,5"]),
        ("view", ["nan,0,5"]),
        ("view", ["1,2"]),
        ("view", ["1,2,99"]),
        ("undated", ["yes"]),
        ("sel", ["a\nb"]),
        ("precision", ["4"]),
        ("outlet", ["a\x00b"]),
        ("area", ["1,2,3"]),
        ("area", ["1,3,2,2"]),
        ("area", ["1,2,nan,3"]),
        ("area", ["1,2,inf,3"]),
    ],
)
def test_what_makes_no_sense_is_left_out_by_name(name: str, values: list[str]) -> None:
    view, ignored = read({name: values})
    assert ignored == (name,)
    if len(values) == 1:
        assert view == View()


def test_dates_the_wrong_way_round_are_left_out() -> None:
    view, ignored = read({"from": ["2020-02-01"], "to": ["2020-01-01"], "sel": ["a"]})
    assert (view, ignored) == (View(selected="a"), ("from",))


def test_other_parameters_are_none_of_ours() -> None:
    assert read({"utm_source": ["x"], "embed": ["true"]}) == (View(), ())


names = st.sampled_from(
    [
        "from",
        "to",
        "kind",
        "type",
        "actor",
        "speaker",
        "article",
        "text",
        "undated",
        "sel",
        "view",
        "sample",
        "x",
    ]
)


@settings(max_examples=100)
@given(st.dictionaries(names, st.lists(st.text(max_size=20), max_size=3), max_size=5))
def test_any_link_can_be_read_and_what_is_read_can_be_written(parameters: dict[str, list[str]]) -> None:
    view, _ = read(parameters)
    assert read(write(view)) == (view, ())
