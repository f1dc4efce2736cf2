"""The page that takes in tables of events, and what the map page shows of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.app import eventpane, resources
from geo.app.eventpane import counts, event_detail, stable
from geo.app.markup import Node
from geo.events import Event
from geo.model import Count, IncidentType
from geo.store import MemoryStore
from geo.views import Filter

PAGE = "from geo.app import events_page\nevents_page.page()\n"
TABLE = b"date,type,lat,lon,actor,deaths\n2020-09-27,clash,39.5,47.0,North,3\nnever,clash,1,2,,\n"


def event(id="a", **more):
    given = {"first": date(2020, 9, 27), "last": date(2020, 9, 27), "lat": 39.5, "lon": 47.0, **more}
    return Event(id=id, collection="war", type=IncidentType.BATTLE, **given)


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> MemoryStore:
    kept = MemoryStore()
    monkeypatch.setattr(resources, "store", lambda: kept)
    monkeypatch.setattr(eventpane, "folder", lambda: tmp_path)
    monkeypatch.setattr(eventpane, "_LOADED", [])
    return kept


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr("geo.app.events_page._locate", lambda: lambda name, country: None)
    return AppTest.from_string(PAGE, default_timeout=60).run()


def texts(app: AppTest) -> str:
    return "\n".join(each.value for each in (*app.text, *app.caption, *app.warning, *app.success, *app.error))


def test_an_empty_page_says_what_it_takes_and_that_nothing_is_kept(app: AppTest) -> None:
    assert not app.exception
    assert "CSV, Excel (.xlsx) or GeoJSON" in texts(app)
    assert "None yet." in texts(app)


def test_a_table_is_understood_previewed_and_taken_in(app: AppTest, store: MemoryStore) -> None:
    app.file_uploader[0].upload("war.csv", TABLE, "text/csv").run()
    assert "2 rows, 6 columns. Its columns were guessed by their names" in texts(app)
    assert "1 row cannot go in; the rest can." in texts(app)
    app.button[0].click().run()
    assert not app.exception
    assert "war: 1 new, 0 told otherwise than before, 0 there already." in texts(app)
    (kept,) = store.events.all()
    assert (kept.collection, kept.actor, kept.killed) == ("war", "North", Count(3, 3))
    assert "war: 1 event, 2020-09-27 to 2020-09-27" in texts(app)


OPEN = b"date,type,lat,lon\n03/04/2020,clash,39.5,47.0\n05/04/2020 14:00,clash,39.5,47.0\n"


@pytest.mark.parametrize(
    ("option", "days"),
    [(1, [date(2020, 4, 3), date(2020, 4, 5)]), (2, [date(2020, 3, 4), date(2020, 5, 4)])],
)
def test_where_a_date_could_be_either_of_two_days_the_page_asks(
    app: AppTest, store: MemoryStore, option: int, days: list[date]
) -> None:
    app.file_uploader[0].upload("war.csv", OPEN, "text/csv").run()
    (asked,) = app.radio
    assert asked.label == "What comes first in dates such as 03/04/2020?"
    assert asked.options == [
        "Not said: leave those rows out",
        "The day: 03/04/2020 is 3 Apr 2020",
        "The month: 03/04/2020 is 4 Mar 2020",
    ]
    assert "2 rows cannot go in; the rest can." in texts(app)
    asked.set_value(asked.options[option]).run()
    app.button[0].click().run()
    assert not app.exception
    assert [one.first for one in store.events.all()] == days


def test_where_another_date_tells_the_order_the_page_says_so(app: AppTest) -> None:
    table = OPEN + b"13/04/2020,clash,39.5,47.0\n"
    app.file_uploader[0].upload("war.csv", table, "text/csv").run()
    assert not app.radio
    assert "Dates are read day first, as others of them can only be: 03/04/2020 is 3 Apr 2020." in texts(app)


def test_where_no_date_is_open_nothing_is_asked(app: AppTest) -> None:
    app.file_uploader[0].upload("war.csv", TABLE, "text/csv").run()
    assert not app.radio


def test_the_order_is_asked_of_the_column_that_is_chosen(app: AppTest) -> None:
    table = b"date,when told,type,lat,lon\n2020-04-03,03/04/2020,clash,39.5,47.0\n"
    app.file_uploader[0].upload("war.csv", table, "text/csv").run()
    assert not app.radio
    app.selectbox(key="of_first").set_value("when told").run()
    assert [each.label for each in app.radio] == ["What comes first in dates such as 03/04/2020?"]


def test_what_is_no_table_is_one_sentence(app: AppTest) -> None:
    app.file_uploader[0].upload("war.csv", b"nothing", "text/csv").run()
    assert not app.exception
    assert "war.csv holds no rows under a line with names of columns." in texts(app)


def test_a_column_that_is_missing_is_asked_for(app: AppTest) -> None:
    app.file_uploader[0].upload("war.csv", b"when was it?,type\nx,clash\n", "text/csv").run()
    assert "No column tells a date nor a place name, or latitude and longitude yet." in texts(app)


def test_a_collection_is_deleted(store: MemoryStore, app: AppTest) -> None:
    store.events.save([event()])
    app.run()
    next(each for each in app.button if each.label == "Delete 1 event").click().run()
    assert store.events.collections() == ()


def test_events_are_loaded_once_and_anew_when_they_changed(store: MemoryStore) -> None:
    assert eventpane.loaded() is None
    store.events.save([event()])
    found = eventpane.loaded()
    assert found is not None and len(found.columns) == 1 and found.file.exists()
    assert eventpane.loaded() is found
    store.events.save([event("b")])
    assert len(eventpane.loaded().columns) == 2
    assert str(counts(eventpane.loaded(), Filter())) == "2 imported events"


def test_what_a_click_gives_back_means_the_same_tomorrow(store: MemoryStore) -> None:
    store.events.save([event("x@y"), event("b", first=date(2019, 1, 1))])
    assert stable("event:0") == "event:b@war"
    assert stable("event:1") == "event:x@y@war"
    assert stable("event:9") == "event:9"
    assert stable("incident-1") == "incident-1"


def words(node: Node) -> str:
    return " ".join(part if isinstance(part, str) else words(part) for part in node.children)


def test_a_detail_says_how_sure_day_and_place_are() -> None:
    told = words(
        event_detail(event(geo_precision=3, date_precision=3, place="Cenepa", country="Peru", text="So."))
    )
    assert "2020-09-27 (the month or longer)" in told
    assert "somewhere in Cenepa, Peru" in told
    assert told.endswith("So.")
    assert "39.5000, 47.0000" in words(event_detail(event()))
