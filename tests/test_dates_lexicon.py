"""Every row of the tables of dates, clocks and languages."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from geo.dates import calendar, vocabulary
from geo.language.words import split
from geo.lexicon import table

DATES = table("dates")
ZONES = table("zones")
LANGUAGES = table("languages")


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("months", 1, 12),
        ("weekdays", 0, 6),
        ("numbers", 1, 90),
        ("ordinals", 1, 30),
        ("days_from_filing", -1, 1),
    ],
)
def test_numbers_of_words_lie_in_their_range(name: str, low: int, high: int) -> None:
    assert DATES[name]
    for word, value in DATES[name].items():
        assert word == word.lower()
        assert low <= value <= high, word


def test_every_unit_is_one_the_calendar_knows() -> None:
    known = {"minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "year", "decade"}
    assert set(DATES["units"].values()) == known


@pytest.mark.parametrize("name", sorted(DATES["seasons"]))
def test_a_season_is_three_months(name: str) -> None:
    first, last = DATES["seasons"][name]
    assert last - first == 2
    assert 1 <= first <= 12


@pytest.mark.parametrize("name", sorted(DATES["parts"]))
def test_a_part_is_some_twelfths_of_a_whole(name: str) -> None:
    first, last = DATES["parts"][name]
    assert 0 <= first < last <= 12


@pytest.mark.parametrize("name", sorted(DATES["named_days"]))
def test_a_named_day_is_a_day_and_split_as_a_text_is(name: str) -> None:
    month, day = DATES["named_days"][name]
    assert calendar.on(2001, month, day) is not None
    assert tuple(name.split()) in vocabulary.NAMED_DAYS


@pytest.mark.parametrize("name", sorted(DATES["lists"]))
def test_lists_hold_single_words_in_lower_case_once(name: str) -> None:
    words = DATES["lists"][name]
    assert words
    assert len(words) == len(set(words))
    assert all(word == word.lower() and " " not in word for word in words)


@pytest.mark.parametrize("name", sorted(ZONES["names"]))
def test_a_clock_is_an_iana_zone_and_its_name_is_words(name: str) -> None:
    assert ZoneInfo(ZONES["names"][name])
    assert [word.text for word in split(name)] == name.split()


@pytest.mark.parametrize("name", sorted(ZONES["offsets"]))
def test_an_offset_is_hours(name: str) -> None:
    assert isinstance(ZONES["offsets"][name], float)
    assert -12 <= ZONES["offsets"][name] <= 14


@pytest.mark.parametrize("name", sorted(LANGUAGES["stopwords"]))
def test_stopwords_are_words_of_a_language(name: str) -> None:
    assert len(name) == 2
    words = LANGUAGES["stopwords"][name]
    assert len(words) == len(set(words)) >= 10
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("name", sorted(LANGUAGES["scripts"]))
def test_a_script_is_a_range_of_code_points(name: str) -> None:
    first, last = LANGUAGES["scripts"][name]
    assert 0x300 < first < last < 0x110000


@pytest.mark.parametrize("country", sorted(ZONES["countries"]))
def test_a_country_has_iana_zones(country: str) -> None:
    assert len(country) == 2
    assert country.isupper()
    assert ZONES["countries"][country]
    assert all(ZoneInfo(zone) for zone in ZONES["countries"][country])
