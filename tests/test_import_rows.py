"""Columns that are understood, rows that become events, and what is told of those that do not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import lexicon
from geo.imports import FIELDS, Mapping, guess, read_table, take
from geo.imports.days import Order, order_of, parse, undecided
from geo.model import Count, IncidentType, Place, PlaceKind

ACLED = (
    "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,country,location,"
    "latitude,longitude,geo_precision,source,notes,fatalities\n"
    "AAA1,27 September 2020,2020,1,Battles,Armed clash,North,South,Somewhere,Upper Town,10.5,20.25,2,A paper,"
    '"They fought, it says.",7\n'
)
UCDP = (
    "id,type_of_violence,side_a,side_b,date_start,date_end,date_prec,where_prec,where_coordinates,country,"
    "latitude,longitude,best,low,high,source_article\n"
    "17,3,North,Civilians,2001-02-03 00:00:00.000,2001-02-09 00:00:00.000,3,2,Upper Town,Somewhere,"
    "-1.5,30,5,2,9,A paper\n"
)


def taken(text, mapping=None, locate=None):
    table = read_table("t.csv", text.encode())
    return take(table, mapping or guess(table), "test", locate)


def one(text, **more):
    found = taken(text, **more)
    assert found.wrong == ()
    (event,) = found.events
    return event


def reasons(text, **more):
    return [(wrong.line, wrong.reason) for wrong in taken(text, **more).wrong]


def test_acleds_columns_are_known():
    table = read_table("t.csv", ACLED.encode())
    assert guess(table).scheme == "acled"
    event = one(ACLED)
    assert (event.id, event.type, event.sub_type) == ("AAA1", IncidentType.BATTLE, "Armed clash")
    assert (event.first, event.last, event.date_precision) == (date(2020, 9, 27), date(2020, 9, 27), 1)
    assert (event.lat, event.lon, event.geo_precision, event.radius_km) == (10.5, 20.25, 2, 0)
    assert (event.actor, event.target, event.killed) == ("North", "South", Count(7, 7))
    assert (event.place, event.country, event.source) == ("Upper Town", "Somewhere", "A paper")
    assert event.text == "They fought, it says."


def test_ucdps_columns_and_codes_are_known():
    event = one(UCDP)
    assert event.type is IncidentType.VIOLENCE_AGAINST_CIVILIANS
    assert (event.first, event.last, event.date_precision) == (date(2001, 2, 3), date(2001, 2, 9), 2)
    assert (event.geo_precision, event.radius_km) == (2, 25)
    assert event.killed == Count(2, 9)


def test_another_table_is_known_by_the_names_of_its_columns():
    table = read_table(
        "t.csv", b"Fecha;Lugar;Lat.;Long;Category;Deaths\n13/02/1995;Alto;-3.5;-78.4;Clash;4\n"
    )
    mapping = guess(table)
    assert mapping.columns == {
        "first": "Fecha",
        "place": "Lugar",
        "lat": "Lat.",
        "lon": "Long",
        "type": "Category",
        "killed": "Deaths",
    }
    assert (mapping.scheme, mapping.order) == ("", Order.DAY_FIRST)
    assert taken("Fecha;Lugar;Lat.;Long;Category;Deaths\n13/02/1995;Alto;-3.5;-78.4;Clash;4\n").events[
        0
    ].killed == Count(4, 4)


def test_what_no_event_can_do_without_is_asked_for():
    assert Mapping({"type": "t"}).missing() == ("a date", "a place name, or latitude and longitude")
    assert Mapping({"first": "d", "lat": "y", "lon": "x"}).missing() == ()
    assert Mapping({"first": "d", "place": "p"}).missing() == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",riot,1,2,", "no date."),
        ("soon,riot,1,2,", "“soon” is no date."),
        ("2020-02-30,riot,1,2,", "“2020-02-30” is no day of the calendar."),
        ("2020-02-03,dance,1,2,", "“dance” is no type of event known here."),
        ("2020-02-03,,1,2,", "no type of event."),
        ("2020-02-03,riot,91,2,", "the latitude 91 lies beyond 90."),
        ("2020-02-03,riot,1,east,", "“east” is no longitude."),
        ("2020-02-03,riot,0,0,", "its point, 0, 0, is the sea off Africa: a gap, not a place."),
        ("2020-02-03,riot,,,", "neither a place name nor a latitude with a longitude."),
        ("2020-02-03,riot,1,2,many", "“many” is no number of killed."),
        ("2020-02-03,riot,1,2,900000000", "900000000 killed is more than any war."),
    ],
)
def test_a_wrong_row_is_told_by_its_line_and_the_rest_go_in(row, reason):
    text = f"date,type,lat,lon,killed\n2020-01-01,riot,3,4,0\n{row}\n2020-01-02,riot,3,4,1\n"
    assert reasons(text) == [(3, reason)]
    assert len(taken(text).events) == 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("12", Count(12, 12)),
        ("1,200", Count(1200, 1200)),
        ("1 200", Count(1200, 1200)),
        ("3.0", Count(3, 3)),
        ("10-15", Count(10, 15)),
        ("15 to 10", Count(10, 15)),
        ("at least 3", Count(3, None)),
        ("20+", Count(20, None)),
        ("0", Count(0, 0)),
        ("", None),
    ],
)
def test_people_are_counted_as_written(words, count):
    event = one(f'date,type,lat,lon,killed\n2020-01-01,riot,3,4,"{words}"\n')
    assert event.killed == count


def test_the_same_rows_twice_are_the_same_events():
    text = "date,type,lat,lon\n2020-01-01,riot,3,4\n2020-01-01,riot,3,4\n"
    again = taken(text)
    assert len(again.events) == 1
    assert again.events == taken(text).events
    assert again.wrong == ()


def test_two_rows_of_one_id_that_differ_are_told():
    text = "id,date,type,lat,lon\n7,2020-01-01,riot,3,4\n7,2020-01-02,riot,3,4\n"
    assert reasons(text) == [(3, "another row has the same id, “7”.")]


TOWN = Place("t", "Alto", PlaceKind.POPULATED_PLACE, -3.0, -78.0, 2)
LAND = Place("l", "Cenepa", PlaceKind.REGION, -3.5, -78.5, 60)


@pytest.mark.parametrize(("place", "code", "radius"), [(TOWN, 1, 0), (LAND, 3, 60)])
def test_a_row_without_a_point_is_placed_by_its_name_and_a_region_is_no_point(place, code, radius):
    asked = []

    def locate(name, country):
        asked.append((name, country))
        return place

    event = one("date,type,place,country\n1995-02-13,clash,Alto,Peru\n", locate=locate)
    assert asked == [("Alto", "Peru")]
    assert (event.lat, event.lon) == (place.lat, place.lon)
    assert (event.geo_precision, event.radius_km) == (code, radius)


def test_a_name_that_is_unknown_leaves_the_row_out_with_a_word():
    text = "date,type,place,country\n1995-02-13,clash,Nowhere,Peru\n"
    assert reasons(text, locate=lambda *_: None) == [(2, "no one place “Nowhere” in Peru is known.")]


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("2020-09-27", (2020, 9, 27), (2020, 9, 27), 1),
        ("2020-09-27T14:30:00Z", (2020, 9, 27), (2020, 9, 27), 1),
        ("2020-9-7", (2020, 9, 7), (2020, 9, 7), 1),
        ("27 September 2020", (2020, 9, 27), (2020, 9, 27), 1),
        ("27-Sep-2020", (2020, 9, 27), (2020, 9, 27), 1),
        ("Sept. 7, 2020", (2020, 9, 7), (2020, 9, 7), 1),
        ("September 27 2020", (2020, 9, 27), (2020, 9, 27), 1),
        ("20200927", (2020, 9, 27), (2020, 9, 27), 1),
        ("27.09.2020", (2020, 9, 27), (2020, 9, 27), 1),
        ("9/27/2020 13:00", (2020, 9, 27), (2020, 9, 27), 1),
        ("5/5/2020", (2020, 5, 5), (2020, 5, 5), 1),
        ("2020-02", (2020, 2, 1), (2020, 2, 29), 3),
        ("Feb 2020", (2020, 2, 1), (2020, 2, 29), 3),
        ("1916", (1916, 1, 1), (1916, 12, 31), 3),
    ],
)
def test_days_are_read_as_tables_write_them(words, first, last, precision):
    found = parse(words)
    assert (found.first, found.last, found.precision) == (date(*first), date(*last), precision)


def test_a_day_that_could_be_two_is_asked_about_and_read_once_told():
    with pytest.raises(ValueError, match="could be either of two days"):
        parse("3/4/2020")
    assert parse("3/4/2020", Order.DAY_FIRST).first == date(2020, 4, 3)
    assert parse("3/4/2020", Order.MONTH_FIRST).first == date(2020, 3, 4)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4/2020", "13/4/2020"], Order.DAY_FIRST),
        (["3/4/2020", "4/13/2020"], Order.MONTH_FIRST),
        (["13/4/2020", "4/13/2020"], Order.UNSURE),
        (["2020-01-01"], Order.UNSURE),
    ],
)
def test_one_day_beyond_the_twelfth_tells_the_order_of_all(cells, order):
    assert order_of(cells) is order


@given(st.text(max_size=60))
def test_any_words_are_a_day_or_one_reason(words):
    try:
        found = parse(words)
    except ValueError as error:
        assert str(error)
    else:
        assert found.first <= found.last


def test_every_row_of_the_lexicon_means_something():
    told = lexicon.table("events")
    kinds = {kind.value for kind in IncidentType}
    assert set(told["types"].values()) | set(told["types_ucdp"].values()) <= kinds
    assert all(word == word.casefold() for word in told["types"])
    assert set(told["names"]) <= set(FIELDS)
    assert set(told["labels"]) == set(FIELDS)
    for one_scheme in told["schemes"].values():
        assert set(one_scheme["fields"]) <= set(FIELDS)
        assert one_scheme["terms"].endswith(".")
    words = [word for column in told["names"].values() for word in column]
    assert len(words) == len(set(words)), "a name of a column stands for one field"
    for codes in (told["geo_precision_ucdp"], told["date_precision_ucdp"]):
        assert set(codes.values()) == {1, 2, 3}


@pytest.mark.parametrize(
    ("cells", "open_"),
    [
        (["2020-04-03", "13/4/2020", " 3.4.2020, 14:00 <b>"], "3.4.2020"),
        (["4/4/2020", "31-12-2020", ""], ""),
    ],
)
def test_a_date_that_could_be_either_of_two_days_is_found(cells, open_):
    assert undecided(cells) == open_
