"""Who did it and to whom, each by a name as written and by one plain name, over a table of sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo.incidents import extract
from geo.incidents.bodies import group_in
from tests.made_reading import reading

CASES = tomllib.loads((Path(__file__).parent / "cases" / "actors.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_actors(case: dict[str, Any]) -> None:
    found = [actor for one in extract(reading(case["text"])) for actor in one.actors]
    assert [f"{one.role.value}: {one.name} = {one.actor}" for one in found] == case["actors"]


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("fighters of the Islamic State", "Islamic State"),
        ("IS", "Islamic State"),
        ("what is left of the column", ""),
        ("ETA gunmen", "ETA"),
        ("the beta group", ""),
        ("Al-Shabaab militants", "Al-Shabaab"),
    ],
)
def test_groups_are_known_among_other_words(words: str, group: str) -> None:
    assert group_in(words) == group
