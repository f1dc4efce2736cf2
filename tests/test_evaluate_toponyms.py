"""The figures of place names are counted as the literature counts them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.evaluate.matching import GoldArticle, GoldToponym, match, read
from geo.evaluate.placing import calibration_error, figures, judge, worst
from geo.evaluate.toponyms import lines, parse_options
from geo.model import Article, Place, PlaceKind, Sense, Span, Toponym

TEXT = "Near Aras, Baku said. Sofia spoke. Lori burned."


def _gold(word: str, lat: float | None, lon: float | None, id: int | None = None) -> GoldToponym:
    start = TEXT.index(word)
    return GoldToponym(start, start + len(word), lat, lon, id, sense=Sense.LITERAL)


def _found(
    word: str, lat: float | None, lon: float = 0.0, score: float = 0.9, id: int | None = None
) -> Toponym:
    start = TEXT.index(word)
    place = None
    if lat is not None:
        place = Place(f"p:{word}", word, PlaceKind.POPULATED_PLACE, lat, lon, 2.0, "AZ", id)
    return Toponym(Span(start, start + len(word), word), Sense.LITERAL, place, score)


ARTICLE = GoldArticle(
    Article("a", TEXT),
    (_gold("Aras", 10.0, 10.0), _gold("Baku", 40.0, 50.0, 7), _gold("Lori", None, None)),
)
FOUND = (
    _found("Aras", 10.1, 10.0),  # 11 km off
    _found("Baku", 0.0, 0.0, id=7),  # the same GeoNames place, whatever its point
    _found("Sofia", 42.7, 23.3, 0.3),  # no place name
    _found("Lori", None),
)


def test_every_figure_of_a_small_text() -> None:
    told = figures(1, judge([ARTICLE], lambda _: FOUND))
    assert (told.gold, told.gold_placed, told.predicted) == (3, 2, 4)
    assert (told.overlap.precision, told.overlap.recall) == (0.75, 1.0)
    assert told.exact == told.overlap
    assert {k: rates.recall for k, rates in told.at.items()} == {10: 0.5, 25: 1.0, 161: 1.0}
    assert told.at[161].precision == pytest.approx(2 / 3)
    assert told.at[161].f1 == pytest.approx(0.8)
    assert told.sure_precision == 1.0
    assert told.sure_share == pytest.approx(2 / 3)
    assert told.sense == 1.0


def test_a_missed_toponym_is_wrong() -> None:
    told = figures(1, judge([ARTICLE], lambda _: FOUND[:1]))
    assert told.at[25].recall == 0.5
    assert told.overlap.recall == pytest.approx(1 / 3)


def test_the_longest_overlap_is_matched_first() -> None:
    gold = [GoldToponym(0, 8), GoldToponym(9, 20)]
    predicted = [GoldToponym(5, 12), GoldToponym(10, 20)]
    assert match(gold, predicted) == {0: 0, 1: 1}


def test_calibration_error_is_the_gap_between_score_and_share() -> None:
    scored = [(0.85, True), (0.85, False), (0.25, False), (0.25, False)]
    assert calibration_error(scored) == pytest.approx((2 * 0.35 + 2 * 0.25) / 4)


def test_a_score_of_one_falls_into_the_last_bin() -> None:
    assert calibration_error([(1.0, True)]) == 0.0


def test_the_surest_wrong_place_comes_first_among_mistakes() -> None:
    found = (_found("Aras", -60.0), _found("Sofia", 42.7, 23.3, 0.99))
    mistakes = worst(judge([ARTICLE], lambda _: found), 3)
    assert [m.text for m in mistakes] == ["Aras", "Sofia", "Baku"]


def test_nothing_found_divides_by_nothing() -> None:
    told = figures(1, judge([ARTICLE], lambda _: ()))
    assert told.overlap.f1 == 0.0
    assert any("placed@161" in line for line in lines(told))


def test_gold_is_read_from_lines_and_from_dispatches(tmp_path: Path) -> None:
    marked = {"start": 5, "end": 9, "text": "Aras", "lat": 1.0, "lon": 2.0, "geonameid": "3"}
    broken = marked | {"offset_bad": True}
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(
        json.dumps({"id": 1, "text": TEXT, "toponyms": [marked, broken]}) + "\n", encoding="utf-8"
    )
    assert read(corpus)[0].toponyms == (GoldToponym(5, 9, 1.0, 2.0, 3),)
    place = {"name": "Baku", "country": "AZ", "lat": 40.4, "lon": 49.9, "tolerance_km": 25}
    told = {"text": "Baku", "occurrence": 1, "sense": "associative", "place": place}
    article = {"id": "d", "text": TEXT, "published": "2020-11-10"}
    dispatch = tmp_path / "dispatch.json"
    dispatch.write_text(json.dumps({"article": article, "toponyms": [told]}), encoding="utf-8")
    start = TEXT.index("Baku")
    expected = GoldToponym(start, start + 4, 40.4, 49.9, None, 25, Sense.ASSOCIATIVE)
    assert read(dispatch)[0].toponyms == (expected,)


def test_a_file_that_is_no_gold_says_so(tmp_path: Path) -> None:
    path = tmp_path / "no.jsonl"
    path.write_text("no json\n", encoding="utf-8")
    with pytest.raises(InputError, match="no gold toponyms"):
        read(path)


def test_options_are_read() -> None:
    options = parse_options(["a.jsonl", "--gold-spans", "--errors", "5", "b"])
    assert (options.files, options.gold_spans, options.errors) == ((Path("a.jsonl"), Path("b")), True, 5)


@pytest.mark.parametrize("argv", [[], ["--errors", "many", "a"], ["--unknown", "a"]])
def test_senseless_options_are_refused(argv: list[str]) -> None:
    with pytest.raises(InputError):
        parse_options(argv)
