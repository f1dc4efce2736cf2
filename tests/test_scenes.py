"""Where an incident happened, over a table of sentences and short texts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo.incidents import extract
from geo.lexicon import table
from tests.made_reading import reading

CASES = tomllib.loads((Path(__file__).parent / "cases" / "scenes.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_scene(case: dict[str, Any]) -> None:
    found = extract(reading(case["text"]))
    assert [one.place.name if one.place else "none" for one in found] == case["places"]


@pytest.mark.parametrize("key", table("scenes")["ties"])
def test_words_of_ties_are_plain_and_stand_once(key: str) -> None:
    words = table("scenes")["ties"][key]
    assert words == [word.lower().strip() for word in words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("part", "key"), [(part, key) for part in ("unmapped", "hearsay") for key in table("scenes")[part]]
)
def test_words_of_names_and_tales_are_plain_and_stand_once(part: str, key: str) -> None:
    words = table("scenes")[part][key]
    assert words and len(words) == len(set(words))
    assert all(word == word.lower() and " " not in word for word in words)


def test_every_capital_has_a_country_and_a_geonames_id() -> None:
    rows = table("capitals")["capitals"]
    assert len(rows) > 200
    assert all(len(code) == 2 and code.isupper() and number > 0 for code, number in rows.items())
