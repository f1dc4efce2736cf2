"""A first start tells what it is, what is done once and how far it is; a later one shows nothing of it."""

from __future__ import annotations

import threading

import pytest
from streamlit.testing.v1 import AppTest

from geo.app import resources


def _waiting() -> None:
    from geo.app.starting import Starting

    starting = Starting()
    starting.report(0.25, "the gazetteer: towns")
    starting.report(0.5, "the gazetteer: districts")


def _opening() -> None:
    import streamlit as st

    from geo.app import resources

    resources.tools()
    st.write("the page")


def test_it_says_what_it_is_what_is_done_once_and_how_far_it_is() -> None:
    app = AppTest.from_function(_waiting).run()
    assert not app.exception
    (card,) = [one.proto.body for one in app.get("html")]
    assert "Dateline" in card
    assert "done once on this machine and takes about a minute" in card
    (bar,) = app.get("progress")
    assert (bar.proto.value, bar.proto.text) == (50, "The gazetteer: districts")


@pytest.mark.parametrize("steps", [(), (0.1, 0.9)])
def test_nothing_of_it_is_left_when_all_is_ready(
    monkeypatch: pytest.MonkeyPatch, steps: tuple[float, ...]
) -> None:
    told: list[float] = []

    def prepared(report: resources.Report) -> str:
        for share in steps:
            report(share, "towns")
            told.append(share)
        return "tools"

    monkeypatch.setattr(resources, "_TOOLS", resources._Once())
    monkeypatch.setattr(resources, "_prepared", prepared)
    app = AppTest.from_function(_opening).run()
    assert not app.exception
    assert tuple(told) == steps
    assert (app.get("html"), app.get("progress")) == ([], [])
    assert [one.value for one in app.markdown] == ["the page"]


def test_who_comes_while_another_builds_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    building, seen = threading.Event(), threading.Event()
    monkeypatch.setattr(resources, "_PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(resources, "_HOW_FAR", [(0.4, "towns")])
    once: resources._Once[str] = resources._Once()

    def make() -> str:
        building.set()
        assert seen.wait(10)
        return "tools"

    builder = threading.Thread(target=lambda: once.get(make))
    builder.start()
    assert building.wait(10)
    assert once.get(lambda: "others", seen.set) == "tools"
    builder.join()
