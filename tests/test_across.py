"""`python -m geo happenings` tells what several articles tell as one, of a batch or of what is stored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from made_findings import example

from geo import cli, config
from geo.findings import to_json
from geo.happenings import Decision
from geo.model import Count, Findings
from geo.reviews import subjects
from geo.store import MemoryStore
from geo.views import collect


def other() -> Findings:
    found = example("other")
    strike, bridge = found.incidents
    told, denied = strike.statements
    told = replace(told, killed=Count(9, 9))
    incidents = replace(strike, statements=(told, denied)), bridge
    article = replace(found.article, publisher="Other Post")
    return replace(found, article=article, incidents=incidents)


@pytest.fixture
def batch(tmp_path: Path) -> str:
    path = tmp_path / "out.jsonl"
    broken = json.dumps({"article": {"id": "x"}, "error": "no text"})
    path.write_text("\n".join([to_json(example()), broken, "", to_json(other())]), encoding="utf-8")
    return str(path)


def out(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert cli.main(["happenings", *arguments]) == code
    captured = capsys.readouterr()
    return captured.err if code else captured.out


def test_a_batch_tells_what_several_articles_share(batch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, batch).splitlines() == [
        "2021-03-01 14:30 UTC; A drone struck a grain store in Orsk; Orsk (RU)",
        "    2 articles, 2 sources, 2 versions; they differ on the number of dead; score 1.00",
        "    - 2 killed, 0 injured",
        "        the ministry (Valley Post, 2021-03-02): 2 killed",
        "        The rebels (Valley Post, 2021-03-02): 0 injured",
        "        The rebels (Other Post, 2021-03-02): 0 injured",
        "    - 9 killed",
        "        the ministry (Other Post, 2021-03-02): 9 killed",
        "",
        "3 happenings in 4 incidents; told by several articles: 1.",
    ]


def test_all_tells_those_of_one_article_too(batch: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, batch, "--all").count("A bridge was blown up") == 2


def test_json_tells_one_object_a_line(batch: str, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = out(capsys, batch, "--json").splitlines()
    value = json.loads(line)
    first, second = collect([example()])[0], collect([other()])[0]
    assert value["happening"] == first.id
    assert value["incidents"] == [
        {"article": "example", "incident": first.id},
        {"article": "other", "incident": second.id},
    ]
    assert value["sources"] == ["the ministry", "The rebels"]
    assert value["differing"] == ["killed"]
    assert [one["killed"] for one in value["versions"]] == [{"low": 2, "high": 2}, {"low": 9, "high": 9}]
    assert [one["source"] for one in value["versions"][1]["accounts"]] == ["the ministry"]


def test_what_is_stored_is_told_as_readers_left_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = MemoryStore()
    monkeypatch.setattr(config, "store", lambda _: store)
    for one in (example(), other()):
        store.save(one)
    assert out(capsys).endswith("3 happenings in 4 incidents; told by several articles: 1.\n")
    here, there = (subjects(one)[0][0] for one in (example(), other()))
    made = example().incidents[0].when
    assert made is not None
    store.decide(Decision(here, (there,), False, made.earliest))  # type: ignore[arg-type]
    assert out(capsys) == "4 happenings in 4 incidents; told by several articles: 0.\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [("{", "line 1 is no JSON"), ("[]", "line 1 holds no findings"), ('{"article": 3}', "holds no findings")],
)
def test_a_file_of_something_else_is_told_by_line(
    text: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(text, encoding="utf-8")
    assert words in out(capsys, str(path), code=1)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "cannot be read" in out(capsys, str(tmp_path / "none"), code=1)
