"""The page that sets claims side by side."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from made_findings import example
from streamlit.testing.v1 import AppTest
from test_app import HELD, everything, rows, run, store, trees, with_class

from geo.app import resources
from geo.model import Precision, Stance, When

__all__ = ["store"]


def _claims() -> None:
    from geo.app import claims_page

    claims_page.page()


def test_a_territory_its_speakers_and_their_words_are_shown() -> None:
    app = run(_claims)
    shown = everything(app)
    assert [one.value for one in app.title] == ["Who claims what"]
    assert rows(app) == ["Lower Valley1 speaker, 1 version"]
    assert "The rebels control the Lower Valley, against the government" in shown
    assert "The rebels have held the Lower Valley since 2014" in shown
    assert "the governor" in shown


def test_as_of_a_day_before_all_claims_nothing_is_made_up() -> None:
    app = run(_claims, day="1990-01-01")
    assert [one.value for one in app.info] == ["No article claims a territory on that day."]
    assert trees(app) == []


def test_a_day_that_is_none_is_left_out() -> None:
    app = run(_claims, day="soon")
    assert "day" not in app.query_params
    assert "The rebels control the Lower Valley" in everything(app)


def test_a_territory_that_nobody_claims_is_passed_over() -> None:
    assert "The rebels control" in everything(run(_claims, territory="<img src=x>"))


def test_every_claim_leads_to_the_map() -> None:
    (versions,) = (tree for tree in trees(run(_claims)) if with_class(tree, "versions"))
    assert [one[1]["data-choose"] for one in with_class(versions, "what")] == [HELD.id]


def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings in which two speakers say other things of one territory, years apart."""
    first = example().claims[0]
    day = date(2020, 6, 1)
    denied = replace(
        first, stance=Stance.DENIES, attributed_to="the ministry", when=When(day, day, Precision.DAY, "", "")
    )
    found = replace(example(), claims=(first, denied))
    monkeypatch.setattr(resources, "analyse", lambda article, tools: replace(found, article=article))


def drawn(app: AppTest) -> str:
    """What is drawn over the base map."""
    (frame,) = app.get("component_instance")
    return str(json.loads(frame.proto.json_args)["feature_group"])


def test_one_speaker_gives_nothing_to_compare() -> None:
    assert "There are no two to compare yet." in [one.value for one in run(_claims).info]


def test_two_speakers_are_set_against_each_other_on_the_map_and_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two(monkeypatch)
    app = run(_claims)
    assert not app.exception
    shown = everything(app)
    assert "the governor: 1 claim · the ministry: 1 claim; 1 territory on which they differ" in shown
    assert "The rebels control" in drawn(app)
    assert "denied: The rebels" in drawn(app)
    picked = next(one for one in app.button_group if one.label == "On the map")
    picked.set_value("first").run()
    assert app.query_params["shown"] in ("first", ["first"])
    assert "denied: The rebels" not in drawn(app)


def test_two_days_are_set_against_each_other_and_a_wrong_one_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two(monkeypatch)
    app = run(_claims, compare="days", first="2016-01-01", second="never")
    assert not app.exception
    assert "1 Jan 2016: 1 claim · 1 Jun 2020: 2 claims; 1 territory on which they differ" in everything(app)
    assert "second" not in app.query_params
