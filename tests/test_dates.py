"""Dates read from words, case by case."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geo import dates, language
from geo.model import Moment, When

TABLE = Path(__file__).parent / "cases" / "dates.csv"
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
DATED = [row for row in CASES if row["words"] and row["earliest"]]
UNDATED = [row for row in CASES if row["words"] and not row["earliest"]]
NONE = [row for row in CASES if not row["words"]]


def _published(row: dict[str, str]) -> date | None:
    return date.fromisoformat(row["published"]) if row["published"] else None


def _moment(written: str) -> Moment:
    if "T" in written:
        return datetime.fromisoformat(written.replace("Z", "+00:00")).astimezone(UTC)
    return date.fromisoformat(written)


def _read(row: dict[str, str]) -> dict[str, When | None]:
    timeline = dates.read(language.read(row["text"]), _published(row))
    return {dated.span.text: dated.when for dated in timeline.dates}


@pytest.mark.parametrize("row", DATED, ids=lambda row: f"{row['text']} / {row['published']}")
def test_words_are_dated(row: dict[str, str]) -> None:
    found = _read(row)
    assert row["words"] in found
    when = found[row["words"]]
    assert when is not None
    assert (when.earliest, when.latest) == (_moment(row["earliest"]), _moment(row["latest"]))
    assert when.precision == row["precision"]
    assert when.text == row["words"]
    assert when.basis


@pytest.mark.parametrize("row", UNDATED, ids=lambda row: row["text"])
def test_without_a_publication_date_relative_words_stay_undated(row: dict[str, str]) -> None:
    timeline = dates.read(language.read(row["text"]), None)
    assert [(each.span.text, each.when) for each in timeline.dates] == [(row["words"], None)]
    assert row["words"] in timeline.notes[0]
    assert "publication date" in timeline.notes[0]


@pytest.mark.parametrize("row", NONE, ids=lambda row: row["text"])
def test_words_that_only_look_like_dates_are_none(row: dict[str, str]) -> None:
    assert _read(row) == {}


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("In the night to Sunday, about two o'clock, a rocket fell.", "AZ", "2020-10-10T22:00+00:00"),
        ("A rocket fell at 21:22 local time on 26 March 2010.", "KR", "2010-03-26T12:22+00:00"),
        ("A rocket fell at 21:22 local time on 26 March 2010.", "US", "2010-03-26"),
        ("A rocket fell at 21:22 local time on 26 March 2010.", None, "2010-03-26"),
        ("A rocket fell at 21:22 Moscow time on 26 March 2010.", "KR", "2010-03-26T18:22+00:00"),
        ("A rocket fell on 26 March 2010.", "KR", "2010-03-26"),
    ],
)
def test_a_local_hour_is_put_in_utc_where_the_country_has_one_clock(
    text: str, country: str | None, expected: str
) -> None:
    timeline = dates.read(language.read(text), date(2020, 10, 13))
    (dated,) = timeline.dates
    assert dated.when is not None
    when = timeline.at_place(dated.when, country)
    assert when.earliest.isoformat().replace(":00+00:00", "+00:00") == expected
    assert when.latest == when.earliest
