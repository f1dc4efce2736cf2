"""A reader corrects places and reviews findings in a real browser, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browsing import PATIENCE_MS, dashboard, map_of
from made_findings import OTHER_ORSK, example

from geo.model import Findings, Precision, When
from geo.store import SqlStore, decided
from geo.views import collect

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser

LATER = When(date(2022, 3, 1), date(2022, 3, 1), Precision.DAY, "a year later", "a year after 2021-03-01")


def another() -> Findings:
    """Another article, on a strike a year later: the strike of one day would be shown once for both."""
    told = example("b", title="Another fire")
    strike = replace(
        told.incidents[0],
        when=LATER,
        statements=tuple(replace(said, when=said.when and LATER) for said in told.incidents[0].statements),
    )
    return replace(told, incidents=(strike, *told.incidents[1:]))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    kept = SqlStore(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    kept.save(example("a"))
    kept.save(another())
    yield kept
    kept.close()


@pytest.fixture
def page(browser: Any, store: SqlStore, tmp_path: Path) -> Iterator[Any]:
    """The strike of the first article, chosen."""
    with dashboard(tmp_path / "kept.sqlite") as address:
        opened = browser.new_page(viewport={"width": 1440, "height": 900})
        opened.set_default_timeout(PATIENCE_MS)
        opened.goto(f"{address}?sample=0&sel={collect([example('a')])[0].id}")
        map_of(opened)
        yield opened
        opened.close()


def _press(page: Any, words: str) -> None:
    page.locator(".pick", has_text=words).first.click()


def _place(store: SqlStore) -> Any:
    return decided(store)[0].incidents[0].place


def test_another_candidate_is_taken_kept_offered_and_undone(page: Any, store: SqlStore) -> None:
    _press(page, "km away")
    page.locator(".detail dd", has_text="chosen by a reader").wait_for()
    assert _place(store) == OTHER_ORSK
    drafted = f"sel={collect([example('a')])[0].id}"
    page.wait_for_url(lambda url: "sel=" in url and drafted not in url)
    page.locator(".row", has_text="A drone struck").nth(1).click()
    page.locator(".pick", has_text="As chosen in another article").wait_for()
    page.locator(".row", has_text="A drone struck").nth(0).click()
    _press(page, "Undo")
    playwright.expect(page.locator(".pick", has_text="Undo")).to_have_count(0)
    assert decided(store) == (example("a"), another())
    assert [one.withdrawn for one in store.choices()] == [False, True]


def test_none_of_these_leaves_it_in_the_list_without_a_place(page: Any, store: SqlStore) -> None:
    _press(page, "None of these")
    page.locator(".detail dd", has_text="without a place").wait_for()
    assert _place(store) is None
    page.locator(".pick", has_text="Undo").wait_for()


def test_a_point_set_on_the_map_is_where_it_lies(page: Any, store: SqlStore) -> None:
    _press(page, "Set a point on the map")
    page.locator(".notice", has_text="Click on the map").wait_for()
    frame = page.frame_locator("iframe[title*=folium]").first
    frame.locator(".leaflet-container").click(position={"x": 500, "y": 330})
    page.locator(".detail dd", has_text="chosen by a reader").wait_for()
    place = _place(store)
    assert place.id.startswith("reader:")
    assert place.name == "Orsk"


def _said(store: SqlStore) -> list[tuple[str, bool]]:
    return [(one.verdict.value, one.withdrawn) for one in store.reviews()]


def _correct(page: Any, label: str, value: str) -> None:
    """Write into the form and press its button at once, however busy the page is."""
    if not page.get_by_label(label).is_visible():
        page.get_by_text("Correct it").click()
    page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Keep the correction").click()


def test_a_finding_is_accepted_corrected_rejected_and_all_of_it_taken_back(
    page: Any, store: SqlStore
) -> None:
    _press(page, "Accept")
    page.locator(".detail h3", has_text="Review: accepted").wait_for()
    _correct(page, "Killed, at most", "7")
    page.locator(".detail h3", has_text="Review: corrected").wait_for()
    page.locator(".row.chosen", has_text="2–7 killed").wait_for()
    _press(page, "Reject")
    page.get_by_role("button", name="Rejected. Undo").wait_for()
    playwright.expect(page.locator(".row")).to_have_count(5)
    page.get_by_role("button", name="Rejected. Undo").click()
    playwright.expect(page.locator(".row")).to_have_count(6)
    assert [one.killed and one.killed.high for one in decided(store)[0].incidents] == [7, None]
    page.locator(".detail h3", has_text="Review: corrected").wait_for()
    page.get_by_role("button", name="Undo", exact=True).click()
    page.locator(".detail h3", has_text="Review: accepted").wait_for()
    page.get_by_role("button", name="Undo", exact=True).click()
    page.locator(".detail h3", has_text="Review: not yet").wait_for()
    assert decided(store) == (example("a"), another())
    steps = ["accepted", "corrected", "rejected"]
    assert _said(store) == [(one, False) for one in steps] + [(one, True) for one in reversed(steps)]


def test_a_correction_pressed_while_the_page_is_drawn_again_is_kept(page: Any, store: SqlStore) -> None:
    """Accepting draws the page anew; a reader who knows the way does not wait for it."""
    page.get_by_text("Correct it").click()
    page.get_by_label("Killed, at most").wait_for()
    _press(page, "Accept")
    _correct(page, "Killed, at most", "7")
    page.locator(".row.chosen", has_text="2–7 killed").wait_for()
    assert _said(store) == [("accepted", False), ("corrected", False)]


def _at_rest(page: Any) -> None:
    page.wait_for_timeout(1000)
    page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")


def _choose(page: Any, label: str, option: str) -> None:
    """Take an option; a list that closes because the page is drawn anew is opened again."""
    wanted = page.get_by_role("option", name=option)
    for _ in range(5):
        page.get_by_role("combobox", name=label).click()
        try:
            wanted.click(timeout=5000)
        except playwright.TimeoutError:
            continue
        return
    wanted.click()


def test_two_happenings_read_as_one_are_split_and_put_together_again(page: Any, store: SqlStore) -> None:
    page.get_by_text("Correct it").click()
    _at_rest(page)
    _choose(page, "What statement 2 tells of", "tells of another")
    page.get_by_role("button", name="Keep the correction").click()
    playwright.expect(page.locator(".row")).to_have_count(7)
    _press(page, "See what was split off")
    page.get_by_text("A reader split this off").wait_for()
    assert "Air or drone strike" in page.locator(".detail h2").inner_text()
    _press(page, "Undo the split")
    playwright.expect(page.locator(".row")).to_have_count(6)
    page.locator(".detail h3", has_text="2 statements").wait_for()
    assert decided(store) == (example("a"), another())


def test_a_correction_that_makes_no_sense_says_why_and_keeps_what_was_typed(
    page: Any, store: SqlStore
) -> None:
    _correct(page, "Killed, at most", "1")
    page.get_by_role("alert").get_by_text("Killed: “at least 2” is more than “at most 1”.").wait_for()
    assert page.get_by_label("Killed, at most").input_value() == "1"
    assert store.reviews() == ()
