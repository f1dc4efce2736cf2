"""Each page as Streamlit runs it, with the pipeline stubbed: what is shown, kept, asked for and refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from made_findings import ORSK, OTHER_ORSK, TEXT, example
from streamlit.testing.v1 import AppTest

from geo import asking, config, sources, views
from geo.app import mappane, resources, samples, state, timebar, words
from geo.app.permalink import Camera, View
from geo.choices import Choice, applied
from geo.errors import StoreError
from geo.maps.assets import Assets
from geo.model import Article, Findings
from geo.pipeline import Tools
from geo.reviews import Review, Subject, Verdict, plain, subjects
from geo.store import MemoryStore
from geo.views import collect

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
STRIKE, BRIDGE, HELD = collect([example()])
HOSTILE = "{{7*191}}<img src=x onerror=alert(1)>${1}`\\\u202e :red[x] **b** $x^2$ [l](javascript:1)"


def _stub(article: Article, tools: Tools) -> Findings:
    found = example(article.id, title=article.title)
    return replace(found, article=article) if article.text.startswith(TEXT) else Findings(article)


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryStore]:
    """A store in memory, one sample article, no gazetteer, no base map, no caches of another test."""
    st.cache_resource.clear()
    st.cache_data.clear()
    kept = MemoryStore()
    monkeypatch.setattr(config, "tools", lambda *_: None)
    monkeypatch.setattr(config, "store", lambda *_: kept)
    monkeypatch.setattr(mappane, "_assets", lambda: Assets((), (), ""))
    monkeypatch.setattr(resources, "_TOOLS", resources._Once())
    monkeypatch.setattr(resources, "_SAMPLE", resources._Once())
    monkeypatch.setattr(samples, "recalled", lambda _: None)
    monkeypatch.setattr(samples, "keep", lambda *_: None)
    monkeypatch.setattr(resources, "_prepared", lambda report: config.tools(None, report))  # type: ignore[arg-type]
    monkeypatch.setattr(resources, "analyse", _stub)
    monkeypatch.setattr(asking, "read", _stub)
    monkeypatch.setattr(resources, "sample_articles", lambda: (example().article,))
    yield kept
    st.cache_resource.clear()
    st.cache_data.clear()


def _map() -> None:
    from geo.app import map_page

    map_page.page()


def _read() -> None:
    from geo.app import read_page

    read_page.page()


def _articles() -> None:
    from geo.app import articles_page

    articles_page.page()


def _method() -> None:
    from geo.app import method_page

    method_page.page()


def run(script: Callable[[], None], **parameters: Any) -> AppTest:
    app = AppTest.from_function(script, default_timeout=30)
    for name, values in parameters.items():
        app.query_params[name.rstrip("_")] = values
    app.run()
    assert not app.exception
    return app


def trees(app: AppTest) -> list[Any]:
    """What the page shows by way of markup."""
    return [tree for tree in _given(app) if not isinstance(tree[0], dict)]


def control(app: AppTest) -> dict[str, Any]:
    """What the control of time is given."""
    (found,) = [each[0] for each in _given(app) if isinstance(each[0], dict)]
    return found


def days(app: AppTest) -> tuple[date, ...]:
    """The first and last day that the control of time shows."""
    return tuple(date(1970, 1, 1) + timedelta(days=one) for one in control(app)["chosen"])


def _given(app: AppTest) -> list[Any]:
    return [json.loads(one.proto.json) for one in app.get("bidi_component")]


def told(tree: Any) -> str:
    return tree if isinstance(tree, str) else "".join(told(child) for child in tree[2])


def everything(app: AppTest) -> str:
    return "\n".join(told(tree) for tree in trees(app))


def with_class(tree: Any, name: str) -> list[Any]:
    if isinstance(tree, str):
        return []
    inner = [found for child in tree[2] for found in with_class(child, name)]
    return [tree, *inner] if name in tree[1].get("class", "").split() else inner


def rows(app: AppTest) -> list[str]:
    return [told(row) for tree in trees(app) for row in with_class(tree, "row")]


def address(app: AppTest) -> dict[str, list[str]]:
    values = {name: app.query_params[name] for name in app.query_params}
    return {name: value if isinstance(value, list) else [value] for name, value in values.items()}


def test_the_sample_is_on_the_map_page_without_a_click() -> None:
    app = run(_map)
    assert len(rows(app)) == 3
    assert "1 undated, 1 without a place" in everything(app)
    assert address(app) == {}


def test_what_is_kept_joins_the_sample(store: MemoryStore) -> None:
    store.save(replace(example("own"), article=replace(example().article, id="own", title="Own")))
    assert len(rows(run(_map))) == 5  # both tell of one drone strike
    assert len(rows(run(_map, sample="0"))) == 3


def test_without_any_article_the_sample_can_be_had_back() -> None:
    app = run(_map, sample="0")
    assert rows(app) == []
    app.button[0].click().run()
    assert len(rows(app)) == 3
    assert address(app) == {}


def test_a_kept_article_takes_the_place_of_the_sample_of_its_name(store: MemoryStore) -> None:
    store.save(replace(example(), incidents=()))
    assert len(rows(run(_map))) == 1


def test_a_link_selects_a_finding_and_shows_its_sentence() -> None:
    app = run(_map, sel=STRIKE.id)
    (chosen,) = [row for tree in trees(app) for row in with_class(tree, "chosen")]
    assert chosen[1]["data-choose"] == STRIKE.id
    (passage,) = [found for tree in trees(app) for found in with_class(tree, "passage")]
    assert [told(mark) for mark in with_class(passage, "quote")] == ["a drone struck it", "nobody was hurt"]


def test_a_link_sets_range_and_filters() -> None:
    app = run(_map, from_="2021-03-02", kind="claim")
    assert ["Lower Valley" in row for row in rows(app)] == [True]
    assert address(app) == {"from": ["2021-03-02"], "kind": ["claim"]}


@pytest.mark.parametrize("name", ["from", "to", "kind", "type", "actor", "sel", "view", "sample", "undated"])
def test_a_hostile_link_is_ignored_with_a_word(name: str) -> None:
    app = run(_map, **{f"{name}_": HOSTILE + "\x00"})
    assert name in app.caption[0].value
    assert len(rows(app)) == 3
    assert address(app) == {}


def test_an_article_that_is_not_there_is_left_out_of_link_and_filter_with_a_word() -> None:
    app = run(_map, article=["x", example().article.id])
    assert "article" in app.caption[0].value
    assert address(app) == {"article": [example().article.id]}
    app = run(_map, article="x", sel="nope")
    assert "article" in app.caption[0].value
    assert len(rows(app)) == 3
    assert address(app) == {}


def test_an_article_whose_findings_the_days_leave_out_stays_chosen() -> None:
    chosen = {"article": [example().article.id], "from": ["2021-03-01"], "to": ["2021-03-01"]}
    app = run(_map, undated="0", text="nowhere", **chosen)
    assert rows(app) == []
    assert address(app)["article"] == chosen["article"]


@pytest.mark.parametrize("name", ["sample", "undated"])
def test_what_is_the_default_may_be_said_in_a_link(name: str) -> None:
    app = run(_map, **{name: "1"})
    assert not any("made no sense" in one.value for one in app.caption)
    assert len(rows(app)) == 3
    assert address(app) == {}


def test_a_link_to_what_is_not_there_says_so() -> None:
    app = run(_map, sel="0123")
    assert any("not among these articles" in caption.value for caption in app.caption)
    assert address(app) == {}
    app = run(_map, sel="event:0@nowhere", text="valley")
    assert any("not among these articles" in caption.value for caption in app.caption)
    assert address(app) == {"text": ["valley"]}


CORE = views.Extent(date(2021, 3, 1), date(2021, 3, 1))


def take(app: AppTest, first: date, last: date, cumulative: bool = False) -> AppTest:
    """What the page does once the control of time has come to rest on these days."""
    for name, value in _taken(app, CORE, first, last, cumulative).items():
        app.session_state[name] = value
    return app.run()


def _taken(app: AppTest, core: views.Extent, *said: Any) -> dict[str, Any]:
    names = ("dateline.view", "dateline.dates")
    session = {name: app.session_state[name] for name in names if name in app.session_state}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state.st, "session_state", session)
        timebar._taker(core)(*said)
    return session


def test_the_control_of_time_moves_range_inputs_and_address() -> None:
    app = take(run(_map, from_="2014-01-01", to="2021-03-01"), date(2014, 1, 1), date(2015, 1, 1))
    assert not app.exception
    assert "A drone struck" not in everything(app)
    assert app.date_input[1].value == date(2015, 1, 1)
    assert address(app) == {"from": ["2014-01-01"], "to": ["2015-01-01"]}


def test_all_days_are_no_part_of_the_address() -> None:
    app = run(_map, from_="2014-01-01", to="2021-03-01")
    take(app, CORE.first, CORE.last)
    assert address(app) == {}
    assert days(app) == (CORE.first, CORE.last)


def test_from_the_start_on_is_kept_while_the_first_day_is_the_start() -> None:
    app = run(_map, from_="2014-01-01", to="2021-03-01")
    take(app, date(2014, 1, 1), date(2015, 1, 1), cumulative=True)
    assert control(app)["cumulative"] is True
    app.date_input[0].set_value(date(2014, 6, 1)).run()
    assert control(app)["cumulative"] is False


def test_date_inputs_the_control_moved_are_new_ones_and_can_send_no_old_value() -> None:
    app = run(_map, from_="2014-01-01", to="2021-03-01")
    before = {one.key for one in app.date_input}
    take(app, date(2014, 1, 1), date(2015, 1, 1))
    assert before.isdisjoint({one.key for one in app.date_input})
    inputs = {one.key for one in app.date_input}
    app.date_input[1].set_value(date(2016, 1, 1)).run()
    assert days(app) == (date(2014, 1, 1), date(2016, 1, 1))
    assert {one.key for one in app.date_input} == inputs  # the one being typed in keeps the focus


def test_all_of_time_stays_in_sight_once_it_is_asked_for() -> None:
    app = run(_map, from_="2014-01-01", to="2021-03-01")
    every = control(app)["first"]
    assert every < control(run(_map))["first"]
    core = run(_map)
    (period,) = [one for one in core.get("button_group") if one.key == "period"]
    period.select("All: 2014 – 2021").run()
    assert control(core)["first"] == every
    core.date_input[0].set_value(date(2021, 3, 1)).run()
    assert control(core)["first"] == every


def test_the_date_inputs_do_the_same() -> None:
    app = run(_map, from_="2014-01-01", to="2021-03-01")
    app.date_input[1].set_value(date(2015, 1, 1)).run()
    assert days(app) == (date(2014, 1, 1), date(2015, 1, 1))
    assert "A drone struck" not in everything(app)


def test_search_and_filters_narrow_the_list_and_can_be_cleared() -> None:
    app = run(_map)
    app.text_input(key="text").set_value("DRONE").run()
    assert len(rows(app)) == 1
    (speakers,) = [one for one in app.multiselect if one.label == "Speaker"]
    speakers.set_value(["The rebels"]).run()
    assert speakers.key in {one.key for one in app.multiselect}  # the one being used keeps the focus
    assert address(app) == {"text": ["DRONE"], "speaker": ["The rebels"]}
    next(one for one in app.button if one.label == "Clear filters").click().run()
    assert address(app) == {}
    assert len(rows(app)) == 3


def named(app: AppTest, label: str) -> Any:
    return next(one for one in (*app.multiselect, *app.text_input) if one.label.startswith(label))


def test_outlets_and_precisions_are_chosen_by_how_often_they_occur() -> None:
    app = run(_map)
    assert named(app, "Speaker").options == [
        "The rebels (1)", "Valley Post (1)", "the governor (1)", "the ministry (1)",
    ]  # fmt: skip
    assert named(app, "Source or outlet").options == ["Valley Post (3)"]
    assert named(app, "How well it is placed").options == ["The place named (1)"]
    named(app, "How well it is placed").set_value([1]).run()
    assert address(app) == {"precision": ["1"]}
    assert len(rows(app)) == 2  # the claim, which has no such code, stays
    named(app, "Source or outlet").set_value(["Valley Post"]).run()
    assert address(app) == {"precision": ["1"], "outlet": ["Valley Post"]}


def test_an_area_is_typed_named_in_the_address_and_left_again() -> None:
    app = run(_map)
    named(app, "Only within an area").set_value("57; 50 60 53").run()
    assert address(app) == {"area": ["57.000,50.000,60.000,53.000"]}
    assert named(app, "Only within an area").value == "57, 50, 60, 53"
    assert len(rows(app)) == 2
    named(app, "Only within an area").set_value("the valley").run()
    assert "That is no area: four numbers are wanted: west, south, east, north." in [
        one.value for one in app.caption
    ]
    next(one for one in app.button if one.label == "Everywhere").click().run()
    assert address(app) == {}
    assert len(rows(app)) == 3


def test_a_sample_article_that_fails_is_counted_and_the_rest_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def some(article: Article, tools: Tools) -> Findings:
        if article.id == "bad":
            raise ZeroDivisionError
        return _stub(article, tools)

    monkeypatch.setattr(resources, "analyse", some)
    bad = replace(example().article, id="bad")
    monkeypatch.setattr(resources, "sample_articles", lambda: (bad, example().article))
    app = run(_map)
    assert [one.value for one in app.warning] == ["1 sample article could not be read."]
    assert len(rows(app)) == 3


def test_a_store_that_fails_leaves_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise StoreError("The store could not be opened: no such host")

    monkeypatch.setattr(config, "store", broken)
    app = run(_map)
    assert app.warning[0].value.startswith("The store cannot be read")
    assert len(rows(app)) == 3


def _typed(text: str, **fields: Any) -> AppTest:
    app = run(_read)
    app.text_area(key="article_text").set_value(text)
    app.text_input(key="article_title").set_value(fields.get("title", ""))
    app.date_input(key="article_published").set_value(fields.get("published"))
    app.button[0].click().run()
    assert not app.exception
    return app


def test_a_pasted_article_is_annotated_listed_and_saved(store: MemoryStore) -> None:
    app = _typed(TEXT, title="Fire", published=date(2021, 3, 2))
    assert len(rows(app)) == 3
    assert "2 incidents, 1 claim by 4 speakers" in everything(app)
    app.button(key="save").click().run()
    (kept,) = store.all_findings()
    assert (kept.article.title, kept.article.published, kept.article.text) == ("Fire", date(2021, 3, 2), TEXT)
    app.button(key="save").click().run()
    assert len(store.all_findings()) == 1


@pytest.mark.parametrize("text", ["", "   \n", "x" * 5_000_001])
def test_bad_input_gives_one_sentence_and_loses_nothing(text: str) -> None:
    app = _typed(text, title="Kept title")
    assert [one.value for one in app.error] == ["This could not be read:"]
    assert app.text[0].value.count(".") >= 1
    assert app.text_input(key="article_title").value == "Kept title"
    assert app.text_area(key="article_text").value == text


def test_a_fault_of_ours_keeps_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(article: Article, tools: Tools) -> Findings:
        raise KeyError("secret detail")

    monkeypatch.setattr(asking, "read", fails)
    app = _typed(TEXT)
    assert app.text_area(key="article_text").value == TEXT
    assert "secret" not in app.text[0].value


def test_without_a_date_the_page_asks_for_it_and_reads_again() -> None:
    app = _typed(TEXT)
    assert any("When was this published?" in one.value for one in app.markdown)
    app.date_input(key="article_again").set_value(date(2021, 3, 2)).run()
    assert not app.exception
    assert "2 Mar 2021" in everything(app)
    assert app.date_input(key="article_published").value == date(2021, 3, 2)


def test_hostile_text_is_shown_as_it_stands_and_nowhere_else() -> None:
    text = TEXT + "\n\n" + HOSTILE
    app = _typed(text, title=HOSTILE, published=date(2021, 3, 2))
    shown = HOSTILE.replace("\u202e", "\ufffd")
    assert shown in everything(app)
    for element in (*app.markdown, *app.caption, *app.header, *app.get("html")):
        assert "191" not in str(element)


def test_articles_are_listed_looked_into_and_deleted(store: MemoryStore) -> None:
    store.save(replace(example("own"), article=replace(example().article, id="own", title="My own")))
    app = run(_articles)
    assert ["My own" in row for row in rows(app)][:2] == [True, False]
    assert "Monday" in [told(mark) for tree in trees(app) for mark in with_class(tree, "date")]
    app.button(key="delete-own").click().run()
    assert store.articles() == ()
    assert len(rows(app)) == 1 + 3  # the sample article and its findings
    assert [one.key for one in app.button] == ["to-map"]


def test_the_question_before_a_deletion_is_one_an_article_and_closed_for_the_next(store: MemoryStore) -> None:
    for one in ("first", "second"):
        store.save(replace(example(one), article=replace(example().article, id=one)))
    app = AppTest.from_function(_articles, default_timeout=30)
    app.session_state["deleting-first"] = True
    app.session_state["dateline.article"] = "first"
    app.run()
    assert "delete-first" in [one.key for one in app.button]
    app.button(key="delete-first").click().run()
    assert not app.session_state["deleting-first"]
    assert "delete-second" in [one.key for one in app.button]
    assert not app.session_state["deleting-second"]


def test_a_read_only_site_neither_saves_nor_deletes(
    store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", "on")
    store.save(example("own"))
    assert not [one for one in run(_articles).button if str(one.key).startswith("delete")]
    assert not [one for one in _typed(TEXT).button if one.key == "save"]


def test_the_method_page_says_that_it_takes_no_side() -> None:
    assert "takes no side" in " ".join(one.value for one in run(_method).markdown)


def drawn(app: AppTest) -> dict[str, Any]:
    """What the map is given."""
    (one,) = [
        each for each in app.get("component_instance") if each.proto.component_name.endswith("st_folium")
    ]
    found: dict[str, Any] = json.loads(one.proto.json_args)
    return found


def test_the_base_of_the_map_stays_while_the_findings_on_it_change() -> None:
    app = run(_map)
    before = drawn(app)
    app.text_input(key="text").set_value("valley").run()
    after = drawn(app)
    assert STRIKE.id in before["feature_group"]
    assert STRIKE.id not in after["feature_group"]
    assert HELD.id in after["feature_group"]
    same = ("script", "html", "header")
    assert [before[name] for name in same] == [after[name] for name in same]


def test_no_choice_of_days_changes_what_the_map_is_given() -> None:
    app = run(_map, from_="2014-01-01", to="2021-03-01")
    before = drawn(app)
    take(app, date(2014, 1, 1), date(2015, 1, 1))
    assert drawn(app) == before
    assert STRIKE.id in before["feature_group"]
    assert "A drone struck" not in everything(app)


def test_a_map_without_its_control_of_time_finds_the_days_in_the_page() -> None:
    app = take(run(_map), date(2021, 3, 1), date(2021, 3, 1))
    (written,) = [one.proto.body for one in app.get("html") if one.proto.body.startswith("<i")]
    assert written == '<i hidden data-dateline-days="18687 18687"></i>'


def test_no_rejection_and_no_filter_changes_a_hue(store: MemoryStore) -> None:
    (held,) = example().claims
    names = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta")
    claims = tuple(replace(held, claimant=f"{name} Front") for name in (*names, *names[3:], *names[4:]))
    store.save(replace(example("own"), incidents=(), claims=claims))
    before = hues_drawn(run(_map))
    assert len(set(before.values())) == len(before) == 7
    for subject, one in subjects(replace(example("own"), incidents=(), claims=claims)):
        if one.claimant == "Zeta Front":
            store.review(_reviewed(subject, Verdict.REJECTED))
    after = hues_drawn(run(_map))
    assert after == {name: hue for name, hue in before.items() if name != "Zeta Front"}
    assert hues_drawn(run(_map, review="rejected")) == {"Zeta Front": before["Zeta Front"]}
    assert hues_drawn(run(_map, actor="Epsilon Front")) == {"Epsilon Front": before["Epsilon Front"]}


def hues_drawn(app: AppTest) -> dict[str, str]:
    """The hue of each actor in the map's legend."""
    found = re.search(r"\"actors\"\s*:\s*(\[.*?\])", drawn(app)["feature_group"])
    assert found
    return {one["name"]: one["colour"] for one in json.loads(found[1])}


def test_the_map_opens_on_the_article_just_saved_only_where_the_days_show_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = collect([example("own")])
    every = (*collect([example()]), *own)
    monkeypatch.setattr(mappane.st, "session_state", {"dateline.saved": "own"})
    assert mappane._looked_at(every, every) == list(own)
    assert [one.article.id for one in mappane._looked_at(every, every[:1])] == ["example"]


def test_a_chosen_finding_stands_out_on_the_map() -> None:
    assert drawn(run(_map))["feature_group"] != drawn(run(_map, sel=STRIKE.id))["feature_group"]


CLICK = {"last_active_drawing": {"properties": {"id": STRIKE.id}}, "last_object_clicked_count": 1}
PAN = {**CLICK, "center": {"lat": 40.0, "lng": 45.0}, "zoom": 9}


def _told_by_the_map(monkeypatch: pytest.MonkeyPatch, *told: dict[str, Any]) -> list[View]:
    session: dict[str, Any] = {"dateline.view": View(), "dateline.opened": Camera(51.0, 58.0, 6)}
    monkeypatch.setattr(mappane.st, "session_state", session)
    monkeypatch.setattr(state.st, "session_state", session)
    seen = []
    for each in told:
        session["map"] = each
        mappane._moved_or_clicked()
        seen.append(session["dateline.view"])
    return seen


def test_a_click_on_a_mark_selects_it_and_a_pan_only_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    clicked, panned = _told_by_the_map(monkeypatch, CLICK, PAN)
    assert clicked == View(selected=STRIKE.id)
    assert panned == View(selected=STRIKE.id, camera=Camera(40.0, 45.0, 9))


def test_a_pan_after_letting_go_does_not_select_again(monkeypatch: pytest.MonkeyPatch) -> None:
    session: dict[str, Any] = {
        "dateline.view": View(),
        "dateline.opened": Camera(51.0, 58.0, 6),
        "dateline.clicks": 1,
    }
    monkeypatch.setattr(mappane.st, "session_state", session)
    monkeypatch.setattr(state.st, "session_state", session)
    session["map"] = PAN
    mappane._moved_or_clicked()
    assert session["dateline.view"].selected is None


@pytest.mark.parametrize("told", [{}, None, {"last_active_drawing": None, "last_object_clicked_count": 2}])
def test_a_map_that_says_nothing_changes_nothing(monkeypatch: pytest.MonkeyPatch, told: Any) -> None:
    assert _told_by_the_map(monkeypatch, told) == [View()]


def test_the_dashboard_wires_the_pages_up() -> None:
    root = Path(__file__).parent.parent
    app = AppTest.from_file(str(root / "dashboard.py"), default_timeout=30).run()
    assert not app.exception
    assert len(rows(app)) == 3
    assert len((root / "dashboard.py").read_text().splitlines()) <= 60


def picks(app: AppTest) -> dict[str, str]:
    """The buttons under the place of a finding: what they say, what they stand for."""
    return {told(one): one[1]["data-choose"] for tree in trees(app) for one in with_class(tree, "pick")}


def test_a_close_second_candidate_is_named_and_can_be_taken(store: MemoryStore) -> None:
    app = run(_map, sel=STRIKE.id)
    (other, none, point, *_) = picks(app)
    assert other.startswith("Orsk, populated place")
    assert other.endswith("km away")
    assert (none, point) == ("None of these", "Set a point on the map …")
    assert list(picks(app).values())[:3] == ["place:0", "place:none", "place:point"]


def test_a_choice_in_force_moves_the_finding_is_marked_and_can_be_undone(store: MemoryStore) -> None:
    store.choose(Choice("example", STRIKE.findings.toponyms[0].span, OTHER_ORSK, ORSK, NOW))
    (moved, *_) = collect([applied(example(), store.choices())])
    app = run(_map, sel=moved.id)
    assert "chosen by a reader on 2026-01-02; the program read Orsk (" in everything(app)
    assert any(one.startswith("Undo: “Orsk” is Orsk (") for one in picks(app))


def test_what_was_chosen_for_a_name_is_offered_in_another_article(store: MemoryStore) -> None:
    store.choose(Choice("another", STRIKE.findings.toponyms[0].span, OTHER_ORSK, ORSK, NOW))
    assert any(
        one.startswith("As chosen in another article: Orsk") for one in picks(run(_map, sel=STRIKE.id))
    )


def _reviewed(subject: Subject, verdict: Verdict, **fields: Any) -> Review:
    before = {name: plain(STRIKE.what)[name] for name in fields}
    return Review(subject, verdict, NOW, before, fields)


def test_a_finding_can_be_accepted_or_rejected_and_its_history_is_told(store: MemoryStore) -> None:
    app = run(_map, sel=STRIKE.id)
    assert {"Accept": "review:accepted", "Reject": "review:rejected"}.items() <= picks(app).items()
    assert "Review: not yet" in everything(app)
    (subject, *_) = (one for one, _ in subjects(example()))
    store.review(_reviewed(subject, Verdict.CORRECTED, killed={"low": 3, "high": 3}))
    app = run(_map, sel=STRIKE.id)
    assert "Review: corrected" in everything(app)
    assert "2026-01-02 03:04 UTC: corrected; killed: 2 → 3" in everything(app)
    assert picks(app)["Undo"] == "review:undo"
    assert "3 killed" in everything(app)


def test_what_is_rejected_goes_from_map_and_list_and_can_be_looked_at_again(store: MemoryStore) -> None:
    (subject, *_) = (one for one, _ in subjects(example()))
    store.review(_reviewed(subject, Verdict.REJECTED))
    assert len(rows(run(_map))) == 2
    assert len(rows(run(_map, review="rejected"))) == 1
    assert rows(run(_map, review="accepted")) == []


REJECTED = "The finding chosen was rejected, so it is shown no more."


def test_a_link_to_what_was_rejected_says_so_and_can_take_it_back(store: MemoryStore) -> None:
    (subject, *_) = (one for one, _ in subjects(example()))
    store.review(_reviewed(subject, Verdict.REJECTED))
    app = run(_map, sel=STRIKE.id)
    assert REJECTED in [one.value for one in app.caption]
    assert not any("not among these" in one.value for one in app.caption)
    app.button(key="unreject").click().run()
    assert len(rows(app)) == 3
    assert [one.withdrawn for one in store.reviews()] == [False, True]
    assert REJECTED not in [one.value for one in app.caption]
    assert "Review: not yet" in everything(app)


def test_a_read_only_site_says_what_was_rejected_and_offers_no_way_back(
    store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", "on")
    (subject, *_) = (one for one, _ in subjects(example()))
    store.review(_reviewed(subject, Verdict.REJECTED))
    app = run(_map, sel=STRIKE.id)
    assert REJECTED in [one.value for one in app.caption]
    assert not any("not among these" in one.value for one in app.caption)
    assert "unreject" not in [one.key for one in app.button]


def test_an_empty_list_says_why_and_leads_back_to_all_findings() -> None:
    app = run(_map, text="nowhere", **{"from": "2021-02-28"})
    assert "Nothing fits these dates and filters." in [one.value for one in app.markdown]
    next(one for one in app.button if one.label == "Show all findings").click().run()
    assert address(app) == {}
    assert len(rows(app)) == 3


def test_without_reviews_the_accepted_ones_are_none_yet_and_no_date_is_missed() -> None:
    app = run(_map, review="accepted")
    assert "No finding has been accepted or corrected yet." in [one.value for one in app.markdown]
    assert not app.caption
    next(one for one in app.button if one.label == "Show all findings").click().run()
    assert len(rows(app)) == 3


@pytest.mark.parametrize(
    ("score", "told"),
    [(1.0, "over 99%"), (0.996, "over 99%"), (0.99, "99%"), (0.7, "70%"), (0.01, "1%"), (0.001, "under 1%")],
)
def test_no_place_is_said_to_be_certain(score: float, told: str) -> None:
    assert words.share(score) == told


def test_who_may_not_save_may_not_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", "on")
    assert picks(run(_map, sel=STRIKE.id)) == {}


def test_the_dashboard_draws_the_map_first() -> None:
    app = AppTest.from_file(str(Path(__file__).parents[1] / "dashboard.py"), default_timeout=30).run()
    assert not app.exception
    assert len(rows(app)) == 3


@pytest.mark.parametrize("told", [date(2021, 3, 2), None])
def test_where_all_is_dated_the_day_of_publication_is_asked_for_if_the_text_gives_one(
    monkeypatch: pytest.MonkeyPatch, told: date | None
) -> None:
    def read(article: Article, tools: Tools) -> Findings:
        found = _stub(article, tools)
        return replace(found, incidents=found.incidents[:1])

    monkeypatch.setattr(asking, "read", read)
    monkeypatch.setattr(sources, "suggest_published", lambda _: told)
    app = _typed(TEXT)
    assert len(rows(app)) == 2
    assert any("When was this published?" in one.value for one in app.markdown) is (told is not None)
