"""Time in the dashboard, in a real browser: the map follows by itself, the server once all rests."""

from __future__ import annotations

import re

import pytest
from browsing import PATIENCE_MS, hold_back, map_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser

SOME = "?from=2020-09-27&to=2020-11-10"
WATCHED = """() => {
    window.before = true; window.redrawn = 0;
    const made = dateline.marks;
    dateline.marks = (...all) => { window.redrawn++; return made(...all); };
}"""


BROKEN = "Object.defineProperty(window, 'datelineDays', { set() { throw new Error('broken') } })"


@pytest.fixture
def opened(browser, address):
    """Opens an address; gives the page, the map's frame, and what the page tells the server."""
    contexts = []

    def open_at(query="", blocked="", **context):
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **context})
        contexts.append(context)
        hold_back(context, [])
        if blocked:
            context.add_init_script(blocked)
        page, said = context.new_page(), []
        page.set_default_timeout(PATIENCE_MS)
        page.on("websocket", lambda socket: socket.on("framesent", lambda sent: said.append(sent)))
        page.goto(address + query)
        frame = map_of(page)
        playwright.expect(page.locator(".counts").first).to_contain_text("outside the dates")
        if not blocked:
            playwright.expect(slider(page, "First")).to_have_attribute("aria-valuetext", re.compile("20"))
        settled(page, said)
        return page, frame, said

    yield open_at
    for context in contexts:
        context.close()


def slider(page, which):
    return page.get_by_role("slider", name=f"{which} day shown")


def settled(page, said):
    """Until the page has told the server all it has to tell of its opening."""
    many = -1
    while many != len(said):
        many = len(said)
        page.wait_for_timeout(700)


def grasp(page, which):
    """Press the pointer on the line of a handle; where that is."""
    box = slider(page, which).bounding_box()
    x = box["x"] + (24 if which == "First" else box["width"] - 24)
    page.mouse.move(x, box["y"] + box["height"] / 2)
    page.mouse.down()
    return x, box["y"] + box["height"] / 2


def typed(page, label, day):
    """Type a day into a date input, year first, and leave it."""
    page.get_by_role("spinbutton", name=f"year, {label}").click()
    page.keyboard.type(day)
    page.get_by_role("spinbutton", name=f"year, {label}").focus()
    page.keyboard.press("Shift+Tab")


def labels(frame):
    """What the marks of the map say, wherever they are gathered."""
    return sorted(
        frame.locator(".dateline-mark").evaluate_all("(all) => all.map((one) => one.title || one.ariaLabel)")
    )


def test_a_drag_moves_the_map_at_once_and_the_rest_of_the_page_when_it_is_let_go(opened):
    page, frame, said = opened(SOME)
    frame.locator("body").evaluate(WATCHED)
    marks, told, url = frame.locator(".dateline-mark").count(), page.locator(".counts").inner_text(), page.url
    many = len(said)
    x, y = grasp(page, "First")
    page.mouse.move(x + 400, y, steps=10)
    playwright.expect(frame.locator(".dateline-mark")).not_to_have_count(marks)
    fewer = frame.locator(".dateline-mark").count()
    day = slider(page, "First").get_attribute("aria-valuetext")
    page.wait_for_timeout(500)
    assert (len(said), page.url, page.locator(".counts").inner_text()) == (many, url, told)
    page.mouse.up()
    playwright.expect(page.locator(".counts")).not_to_have_text(told)
    page.wait_for_url(lambda now: now != url)
    settled(page, said)
    assert frame.locator(".dateline-mark").count() == fewer
    assert frame.locator("body").evaluate("() => [window.before, window.redrawn]") == [True, 0]
    assert slider(page, "First").get_attribute("aria-valuetext") == day


def test_zoom_and_place_of_the_map_stay_while_time_moves(opened):
    page, frame, said = opened()
    frame.locator(".leaflet-control-zoom-in").click()
    page.wait_for_url(re.compile(r"[?&]view=[^&]*(%2C|,)\d+(&|$)"))
    view = re.search("view=[^&]*", page.url)[0]
    slider(page, "First").focus()
    page.keyboard.press("PageUp")
    page.wait_for_url(re.compile("from=2020-08-11"))
    settled(page, said)
    assert view in page.url


def test_keys_move_an_end_by_days_months_and_to_its_limit(opened):
    page, _, _ = opened(SOME)
    first = slider(page, "First")
    first.focus()
    for key, day in [
        ("ArrowRight", "28 Sep 2020"),
        ("Shift+ArrowRight", "5 Oct 2020"),
        ("PageDown", "5 Sep 2020"),
        ("Home", "12 Jul 2020"),
        ("End", "10 Nov 2020"),
    ]:
        page.keyboard.press(key)
        playwright.expect(first).to_have_attribute("aria-valuetext", day)
    page.wait_for_url(re.compile("from=2020-11-10&to=2020-11-10"))
    playwright.expect(page.get_by_label("From", exact=True)).to_be_visible()
    playwright.expect(first).to_be_focused()


def test_playing_moves_the_map_alone_and_a_stop_tells_the_page(opened):
    page, frame, said = opened("?from=2020-09-24&to=2020-09-30")
    frame.locator("body").evaluate(WATCHED)
    many, marks = len(said), labels(frame)
    page.get_by_label("Speed", exact=True).select_option("8×")
    page.get_by_role("button", name="Play through time").click()
    playwright.expect(frame.locator(".dateline-mark").first).to_be_attached()
    page.wait_for_function("() => window.datelineDays[1] >= 18542")
    assert labels(frame) != marks
    assert len(said) == many
    page.get_by_role("button", name="Pause").click()
    page.wait_for_url(lambda now: "from=2020-09-24" not in now)
    assert frame.locator("body").evaluate("() => [window.before, window.redrawn]") == [True, 0]
    days = page.evaluate("() => datelineDays")
    assert days[1] - days[0] == 6


def test_a_link_and_a_reload_show_the_same_days(opened):
    page, frame, said = opened(SOME)
    slider(page, "Last").focus()
    page.keyboard.press("PageDown")
    page.wait_for_url(re.compile("from=2020-09-27&to=2020-10-11"))
    settled(page, said)
    marks, days = labels(frame), page.evaluate("() => datelineDays")
    page.reload()
    frame = map_of(page)
    playwright.expect(slider(page, "Last")).to_have_attribute("aria-valuetext", "11 Oct 2020")
    playwright.expect(frame.locator(".dateline-mark")).to_have_count(len(marks))
    assert (labels(frame), page.evaluate("() => datelineDays")) == (marks, days)


def test_dates_that_are_typed_move_the_control_and_the_map(opened):
    page, frame, _ = opened()
    marks = frame.locator(".dateline-mark").count()
    typed(page, "To", "20201005")
    playwright.expect(slider(page, "Last")).to_have_attribute("aria-valuetext", "5 Oct 2020")
    playwright.expect(frame.locator(".dateline-mark")).not_to_have_count(marks)


def test_without_the_control_the_map_follows_the_days_written_in_the_page(opened):
    page, frame, _ = opened("?from=2020-10-04&to=2020-10-05", blocked=BROKEN)
    assert page.evaluate("() => window.datelineDays") is None
    few = opened("?from=2020-10-04&to=2020-10-05")[1].locator(".dateline-mark").count()
    playwright.expect(frame.locator(".dateline-mark")).to_have_count(few)
    typed(page, "To", "20201010")
    playwright.expect(frame.locator(".dateline-mark")).not_to_have_count(few)


@pytest.mark.parametrize("which", ["First", "Last"])
def test_handles_and_buttons_are_wide_enough_for_fingers(opened, which):
    page, _, _ = opened(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    box = slider(page, which).bounding_box()
    assert min(box["width"], box["height"]) >= 44
    page.get_by_role("button", name="More controls").click()
    for one in page.locator(".bar button, .bar select").all():
        size = one.bounding_box()
        assert min(size["width"], size["height"]) >= 44
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
