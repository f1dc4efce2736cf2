"""Findings in plain words."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from made_findings import MONDAY, ORSK, OTHER_ORSK, SINCE, VALLEY, example, findings

from geo import report
from geo.app import words
from geo.model import Claim, Count, Extent, Findings, Precision, Relation, Stance, Territory, When


def test_the_whole_report() -> None:
    assert list(report.lines(example())) == [
        "A fire in Orsk",
        "Valley Post, 2021-03-02",
        "2 incidents, 1 claim by 4 speakers; 1 undated, 1 without a place",
        "",
        "Incidents",
        "- explosion: A drone struck a grain store in Orsk",
        "    2021-03-01 14:30 UTC; Orsk (RU); 2 killed",
        "    the ministry: “a drone struck it”",
        "    The rebels: “nobody was hurt”",
        "- explosion: A bridge was blown up",
        "    undated; without a place",
        "    the article itself: “a bridge was blown up”",
        "",
        "Claims",
        "- The rebels control the Lower Valley, against the government",
        "    2014 – 2021-03-02; Lower Valley",
        "    the governor: “The rebels have held the Lower Valley since 2014”",
        "",
        "Places",
        "- Orsk: Orsk (RU), 51.200, 58.600 ± 5 km, score 0.7",
        "- Lower Valley: Lower Valley, 51.000, 58.000 ± 60 km, score 0.9",
        "",
        "Notes",
        "- “to the north” could not be placed.",
    ]


@settings(max_examples=40, deadline=None)
@given(findings())
def test_a_report_of_anything_is_fit_for_a_terminal(one: Findings) -> None:
    for line in report.lines(one):
        assert not {unicodedata.category(character) for character in line} & {"Cc", "Cf", "Cs"}


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (None, ""),
        (Count(0, 0), "0"),
        (Count(2, 2), "2"),
        (Count(2, 5), "2–5"),
        (Count(2, None), "at least 2"),
        (Count(None, 5), "at most 5"),
    ],
)
def test_people(count: Count | None, text: str) -> None:
    assert report.people(count) == text


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "The rebels control the Lower Valley, against the government"),
        ({"stance": Stance.DENIES, "against": None}, "denied: The rebels control the Lower Valley"),
        ({"relation": Relation.PART_OF, "against": None}, "the Lower Valley is part of The rebels"),
        (
            {"territory": Territory("it", VALLEY, Extent.PART), "against": None},
            "The rebels control it (Lower Valley) (in part)",
        ),
        ({"territory": Territory("many areas"), "against": None}, "The rebels control many areas"),
    ],
)
def test_claims(changes: dict[str, object], line: str) -> None:
    claim: Claim = replace(example().claims[0], **changes)  # type: ignore[arg-type]
    assert report.claim_line(claim) == line


@pytest.mark.parametrize(
    ("claimant", "line"),
    [
        ("Armenia", "Armenia controls"),
        ("the rebels", "the rebels control"),
        ("Forces of the Islamic State", "Forces of the Islamic State control"),
        ("the Islamic State", "the Islamic State controls"),
        ("the United States", "the United States controls"),
        ("Cyprus", "Cyprus controls"),
        ("India and Pakistan", "India and Pakistan control"),
        ("the 18th Grenadiers", "the 18th Grenadiers control"),
        ("M23", "M23 controls"),
    ],
)
def test_the_verb_agrees_with_who_claims(claimant: str, line: str) -> None:
    claim = replace(example().claims[0], claimant=claimant)
    assert report.claim_line(claim).startswith(f"{line} the Lower Valley")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("much of the “Aghdam", "much of the Aghdam"),
        ("Fadhuli” provinces", "Fadhuli provinces"),
        ("the “Karabakh” region", "the “Karabakh” region"),
        ('the "old town', "the old town"),
        ('the "old" town', 'the "old" town'),
    ],
)
def test_half_a_pair_of_quotation_marks_is_left_away(name: str, said: str) -> None:
    assert report.territory(Territory(name)) == said


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        (1, "Orsk (RU)"),
        (2, "near or in part of Orsk (RU)"),
        (3, "somewhere in Orsk (RU)"),
        (None, "Orsk (RU)"),
    ],
)
def test_where(precision: int | None, text: str) -> None:
    assert report.where(ORSK, precision) == text


def span(first: date, last: date, precision: Precision) -> When:
    return When(first, last, precision, "")


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (None, "undated"),
        (MONDAY, "1 Mar 2021, 14:30 UTC"),
        (SINCE, "2014 – 2 Mar 2021"),
        (span(date(2020, 11, 9), date(2020, 11, 9), Precision.DAY), "9 Nov 2020"),
        (span(date(2020, 9, 27), date(2020, 11, 10), Precision.DAY), "27 Sep – 10 Nov 2020"),
        (span(date(2019, 12, 30), date(2020, 1, 5), Precision.WEEK), "30 Dec 2019 – 5 Jan 2020"),
        (span(date(2020, 9, 1), date(2020, 9, 30), Precision.MONTH), "Sep 2020"),
        (span(date(2020, 9, 1), date(2020, 11, 30), Precision.MONTH), "Sep – Nov 2020"),
        (span(date(1992, 1, 1), date(1992, 12, 31), Precision.YEAR), "1992"),
        (span(date(1992, 1, 1), date(1994, 12, 31), Precision.YEAR), "1992 – 1994"),
    ],
)
def test_dates_as_a_reader_would_write_them(when: When | None, text: str) -> None:
    assert words.when(when) == text


EARLIER = When(date(2020, 1, 1), date(2020, 1, 1), Precision.DAY, "")


def _told_twice(**second: object) -> str:
    """The summary of a strike told by two, the second with these fields."""
    strike = example().incidents[0]
    ministry, rebels = strike.statements
    told = replace(strike, statements=(ministry, replace(rebels, **second)))  # type: ignore[arg-type]
    return report.summary(replace(example(), incidents=(told,), claims=()))


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({"place": OTHER_ORSK}, "; statements disagree on the place of 1 incident"),
        (
            {"when": When(date(2020, 1, 1), date(2020, 1, 1), Precision.DAY, "")},
            "; statements disagree on the date of 1 incident",
        ),
        ({"killed": Count(3, None)}, "; statements disagree on the number of dead of 1 incident"),
        ({"killed": Count(None, 5)}, ""),
        ({"when": SINCE}, ""),
        ({"killed": Count(2, 4), "place": ORSK, "when": MONDAY}, ""),
        ({}, ""),
    ],
)
def test_the_summary_says_on_what_statements_disagree(second: dict[str, object], said: str) -> None:
    assert _told_twice(**second) == f"1 incident, 0 claims by 2 speakers{said}"
