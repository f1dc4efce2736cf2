"""GeoNames' own files go into the index beside the embedded places, and broken lines stop nothing."""

import csv
import zipfile

import pytest

from geo import cli
from geo.errors import GazetteerError, InputError
from geo.gazetteer import build_from_geonames, cache, features, importing, open_embedded, reset, sources
from geo.gazetteer.choice import choose
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.index import Index
from geo.gazetteer.records import Record, Use
from geo.model import PlaceKind

QUIET = lambda share, doing: None  # noqa: E731


def line(number, name, lat, lon, letter, code, *, others="", country="AM", admin1="02", admin2="", people=""):
    cells = [number, name, name, others, lat, lon, letter, code, country, "", admin1, admin2, "", "", people]
    return "\t".join(map(str, [*cells, "", "900", "Asia/Yerevan", "2024-01-01"]))


YERASKH = line(616052, "Yeraskh", 39.74, 44.83, "P", "PPL", others="Arazdayan,Երասխ", people=800)
PARUYR = line(91, "Paruyr Sevak", 39.7503, 44.8703, "P", "PPL", others="Tsaghkashen,Պարույր Սևակ", people=190)
LINES = [
    line(90, "Ararat Province", 39.9, 44.7, "A", "ADM1", others="Ararati Marz"),
    line(92, "Urts District", 39.85, 44.8, "A", "ADM2", admin2="UR"),
    YERASKH,
    PARUYR,
    line(93, "Zangakatun Fort", 39.82, 45.04, "S", "FT", admin2="UR"),
    line(94, "Urtsi Lerr", 39.8, 44.95, "T", "MTS"),
    line(95, "Azat Jrambar", 40.07, 44.6, "H", "RSV"),
    line(96, "Khosrov Reserve Area", 40.0, 44.9, "L", "RGN"),
    line(97, "M2 Highway", 39.8, 44.8, "R", "RD"),
]
BASE = [
    Record("admin1:AM.02", "Ararat", PlaceKind.ADMIN1, 39.9, 44.7, 40.0, (), "AM", admin1="AM.02"),
    Record("geonames:616052", "Yeraskh", PlaceKind.POPULATED_PLACE, 39.739, 44.828, 1.5,
           (("Arazdayan", Use.OTHER),), "AM", 616052, (), 986, "AM.02"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _small_world(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sources, "gather", lambda progress: list(BASE))


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "AM.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def built(tmp_path, table, names=None):
    folder = tmp_path / "index"
    folder.mkdir()
    done = importing.write(list(BASE), choose([table], names), folder, QUIET)
    return EmbeddedGazetteer(Index(folder)), done


def test_the_lines_are_counted(tmp_path, table):
    _, done = built(tmp_path, table)
    assert (done.added, done.joined, done.left_out, done.broken.count) == (6, 2, 1, 0)


@pytest.mark.parametrize(
    ("name", "id", "kind", "radius_km", "admin2"),
    [
        ("Paruyr Sevak", "geonames:91", "populated place", 1.5, ""),
        ("Պարույր Սևակ", "geonames:91", "populated place", 1.5, ""),
        ("Urts District", "geonames:92", "admin2", 30.0, "AM.02.urts-district"),
        ("Zangakatun Fort", "geonames:93", "site", 1.0, "AM.02.urts-district"),
        ("Urtsi Lerr", "geonames:94", "terrain", 80.0, ""),
        ("Azat Jrambar", "geonames:95", "water", 8.0, ""),
        ("Khosrov Reserve Area", "geonames:96", "region", 60.0, ""),
    ],
)
def test_a_line_becomes_a_place_of_its_kind_with_its_divisions(
    tmp_path, table, name, id, kind, radius_km, admin2
):
    gazetteer, _ = built(tmp_path, table)
    (found,) = gazetteer.candidates(name)
    place = found.place
    assert (place.id, place.kind, place.radius_km, place.country) == (id, kind, radius_km, "AM")
    assert (found.admin1, found.admin2) == ("AM.02", admin2)


def test_a_place_that_is_there_already_stands_and_gets_the_names(tmp_path, table):
    gazetteer, _ = built(tmp_path, table)
    (found,) = gazetteer.candidates("Երասխ")
    assert (found.place.lat, found.population) == (39.739, 986)
    assert gazetteer.candidates("Yeraskh")[0].main
    assert gazetteer.names("geonames:616052").count("arazdayan") == 1


def test_a_division_is_joined_by_its_code_and_keeps_its_id(tmp_path, table):
    gazetteer, _ = built(tmp_path, table)
    assert gazetteer.candidates("Ararati Marz")[0].place.id == "admin1:AM.02"
    assert gazetteer.place("geonames:90") == gazetteer.place("admin1:AM.02")


def test_roads_are_left_out(tmp_path, table):
    gazetteer, _ = built(tmp_path, table)
    assert gazetteer.candidates("M2 Highway") == ()


def test_villages_are_found_by_their_sound_and_forts_are_not(tmp_path, table):
    gazetteer, _ = built(tmp_path, table)
    home = frozenset({"AM"})
    assert [c.place.id for c in gazetteer.similar("Baruir Sivak", home)] == ["geonames:91"]
    assert gazetteer.similar("Zankakatun Ford", home) == ()


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (b"1\tYerevan", "2 columns instead of 19"),
        (PARUYR.replace("39.7503", "91").encode(), "'91' is no latitude"),
        (PARUYR.replace("44.8703", "nan").encode(), "'nan' is no longitude"),
        (PARUYR.replace("Paruyr Sevak", " ").encode(), "no name"),
        (PARUYR.replace("Paruyr Sevak", "P" * 500).encode(), "a name of 500 letters"),
        (b"x" + PARUYR.encode(), "'x91' is no id"),
        (PARUYR.replace("\t190\t", "\tmany\t").encode(), "'many' is no population"),
        (PARUYR.replace("\tAM\t", "\tArmenia\t").encode(), "'Armenia' is no country code"),
        (PARUYR.encode("utf-16"), "not in UTF-8"),
        (b"y" * 300_000, "longer than 262,144 bytes"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_in(tmp_path, broken, reason):
    table = tmp_path / "AM.txt"
    table.write_bytes(YERASKH.encode() + b"\n\n" + broken.replace(b"\n", b" ") + b"\n" + PARUYR.encode())
    gazetteer, done = built(tmp_path, table)
    assert done.broken.first == [f"AM.txt, line 3: {reason}"]
    assert gazetteer.place("geonames:91").name == "Paruyr Sevak"


def test_only_the_first_broken_lines_are_named_and_all_are_counted(tmp_path, table):
    table.write_text("broken\n" * 25 + PARUYR, encoding="utf-8")
    _, done = built(tmp_path, table)
    assert (done.broken.count, len(done.broken.first)) == (25, 10)


def test_alternate_names_go_to_their_places(tmp_path, table):
    names = tmp_path / "alternateNamesV2.txt"
    rows = [
        "1\t91\taz\tDəymədağlı\t\t\t\t1\t\t",
        "2\t616052\ten\tYeraskhavan\t\t\t\t\t1968\t",
        "3\t91\tlink\thttps://example.org/Paruyr\t\t\t\t\t\t",
        "4\t91\tpost\t0616\t\t\t\t\t\t",
        "5\t90\tabbr\tArar.\t\t\t\t\t\t",
        "6\t12345\ten\tNobody's\t\t\t\t\t\t",
        "7\t91",
    ]
    names.write_text("\n".join(rows), encoding="utf-8")
    gazetteer, done = built(tmp_path, table, names)
    assert gazetteer.candidates("Daymadagli")[0].place.id == "geonames:91"
    assert gazetteer.candidates("Yeraskhavan")[0].place.id == "geonames:616052"
    assert gazetteer.abbreviated("Arar.")[0].place.id == "admin1:AM.02"
    assert gazetteer.candidates("0616") == ()
    assert (done.names, done.broken.first) == (3, ["alternateNamesV2.txt, line 7: 2 columns instead of 10"])


def test_a_place_in_two_files_goes_in_once(tmp_path, table):
    folder = tmp_path / "index"
    folder.mkdir()
    done = importing.write(list(BASE), choose([table, table], None), folder, QUIET)
    assert done.added == 6
    assert len(Index(folder)) == 8


def test_a_zipped_table_is_read_as_it_is(tmp_path, table):
    packed = tmp_path / "AM.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("readme.txt", "about")
        file.write(table, "AM.txt")
    _, done = built(tmp_path, packed)
    assert done.added == 6


@pytest.mark.parametrize("content", ["", "nothing\nof the kind\n"])
def test_a_file_of_another_kind_leaves_the_gazetteer_as_it_was(tmp_path, content):
    table = tmp_path / "AM.txt"
    table.write_text(content)
    with pytest.raises(InputError, match="GeoNames' format"):
        build_from_geonames([table], progress=QUIET)
    assert cache.chosen() is None
    with pytest.raises(InputError, match="cannot be read"):
        build_from_geonames([tmp_path / "missing.txt"], progress=QUIET)


def test_later_starts_open_what_was_chosen_until_it_is_reset(table):
    build_from_geonames([table], progress=QUIET)
    table.unlink()
    assert open_embedded(QUIET).place("geonames:91").name == "Paruyr Sevak"
    reset()
    assert open_embedded(QUIET).place("geonames:91") is None


def test_an_index_that_must_be_built_again_needs_the_files(table, monkeypatch):
    build_from_geonames([table], progress=QUIET)
    monkeypatch.setattr(cache, "FORMAT", 0)
    assert open_embedded(QUIET).place("geonames:91").name == "Paruyr Sevak"
    monkeypatch.setattr(cache, "FORMAT", -1)
    table.write_text(YERASKH)
    with pytest.raises(GazetteerError, match="changed"):
        open_embedded(QUIET)
    table.unlink()
    with pytest.raises(GazetteerError, match=r"AM\.txt is gone"):
        open_embedded(QUIET)


def test_the_command_tells_what_became_of_the_lines(table, capsys):
    with table.open("a") as file:
        file.write("broken\n")
    assert cli.main(["gazetteer", "build", "--geonames", str(table)]) == 0
    told = capsys.readouterr()
    assert "AM.txt, line 10: 1 columns instead of 19" in told.err
    assert "Places added: 6. Already there, names added: 2." in told.out
    assert "Broken lines: 1." in told.out
    assert cli.main(["gazetteer", "build", "--reset"]) == 0
    assert cache.chosen() is None


@pytest.mark.parametrize("options", [["--alternate-names", "x"], ["--reset", "--geonames", "x"]])
def test_options_that_make_no_sense_together_are_refused(options, capsys):
    assert cli.main(["gazetteer", "build", *options]) == 1
    assert "--geonames" in capsys.readouterr().err


def rows():
    with features.TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["code"])
def test_every_feature_has_a_kind_and_reaches_somewhere(row):
    letter, _, code = row["code"].partition(".")
    what = features.feature(letter, code)
    assert letter in "AHLPST"
    assert what.kind in PlaceKind
    assert (what.radius_km is None) == (letter == "P")
    assert what.radius_km is None or 0 < what.radius_km <= 3000
    assert -1 <= what.rank <= 3


def test_a_feature_without_a_row_is_as_its_class_and_each_row_stands_once():
    assert features.feature("H", "XYZ") == features.feature("H", "")
    assert features.feature("V", "FRST") is None
    codes = [row["code"] for row in rows()]
    assert len(codes) == len(set(codes))
    assert set("AHLPST") <= set(codes)
