"""Every row of the project's own places: whole, in range, sourced."""

import csv
import re
import tomllib

import pytest

from geo.errors import DataError
from geo.gazetteer import table
from geo.gazetteer.cities import load
from geo.gazetteer.division_names import cores, variants
from geo.gazetteer.fold import fold
from geo.gazetteer.records import Use, distance_km
from geo.lexicon import DATA
from geo.model import PlaceKind

ROWS = [(f"{path.name}:{line}", row) for path, line, row in table.rows()]
PLACES = [(where, row) for where, row in ROWS if row["lat"]]
ALIASES = [(where, row) for where, row in ROWS if not row["lat"]]
FACTS = load("countries.json")
CODES = set(FACTS)
KINDS = {kind.value for kind in PlaceKind}


def broken(rows, rule):
    """File and line of the rows that a rule does not hold for."""
    return [where for where, row in rows if not rule(row)]


def test_every_row_has_an_id_a_source_and_known_codes():
    def rule(row):
        known = set(filter(None, row["claimed_by"].split("|"))) <= CODES and row["country"] in CODES | {""}
        return (
            re.fullmatch(r"(geonames|admin1|admin2|region|water|terrain|site|border|place):\S+", row["id"])
            and row["source"].strip()
            and row["kind"] in KINDS | {""}
            and known
            and not (row["country"] and row["claimed_by"])
            and all(re.fullmatch(r"(-?\d{1,4})?", row[end]) for end in ("from", "to"))
        )

    assert broken(ROWS, rule) == []


def test_every_name_has_a_language_and_letters():
    def rule(row):
        tagged = [name.partition(":") for name in row["names"].split("|") if name]
        return all(
            re.fullmatch(r"[a-z]{2,3}|abbr", tag) and colon and fold(name) for tag, colon, name in tagged
        )

    assert broken(ROWS, rule) == []


def test_every_place_lies_on_the_globe_with_a_radius():
    def rule(row):
        return -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180

    def whole(row):
        own = not row["id"].startswith(("admin1:", "geonames:"))
        return not own or (0 < float(row["radius_km"]) <= 10_000 and row["kind"] in KINDS and row["name"])

    assert broken(PLACES, rule) == []
    assert broken(PLACES, whole) == []


def test_every_alias_adds_something():
    assert broken(ALIASES, lambda row: row["names"] or row["name"] or row["claimed_by"]) == []


def test_no_place_is_told_twice():
    ids = [row["id"] for _, row in PLACES]
    assert sorted(ids) == sorted(set(ids))


def test_there_are_several_hundred_places():
    assert len(PLACES) > 1000


def test_countries_are_complete_and_on_the_globe():
    with (DATA / "gazetteer" / "countries.csv").open(encoding="utf-8", newline="") as file:
        countries = list(csv.DictReader(file))
    assert {row["code"] for row in countries} == CODES - {"AN", "CS"}
    for row in countries:
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
        assert row["source"]
        assert row["kind"] in ("country", "region")
        assert set(filter(None, row["claimed_by"].split("|"))) <= CODES


def test_a_country_s_point_lies_among_its_cities():
    cities = {}
    for city in load("cities15000.json").values():
        cities.setdefault(city["countrycode"], []).append((city["latitude"], city["longitude"]))
    with (DATA / "gazetteer" / "countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            near = [
                distance_km(float(row["lat"]), float(row["lon"]), *at) for at in cities.get(row["code"], [])
            ]
            reach = max(1200 if row["code"] == "PF" else 500, 0.9 * FACTS[row["code"]]["areakm2"] ** 0.5)
            assert not near or min(near) < reach, row["code"]


def test_the_words_for_divisions_are_folded():
    words = tomllib.loads((DATA / "gazetteer" / "divisions.toml").read_text(encoding="utf-8"))
    for word in (
        *words["no_name"],
        *words["directions"],
        *words["after"]["admin1"],
        *words["after"]["admin2"],
    ):
        assert word == fold(word)


@pytest.mark.parametrize(
    ("name", "towns", "expected"),
    [
        ("Kharkivs’ka Oblast’", ["Kharkiv", "Izium"], ["kharkivska", "kharkiv"]),
        ("Yasynuvatskyi Raion", ["Avdiivka", "Yasynuvata"], ["yasynuvatskyi", "yasynuvata"]),
        ("Muhafazat Hadramaout", [], ["hadramaout"]),
        ("Northern Darfur", [], ["northern darfur", "north darfur"]),
        ("Tartar District", [], ["tartar"]),
        ("Helmand", [], ["helmand"]),
        ("Province", [], ["province"]),
    ],
)
def test_the_bare_name_of_a_division(name, towns, expected):
    assert cores(name, towns) == expected


def test_the_forms_texts_use():
    forms = dict(variants("Donetsk", "admin1", "UA", []))
    assert {"donetsk region", "donetsk oblast", "province of donetsk", "donetsk"} <= set(forms)
    assert set(forms.values()) == {Use.DERIVED}


def test_a_name_that_is_only_a_direction_gets_no_forms():
    assert list(variants("Northern State", "admin1", "SD", [])) == []


@pytest.mark.parametrize(
    ("header", "line"),
    [("id,name", "region:x,X"), (",".join(table.COLUMNS), "region:x,X,region,ninety,0,1,,,,,,book")],
)
def test_a_broken_table_is_a_data_error(tmp_path, monkeypatch, header, line):
    (tmp_path / "broken.csv").write_text(f"{header}\n{line}\n")
    monkeypatch.setattr(table, "FOLDER", tmp_path)
    with pytest.raises(DataError, match=r"broken\.csv"):
        table.merged([])
