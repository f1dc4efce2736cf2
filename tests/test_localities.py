"""Places as a text describes them: the words, the point, how wide, and how sure."""

import re
import tomllib
from pathlib import Path

import pytest

from geo import localities
from geo.gazetteer.base import Candidate
from geo.language.document import Document, Part, Sentence, Token
from geo.language.words import split
from geo.lexicon import table
from geo.localities.geodesy import distance_km, midpoint, moved
from geo.model import Place, PlaceKind, Sense, Span, Toponym

CASES = tomllib.loads((Path(__file__).parent / "cases" / "localities.toml").read_text("utf-8"))["case"]
KIND = PlaceKind
ROWS = [
    ("Armenia", KIND.COUNTRY, 40.2, 45, 150, "AM"),
    ("Azerbaijan", KIND.COUNTRY, 40.4, 47.8, 250, "AZ"),
    ("Syria", KIND.COUNTRY, 35, 38.5, 350, "SY"),
    ("Mali", KIND.COUNTRY, 17, -4, 700, "ML"),
    ("Poland", KIND.COUNTRY, 52, 19, 350, "PL"),
    ("Thailand", KIND.COUNTRY, 15, 101, 700, "TH"),
    ("Cambodia", KIND.COUNTRY, 12.5, 105, 250, "KH"),
    ("Lebanon", KIND.COUNTRY, 33.9, 35.9, 90, "LB"),
    ("Raqqa", KIND.ADMIN1, 36.0, 39.0, 90, "SY"),
    ("Hasakah", KIND.ADMIN1, 36.5, 40.7, 90, "SY"),
    ("Nakhchivan", KIND.ADMIN1, 39.3, 45.4, 60, "AZ"),
    ("Lake Chad", KIND.WATER, 13.0, 14.5, 90, None),
    ("Yeraskh", KIND.POPULATED_PLACE, 39.7394, 44.8281, 2, "AM"),
    ("Bakhmut", KIND.POPULATED_PLACE, 48.595, 38.0, 3, "UA"),
    ("Soledar", KIND.POPULATED_PLACE, 48.68, 38.09, 3, "UA"),
    ("Timbuktu", KIND.POPULATED_PLACE, 16.77, -3.0, 3, "ML"),
    ("Gao", KIND.POPULATED_PLACE, 16.27, -0.05, 3, "ML"),
    ("Tel Aviv", KIND.POPULATED_PLACE, 32.08, 34.78, 5, "IL"),
    ("Rehovot", KIND.POPULATED_PLACE, 31.9, 34.81, 3, "IL"),
    ("Metula", KIND.POPULATED_PLACE, 33.28, 35.58, 2, "IL"),
    ("Mosul", KIND.POPULATED_PLACE, 36.34, 43.13, 4, "IQ"),
    ("Kirkuk", KIND.POPULATED_PLACE, 35.47, 44.39, 4, "IQ"),
    ("Hodeidah", KIND.POPULATED_PLACE, 14.8, 42.95, 3, "YE"),
    ("Beirut", KIND.POPULATED_PLACE, 33.89, 35.5, 3, "LB"),
]
PLACES = {row[0]: Place(f"t:{row[0]}", *row) for row in ROWS}


class NoGazetteer:
    def candidates(self, name: str) -> tuple[Candidate, ...]:
        return ()

    def similar(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        return ()

    def place(self, id: str) -> Place | None:
        return None


def marked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    plain, names, last = "", [], 0
    for found in re.finditer(r"\[([^\]|]+)(?:\|([^\]]+))?\]", text):
        plain += text[last : found.start()]
        names.append((len(plain), len(plain) + len(found[1]), found[2] or found[1]))
        plain += found[1]
        last = found.end()
    return plain + text[last:], names


def document(text: str) -> Document:
    words = split(text)
    tokens = tuple(
        Token(index, word.start, word.end, word.text, word.text.lower(), word.text.lower(), "X")
        for index, word in enumerate(words)
    )
    sentences, first = [], 0
    for index, token in enumerate(tokens):
        if token.text in ".!?" or index == len(tokens) - 1:
            sentences.append(
                Sentence(len(sentences), first, index + 1, tokens[first].start, token.end, 0, Part.BODY, ())
            )
            first = index + 1
    return Document(text, tokens, tuple(sentences))


def read(text, sense=Sense.LITERAL):
    plain, names = marked(text)
    toponyms = tuple(
        Toponym(Span(start, end, plain[start:end]), sense, PLACES.get(name), 0.9)
        for start, end, name in names
    )
    return localities.read(document(plain), toponyms, NoGazetteer())


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_locality_is_read_as_the_text_describes_it(case):
    found = sorted(read(case["text"]), key=lambda locality: locality.span.start)
    expected = sorted(case["read"], key=lambda row: case["text"].replace("[", "").find(row[0]))
    assert sorted(locality.span.text for locality in found) == sorted(row[0] for row in expected)
    by_words = {row[0]: row for row in expected}
    for locality in found:
        _, name, lat, lon, radius, precision = by_words[locality.span.text]
        place = locality.place
        assert (place.name, locality.geo_precision) == (name, precision)
        assert distance_km((place.lat, place.lon), (lat, lon)) < 5
        assert radius * 0.4 < place.radius_km <= radius


def test_words_are_the_text_s_and_toponyms_are_swallowed_once():
    found = read("In [Soledar], 12 km north of [Bakhmut], and near [Gao], the [Mosul]-[Kirkuk] road was cut.")
    assert [locality.toponyms for locality in found] == [(0, 1), (2,), (3, 4)]


def test_what_stands_for_someone_is_no_place_but_may_name_a_border():
    assert read("[Mali] and [Gao] protested.", Sense.ASSOCIATIVE) == ()
    (border,) = read("They met at the [Thai|Thailand]-[Cambodian|Cambodia] border.", Sense.DEMONYM)
    assert border.place.kind is PlaceKind.BORDER


def test_a_border_is_a_line_claimed_by_both_sides():
    (border,) = read("They met on the border between [Armenia] and [Azerbaijan].")
    assert border.place.outline["type"] in ("LineString", "MultiLineString")
    assert (border.place.country, border.place.claimed_by) == (None, ("AM", "AZ"))


def test_the_other_side_of_a_border_is_read_from_the_article():
    first, second = read("Troops left [Armenia]. Shots were heard on the [Nakhchivan] border.")
    assert first.place.name == "Armenia"
    assert second.place.name == "border of Armenia and Nakhchivan"
    assert second.place.radius_km < 200


def test_the_point_of_a_border_is_the_one_nearest_to_a_town_of_the_article():
    found = read("Shells hit [Yeraskh]. Fire went on along the border between [Armenia] and [Azerbaijan].")
    assert distance_km((found[-1].place.lat, found[-1].place.lon), (39.72, 44.83)) < 5


def test_a_text_without_places_has_no_localities():
    assert read("Nothing happened 12 km north of the border.") == ()


def test_a_long_text_of_nonsense_is_read_in_a_breath():
    found = read("12 km north of the " * 20_000 + "border with [Mali] " * 500)
    assert len(found) == 500


@pytest.mark.parametrize(
    ("bearing", "lat", "lon"),
    [(0, 16.36, -0.05), (90, 16.27, 0.0436), (180, 16.18, -0.05), (270, 16.27, -0.1436)],
)
def test_a_point_moves_on_its_bearing(bearing, lat, lon):
    assert moved((16.27, -0.05), bearing, 10) == pytest.approx((lat, lon), abs=1e-3)


def test_a_midpoint_crosses_the_180th_meridian():
    assert midpoint((0, 179), (0, -179)) in ((0, 180), (0, -180))


def lexicon_words():
    for name, section in table("localities").items():
        for key, value in section.items():
            entries = value if isinstance(value, list) else [] if key.endswith("_km") else [key]
            yield from ((name, key, entry) for entry in entries if isinstance(entry, str))


@pytest.mark.parametrize(("section", "key", "words"), list(lexicon_words()))
def test_a_row_of_the_lexicon_is_written_as_words_are_split(section, key, words):
    assert words == words.lower().strip()
    assert " ".join(word.text for word in split(words)) == words or words in ("’s", "'s")


def test_directions_units_and_numbers_are_in_range():
    known = table("localities")
    assert all(0 <= degrees < 360 for part in ("directions", "parts") for degrees in known[part].values())
    assert all(0 < km < 2 for km in known["units"].values())
    assert all(0 < low <= high for low, high in known["numbers"].values())
    lists = [
        (name, key) for name, part in known.items() for key, value in part.items() if isinstance(value, list)
    ]
    doubled = [
        pair for pair in lists if len(set(map(str, known[pair[0]][pair[1]]))) != len(known[pair[0]][pair[1]])
    ]
    assert [pair for pair in doubled if pair[0] != "numbers"] == []
