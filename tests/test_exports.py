"""What is taken away: every format, safe to open, and the same when it is read back."""

import csv
import io
import json
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.events import Event
from geo.exports import acled, csv_of, geojson, jsonl, kml, of_events, of_items, ucdp
from geo.exports.spreadsheet import COLUMNS, neutral
from geo.findings import from_dict
from geo.imports import guess, read_table, take
from geo.imports.rows import _plain
from geo.model import (
    Actor,
    Article,
    Claim,
    Count,
    Findings,
    Incident,
    IncidentType,
    Place,
    PlaceKind,
    Precision,
    Relation,
    Role,
    Span,
    Stance,
    Statement,
    Territory,
    When,
)
from geo.views import collect

TEXT = "=Two people were killed in Yeraskh, the ministry said. Armenia holds Aghdam."
SAID, HELD = Span(0, 54, TEXT[:54]), Span(55, len(TEXT), TEXT[55:])
DAY = date(2020, 11, 9)
YERASKH = Place("place:y", "Yeraskh", PlaceKind.POPULATED_PLACE, 39.74, 44.823, 2, "AM")
SQUARE = {"type": "Polygon", "coordinates": [[[46, 39], [46, 40], [47, 40], [47, 39], [46, 39]]]}
AGHDAM = Place(
    "region:a", "Aghdam", PlaceKind.REGION, 39.5, 46.5, 40, None, claimed_by=("AM", "AZ"), outline=SQUARE
)


def findings():
    when = When(DAY, DAY, Precision.DAY, "Monday")
    killed = Count(2, 2)
    incident = Incident(
        type=IncidentType.EXPLOSION,
        sub_type="Shelling/artillery/missile attack",
        summary="Shelling in Yeraskh",
        when=when,
        place=YERASKH,
        geo_precision=2,
        statements=(Statement("the ministry", SAID, when, YERASKH, killed),),
        actors=(Actor("North", Role.PERPETRATOR), Actor("South", Role.TARGET)),
        killed=killed,
    )
    claim = Claim("Armenia", Relation.CONTROLS, Stance.ASSERTS, Territory("Aghdam", AGHDAM), "article", HELD)
    lost = Claim("Armenia", Relation.LOST, Stance.DENIES, Territory("the heights"), "article", HELD)
    article = Article("one", TEXT, title="A day", publisher="A paper", published=date(2020, 11, 10))
    return Findings(article, incidents=(incident,), claims=(claim, lost))


def records():
    return list(of_items(collect([findings()])))


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_tells_every_finding_with_its_words_and_who_says_them():
    tags, incident, claim, lost = table(csv_of(records()))
    assert tags["latitude"] == "#geo+lat"
    assert incident["kind"] == "incident"
    assert (incident["first_day"], incident["last_day"], incident["date_precision"]) == (
        "2020-11-09",
        "2020-11-09",
        "1",
    )
    assert (incident["latitude"], incident["longitude"], incident["geo_precision"]) == (
        "39.74",
        "44.823",
        "2",
    )
    assert (incident["killed_low"], incident["killed_high"], incident["injured_low"]) == ("2", "2", "")
    assert (incident["actor"], incident["target"], incident["said_by"]) == ("North", "South", "the ministry")
    assert incident["quote"] == f"'{SAID.text}"
    assert (claim["type"], claim["place"], claim["country"]) == ("controls", "Aghdam", "AM|AZ")
    assert claim["said_by"] == "A paper"
    assert (lost["stance"], lost["latitude"], lost["first_day"]) == ("denies", "", "")


@given(st.text(max_size=40))
def test_no_cell_begins_as_a_formula_and_all_come_back(words):
    made = neutral(words)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert _plain(made) == words


DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=20).map(str.strip)
COUNTS = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(lambda ends: Count(min(ends), max(ends))),
    st.integers(0, 99).map(lambda low: Count(low, None)),
    st.integers(0, 99).map(lambda high: Count(None, high)),
)
EVENTS = st.builds(
    lambda first, days, **more: Event(
        first=first, last=first + timedelta(days=days), collection="test", **more
    ),
    id=st.text("abcdef0123456789", min_size=6, max_size=6),
    first=DAYS,
    days=st.integers(0, 30),
    type=st.sampled_from(list(IncidentType)),
    sub_type=WORDS,
    date_precision=st.sampled_from([1, 2, 3]),
    lat=st.integers(1, 8_000_000).map(lambda one: one / 100_000),
    lon=st.integers(-17_900_000, 17_900_000).map(lambda one: one / 100_000),
    geo_precision=st.sampled_from([1, 2, 3]),
    radius_km=st.sampled_from([0.0, 2.5, 40.0]),
    place=WORDS,
    country=WORDS,
    actor=WORDS,
    target=WORDS,
    killed=COUNTS,
    injured=COUNTS,
    source=WORDS,
    text=WORDS,
)


@given(st.lists(EVENTS, min_size=1, max_size=4, unique_by=lambda one: one.id))
def test_events_written_and_read_back_are_the_same(events):
    made = read_table("t.csv", csv_of(of_events(events)).encode())
    back = take(made, guess(made), "test")
    assert back.wrong == ()
    assert list(back.events) == events


def test_a_file_without_tags_is_the_same_but_for_them():
    plain, tagged = csv_of(records(), hxl=False), csv_of(records())
    assert table(plain) == table(tagged)[1:]


def test_acleds_shape_has_its_columns_and_no_claims():
    tags, row = table(acled(records()))
    assert tags["event_date"] == "#date+occurred"
    assert row["event_type"] == "Explosions/Remote violence"
    assert (row["actor1"], row["fatalities"], row["time_precision"], row["geo_precision"]) == (
        "North",
        "2",
        "1",
        "2",
    )
    assert guess(read_table("a.csv", acled(records()).encode())).scheme == "acled"


def test_ucdps_shape_has_its_columns_and_codes():
    _, row = table(ucdp(records()))
    assert (row["type_of_violence"], row["low"], row["best"], row["high"]) == ("1", "2", "2", "2")
    assert (row["date_prec"], row["where_prec"]) == ("1", "2")
    assert guess(read_table("u.csv", ucdp(records()).encode())).scheme == "ucdp"


@pytest.mark.parametrize("form", [acled, ucdp])
@pytest.mark.parametrize(
    ("killed", "cell"), [(None, ""), (Count(0, 0), "0"), (Count(None, 5), ""), (Count(3, 3), "3")]
)
def test_no_number_told_is_an_empty_cell_and_not_nobody(form, killed, cell):
    made = Event("x", "test", IncidentType.BATTLE, DAY, DAY, 1.0, 2.0, killed=killed)
    _, row = table(form(of_events([made])))
    assert row["fatalities" if form is acled else "low"] == cell


@pytest.mark.parametrize("form", [acled, ucdp])
@pytest.mark.parametrize("killed", [None, Count(0, 0), Count(3, 3)])
def test_the_dead_come_back_as_they_were_told(form, killed):
    made = Event("x", "test", IncidentType.BATTLE, DAY, DAY, 1.0, 2.0, killed=killed)
    again = read_table("t.csv", form(of_events([made])).encode())
    assert [one.killed for one in take(again, guess(again), "test").events] == [killed]


def test_geojson_has_longitude_first_and_rings_counterclockwise():
    made = json.loads(geojson(records()))
    incident, claim, lost = made["features"]
    assert incident["geometry"] == {"type": "Point", "coordinates": [44.823, 39.74]}
    assert incident["properties"]["first_day"] == "2020-11-09"
    ring = shapely.geometry.shape(claim["geometry"]).exterior
    assert ring.is_ccw
    assert lost["geometry"] is None
    assert {name for name, _, _ in COLUMNS} - {"latitude", "longitude"} == set(incident["properties"])


def test_kml_has_a_placemark_for_each_with_a_point_its_time_and_its_words():
    root = ET.fromstring(kml(records()))
    space = "{http://www.opengis.net/kml/2.2}"
    marks = root.findall(f".//{space}Placemark")
    assert len(marks) == 2
    assert marks[0].findtext(f".//{space}coordinates") == "44.823000,39.740000"
    assert marks[0].findtext(f".//{space}begin") == "2020-11-09"
    assert "Said by the ministry." in marks[0].findtext(f"{space}description")


@given(st.text(max_size=60))
def test_any_words_make_kml_that_can_be_parsed(words):
    event = Event("x", words, IncidentType.RIOT, DAY, DAY, 1.0, 2.0, place=words, text=words, source=words)
    ET.fromstring(kml(of_events([event])))


def test_json_lines_are_findings_form_for_articles_and_events(request):
    schema = json.loads((request.config.rootpath / "docs" / "findings.schema.json").read_text("utf-8"))
    event = Event(
        "x",
        "test",
        IncidentType.RIOT,
        DAY,
        DAY,
        1.0,
        2.0,
        actor="A crowd",
        place="Town",
        killed=Count(1, None),
    )
    first, second = jsonl([findings()], [event]).splitlines()
    for line in (first, second):
        jsonschema.validate(json.loads(line), schema)
    assert from_dict(json.loads(first)) == findings()
    told = from_dict(json.loads(second))
    assert told.article.text == "2020-11-09; riot; A crowd; Town"
    assert told.incidents[0].killed == Count(1, None)


@pytest.mark.parametrize("form", [csv_of, geojson, kml, acled, ucdp])
def test_nothing_to_take_away_is_still_a_whole_file(form):
    assert form([])
