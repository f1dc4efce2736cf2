"""The map follows the days that the control of time tells it, by itself and at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from browsing import chromium

from geo.maps import render
from geo.maps.page import page
from geo.maps.rows import MapClaim, MapContent, MapIncident
from geo.model import IncidentType, Place, PlaceKind, Relation, Stance

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser

TOWN = Place("t", "Town", PlaceKind.POPULATED_PLACE, 40.2, 46.0, 2, "AZ")
LAND = Place("l", "Land", PlaceKind.REGION, 40.0, 46.5, 30)
DAY = date(1970, 1, 11)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    content = MapContent(
        incidents=(
            MapIncident("early", IncidentType.BATTLE, TOWN, 1, "early", "A", DAY, DAY),
            MapIncident("undated", IncidentType.RIOT, TOWN, 1, "undated", "A"),
        ),
        claims=(
            MapClaim(
                "a", "A", Relation.CONTROLS, Stance.ASSERTS, "x", "Land", LAND, "A holds", first_day=DAY
            ),
            MapClaim(
                "b",
                "B",
                Relation.CLAIMS,
                Stance.ASSERTS,
                "x",
                "Land",
                LAND,
                "B claims",
                first_day=date(1970, 2, 1),
            ),
        ),
    )
    file = tmp_path_factory.mktemp("map") / "map.html"
    groups = render.overlays(content, "light")
    file.write_text(page(render.View(40.1, 46.2, 8), "light", groups), encoding="utf-8")
    with chromium(playwright) as opened:
        new = opened.new_page(viewport={"width": 900, "height": 600})
        new.on("pageerror", lambda error: pytest.fail(str(error)))
        new.goto(file.as_uri())
        yield new


@pytest.mark.parametrize(
    ("window", "marks", "chip"),
    [
        ("null", ["early", "undated"], "Land: 2 claims"),
        ("[0, 100]", ["early", "undated"], "Land: 2 claims"),
        ("[10, 20]", ["early", "undated"], "A controls"),
        ("[11, 20]", ["undated"], "A controls"),
        ("[0, 9]", ["undated"], None),
        ("[40, 50]", ["undated"], "Land: 2 claims"),
    ],
)
def test_marks_and_labels_follow_the_days(shown, window, marks, chip):
    shown.evaluate(f"datelineTime({window})")
    labels = shown.locator(".dateline-mark")
    playwright.expect(labels).to_have_count(len(marks))
    assert sorted(labels.evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")) == marks
    chips = shown.locator(".dateline-chip .box")
    if chip is None:
        playwright.expect(chips).to_have_count(0)
    else:
        playwright.expect(chips).to_have_text(chip)


def test_what_is_switched_off_in_the_legend_stays_off(shown):
    shown.evaluate("datelineTime(null)")
    playwright.expect(shown.locator(".dateline-mark")).to_have_count(2)
    shown.locator(".dateline-legend summary").click()
    box = shown.locator(".dateline-legend label", has_text="Battle").locator("input")
    box.uncheck()
    shown.evaluate("datelineTime([10, 12])")
    playwright.expect(shown.locator(".dateline-mark")).to_have_count(1)
    box.check()
    playwright.expect(shown.locator(".dateline-mark")).to_have_count(2)
