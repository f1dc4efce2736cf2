"""The index is built once, whole or not at all, however many processes want it."""

import multiprocessing
import time

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import cache


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _build_slowly(folder):
    with (folder.parent / "builds.log").open("a") as log:
        log.write("built\n")
    (folder / "half").touch()
    time.sleep(0.5)
    (folder / "whole").touch()


def _want(barrier, results):
    barrier.wait()
    target = cache.ensured(_build_slowly)
    results.put((target.name, sorted(path.name for path in target.iterdir())))


def test_two_processes_that_start_at_once_build_one_index(folder):
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(2), context.Queue()
    processes = [context.Process(target=_want, args=(barrier, results)) for _ in range(2)]
    for process in processes:
        process.start()
    seen = [results.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(timeout=60)
    assert seen == [(f"gazetteer-{cache.key()}", ["half", "whole"])] * 2
    assert (folder / "builds.log").read_text() == "built\n"


def test_a_build_that_fails_leaves_nothing(folder):
    def fail(draft):
        (draft / "half").touch()
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        cache.ensured(fail)
    assert [path.name for path in folder.iterdir()] == ["gazetteer.lock"]


def test_a_built_index_is_not_built_again(folder):
    first = cache.ensured(lambda draft: (draft / "names").touch())
    assert cache.ensured(lambda draft: pytest.fail("built twice")) == first


def test_other_inputs_make_another_index_and_the_old_one_goes(folder, monkeypatch):
    old = cache.ensured(lambda draft: (draft / "names").touch())
    monkeypatch.setattr(cache, "key", lambda chosen: "other")
    new = cache.ensured(lambda draft: (draft / "names").touch())
    assert new.is_dir()
    assert not old.exists()


def test_a_half_built_index_of_a_process_that_died_is_swept_away(folder):
    (folder / "gazetteer-building-dead").mkdir(parents=True)
    cache.ensured(lambda draft: (draft / "names").touch())
    assert not (folder / "gazetteer-building-dead").exists()


def test_a_changed_table_changes_the_key(tmp_path, monkeypatch):
    table = tmp_path / "countries.csv"
    table.write_text("code\n")
    monkeypatch.setattr(cache, "_TABLES", (table,))
    before = cache.key()
    table.write_text("code\nAM\n")
    assert cache.key() != before


def test_a_cache_that_cannot_be_written_is_a_gazetteer_error(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file"))
    with pytest.raises(GazetteerError, match="cannot be written"):
        cache.ensured(lambda draft: None)
