"""The figures over gold articles, on findings small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InputError
from geo.evaluate.agreement import acceptable, days_meet, same_claim, same_incident, within
from geo.evaluate.findings import evaluate, figures, main, read_gold

TEXT = "Shells hit Aldor on Monday. Baku denied it."
ALDOR = {"name": "Aldor", "country": "XA", "lat": 40.0, "lon": 20.0, "tolerance_km": 10}
FAR = {"name": "Bremm", "country": "XA", "lat": 42.0, "lon": 20.0, "tolerance_km": 10}
MONDAY = {"earliest": "2021-06-14", "latest": "2021-06-14"}


def incident(**changes: Any) -> dict[str, Any]:
    told = {"attributed_to": "article", "quote": TEXT[:27], "start": 0, "end": 27}
    made = {
        "type": "explosion",
        "when": MONDAY,
        "place": ALDOR,
        "killed": {"low": 2, "high": 2},
        "injured": None,
        "statements": [told],
    }
    return {**made, **changes}


def claim(**changes: Any) -> dict[str, Any]:
    made = {
        "claimant": "Baku",
        "relation": "controls",
        "stance": "asserts",
        "territory": {"name": "Aldor", "place": ALDOR},
        "attributed_to": "Baku",
        "quote": "Baku denied it.",
        "start": 28,
        "end": 43,
    }
    return {**made, **changes}


def gold() -> dict[str, Any]:
    return {
        "article": {"id": "g1", "title": "T", "publisher": "P", "published": "2021-06-16", "text": TEXT},
        "toponyms": [
            {"text": "Aldor", "occurrence": 1, "sense": "literal", "place": ALDOR},
            {"text": "Baku", "occurrence": 1, "sense": "associative", "place": FAR},
        ],
        "incidents": [
            {**incident(), "attributed_to": ["article"], "type": ["explosion", "battle"]},
            {**incident(place=FAR), "attributed_to": ["article"]},
            {**incident(place=FAR, when=None), "attributed_to": [], "optional": True},
        ],
        "claims": [
            {
                "claimant": ["Baku"],
                "relation": ["controls"],
                "stance": "asserts",
                "territory": ALDOR,
                "attributed_to": ["Baku"],
            }
        ],
        "not_incidents": ["Baku denied it"],
        "traps": [],
    }


def findings(**changes: Any) -> dict[str, Any]:
    made = {
        "article": {"id": "g1"},
        "toponyms": [
            {"start": 11, "end": 16, "text": "Aldor", "sense": "literal", "place": ALDOR},
            {"start": 28, "end": 32, "text": "Baku", "sense": "literal", "place": ALDOR},
        ],
        "incidents": [
            incident(killed={"low": 1, "high": 2}),
            incident(
                type="riot",
                statements=[{"attributed_to": "x", "quote": "Baku denied it.", "start": 28, "end": 43}],
            ),
        ],
        "claims": [claim(attributed_to="army"), claim(stance="denies")],
    }
    return {**made, **changes}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "g1.json").write_text(json.dumps(gold()), encoding="utf-8")
    return tmp_path


def scored(folder: Path, row: dict[str, Any]) -> dict[str, Any]:
    made = folder / "out.jsonl"
    made.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return figures(evaluate(read_gold([folder / "g1.json"]), made))


def test_figures(folder: Path) -> None:
    assert scored(folder, findings()) == {
        "articles": 1,
        "without_findings": 0,
        "toponyms": {
            "n": 2,
            "recognition": {"p": 1.0, "r": 1.0, "f1": 1.0},
            "placed": 0.5,
            "precision": 0.5,
            "sense": 0.5,
        },
        "incidents": {
            "n": 2,
            "p": 0.5,
            "r": 0.5,
            "f1": 0.5,
            "date": 1.0,
            "killed": 0.0,
            "injured": 1.0,
            "attribution": 1.0,
            "false_alarms_named": 1,
        },
        "claims": {"n": 1, "p": 0.5, "r": 1.0, "f1": 0.667, "attribution": 0.0},
        "quotes": {"n": 6, "not_verbatim": 0},
    }


def test_an_article_without_findings_counts_as_missed(folder: Path) -> None:
    missed = scored(folder, {"article": {"id": "another"}})
    assert (missed["without_findings"], missed["incidents"]["r"], missed["claims"]["f1"]) == (1, 0.0, 0.0)


def test_a_false_quote_is_counted(folder: Path) -> None:
    assert scored(folder, findings(claims=[claim(quote="never said")]))["quotes"]["not_verbatim"] == 1


def test_misses_are_listed_with_their_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = folder / "out.jsonl"
    made.write_text(json.dumps(findings()) + "\n", encoding="utf-8")
    assert main([str(folder / "g1.json"), "--pred", str(made), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert "missed incident g1: explosion Bremm" in printed
    assert "extra incident g1: riot Aldor" in printed
    assert "g1 killed at Aldor: (2, 2), found (1, 2)" in printed


def test_a_broken_gold_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.json is no gold article"):
        read_gold([tmp_path])


@pytest.mark.parametrize(
    ("name", "accepted", "right"),
    [
        ("the Russian Defence Ministry", ["Russian Defence Ministry"], True),
        ("Russia’s army", ["russia's army"], True),
        ("army", ["the army"], False),
        (None, ["army"], False),
    ],
)
def test_acceptable_names(name: str | None, accepted: list[str], right: bool) -> None:
    assert acceptable(name, accepted) is right


@pytest.mark.parametrize(
    ("earliest", "latest", "meets"),
    [
        ("2021-06-15", "2021-06-15", True),
        ("2021-06-16", "2021-06-20", False),
        ("2021-06-01", "2021-06-13", True),
        ("2021-06-14T21:00Z", "2021-06-14T22:00Z", True),
    ],
)
def test_days_meet_within_one_day(earliest: str, latest: str, meets: bool) -> None:
    assert days_meet(MONDAY, {"earliest": earliest, "latest": latest}) is meets


def test_places_agree_within_tolerance() -> None:
    assert within(ALDOR, {"lat": 40.08, "lon": 20.0})
    assert not within(ALDOR, {"lat": 40.1, "lon": 20.0})
    assert not within(ALDOR, None)
    assert within(None, None)


def test_incidents_agree_on_type_place_and_day() -> None:
    assert same_incident({**incident(), "type": ["riot", "explosion"]}, incident())
    assert not same_incident(incident(), incident(type="battle"))
    assert not same_incident(incident(), incident(when=None))


def test_claims_agree_by_territory_name_where_it_has_no_place() -> None:
    stated = {**gold()["claims"][0], "territory": {"name": "many areas", "lat": None, "lon": None}}
    assert same_claim(stated, claim(territory={"name": "many areas", "place": None}))
    assert not same_claim(stated, claim(territory={"name": "Aldor", "place": ALDOR}))
