"""An index of a few records, written and opened: who bears a name, in which order."""

import pytest

from geo.gazetteer import joining
from geo.gazetteer.building import write
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.fold import fold
from geo.gazetteer.index import Index
from geo.gazetteer.records import Record, Use
from geo.model import PlaceKind

TOWN = PlaceKind.POPULATED_PLACE


def names(*spelt, use=Use.OTHER):
    return tuple((name, use) for name in spelt)


RECORDS = [
    Record("geonames:5", "Springfield", TOWN, 39.8, -89.6, 6.0, (), "US", 5, (), 114_000, "US.IL"),
    Record("geonames:3", "Springfield", TOWN, 42.1, -72.6, 6.0, (), "US", 3, (), 155_000, "US.MA"),
    Record("geonames:9", "Kyiv", TOWN, 50.45, 30.52, 20.0, names("Kiev", "Київ"), "UA", 9, (), 2_952_301),
    Record("geonames:8", "Kiev", TOWN, 48.0, -101.0, 1.5, (), "US", 8, (), 40),
    Record("admin1:UA.05", "Donetsk Oblast", PlaceKind.ADMIN1, 48.0, 37.8, 120.0,
           names("Donetsk region", use=Use.DERIVED), "UA", admin1="UA.05"),
    Record("geonames:4", "Texas", PlaceKind.ADMIN1, 31.4, -99.6, 600.0,
           names("Tex.", "TX", use=Use.ABBREVIATION), "US", 4, admin1="US.TX"),
    Record("region:karabakh", "Karabakh", PlaceKind.REGION, 39.85, 46.8, 70.0, names("Artsakh"), None, None,
           ("AZ", "AM")),
    Record("geonames:7", "Yeraskh", TOWN, 39.739, 44.828, 1.5, names("Երասխ"), "AM", 7, (), 986),
]  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    write(RECORDS, folder, lambda share, doing: None)
    return EmbeddedGazetteer(Index(folder))


def ids(candidates):
    return [candidate.place.id for candidate in candidates]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Springfield", ["geonames:3", "geonames:5"]),
        ("springfield", ["geonames:3", "geonames:5"]),
        ("Kiev", ["geonames:9", "geonames:8"]),
        ("КИЇВ", ["geonames:9"]),
        ("Donetsk region", ["admin1:UA.05"]),
        ("Donetsk", []),
        ("Tex.", []),
        ("Texas", ["geonames:4"]),
        ("Nowhere", []),
        ("", []),
    ],
)
def test_candidates_the_most_prominent_first(gazetteer, name, expected):
    assert ids(gazetteer.candidates(name)) == expected


def test_main_marks_the_principal_name(gazetteer):
    assert [candidate.main for candidate in gazetteer.candidates("Kiev")] == [False, True]


def test_every_field_comes_back_as_it_was_written(gazetteer):
    (candidate,) = gazetteer.candidates("Artsakh")
    place = candidate.place
    assert (place.id, place.name, place.kind) == ("region:karabakh", "Karabakh", PlaceKind.REGION)
    assert (place.lat, place.lon, place.radius_km) == (39.85, 46.8, 70.0)
    assert (place.country, place.geonameid, place.claimed_by) == (None, None, ("AZ", "AM"))
    (town,) = gazetteer.candidates("Yeraskh")
    assert (town.place.country, town.place.geonameid, town.population) == ("AM", 7, 986)


@pytest.mark.parametrize("name", ["Tex.", "TX", "tex"])
def test_abbreviations_are_kept_apart(gazetteer, name):
    assert ids(gazetteer.abbreviated(name)) == ["geonames:4"]
    assert gazetteer.abbreviated("Texas") == ()


def test_a_state_is_found_by_its_code_as_well_as_by_its_geonames_id(gazetteer):
    assert gazetteer.place("admin1:US.TX") == gazetteer.place("geonames:4")
    assert gazetteer.place("geonames:4").name == "Texas"


@pytest.mark.parametrize("id", ["geonames:12345", "geonames:x", "geonames:", "region:nowhere", ""])
def test_an_unknown_id_is_none(gazetteer, id):
    assert gazetteer.place(id) is None


@pytest.mark.parametrize(
    ("folded", "expected"),
    [("donetsk reg", True), ("donetsk", True), ("donetsk town", False), ("киiв", False)],
)
def test_has_prefix_says_whether_a_longer_phrase_is_worth_a_try(gazetteer, folded, expected):
    assert gazetteer.has_prefix(folded) is expected


def test_prefixes_are_the_names_a_text_starts_with(gazetteer):
    assert gazetteer.prefixes("donetsk region today") == ["donetsk region"]


def test_is_name_knows_abbreviations_too(gazetteer):
    assert [gazetteer.is_name(name) for name in ("kyiv", "tx", "kyi")] == [True, True, False]


def test_names_lists_the_principal_one_first(gazetteer):
    first, *others = gazetteer.names("geonames:9")
    assert (first, set(others)) == ("kyiv", {"kiev", fold("київ")})
    assert gazetteer.names("geonames:12345") == ()


@pytest.mark.parametrize(
    ("mangled", "countries", "expected"),
    [
        ("Irsakh", {"AM"}, ["geonames:7"]),
        ("Irsakh", {"AZ"}, []),
        ("Irsakh", set(), ["geonames:7"]),
        ("Sprinkfield", {"US"}, []),
        ("Artsaq", {"AZ"}, ["region:karabakh"]),
    ],
)
def test_similar_finds_what_another_alphabet_mangled(gazetteer, mangled, countries, expected):
    found = gazetteer.similar(mangled, frozenset(countries))
    assert ids(found) == expected
    assert all(0.6 <= candidate.likeness < 1.0 for candidate in found)


def test_two_processes_write_the_index_that_one_writes(tmp_path, monkeypatch):
    written = {}
    for least in (0, 10**9):
        monkeypatch.setattr(joining, "_WORTH_IT", least)
        folder = tmp_path / str(least)
        folder.mkdir()
        write(RECORDS, folder, lambda share, doing: None)
        written[least] = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written[0] == written[10**9]
    assert len(written[0]) > 70
