"""The dashboard in a real browser that may reach nothing else: opens, selects, reads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from browsing import PATIENCE_MS, hold_back, map_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser

ARTICLE = (
    "Two people were killed and four injured when shells hit a market in Shusha on Sunday, officials in "
    "Yerevan said.\n\nAzerbaijan has controlled Hadrut since 9 October, the Defence Ministry in Baku said. "
    "{{7*191}} <img src=x onerror=\"document.title='hacked'\">"
)


@pytest.fixture
def asked() -> list[str]:
    """What the pages wanted from elsewhere; nothing of it was let through."""
    return []


@pytest.fixture
def page(browser: object, asked: list[str]) -> Iterator[object]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})  # type: ignore[attr-defined]
    hold_back(context, asked)
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    context.close()
    assert asked == []


def test_the_sample_is_painted_without_a_click_and_without_a_network(page: object, address: str) -> None:
    page.goto(address)
    frame = map_of(page)
    assert frame.locator(".dateline-mark").count() >= 5
    assert frame.locator("path").count() >= 10
    inked = frame.locator("canvas").evaluate_all(
        """all => all.some(one => one.width && one.getContext('2d').getImageData(0, 0, one.width, one.height)
                .data.some((value, at) => at % 4 === 3 && value))"""
    )
    assert inked, "the base map is blank"
    assert page.locator(".row").count() >= 10
    assert "in 12 articles" in page.locator(".counts").first.inner_text()
    if shot := os.environ.get("DATELINE_SCREENSHOT"):
        page.wait_for_timeout(3000)
        page.screenshot(path=shot)


def test_a_row_and_a_mark_select_the_same_way(page: object, address: str) -> None:
    page.goto(address)
    frame = map_of(page)
    row = page.locator(".row").filter(has_text="Battle").first
    row.click()
    page.locator(".detail .passage mark.quote").first.wait_for()
    page.wait_for_url(re.compile(f"sel={row.get_attribute('data-choose')}"))
    assert page.locator(".row.chosen .what").inner_text() == page.locator(".detail h2").inner_text()
    before = page.url
    frame.locator(".dateline-mark").last.dispatch_event("click")
    page.wait_for_function("before => location.href !== before", arg=before)
    (selected,) = re.findall(r"sel=([0-9a-f]+)", page.url)
    playwright.expect(page.locator(".row.chosen")).to_have_attribute("data-choose", selected)


def test_the_list_can_be_walked_with_the_keyboard(page: object, address: str) -> None:
    page.goto(address)
    map_of(page)
    rows = page.locator(".row")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".detail h2").wait_for()
    assert page.locator(".row.chosen").get_attribute("data-choose") == rows.nth(1).get_attribute(
        "data-choose"
    )


def test_a_permalink_shows_the_same_view(page: object, address: str) -> None:
    page.goto(f"{address}?from=2020-09-27&to=2020-10-20&kind=incident&view=40.000,46.500,9")
    frame = map_of(page)
    page.locator(".row").first.click()
    page.wait_for_url(re.compile("sel="))
    title = page.locator(".detail h2").inner_text()
    marks = frame.locator(".dateline-mark").count()
    page.goto(page.url)
    frame = map_of(page)
    assert page.locator(".detail h2").inner_text() == title
    assert frame.locator(".dateline-mark").count() == marks
    last = page.get_by_role("slider", name="Last day shown")
    playwright.expect(last).to_have_attribute("aria-valuetext", "20 Oct 2020")


def test_a_new_article_is_pasted_read_saved_and_on_the_map(page: object, address: str) -> None:
    page.goto(f"{address}read")
    page.get_by_label("Text of the article").fill(ARTICLE)
    page.get_by_label("Title (if any)").fill("Market {{7*191}}")
    page.get_by_role("button", name="Read it").click()
    page.locator(".annotated mark.place", has_text="Shusha").first.wait_for()
    page.get_by_text("When was this published?").wait_for()
    assert "{{7*191}} <img" in page.locator(".annotated").inner_text()
    page.get_by_role("button", name="Save to my articles").click()
    page.get_by_text("Saved, and on the map").wait_for()
    page.goto(f"{address}?sample=0")
    frame = map_of(page)
    assert page.locator(".row").count() >= 1
    assert "1337" not in page.content()
    assert "1337" not in frame.locator("body").inner_html()
    assert page.title() == "Dateline"
    page.goto(f"{address}articles")
    page.get_by_role("button", name="Delete …").click()
    page.get_by_role("button", name="Delete this article").click()
    page.get_by_text("None yet.").wait_for()


def test_the_map_is_as_tall_as_the_window_lets_it(browser: object, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 1300})  # type: ignore[attr-defined]
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    frame = map_of(page)
    playwright.expect(page.locator("iframe[title*=folium]")).to_have_css("height", "950px")
    playwright.expect(frame.locator(".leaflet-container")).to_have_css("height", "950px")
    context.close()


def test_no_label_of_a_claim_lies_under_a_control_or_beyond_the_edge(page: object, address: str) -> None:
    page.goto(address)
    frame = map_of(page)
    frame.locator(".dateline-chip .box:not(.away)").first.wait_for()
    hidden = frame.locator(".leaflet-container").evaluate(
        """home => {
            const rects = query => [...home.querySelectorAll(query)].map(one => one.getBoundingClientRect());
            const all = home.getBoundingClientRect();
            const controls = rects(".leaflet-control").filter(one => one.width);
            const apart = (a, b) => a.left >= b.right || b.left >= a.right
                || a.top >= b.bottom || b.top >= a.bottom;
            const inside = one => one.left >= all.left && one.top >= all.top && one.right <= all.right
                && one.bottom <= all.bottom;
            const shown = rects(".dateline-chip .box:not(.away)");
            return shown.filter(one => !inside(one) || !controls.every(two => apart(one, two))).length;
        }"""
    )
    assert hidden == 0


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_nothing_sticks_out_sideways(browser: object, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[attr-defined]
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    map_of(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    for row in page.locator(".row").all()[:5]:
        box = row.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    context.close()
