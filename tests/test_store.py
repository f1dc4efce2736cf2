"""What every store keeps to, and what a database adds: crashes, rivals, broken files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from made_findings import ORSK, OTHER_ORSK, example, findings

from geo.choices import Choice
from geo.errors import StoreError
from geo.findings import claim_key, from_dict, incident_key, to_dict
from geo.happenings import Decision
from geo.model import Article, Findings
from geo.reviews import Review, Subject, Verdict, subjects
from geo.store import Entry, MemoryStore, SqlStore, Store, decided, happenings, left

ROOT = Path(__file__).parent.parent


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    kept = SqlStore(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    yield kept
    kept.close()


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.articles() == ()
    assert store.all_findings() == ()
    assert store.findings("example") is None


def test_what_is_saved_is_found_again(store: Store) -> None:
    store.save(example())
    assert store.findings("example") == example()
    assert store.all_findings() == (example(),)
    assert store.articles() == (Entry("example", "A fire in Orsk", "Valley Post", date(2021, 3, 2), 2, 2, 1),)


def test_reading_twice_stores_once(store: Store) -> None:
    store.save(example())
    store.save(example())
    assert store.all_findings() == (example(),)


def test_a_new_reading_takes_the_place_of_the_old(store: Store) -> None:
    store.save(example())
    less = replace(example(), incidents=(), notes=("Read again.",))
    store.save(less)
    assert store.findings("example") == less


def test_an_article_is_forgotten_with_all_it_held(store: Store) -> None:
    store.save(example("a"))
    store.save(example("b"))
    assert store.delete("a") is True
    assert store.delete("a") is False
    assert store.findings("a") is None
    assert store.all_findings() == (example("b"),)


def test_articles_come_by_date_those_without_last(store: Store) -> None:
    def dated(id: str, published: date | None) -> Findings:
        return Findings(Article(id, "Nothing happened.", published=published))

    for one in (
        dated("z", date(2020, 1, 1)),
        dated("n", None),
        dated("b", date(2020, 5, 1)),
        dated("a", date(2020, 5, 1)),
    ):
        store.save(one)
    assert [entry.id for entry in store.articles()] == ["z", "a", "b", "n"]
    assert [one.article.id for one in store.all_findings()] == ["z", "a", "b", "n"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(findings())
def test_anything_the_model_allows_comes_back_the_same(store: Store, one: Findings) -> None:
    store.save(one)
    assert store.findings(one.article.id) == one
    assert store.delete(one.article.id)


def _rows(path: Path) -> dict[str, int]:
    tables = ("articles", "toponyms", "incidents", "statements", "claims")
    with sqlite3.connect(path) as connection:
        return {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in tables}


def test_no_row_stays_behind(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    store = SqlStore(f"sqlite:///{path}")
    store.save(example())
    assert _rows(path) == {"articles": 1, "toponyms": 2, "incidents": 2, "statements": 3, "claims": 1}
    store.delete("example")
    store.close()
    assert set(_rows(path).values()) == {0}


def test_rows_carry_the_keys_made_from_content(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    store = SqlStore(f"sqlite:///{path}")
    store.save(example())
    store.close()
    with sqlite3.connect(path) as connection:
        incidents = [row[0] for row in connection.execute("select key from incidents order by position")]
        claims = [row[0] for row in connection.execute("select key from claims")]
    assert incidents == [incident_key("example", one) for one in example().incidents]
    assert claims == [claim_key("example", example().claims[0])]


DIE_WHILE_SAVING = """
import os, signal, sys
from dataclasses import replace
from sqlalchemy import event
sys.path.insert(0, sys.argv[2])
from made_findings import example
from geo.store import SqlStore

store = SqlStore(sys.argv[1])

@event.listens_for(store._engine, "after_cursor_execute")
def die(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO " + sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

store.save(replace(example(), notes=("the new state",)))
"""


@pytest.mark.parametrize("table", ["articles", "toponyms", "incidents", "statements", "claims"])
@pytest.mark.parametrize("before", [True, False], ids=["over an old state", "into an empty store"])
def test_a_process_killed_while_saving_leaves_the_old_state(tmp_path: Path, table: str, before: bool) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    store = SqlStore(url)
    if before:
        store.save(example())
    store.close()
    command = [sys.executable, "-c", DIE_WHILE_SAVING, url, str(ROOT / "tests"), table]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    store = SqlStore(url)
    assert store.all_findings() == ((example(),) if before else ())
    store.save(replace(example(), notes=("the next state",)))
    assert store.all_findings()[0].notes == ("the next state",)
    store.close()


SAVE_MANY = """
import sys
sys.path.insert(0, sys.argv[2])
from made_findings import example
from geo.store import SqlStore

store = SqlStore(sys.argv[1])
for number in range(20):
    store.save(example(f"{sys.argv[3]}-{number}"))
    store.save(example("shared"))
"""


def test_processes_that_start_and_write_at_once_do_not_lose_anything(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    command = [sys.executable, "-c", SAVE_MANY, url, str(ROOT / "tests")]
    writers = [subprocess.Popen([*command, name], cwd=ROOT) for name in "abc"]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    store = SqlStore(url)
    assert len(store.articles()) == 61
    assert store.findings("shared") == example("shared")
    store.close()


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "nosuchdatabase://x",
        "sqlite:////no/such/folder/kept.sqlite",
        "postgresql://nobody@192.0.2.1/x",
    ],
)
def test_a_store_that_cannot_be_opened_says_so(url: str) -> None:
    with pytest.raises(StoreError, match="could not be opened"):
        SqlStore(url)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    path.write_text("This is a letter, not a database. " * 50)
    with pytest.raises(StoreError, match="could not be opened"):
        SqlStore(f"sqlite:///{path}")


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    SqlStore(url).close()
    with sqlite3.connect(tmp_path / "kept.sqlite") as connection:
        connection.execute("update schema_version set version = 99")
    with pytest.raises(StoreError, match="schema version 99"):
        SqlStore(url)


def test_a_full_disk_is_an_error_and_the_old_state_stays(tmp_path: Path) -> None:
    store = SqlStore(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    store.save(example())
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    text = example().article.text + "x" * 1_000_000
    with pytest.raises(StoreError, match=r"could not be written: .*full"):
        store.save(example(text=text))
    assert store.findings("example") == example()
    store.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    store = SqlStore(f"sqlite:///{path}")
    store.close()
    path.chmod(0o400)
    with pytest.raises(StoreError, match="could not be"):
        SqlStore(f"sqlite:///{path}").save(example())


def test_half_a_character_is_refused_in_words(tmp_path: Path) -> None:
    store = SqlStore(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    broken = Findings(Article("a", "Broken \ud800 text."))
    with pytest.raises(StoreError, match="could not be written"):
        store.save(broken)
    assert store.articles() == ()
    store.close()


def test_a_damaged_row_is_an_error_not_a_wrong_finding(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    store = SqlStore(f"sqlite:///{path}")
    store.save(example())
    with sqlite3.connect(path) as connection:
        connection.execute("update claims set quote = 'words nobody wrote'")
    with pytest.raises(StoreError, match="could not be read"):
        store.findings("example")
    store.close()


def _choice(article_id: str = "example", *, withdrawn: bool = False) -> Choice:
    made = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    return Choice(article_id, example().toponyms[0].span, OTHER_ORSK, ORSK, made, withdrawn)


def test_choices_come_back_in_the_order_they_were_made(store: Store) -> None:
    history = (_choice(), _choice(withdrawn=True), replace(_choice("not stored"), place=None))
    for one in history:
        store.choose(one)
    assert store.choices() == history


def test_choices_outlive_another_reading_and_go_with_their_article(store: Store) -> None:
    store.save(example())
    for one in (_choice(), _choice("other")):
        store.choose(one)
    store.save(example())
    assert store.choices() == (_choice(), _choice("other"))
    store.delete("example")
    assert store.choices() == (_choice("other"),)


def test_what_is_given_out_has_the_places_readers_chose(store: Store) -> None:
    store.save(example())
    store.choose(_choice())
    (out,) = decided(store)
    assert out.incidents[0].place == OTHER_ORSK
    assert out.notes[:-1] == example().notes
    assert store.all_findings() == (example(),)
    assert from_dict(to_dict(out)) == out


def test_a_store_made_before_there_were_choices_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    SqlStore(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE choices")
    store = SqlStore(f"sqlite:///{path}")
    store.choose(_choice())
    assert store.choices() == (_choice(),)
    store.close()


def _review(article_id: str = "example", *, withdrawn: bool = False) -> Review:
    subject = Subject(article_id, False, ((3, 9), (12, 20)), 1)
    before, after = {"killed": None, "type": "riot"}, {"killed": {"low": 1, "high": None}, "type": "battle"}
    return Review(
        subject, Verdict.CORRECTED, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), before, after, withdrawn
    )


def test_reviews_come_back_in_the_order_they_were_made_and_go_with_their_article(store: Store) -> None:
    history = (_review(), _review("other"), _review(withdrawn=True))
    for one in history:
        store.review(one)
    assert store.reviews() == history
    store.save(example())
    store.delete("example")
    assert store.reviews() == (_review("other"),)


def test_what_is_given_out_lacks_what_was_rejected_and_has_what_was_corrected(store: Store) -> None:
    store.save(example())
    strike, bridge, _ = (subject for subject, _ in subjects(example()))
    store.review(replace(_review(), subject=strike, after={"type": "battle"}))
    store.review(replace(_review(), subject=bridge, verdict=Verdict.REJECTED, after={}))
    (out,) = decided(store)
    assert [one.type.value for one in out.incidents] == ["battle"]
    assert store.all_findings() == (example(),)


def _decision(*articles: str, is_same: bool = True, withdrawn: bool = False) -> Decision:
    telling, *others = (Subject(name, False, ((3, 9), (12, 20)), at) for at, name in enumerate(articles))
    made = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    return Decision(telling, tuple(others), is_same, made, withdrawn)


def test_words_on_happenings_come_back_in_the_order_they_were_said(store: Store) -> None:
    history = (
        _decision("a", "b"),
        _decision("b", "a", "c", is_same=False),
        _decision("a", "b", withdrawn=True),
    )
    for one in history:
        store.decide(one)
    assert store.decisions() == history


def test_a_forgotten_article_leaves_what_was_said_of_the_others(store: Store) -> None:
    for one in (_decision("a", "b"), _decision("b", "a", "c", is_same=False), _decision("c", "d")):
        store.decide(one)
    store.delete("a")
    rest = replace(_decision("b", "a", "c", is_same=False), others=_decision("b", "a", "c").others[1:])
    assert store.decisions() == (rest, _decision("c", "d"))


def test_tellings_are_joined_and_split_as_readers_said_and_reading_anew_keeps_it(store: Store) -> None:
    for name in ("one", "two"):
        store.save(example(name))
    first, second = (subjects(example(name))[0][0] for name in ("one", "two"))

    def together() -> list[int]:
        return sorted(len(one.tellings) for one in happenings(store, left(store)))

    assert together() == [1, 1, 2]
    store.decide(Decision(first, (second,), False, datetime(2026, 1, 2, tzinfo=UTC)))
    assert together() == [1, 1, 1, 1]
    store.save(example("one"))
    assert together() == [1, 1, 1, 1]
    store.decide(Decision(first, (second,), False, datetime(2026, 1, 3, tzinfo=UTC), withdrawn=True))
    assert together() == [1, 1, 2]


def test_a_store_made_before_there_were_happenings_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    SqlStore(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE happenings")
    store = SqlStore(f"sqlite:///{path}")
    store.decide(_decision("a", "b"))
    assert store.decisions() == (_decision("a", "b"),)
    store.close()
