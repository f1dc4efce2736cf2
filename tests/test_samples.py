"""What was read in the sample collection comes back at the next start, and only while all is as it was."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from made_findings import example, findings

from geo.app import samples
from geo.model import Findings


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    return tmp_path


def test_what_was_kept_comes_back() -> None:
    read = (example("a"), example("b", title="Second"))
    collection = [one.article for one in read]
    assert samples.recalled(collection) is None
    samples.keep(collection, read)
    assert samples.recalled(collection) == read


def test_another_article_is_not_taken_for_it() -> None:
    read = example("a")
    samples.keep([read.article], [read])
    assert samples.recalled([replace(read.article, title="Other")]) is None


def test_another_program_or_list_of_places_reads_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = example("a")
    samples.keep([read.article], [read])
    (code := cache / "code").mkdir()
    (code / "step.py").write_text("1")
    monkeypatch.setattr(samples, "_CODE", code)
    assert samples.recalled([read.article]) is None
    samples.keep([read.article], [read])
    assert samples.recalled([read.article]) == (read,)
    (code / "step.py").write_text("22")
    assert samples.recalled([read.article]) is None


def test_older_files_go(cache: Path) -> None:
    for one in (example("a"), example("b")):
        samples.keep([one.article], [one])
    assert len(list(cache.glob("sample-*"))) == 1


@pytest.mark.parametrize("content", ["", "{}\n", "no JSON", "\x00"])
def test_a_damaged_file_is_as_none(cache: Path, content: str) -> None:
    read = example("a")
    samples.keep([read.article], [read])
    (kept,) = cache.glob("sample-*")
    kept.write_text(content)
    assert samples.recalled([read.article]) is None


def test_a_cache_that_cannot_be_written_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError("read-only")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    read = example("a")
    samples.keep([read.article], [read])
    assert samples.recalled([read.article]) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(findings())
def test_any_findings_come_back_as_they_were(one: Findings) -> None:
    collection = [replace(one.article, language="en")]
    read = (replace(one, article=collection[0]),)
    samples.keep(collection, read)
    assert samples.recalled(collection) == read
