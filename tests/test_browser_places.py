"""A reader corrects places and reviews findings in a real browser, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browsing import PATIENCE_MS, chromium, dashboard, map_of
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium(playwright) as opened:
        yield opened


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
    assert f"sel={collect([example('a')])[0].id}" not in page.url
    assert "sel=" in page.url
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


def test_a_finding_is_accepted_corrected_rejected_and_all_of_it_taken_back(
    page: Any, store: SqlStore
) -> None:
    _press(page, "Accept")
    page.locator(".detail h3", has_text="Review: accepted").wait_for()
    page.get_by_text("Correct it").click()
    page.get_by_label("Killed, at most").fill("7")
    page.get_by_role("button", name="Keep the correction").click()
    page.locator(".detail h3", has_text="Review: corrected").wait_for()
    page.locator(".row.chosen", has_text="2–7 killed").wait_for()
    _press(page, "Reject")
    page.get_by_role("button", name="Rejected. Undo").wait_for()
    playwright.expect(page.locator(".row")).to_have_count(5)
    page.get_by_role("button", name="Rejected. Undo").click()
    playwright.expect(page.locator(".row")).to_have_count(6)
    assert decided(store) == (example("a"), another())
    told = [(one.verdict.value, one.withdrawn) for one in store.reviews()]
    assert told == [("accepted", False), ("corrected", False), ("rejected", False), ("rejected", True)]
