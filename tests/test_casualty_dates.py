"""A number of a date, an hour or a unit is no number of people."""

from __future__ import annotations

from datetime import date

import pytest

from geo import dates, language
from geo.incidents.casualties import read_tolls
from geo.model import Count

OPENINGS = [
    "On July 30",
    "On 30 July",
    "In 2016",
    "On Tuesday, July 3",
    "On July 3, 2016,",
    "Since 1994",
    "At 9 a.m.",
    "On the 30th",
]
DOERS = ["soldiers", "police", "rebels", "gunmen", "villagers"]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("doer", DOERS)
def test_who_kills_after_a_date_is_not_counted_by_it(opening: str, doer: str) -> None:
    assert _killed(f"{opening} {doer} shot dead six men.") == [Count(6, 6)]
    assert _killed(f"{opening} {doer} killed six men.") == [Count(6, 6)]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("victims", ["soldiers", "civilians", "miners"])
def test_who_is_killed_after_a_date_is_not_counted_by_it(opening: str, victims: str) -> None:
    assert _killed(f"{opening} {victims} were killed near the bridge.") == []


@pytest.mark.parametrize(
    "text",
    ["Some 2016 soldiers were killed.", "An army of 1980 men was beaten.", "In May 12 soldiers were killed."],
)
def test_numbers_of_people_are_no_dates(text: str) -> None:
    told = dates.read(language.read(text), date(2018, 8, 5)).dates
    assert not any(one.span.text[-1].isdigit() for one in told)


def _killed(text: str) -> list[Count]:
    document = language.read(text)
    spans = [one.span for one in dates.read(document, date(2018, 8, 5)).dates]
    masked = frozenset(i for span in spans for i in document.tokens_between(span.start, span.end))
    tolls = [t for s in document.sentences for t in read_tolls(document.tokens, s, masked)]
    return [t.count for t in tolls if t.kind == "killed" and t.count is not None]
