"""The dead and the hurt as sentences count them, over a table of cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo import language
from geo.incidents.casualties import Toll, read_tolls
from geo.incidents.numbers import read_numbers
from geo.incidents.totals import is_total
from geo.model import Count

CASES = tomllib.loads((Path(__file__).parent / "cases" / "casualties.toml").read_text(encoding="utf-8"))[
    "case"
]


def tolls(text: str) -> tuple[Toll, ...]:
    document = language.read(text)
    return tuple(toll for sentence in document.sentences for toll in read_tolls(document.tokens, sentence))


def counted(text: str, kind: str) -> tuple[int | None, int | None] | None:
    counts = [toll.count for toll in tolls(text) if toll.kind == kind and toll.count is not None]
    return (counts[0].low, counts[0].high) if counts else None


def expected(ends: list[int] | None) -> tuple[int | None, ...] | None:
    return tuple(None if end < 0 else end for end in ends) if ends else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_counts(case: dict[str, Any]) -> None:
    for kind in ("killed", "injured"):
        assert counted(case["text"], kind) == expected(case.get(kind)), kind


def test_rival_counts_stay_apart() -> None:
    read = tolls(
        "Rescuers counted seventy-five dead, the army more than 70, and a doctors' network at least 43."
    )
    assert [toll.count for toll in read] == [Count(75, 75), Count(70, None), Count(43, None)]
    assert [toll.alternative for toll in read] == [False, True, True]


def test_others_are_further_victims() -> None:
    assert [toll.additional for toll in tolls("Ten others died.")] == [True]
    assert [toll.additional for toll in tolls("Ten people died.")] == [False]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Since April 1992 more than 9,000 people have been killed.", True),
        ("Thirty-three were killed over the five days.", True),
        ("Hundreds have died since the war began.", True),
        ("Three of her crew died, the first deaths since the war began.", False),
        ("It was the worst day since 2016: forty were killed.", False),
        ("Nine died in the deadliest raid since 12 May.", False),
        ("Twelve people were killed on Monday.", False),
        ("Since it was dark nobody saw who was killed.", False),
    ],
)
def test_totals_are_told_from_single_happenings(text: str, total: bool) -> None:
    document = language.read(text)
    assert is_total(document.tokens, 0, len(document.tokens)) is total


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a hundred and five men", Count(105, 105)),
        ("two thousand men", Count(2000, 2000)),
        ("two dozen men", Count(24, 24)),
        ("1,469 men", Count(1469, 1469)),
        ("as many as 300 men", Count(None, 300)),
        ("tens of thousands of men", Count(20000, None)),
        ("no fewer than nine men", Count(9, None)),
    ],
)
def test_numbers(text: str, count: Count) -> None:
    document = language.read(text)
    assert [number.count for number in read_numbers(document.tokens, 0, len(document.tokens))] == [count]


def test_a_long_run_of_numbers_is_read_in_one_pass() -> None:
    document = language.read("12 killed and 3 wounded, " * 400)
    assert sum(len(read_tolls(document.tokens, s)) for s in document.sentences) > 0
