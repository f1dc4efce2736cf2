"""The upper end of an incident's number where the statements give only a least one."""

from __future__ import annotations

import pytest

from geo import language
from geo.incidents import extract
from geo.incidents.bounds import closed
from geo.incidents.casualties import Toll, read_tolls
from geo.model import Count
from tests.made_reading import reading

CASES = [
    ("At least nine men were killed.", Count(9, None), Count(9, 9)),
    ("More than 200 people were killed.", Count(200, None), Count(200, 200)),
    ("No fewer than forty rebels died.", Count(40, None), Count(40, 40)),
    ("Dozens were killed.", Count(24, None), Count(24, None)),
    ("Hundreds of villagers were killed.", Count(200, None), Count(200, None)),
    ("Up to 50 people were killed.", Count(None, 50), Count(None, 50)),
    ("Twelve people were killed.", Count(12, 12), Count(12, 12)),
]


@pytest.mark.parametrize(("text", "told", "over_all"), CASES)
def test_a_least_number_alone_is_the_number(text: str, told: Count, over_all: Count) -> None:
    (toll,) = _killed(text)
    assert toll.count == told
    assert closed(told, [toll]) == over_all


def test_two_least_numbers_are_a_range() -> None:
    tolls = [*_killed("At least nine men were killed."), *_killed("More than 14 men were killed.")]
    assert closed(Count(9, None), tolls) == Count(9, 14)


def _killed(text: str) -> list[Toll]:
    document = language.read(text)
    return [t for s in document.sentences for t in read_tolls(document.tokens, s) if t.kind == "killed"]


@pytest.mark.parametrize(
    ("marked", "killed"),
    [
        (
            "Truck bomb kills scores\n\nA bomb went off in {Aldor} on Monday, killing 58, it is said.",
            58,
        ),
        ("A bomb went off in {Aldor} on Monday. Police said dozens died. The hospital counted 31 dead.", 31),
    ],
)
def test_who_has_counted_outdoes_scores_and_dozens(marked: str, killed: int) -> None:
    assert [incident.killed for incident in extract(reading(marked))] == [Count(killed, killed)]


def test_another_forty_belong_to_the_same_happening() -> None:
    found = extract(reading("A bomb killed 17 people in {Aldor} on Monday. Another 40 were hurt."))
    assert [(one.killed, one.injured) for one in found] == [(Count(17, 17), Count(40, 40))]
