"""The page that sets claims side by side."""

from __future__ import annotations

from test_app import HELD, everything, rows, run, store, trees, with_class

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
