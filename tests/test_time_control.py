"""The control of time in a real browser: brushed, dragged, stepped with keys, played; told once it rests."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from browsing import chromium

from geo.app.timecontrol import Time, _read, packed, plain
from geo.model import IncidentType
from geo.views import Calendar, Extent

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser

APP = Path(__file__).resolve().parent.parent / "geo" / "app"
FIRST = date(2020, 1, 1)
PAGE = """<!doctype html><style>body { margin: 20px; --st-primary-color: #00f } %s</style><div id="at"></div>
<script type="module">
import control, { ticks, binned } from "data:text/javascript;base64,%s";
window.sent = []; window.ticks = ticks; window.binned = binned;
window.update = (data) => control({ parentElement: document.getElementById("at"), data: [data],
  setTriggerValue: (name, value) => window.sent.push(value) });
update(%s);
</script>"""


def data(first=FIRST, days=100, chosen=(10, 20), cumulative=False):
    counts = {first + timedelta(days=at): {IncidentType.BATTLE: 1, None: at % 2} for at in range(days)}
    extent = Extent(first, first + timedelta(days=days - 1))
    ends = tuple(first + timedelta(days=at) for at in chosen)
    counted = packed(Calendar(counts, extent.first, extent.last))
    return plain(Time((counted,), extent, ends, cumulative))


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium(playwright) as opened:
        yield opened


@pytest.fixture
def show(browser, tmp_path):
    opened = []

    def shown(reduced=False, **more):
        source = b"".join((APP / name).read_bytes() for name in ("timechart.js", "time.js"))
        script = base64.b64encode(source).decode()
        style = (APP / "time.css").read_text(encoding="utf-8")
        file = tmp_path / "time.html"
        file.write_text(PAGE % (style, script, json.dumps(data(**more))), encoding="utf-8")
        motion = "reduce" if reduced else "no-preference"
        page = browser.new_page(viewport={"width": 1056, "height": 240}, reduced_motion=motion)
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
    return 28 + day * 10, page.locator(".track").bounding_box()["y"] + 30


def drag(page, start, end):
    page.mouse.move(*at(page, start))
    page.mouse.down()
    page.mouse.move(*at(page, end), steps=5)
    page.mouse.up()


def ends(page):
    return [page.locator(f".handle.{name}").get_attribute("aria-valuetext") for name in ("low", "high")]


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
    drag(page, 21, 31)
    assert told(page) == ["2020-01-11", "2020-01-31", False]
    drag(page, 20, 25)
    assert told(page, 2) == ["2020-01-16", "2020-02-05", False]


def test_where_all_days_are_shown_a_drag_over_them_chooses_some(show):
    page = show(chosen=(0, 99))
    drag(page, 40.5, 50.5)
    assert told(page) == ["2020-02-10", "2020-02-20", False]


def test_a_tap_beside_the_window_brings_the_nearer_end_there(show):
    page = show()
    page.mouse.click(*at(page, 60.5))
    assert told(page) == ["2020-01-11", "2020-03-01", False]
    page.mouse.click(*at(page, 4.5))
    assert told(page, 2) == ["2020-01-05", "2020-03-01", False]


def test_a_finger_that_scrolls_the_page_chooses_nothing(show):
    page = show()
    x, y = at(page, 60.5)
    told_of = {"bubbles": True, "pointerId": 1, "clientX": x, "clientY": y}
    page.evaluate("Element.prototype.setPointerCapture = () => {}")
    page.locator(".track").dispatch_event("pointerdown", told_of)
    page.locator(".track").dispatch_event("pointercancel", told_of)
    page.wait_for_timeout(400)
    assert (ends(page), page.evaluate("sent")) == (["11 Jan 2020", "21 Jan 2020"], [])


def test_escape_takes_a_drag_back(show):
    page = show()
    page.mouse.move(*at(page, 21))
    page.mouse.down()
    page.mouse.move(*at(page, 41), steps=3)
    assert ends(page) == ["11 Jan 2020", "10 Feb 2020"]
    page.keyboard.press("Escape")
    assert ends(page) == ["11 Jan 2020", "21 Jan 2020"]
    page.mouse.up()
    page.wait_for_timeout(400)
    assert page.evaluate("sent") == []


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
    page.get_by_label("Speed").select_option("8×")
    page.get_by_role("button", name="Play through time").click()
    page.wait_for_function("datelineDays[0] >= 18275")
    assert page.evaluate("sent") == []
    page.get_by_role("button", name="Pause").click()
    first, last, _ = told(page)
    assert date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=10)


def test_from_the_start_keeps_the_first_day(show):
    page = show()
    page.get_by_role("button", name="Show all from the start on").click()
    assert told(page) == ["2020-01-01", "2020-01-21", True]
    page.get_by_role("button", name="One step on").click()
    assert told(page, 2) == ["2020-01-01", "2020-01-22", True]


def test_a_shorter_stretch_makes_room_for_single_days(show):
    page = show()
    page.get_by_role("button", name="Zoom in").click()
    assert page.locator(".handle.low").get_attribute("aria-valuetext") == "11 Jan 2020"
    box = page.locator(".handle.whole").bounding_box()
    assert box["width"] == pytest.approx(220, abs=2)
    page.get_by_role("button", name="Zoom out").click()
    page.wait_for_function("document.querySelector('.handle.whole').offsetWidth < 120")
    assert page.locator(".handle.whole").bounding_box()["width"] == pytest.approx(110, abs=2)


def test_a_window_that_is_stepped_out_of_what_is_zoomed_in_on_takes_it_along(show):
    page = show()
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    page.get_by_label("Length of a step").select_option("30 days")
    page.get_by_role("button", name="One step on").click()
    assert told(page) == ["2020-02-10", "2020-02-20", False]
    track, window = page.locator(".track").bounding_box(), page.locator(".handle.whole").bounding_box()
    assert window["width"] > 500
    assert window["x"] >= track["x"] - 1
    assert window["x"] + window["width"] <= track["x"] + track["width"] + 1


def test_all_days_come_back_at_once(show):
    page = show()
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Show all days").click()
    assert told(page) == ["2020-01-01", "2020-04-09", False]
    assert page.get_by_role("button", name="Show all days").is_disabled()


def test_a_column_tells_its_days_and_kinds(show):
    page = show()
    page.mouse.move(*at(page, 41.5))
    playwright.expect(page.locator(".tip")).to_contain_text("11 Feb 2020")
    playwright.expect(page.locator(".tip")).to_contain_text("1 × Battle")


def test_what_the_server_says_later_is_taken_over(show):
    page = show()
    page.evaluate(f"update({json.dumps(data(chosen=(30, 40)))})")
    playwright.expect(page.locator(".handle.low")).to_have_attribute("aria-valuetext", "31 Jan 2020")


def test_what_is_counted_in_several_calendars_is_added_up(show):
    page, twice = show(), data()
    twice["counted"] *= 2
    page.evaluate(f"update({json.dumps(twice)})")
    playwright.expect(page.locator(".unseen")).to_have_text(
        "200 incidents, 100 claims begin 1 Jan – 9 Apr 2020; most on 2 Jan 2020: 4."
    )


def test_a_late_answer_does_not_take_back_what_was_chosen_meanwhile(show):
    page = show()
    drag(page, 21, 31)
    told(page)
    page.locator(".handle.high").focus()
    page.keyboard.press("ArrowRight")
    assert told(page, 2) == ["2020-01-11", "2020-02-01", False]
    page.evaluate(f"update({json.dumps(data(chosen=(10, 30)))})")
    page.wait_for_timeout(50)
    assert ends(page) == ["11 Jan 2020", "1 Feb 2020"]
    page.evaluate(f"update({json.dumps(data(chosen=(10, 31)))})")
    page.wait_for_timeout(400)
    assert ends(page) == ["11 Jan 2020", "1 Feb 2020"]
    assert page.evaluate("sent.length") == 2


def test_it_says_in_words_what_it_shows(show):
    page = show()
    playwright.expect(page.locator(".now")).to_have_text("11 – 21 Jan 202011 days")
    assert page.locator(".unseen").text_content() == (
        "100 incidents, 50 claims begin 1 Jan – 9 Apr 2020; most on 2 Jan 2020: 2."
    )


def test_who_wants_little_motion_is_played_a_step_a_second(show):
    page = show(reduced=True)
    page.get_by_label("Speed").select_option("8×")
    page.get_by_role("button", name="Play through time").click()
    page.wait_for_timeout(700)
    assert ends(page)[0] == "11 Jan 2020"
    page.wait_for_function(
        "document.querySelector('.handle.low').getAttribute('aria-valuetext') === '12 Jan 2020'"
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2020, 7, 12), date(2020, 9, 1), ["Aug", "Sep"]),
        (date(1992, 1, 1), date(2019, 1, 1), [str(year) for year in range(1992, 2020, 2)]),
        (date(2020, 11, 20), date(2021, 2, 2), ["Dec", "2021", "Feb"]),
        (date(2020, 7, 12), date(2020, 7, 20), []),
    ],
)
def test_a_scale_has_months_or_years_as_there_is_room(show, first, last, expected):
    numbers = [one.toordinal() - date(1970, 1, 1).toordinal() for one in (first, last)]
    assert [name for _, name in show().evaluate("(ends) => ticks(...ends, 14)", numbers)] == expected


def test_columns_have_whole_days_and_cover_the_stretch(show):
    bins = show().evaluate(
        "binned({ days: [0, 1, 2, 31], counts: [1, 0, 0, 1, 1, 0, 5, 5], kinds: 2 }, 0, 4, 3)"
    )
    assert [(one["first"], one["last"], one["by"]) for one in bins] == [
        (0, 1, [1, 1]),
        (2, 3, [1, 0]),
        (4, 4, [0, 0]),
    ]


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
