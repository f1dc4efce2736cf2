"""An area drawn on the map, or taken from it, narrows the page; both in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlparse

import pytest
from browsing import PATIENCE_MS, hold_back, map_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser, address):
    """Opens the dashboard; gives the page and the map's frame."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    hold_back(context, [])
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    frame = map_of(page)
    playwright.expect(page.locator(".counts").first).to_contain_text("outside the dates")
    yield page, frame
    context.close()


def sides(page):
    """The area in the address."""
    page.wait_for_url(re.compile("area="))
    (told,) = parse_qs(urlparse(page.url).query)["area"]
    return [float(side) for side in told.split(",")]


def draw(page, frame, away=(180, 140)):
    frame.get_by_role("button", name="Draw an area").click()
    box = frame.locator(".leaflet-container").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + away[0] / 2, y + away[1] / 2)
    page.mouse.move(x + away[0], y + away[1])
    page.mouse.up()


def test_a_drag_draws_an_area_that_the_whole_page_keeps_to(opened):
    page, frame = opened
    counts = page.locator(".counts").first
    before = counts.inner_text()
    draw(page, frame)
    west, south, east, north = sides(page)
    assert 0 < east - west < 40
    assert 0 < north - south < 30
    playwright.expect(counts).not_to_have_text(before)
    playwright.expect(frame.locator("path.dateline-area")).to_be_visible()
    playwright.expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
    page.get_by_role("button", name="Filters (1)").click()
    page.get_by_role("button", name="Everywhere").click()
    playwright.expect(counts).to_have_text(before)
    playwright.expect(frame.locator("path.dateline-area")).to_have_count(0)


def test_escape_and_a_slip_of_the_mouse_draw_nothing(opened):
    page, frame = opened
    button = frame.get_by_role("button", name="Draw an area")
    button.click()
    playwright.expect(frame.get_by_role("button", name="Drag from corner to corner")).to_be_focused()
    page.keyboard.press("Escape")
    playwright.expect(button).to_be_focused()
    draw(page, frame, away=(2, 90))
    playwright.expect(button).to_be_visible()
    assert "area=" not in page.url


def test_what_the_map_shows_now_is_an_area_without_a_drag(opened):
    page, _ = opened
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("button", name="What the map shows now").click()
    west, south, east, north = sides(page)
    told = f"{west:g}, {south:g}, {east:g}, {north:g}"
    playwright.expect(page.get_by_label("Only within an area")).to_have_value(told)
