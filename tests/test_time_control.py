"""The control of time in a real browser: brushed, dragged, stepped with keys, played; told once it rests."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from browsing import chromium

from geo.app.timecontrol import Calendar, _read, plain

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser

APP = Path(__file__).resolve().parent.parent / "geo" / "app"
FIRST = date(2020, 1, 1)
PAGE = """<!doctype html><style>body { margin: 20px; --st-primary-color: #00f } %s</style><div id="at"></div>
<script type="module">
import control from "data:text/javascript;base64,%s";
window.sent = [];
window.update = (data) => control({ parentElement: document.getElementById("at"), data,
  setTriggerValue: (name, value) => window.sent.push(value) });
update(%s);
</script>"""


def data(first=FIRST, days=100, chosen=(10, 20), cumulative=False):
    counts = {first + timedelta(days=at): [1, 0, 0, 0, 0, 0, 0, at % 2] for at in range(days)}
    calendar = Calendar(counts, first, first + timedelta(days=days - 1))
    ends = tuple(first + timedelta(days=at) for at in chosen)
    return plain(calendar, ends, cumulative)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium(playwright) as opened:
        yield opened


@pytest.fixture
def show(browser, tmp_path):
    opened = []

    def shown(**more):
        script = base64.b64encode((APP / "time.js").read_bytes()).decode()
        style = (APP / "time.css").read_text(encoding="utf-8")
        file = tmp_path / "time.html"
        file.write_text(PAGE % (style, script, json.dumps(data(**more))), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1056, "height": 200})
        opened.append(page)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(file.as_uri())
        page.locator(".handle.low").wait_for()
        return page

    yield shown
    for page in opened:
        page.close()


def told(page, many=1):
    page.wait_for_function(f"sent.length === {many}")
    return page.evaluate("sent.at(-1)")


def at(page, day):
    """The pixel at which a day begins: the track is 1000 pixels wide and has 100 days."""
    return 28 + day * 10, 50


def test_it_shows_the_days_chosen_and_tells_nobody(show):
    page = show()
    low, high = page.locator(".handle.low"), page.locator(".handle.high")
    assert low.get_attribute("aria-valuetext") == "11 Jan 2020"
    assert high.get_attribute("aria-valuetext") == "21 Jan 2020"
    page.wait_for_timeout(400)
    assert page.evaluate("sent") == []


def test_a_brush_chooses_and_tells_once_it_is_let_go(show):
    page = show()
    page.mouse.move(*at(page, 40))
    page.mouse.down()
    page.mouse.move(*at(page, 50), steps=5)
    assert page.evaluate("sent") == []
    page.mouse.up()
    assert told(page) == ["2020-02-10", "2020-02-20", False]


def test_a_handle_and_the_whole_window_can_be_dragged(show):
    page = show()
    page.mouse.move(*at(page, 21))
    page.mouse.down()
    page.mouse.move(*at(page, 31))
    page.mouse.up()
    assert told(page) == ["2020-01-11", "2020-01-31", False]
    page.mouse.move(*at(page, 20))
    page.mouse.down()
    page.mouse.move(*at(page, 25))
    page.mouse.up()
    assert told(page, 2) == ["2020-01-16", "2020-02-05", False]


@pytest.mark.parametrize(
    ("handle", "key", "chosen"),
    [
        ("low", "ArrowRight", ["2020-01-12", "2020-01-21"]),
        ("low", "Shift+ArrowLeft", ["2020-01-04", "2020-01-21"]),
        ("low", "Home", ["2020-01-01", "2020-01-21"]),
        ("high", "End", ["2020-01-11", "2020-04-09"]),
        ("high", "PageUp", ["2020-01-11", "2020-02-20"]),
        ("whole", "ArrowLeft", ["2020-01-10", "2020-01-20"]),
        ("whole", "End", ["2020-03-30", "2020-04-09"]),
    ],
)
def test_keys_do_what_the_mouse_does(show, handle, key, chosen):
    page = show()
    page.locator(f".handle.{handle}").focus()
    page.keyboard.press(key)
    assert told(page) == [*chosen, False]


def test_it_plays_on_and_tells_when_it_is_stopped(show):
    page = show()
    page.get_by_role("button", name="Speed: 1×").click()
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(
        "document.querySelector('.handle.low').getAttribute('aria-valuetext') === '14 Jan 2020'"
    )
    assert page.evaluate("sent") == []
    page.get_by_role("button", name="Pause").click()
    first, last, _ = told(page)
    assert date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=10)


def test_from_the_start_keeps_the_first_day(show):
    page = show()
    page.get_by_role("button", name="Shown: a window").click()
    assert told(page) == ["2020-01-01", "2020-01-21", True]
    page.get_by_role("button", name="One step on").click()
    assert told(page, 2) == ["2020-01-01", "2020-01-22", True]


def test_a_shorter_stretch_makes_room_for_single_days(show):
    page = show()
    page.get_by_role("button", name="A shorter stretch").click()
    assert page.locator(".handle.low").get_attribute("aria-valuetext") == "11 Jan 2020"
    box = page.locator(".handle.whole").bounding_box()
    assert box["width"] == pytest.approx(220, abs=2)
    page.get_by_role("button", name="A longer stretch").click()
    assert page.locator(".handle.whole").bounding_box()["width"] == pytest.approx(110, abs=2)


def test_a_column_tells_its_days_and_kinds(show):
    page = show()
    page.mouse.move(at(page, 41)[0] + 5, 50)
    playwright.expect(page.locator(".tip")).to_contain_text("11 Feb 2020")
    playwright.expect(page.locator(".tip")).to_contain_text("1 × Battle")


def test_what_the_server_says_later_is_taken_over(show):
    page = show()
    page.evaluate(f"update({json.dumps(data(chosen=(30, 40)))})")
    assert page.locator(".handle.low").get_attribute("aria-valuetext") == "31 Jan 2020"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        [],
        ["2020-01-02", "2020-01-01", False],
        ["a", "b", True],
        [1, 2, 3],
        ["2020-01-01", None, 0],
    ],
)
def test_nonsense_from_a_browser_is_no_choice(value):
    assert _read(value) is None


def test_a_choice_is_read():
    assert _read(["2020-01-01", "2020-01-02", True]) == (date(2020, 1, 1), date(2020, 1, 2), True)
