"""Whoever gives a number is no number: "No casualties were reported" has no speaker of that name."""

from __future__ import annotations

import pytest

from geo.incidents import extract
from tests.made_reading import reading


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("No casualties were reported when troops took {Bara} on Monday.", {"article"}),
        ("No deaths were counted after shells hit {Gao} on Monday.", {"article"}),
        ("Forty dead were registered after rockets struck {Gao} on Monday.", {"article"}),
        ("The hospital counted 40 dead after rockets struck {Gao} on Monday.", {"article", "hospital"}),
    ],
)
def test_who_gives_a_number(text: str, speakers: set[str]) -> None:
    found = extract(reading(text))
    said = {statement.attributed_to for one in found for statement in one.statements}
    assert said and said <= speakers
