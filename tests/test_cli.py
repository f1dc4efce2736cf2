"""The command line as a shell sees it: output, one sentence on stderr, exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from geo import asking, cli, config
from geo.findings import from_dict
from geo.model import Article, Findings
from geo.pipeline import Tools

TEXT = "Two people were killed when shells hit Stepanakert on Sunday, officials said.\n"


def _stub(article: Article, tools: Tools) -> Findings:
    return Findings(article)


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No gazetteer to build and nobody's own store: the commands are under test, not the pipeline."""
    monkeypatch.setenv("DATELINE_STORE", f"sqlite:///{tmp_path / 'kept' / 'dateline.sqlite'}")
    monkeypatch.setattr(config, "tools", lambda *_: None)
    monkeypatch.setattr(asking, "read", _stub)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_prints_a_report(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", str(article), "--published", "2020-10-05", "--title", "Shells"]) == 0
    assert capsys.readouterr().out.splitlines() == ["Shells", "2020-10-05", "0 incidents, 0 claims"]


def test_read_prints_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "read",
        str(article),
        "--published",
        "2020-10-05",
        "--title",
        "T",
        "--publisher",
        "P",
        "--json",
    ]
    assert cli.main(arguments) == 0
    found = from_dict(json.loads(capsys.readouterr().out)).article
    assert (found.text, found.title, found.publisher, str(found.published)) == (TEXT, "T", "P", "2020-10-05")


def test_read_takes_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli.main(["read", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["text"] == TEXT


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "no-such-file.txt"], "no-such-file.txt"),
        (["read", "{file}", "--published", "soon"], "soon"),
        (["read", "{empty}"], "no text"),
        (["batch", "no-such-file.jsonl", "{out}"], "no-such-file.jsonl"),
        (["batch", "{file}", "{file}"], "would be lost"),
        (["batch", "{file}", "/no/such/folder/out.jsonl"], "cannot be written"),
        (["delete", "unknown"], "unknown"),
        (["export", "/no/such/folder/out.jsonl"], "cannot be written"),
    ],
)
def test_bad_input_gives_one_sentence_and_code_1(
    arguments: list[str], words: str, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    names = {"file": article, "empty": tmp_path / "empty.txt", "out": tmp_path / "out.jsonl"}
    assert cli.main([argument.format(**names) for argument in arguments]) == 1
    error = capsys.readouterr().err
    assert error.startswith("dateline: ")
    assert words in error
    assert error.count("\n") == 1


def test_a_fault_of_ours_is_told_as_one(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(article: Article, tools: Tools) -> Findings:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(asking, "read", fails)
    assert cli.main(["read", str(article)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("dateline: this is a fault of the software (test_cli.py:")
    assert error.count("\n") == 1


def test_a_command_that_makes_no_sense_gives_code_2() -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["fly"])
    assert stop.value.code == 2


def test_batch_writes_a_line_each_with_a_progress_bar_and_code_1_if_any_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "a", "text": "x"}\n\nnonsense\n{"id": "c", "text": "z"}\n')
    assert cli.main(["batch", str(source), str(out)]) == 1
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [one["article"]["id"] for one in written] == ["a", None, "c"]
    error = capsys.readouterr().err
    assert "Line 3" in error
    assert "3/3" in error


def test_batch_without_a_failure_gives_code_0_and_may_use_the_standard_streams(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a", "text": "x"}\n')))
    assert cli.main(["batch", "-", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["id"] == "a"


def test_what_is_saved_is_listed_exported_and_deleted(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", str(article), "--save", "--title", "Kept"]) == 0
    assert cli.main(["read", str(article), "--save", "--title", "Kept"]) == 0
    capsys.readouterr()
    assert cli.main(["list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    name, *rest = line.split("\t")
    assert rest == ["no date", "Kept", "0 incidents, 0 claims"]
    assert cli.main(["export"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["id"] == name
    assert cli.main(["delete", name]) == 0
    assert cli.main(["list"]) == 0
    assert capsys.readouterr().out == ""


def test_nothing_in_an_article_steers_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    assert cli.main(["read", str(path), "--title", "\x1b[31mred\x07\u202eback"]) == 0
    assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())
