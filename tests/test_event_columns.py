"""Events as columns, and columns as the bytes that the map's layer fetches."""

import gzip
import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events import Event, columns, encode
from geo.events.columns import coded, day, number
from geo.events.encoding import mercator
from geo.events.generate import event, made_up
from geo.events.model import TYPES
from geo.model import Count, IncidentType


def one(id="a", first=date(2020, 9, 27), last=None, **more):
    given = {"type": IncidentType.BATTLE, "lat": 40.0, "lon": 46.0, "actor": "North", **more}
    return Event(id=id, collection="made up", first=first, last=last or first, **given)


def read(packed):
    """The header and the planes of encoded columns, each row's numbers joined."""
    raw = gzip.decompress(packed)
    assert raw[:4] == b"DLC1"
    length = int.from_bytes(raw[4:8], "little")
    header = json.loads(raw[8 : 8 + length])
    planes = np.frombuffer(raw[8 + length :], dtype=np.uint8).reshape(14, header["rows"])
    joined = {}
    for name, start, many in [("x", 0, 3), ("y", 3, 3), ("day", 6, 3), ("span", 9, 2)]:
        numbers = [int.from_bytes(bytes(column), "big") for column in planes[start : start + many].T]
        joined[name] = numbers
    for at, name in enumerate(("kind", "actor", "radius"), 11):
        joined[name] = planes[at].tolist()
    return header, joined


def test_rows_stand_in_the_order_of_their_first_day_and_then_their_id():
    made = columns([one("b"), one("c", date(2020, 9, 1)), one("a")])
    assert [made.id(row) for row in range(3)] == ["c", "a", "b"]
    assert made.days() == (date(2020, 9, 1), date(2020, 9, 27))


def test_no_events_make_columns_without_rows():
    made = columns([])
    assert len(made) == 0
    assert made.days() is None
    header, _ = read(encode(made))
    assert header["rows"] == 0


def test_each_row_is_told_in_fourteen_planes():
    made = columns(
        [
            one("a", lat=0.0, lon=0.0, actor="South"),
            one("b", date(2020, 10, 1), date(2020, 10, 5), actor="North", radius_km=16, geo_precision=3),
            one("c", date(2021, 1, 1), actor="North", type=IncidentType.RIOT, lat=-90, lon=180),
        ]
    )
    header, rows = read(encode(made))
    assert header == {
        "rows": 3,
        "base": number(date(2020, 9, 27)),
        "types": [kind.value for kind in TYPES],
        "actors": ["North", "South"],
    }
    assert rows["day"] == [0, 4, 96]
    assert rows["span"] == [0, 4, 0]
    assert rows["kind"] == [16, 48, 16 + TYPES.index(IncidentType.RIOT)]
    assert rows["actor"] == [1, 0, 0]
    assert rows["radius"] == [0, 33, 0]
    assert (rows["x"][0], rows["y"][0]) == (2**23, 2**23)
    assert (rows["x"][2], rows["y"][2]) == (2**24 - 1, pytest.approx(2**24 - 1, abs=2000))


def test_words_for_the_page_go_through_what_cleans_them():
    header, _ = read(encode(columns([one(actor="{{7*7}}")]), clean=lambda word: word.strip("{}")))
    assert header["actors"] == ["7*7"]


def test_the_256th_actor_and_all_after_it_are_told_as_others():
    made = columns(one(f"{at:03}", actor=f"side {at:03}") for at in range(300))
    header, rows = read(encode(made))
    assert len(header["actors"]) == 255
    assert rows["actor"][254:] == [254, *[255] * 45]


def test_the_same_columns_are_the_same_bytes():
    assert encode(made_up(500)) == encode(made_up(500))
    assert encode(made_up(500)) != encode(made_up(500, seed=2))


@given(st.floats(-85, 85), st.floats(-180, 180))
def test_a_point_comes_back_within_three_metres(lat, lon):
    x, y = (int(side[0]) for side in mercator(np.array([lat], np.float32), np.array([lon], np.float32)))
    back = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * (y / 2**24)))))
    assert back == pytest.approx(lat, abs=3e-5)
    assert x / 2**24 * 360 - 180 == pytest.approx(lon, abs=4e-5)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, [True, True, True]),
        (date(2020, 10, 3), None, [False, True, True]),
        (date(2020, 10, 6), date(2020, 12, 31), [False, False, False]),
        (None, date(2020, 9, 27), [True, False, False]),
    ],
)
def test_a_stretch_holds_what_has_a_day_in_it(first, last, shown):
    made = columns([one("a"), one("b", date(2020, 10, 1), date(2020, 10, 5)), one("c", date(2021, 1, 1))])
    assert made.between(first, last).tolist() == shown


def test_words_are_numbered_by_how_often_they_occur():
    made = coded(["b", "a", "b", "c"])
    assert made.words == ("b", "a", "c")
    assert made.codes.tolist() == [0, 1, 0, 2]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"lat": 91.0}, "off the globe"),
        ({"last": date(2020, 1, 1)}, "is after"),
        ({"geo_precision": 4}, "1, 2 or 3"),
        ({"radius_km": -1.0}, "not below 0"),
    ],
)
def test_an_event_that_cannot_be_is_refused(wrong, told):
    with pytest.raises(ValueError, match=told):
        one(**wrong)


def test_made_up_events_are_the_same_at_every_run_and_lie_in_wars():
    made = made_up(2_000)
    assert (made.first == np.sort(made.first)).all()
    assert len(made.actor.words) <= 48
    assert np.bincount(made.type, minlength=len(TYPES)).argmax() == TYPES.index(IncidentType.BATTLE)
    near = [event(made, row) for row in range(3)]
    assert columns(near).lat.tolist() == made.lat[:3].tolist()


def test_killed_are_told_or_minus_one():
    made = columns([one("a", killed=Count(3, 5)), one("b"), one("c", killed=Count(None, 4))])
    assert made.killed.tolist() == [3, -1, -1]
    assert day(number(date(1914, 6, 28))) == date(1914, 6, 28)
