"""Every row of the demonyms is sound, and the words lead back to their places."""

from __future__ import annotations

import csv

import pytest

from geo.lexicon import DATA
from geo.model import PlaceKind
from geo.toponyms.demonyms import table

with (DATA / "gazetteer" / "demonyms.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['place']}-{row['kind']}")
def test_a_row_has_a_place_words_and_a_source(row: dict[str, str]) -> None:
    assert row["place"]
    assert row["source"]
    assert row["adjectives"] or row["nouns"]
    assert row["country"] == "" or (len(row["country"]) == 2 and row["country"].isupper())
    assert row["kind"] == "" or PlaceKind(row["kind"])
    words = [w for w in f"{row['adjectives']}|{row['nouns']}".split("|") if w]
    assert all(word == word.strip() and word[0].isupper() for word in words)


@pytest.mark.parametrize(
    ("word", "place", "people"),
    [
        ("Armenian", "Armenia", False),
        ("Armenians", "Armenia", True),
        ("Sahrawi", "Western Sahara", False),
        ("Palestinians", "Palestine", True),
        ("Kurdish", "Kurdistan", False),
        ("Iowans", "Iowa", True),
        ("Nigerien", "Niger", False),
        ("Nigerian", "Nigeria", False),
        ("Chechen", "Chechnya", False),
    ],
)
def test_a_word_leads_to_its_place(word: str, place: str, people: bool) -> None:
    assert (table()[word].place, table()[word].people) == (place, people)
