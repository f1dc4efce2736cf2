"""Texts in other languages and alphabets give their places, in whatever case the names stand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo.gazetteer import EmbeddedGazetteer, open_embedded
from geo.model import Article
from geo.resolve import resolve
from geo.toponyms import recognise

CASES = Path(__file__).parent / "cases" / "toponym-languages.toml"
TEXTS: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["text"]


@pytest.fixture(scope="module")
def gazetteer() -> EmbeddedGazetteer:
    return open_embedded()


@pytest.mark.parametrize("case", TEXTS, ids=[f"{c['language']}-{i}" for i, c in enumerate(TEXTS)])
def test_every_place_and_nothing_else_is_found(case: dict[str, Any], gazetteer: EmbeddedGazetteer) -> None:
    found = resolve(Article("a", case["words"]), recognise(case["words"], gazetteer), gazetteer)
    countries = {t.span.text: (t.place.country or "") if t.place else "nowhere" for t in found}
    assert countries == case["places"]


def test_the_languages_asked_for_are_there() -> None:
    asked = {"ru", "uk", "hy", "az", "tr", "ar", "fa", "fr", "es", "de", "he", "ka"}
    assert asked <= {case["language"] for case in TEXTS}


ENGLISH = "In the town of Gori, in Georgia, the police were on the bridge and nobody was hurt, said a man."


def test_english_with_a_foreign_name_stays_english(gazetteer: EmbeddedGazetteer) -> None:
    found = recognise(ENGLISH + " Ciudad de México is far.", gazetteer)
    assert {m.span.text for m in found} >= {"Gori", "Georgia"}
