"""Countries, borders and territories: what closes, what is shared, and what each line says of itself."""

import csv
import json
from datetime import date

import pytest
import shapely
from shapely import LineString, Point, box

from geo import outlines
from geo.lexicon import DATA
from geo.model import Place, PlaceKind
from geo.outlines.atlas import Atlas, atlas
from geo.outlines.cache import packed
from geo.outlines.network import joined

FILES = sorted((DATA / "outlines").glob("*.geojson"))
FEATURES = [
    pytest.param(feature, id=feature["properties"]["id"])
    for path in FILES
    for feature in json.loads(path.read_text("utf-8"))["features"]
]
COLUMNS = {"id", "name", "names", "source", "from", "to", "viewpoint", "accuracy_km", "note", "inside"}


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_says_where_it_is_from_when_it_held_and_in_whose_view(feature):
    told = feature["properties"]
    assert set(told) == COLUMNS
    assert told["id"].split(":")[0] in ("region", "line")
    assert told["name"] == told["names"][0] and len(set(told["names"])) == len(told["names"])
    assert len(told["source"]) > 20 and len(told["viewpoint"]) > 5 and len(told["note"]) > 5
    assert 0 < told["accuracy_km"] <= 30
    since = date.fromisoformat(told["from"])
    assert told["to"] is None or since < date.fromisoformat(told["to"])


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_is_a_valid_shape_of_plausible_size(feature):
    shape = shapely.geometry.shape(feature["geometry"])
    assert shape.is_valid and not shape.is_empty
    west, south, east, north = shape.bounds
    assert -180 <= west < east <= 180 and -60 < south < north < 75
    assert max(east - west, north - south) < 10
    if feature["properties"]["id"].startswith("region:"):
        assert shape.geom_type in ("Polygon", "MultiPolygon")
        for part in shapely.get_parts(shape):
            assert part.exterior.is_closed and part.exterior.is_ccw
    else:
        assert shape.geom_type == "LineString"


@pytest.mark.parametrize("feature", FEATURES)
def test_the_towns_of_a_territory_lie_in_it(feature):
    shape = shapely.geometry.shape(feature["geometry"])
    towns = feature["properties"]["inside"]
    assert bool(towns) == feature["properties"]["id"].startswith("region:")
    assert [name for name, lat, lon in towns if not shape.contains(Point(lon, lat))] == []


def test_ids_are_unique_and_no_name_means_two_territories():
    ids = [parameter.values[0]["properties"]["id"] for parameter in FEATURES]
    names = [name.casefold() for parameter in FEATURES for name in parameter.values[0]["properties"]["names"]]
    assert len(set(ids)) == len(ids)
    assert sorted(names) == sorted(set(names))


def test_the_districts_round_karabakh_neither_overlap_it_nor_one_another():
    seven = ("aghdam", "fuzuli", "jabrayil", "zangilan", "qubadli", "lachin", "kalbajar")
    shapes = [outlines.outline(f"region:{name}") for name in ("nagorno-karabakh", *seven)]
    total = sum(shape.area for shape in shapes)
    assert total - shapely.union_all(shapes).area < 0.02 * total


def test_rings_named_by_hand_are_islands_of_their_country():
    with (DATA / "outlines" / "rings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            shape = outlines.country(row["country"])
            assert row["source"] and shape.contains(Point(float(row["lon"]), float(row["lat"])))


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("AM", 40.18, 44.51),
        ("AZ", 40.4, 49.6),
        ("AZ", 39.2, 45.4),
        ("SS", 7.0, 30.0),
        ("SD", 15.5, 32.5),
        ("EH", 24.5, -13.5),
        ("GY", 5.0, -59.0),
        ("CY", 35.0, 33.0),
        ("TW", 23.8, 121.0),
        ("US", 61.2, -149.9),
        ("FR", 42.2, 9.1),
    ],
)
def test_a_point_lies_in_its_country(code, lat, lon):
    assert outlines.country(code).contains(Point(lon, lat))


def test_every_member_of_the_united_nations_but_the_smallest_islands_has_an_outline():
    assert {
        "AF",
        "BA",
        "CD",
        "GB",
        "IL",
        "IN",
        "KP",
        "LY",
        "MM",
        "PS",
        "RU",
        "SY",
        "UA",
        "YE",
    } <= atlas().names
    assert len([name for name in atlas().names if len(name) == 2]) > 230
    assert outlines.country("ZZ") is None
    assert outlines.country("AM-AZ") is None


@pytest.mark.parametrize(
    ("first", "second", "lat", "lon", "km"),
    [
        ("AM", "AZ", 39.70, 44.83, 8),
        ("AM", "region:nakhchivan", 39.70, 44.83, 8),
        ("KH", "TH", 14.39, 104.68, 8),
        ("ER", "ET", 14.73, 37.8, 25),
        ("IL", "LB", 33.28, 35.57, 8),
        ("EG", "region:gaza-strip", 31.24, 34.27, 5),
        ("GE", "region:abkhazia", 42.52, 41.78, 10),
        ("RS", "region:kosovo", 43.01, 21.25, 10),
        ("ID", "region:timor-leste", -8.96, 124.95, 10),
        ("VE", "region:essequibo", 5.2, -60.7, 40),
        ("SY", "TR", 36.9, 38.35, 8),
        ("MX", "US", 31.33, -110.94, 8),
    ],
)
def test_a_border_passes_where_it_should(first, second, lat, lon, km):
    line = outlines.border(first, second)
    assert line.distance(Point(lon, lat)) * 111 < km
    assert line.equals(outlines.border(second, first))


@pytest.mark.parametrize(
    ("first", "second"), [("FR", "RU"), ("IS", "NO"), ("AZ", "region:nakhchivan"), ("ZZ", "AM"), ("AM", "AM")]
)
def test_where_nothing_is_shared_there_is_no_border(first, second):
    assert outlines.border(first, second) is None


def test_the_border_of_nakhchivan_with_armenia_is_part_of_that_of_azerbaijan():
    whole, part = outlines.border("AM", "AZ"), outlines.border("AM", "region:nakhchivan")
    assert 0.2 < part.length / whole.length < 0.5
    assert whole.buffer(0.05).contains(part)


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (Place("geonames:1", "Armenia", PlaceKind.COUNTRY, 40, 45, 150, "AM"), "AM"),
        (Place("region:abkhazia", "anything", PlaceKind.REGION, 43, 41, 90, None), "region:abkhazia"),
        (Place("x:1", "KARABAKH", PlaceKind.REGION, 39.8, 46.8, 60, None), "region:nagorno-karabakh"),
        (Place("x:2", "Fuzuli", PlaceKind.ADMIN2, 39.6, 47.2, 30, "AZ"), "region:fuzuli"),
        (Place("x:6", "Timor-Leste", PlaceKind.COUNTRY, -8.8, 125.9, 100, "TL"), "region:timor-leste"),
        (Place("x:3", "Fuzuli", PlaceKind.POPULATED_PLACE, 39.6, 47.14, 3, "AZ"), None),
        (Place("x:4", "Gaza", PlaceKind.ADMIN1, -23.0, 33.0, 100, "MZ"), None),
        (Place("x:5", "Nowhere", PlaceKind.REGION, 0, 0, 10, None, outline="region:crimea"), "region:crimea"),
    ],
)
def test_a_place_is_known_by_id_by_outline_or_by_name_where_it_lies(place, key):
    assert outlines.key_of(place) == key


def test_seas_and_the_largest_lakes_are_water():
    assert outlines.at_sea(Point(34.0, 43.0)) and outlines.at_sea(Point(51.0, 41.0))
    assert not outlines.at_sea(Point(44.5, 40.2))


def test_loose_ends_are_led_on_to_the_line_they_stop_short_of():
    square = box(0, 0, 4, 4).exterior
    edges = joined([square, LineString([(2, 0.1), (2, 3.9)])])
    assert len(list(shapely.get_parts(shapely.polygonize(edges)))) == 2


def test_packed_shapes_are_read_one_at_a_time(tmp_path):
    path = tmp_path / "shapes.bin"
    path.write_bytes(packed({"AA": box(0, 0, 1, 1), "AA-BB": LineString([(1, 0), (1, 1)])}))
    kept = Atlas(path)
    assert kept.names == {"AA", "AA-BB"}
    assert kept.shape("AA").equals(box(0, 0, 1, 1))
    assert kept.borders_of("BB") == ("AA-BB",)
    assert kept.shape("CC") is None


def test_geojson_is_simplified_and_rounded():
    line = LineString([(0, 0), (0.50001, 0.00002), (1.123456, 0)])
    assert outlines.geojson(line, 0.01) == {"type": "LineString", "coordinates": [[0, 0], [1.1235, 0]]}
