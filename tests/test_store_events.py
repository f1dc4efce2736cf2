"""Imported events in the store: kept once, replaced when told otherwise, out again as columns."""

import sqlite3
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from geo.errors import StoreError
from geo.events import Event, columns
from geo.events.generate import event, made_up
from geo.model import Count, IncidentType
from geo.store import MemoryStore, SqlStore


@pytest.fixture(params=["sql", "memory"])
def store(request, tmp_path):
    if request.param == "memory":
        yield MemoryStore()
        return
    opened = SqlStore(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    yield opened
    opened.close()


def one(id="a", **more):
    given = {"first": date(2020, 9, 27), "last": date(2020, 9, 27), "lat": 40.0, "lon": 46.0, **more}
    return Event(id=id, collection=given.pop("collection", "first"), type=IncidentType.BATTLE, **given)


FULL = one(
    sub_type="Armed clash",
    date_precision=2,
    geo_precision=3,
    radius_km=12.5,
    place="Hadrut",
    country="Azerbaijan",
    actor="North",
    target="South",
    killed=Count(3, None),
    injured=Count(0, 4),
    source="A paper",
    text="It says “so”.\n{{7*7}} \U0001f4a5",
)


def test_an_event_comes_back_as_it_was_kept(store):
    store.events.save([FULL])
    assert store.events.event("first", "a") == FULL
    assert store.events.event("second", "a") is None


def test_keeping_again_changes_nothing(store):
    saved = store.events.save([FULL, one("b")])
    assert (saved.new, saved.changed, saved.same) == (2, 0, 0)
    before = store.events.stamp()
    again = store.events.save([FULL, one("b")])
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert store.events.stamp() == before


def test_what_is_told_otherwise_is_replaced_and_the_stamp_says_so(store):
    store.events.save([one("a"), one("b")])
    before = store.events.stamp()
    saved = store.events.save([one("a", place="Hadrut"), one("b")])
    assert (saved.new, saved.changed, saved.same) == (0, 1, 1)
    assert store.events.event("first", "a").place == "Hadrut"
    assert store.events.stamp() != before


def test_all_go_in_or_none(tmp_path):
    store = SqlStore(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    broken = replace(one("z"), text=object())
    with pytest.raises(StoreError):
        store.events.save([one(f"{at}") for at in range(1_000)] + [broken])
    assert store.events.collections() == ()


def test_collections_are_listed_and_forgotten_apart(store):
    later = date(2021, 1, 1)
    store.events.save([one("a"), one("b", first=later, last=later), one("a", collection="second")])
    names = [(each.name, each.events, each.first, each.last) for each in store.events.collections()]
    assert names == [
        ("first", 2, date(2020, 9, 27), later),
        ("second", 1, date(2020, 9, 27), date(2020, 9, 27)),
    ]
    assert store.events.delete("first") == 2
    assert [each.name for each in store.events.collections()] == ["second"]
    assert store.events.delete("first") == 0


def test_the_columns_are_those_of_the_events(store):
    made = made_up(1_500)
    found = [event(made, row) for row in range(len(made))]
    store.events.save(found)
    ours, theirs = store.events.columns(), columns(found)
    for name in ("first", "last", "lat", "lon", "type", "precision", "radius", "killed", "key"):
        assert np.array_equal(getattr(ours, name), getattr(theirs, name)), name
    for name in ("actor", "place", "country", "source", "collection"):
        assert getattr(ours, name).words == getattr(theirs, name).words
        assert np.array_equal(getattr(ours, name).codes, getattr(theirs, name).codes)


def test_no_events_are_columns_without_rows(store):
    assert len(store.events.columns()) == 0
    assert store.events.stamp() == "0-0-0"


def test_deleting_articles_leaves_the_events(store):
    store.events.save([one("a")])
    store.delete("a")
    assert store.events.event("first", "a") is not None


def test_the_stamp_is_read_off_an_index_and_not_off_every_row(tmp_path):
    kept = SqlStore(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    kept.events.save([one()])
    kept.close()
    plan = "EXPLAIN QUERY PLAN SELECT count(*), max(revision), sum(revision) FROM events"
    with sqlite3.connect(tmp_path / "kept.sqlite") as connection:
        told = " ".join(row[-1] for row in connection.execute(plan))
    assert "COVERING INDEX" in told
