"""An article reviewed to the end becomes a gold article, on which what the reader left scores full marks."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_findings import OTHER_ORSK, example

from geo import cli, gold
from geo.choices import Choice
from geo.evaluate import findings as evaluation
from geo.findings import to_dict
from geo.model import Findings
from geo.reviews import Review, Subject, Verdict, in_force, plain, reviewed, subjects
from geo.store import SqlStore

NOW = datetime(2026, 1, 2, tzinfo=UTC)
FOUND = example("a")
STRIKE, BRIDGE, HELD = (subject for subject, _ in subjects(FOUND))


def said(subject: Subject, verdict: Verdict) -> Review:
    return Review(subject, verdict, NOW)


ALL = [said(STRIKE, Verdict.ACCEPTED), said(BRIDGE, Verdict.REJECTED), said(HELD, Verdict.ACCEPTED)]


def test_an_article_that_is_not_reviewed_to_the_end_is_none() -> None:
    assert gold.of_reviews(FOUND, (), in_force(ALL[:2])) is None
    assert gold.of_reviews(Findings(FOUND.article), (), {}) is None


def test_it_says_what_the_reader_left_and_what_is_no_incident() -> None:
    made = gold.of_reviews(FOUND, (), in_force(ALL))
    assert made is not None
    assert [one["type"] for one in made["incidents"]] == ["explosion"]
    assert made["incidents"][0]["attributed_to"] == ["the ministry", "The rebels"]
    assert made["not_incidents"] == ["a bridge was blown up"]
    assert [one["relation"] for one in made["claims"]] == [["controls"]]
    assert [(one["text"], one["occurrence"]) for one in made["toponyms"]] == [
        ("Orsk", 1),
        ("Lower Valley", 1),
    ]


def test_a_finding_split_in_two_is_two_incidents_of_the_gold() -> None:
    told = plain(FOUND.incidents[0])["statements"]
    after = {"statements": told[:1], "apart": [told[1:]]}
    parted = Review(STRIKE, Verdict.CORRECTED, NOW, {}, after)
    own = Subject("a", False, (STRIKE.quotes[1],))
    made = gold.of_reviews(FOUND, (), in_force([*ALL[1:], parted]))
    assert made is not None
    assert [one["attributed_to"] for one in made["incidents"]] == [["the ministry"], ["The rebels"]]
    assert [one["killed"] for one in made["incidents"]] == [{"low": 2, "high": 2}, None]
    denied = gold.of_reviews(FOUND, (), in_force([*ALL[1:], parted, said(own, Verdict.REJECTED)]))
    assert denied is not None
    assert denied["not_incidents"] == ["nobody was hurt", "a bridge was blown up"]


def test_a_place_a_reader_chose_is_the_gold_one() -> None:
    choice = Choice("a", FOUND.toponyms[0].span, OTHER_ORSK, FOUND.toponyms[0].place, NOW)
    made = gold.of_reviews(FOUND, [choice], in_force(ALL))
    assert made is not None
    assert made["incidents"][0]["place"]["lat"] == OTHER_ORSK.lat


def test_the_command_writes_what_the_evaluation_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    monkeypatch.setenv("DATELINE_STORE", url)
    store = SqlStore(url)
    store.save(FOUND)
    store.save(example("b"))
    for one in ALL:
        store.review(one)
    store.close()
    assert cli.main(["gold", str(tmp_path / "gold")]) == 0
    assert "1 of 2 stored articles" in capsys.readouterr().out
    (read,) = evaluation.read_gold([tmp_path / "gold"])
    score = evaluation.Score()
    evaluation.add(score, read, to_dict(reviewed(FOUND, in_force(ALL)).findings))
    assert score.misses == []
    (file,) = (tmp_path / "gold").glob("*.json")
    assert json.loads(file.read_text("utf-8"))["article"]["id"] == "a"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_STORE", f"sqlite:///{tmp_path / 'kept.sqlite'}")
    (tmp_path / "file").write_text("in the way")
    assert cli.main(["gold", str(tmp_path / "file")]) == 1
