"""Tables in and out on the command line."""

import csv
import io
import json
from types import SimpleNamespace

import pytest

from geo import cli, config
from geo.gazetteer import Candidate
from geo.imports.locate import locator
from geo.model import Place, PlaceKind

TABLE = "date,type,place,country,lat,lon,deaths\n2020-09-27,clash,Hadrut,,39.5,47.03,3\n"


def candidate(id, country, people, kind=PlaceKind.POPULATED_PLACE, name="Springfield"):
    return Candidate(Place(id, name, kind, 10.0, 20.0, 2, country), people, "", "")


class Gazetteer:
    def __init__(self, **names):
        self.names = names

    def candidates(self, name):
        return self.names.get(name, ())


@pytest.fixture(autouse=True)
def apart(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", f"sqlite:///{tmp_path / 'kept.sqlite'}")
    towns = Gazetteer(Hadrut=(candidate("t", "AZ", 2000),))
    monkeypatch.setattr(config, "tools", lambda *_: SimpleNamespace(gazetteer=towns))


def run(tmp_path, text, *options):
    file = tmp_path / "war.csv"
    file.write_text(text, encoding="utf-8")
    return cli.main(["import", str(file), *options])


def test_a_table_goes_in_once_and_says_what_it_did(tmp_path, capsys):
    assert run(tmp_path, TABLE) == 0
    assert capsys.readouterr().out == "New: 1. Changed: 0. There already: 0. Wrong: 0.\n"
    assert run(tmp_path, TABLE) == 0
    assert capsys.readouterr().out == "New: 0. Changed: 0. There already: 1. Wrong: 0.\n"
    (kept,) = config.events(config.from_environment()).collections()
    assert (kept.name, kept.events) == ("war", 1)


def test_wrong_rows_are_told_by_line_and_the_rest_go_in(tmp_path, capsys):
    assert (
        run(tmp_path, TABLE + "2020-09-28,clash,Hadrut,,,,\nnever,clash,x,,1,2,\n", "--collection", "c") == 1
    )
    told = capsys.readouterr()
    assert told.out == "New: 2. Changed: 0. There already: 0. Wrong: 1.\n"
    assert "dateline: line 4: “never” is no date." in told.err


def test_acleds_terms_are_said(tmp_path, capsys):
    columns = "event_id_cnty,event_date,event_type,sub_event_type,latitude,longitude"
    assert run(tmp_path, f"{columns}\nA1,2020-09-27,Battles,Armed clash,1,2\n") == 0
    assert "ACLED's terms forbid passing its data on." in capsys.readouterr().out


def test_columns_can_be_named_by_hand(tmp_path, capsys):
    text = "wann,was,breite,laenge\n03.04.2020,riot,1,2\n"
    assert run(tmp_path, text) == 1
    assert "No column tells a date" in capsys.readouterr().err
    assert run(tmp_path, text, "--column", "first=wann", "--column", "type=was", "--dates", "day") == 0
    (event,) = config.events(config.from_environment()).all()
    assert str(event.first) == "2020-04-03"


def test_a_column_that_is_not_there_is_told(tmp_path, capsys):
    assert run(tmp_path, TABLE, "--column", "first=when") == 1
    assert "this table has the columns date, type, place" in capsys.readouterr().err


@pytest.mark.parametrize("file", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path, capsys, file):
    assert cli.main(["import", str(tmp_path / file)]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_what_was_imported_is_exported_in_each_format(tmp_path, capsys):
    run(tmp_path, TABLE)
    capsys.readouterr()

    def out(form):
        assert cli.main(["export", "--as", form]) == 0
        return capsys.readouterr().out

    assert json.loads(out("jsonl"))["incidents"][0]["killed"] == {"low": 3, "high": 3}
    (row,) = list(csv.DictReader(io.StringIO(out("csv"))))[1:]
    assert (row["place"], row["killed_low"]) == ("Hadrut", "3")
    assert json.loads(out("geojson"))["features"][0]["geometry"]["coordinates"] == [47.03, 39.5]
    assert "<coordinates>47.030000,39.500000</coordinates>" in out("kml")
    assert "Battles" in out("acled")
    assert "type_of_violence" in out("ucdp")


LAND = candidate("c", "US", 0, PlaceKind.COUNTRY, "United States")


@pytest.mark.parametrize(
    ("found", "country", "id"),
    [
        ((candidate("a", "US", 1000),), "", "a"),
        ((candidate("a", "US", 1000), candidate("b", "AU", 900)), "", None),
        ((candidate("a", "US", 1000), candidate("b", "AU", 900)), "US", "a"),
        ((candidate("a", "US", 1000), candidate("b", "AU", 900)), "United States", "a"),
        ((candidate("a", "US", 9000), candidate("b", "US", 900)), "US", "a"),
        ((candidate("d", "US", 5000, PlaceKind.ADMIN2), candidate("a", "US", 900)), "US", "a"),
        ((candidate("a", "US", 1000),), "Atlantis", None),
        ((), "US", None),
    ],
)
def test_a_name_is_placed_where_one_place_clearly_bears_it(found, country, id):
    place = locator(Gazetteer(Springfield=found, **{"United States": (LAND,)}))("Springfield", country)
    assert (place.id if place else None) == id
