"""The canvas layer in a real browser: what it paints, filters, tells and gives back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from browsing import chromium

from geo.events import Event, columns
from geo.events.columns import number
from geo.maps.events import EventLayer, EventView, event_group, inlined
from geo.maps.page import page
from geo.maps.render import View
from geo.model import IncidentType

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="window.hacked=1">{{7*191}}${1}'
MIDDLE = (400, 250)


def event(id, lat=40.0, lon=46.0, first=date(2020, 10, 1), last=None, **more):
    given = {"type": IncidentType.BATTLE, "actor": "North", **more}
    return Event(id=id, collection="made up", first=first, last=last or first, lat=lat, lon=lon, **given)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium(playwright) as opened:
        yield opened


@pytest.fixture
def show(browser, tmp_path):
    opened = []

    def shown(events, view=None, zoom=6):
        made = columns(events)
        group = event_group(EventLayer(made, inlined(made), "light", view))
        file = tmp_path / "map.html"
        file.write_text(page(View(40.0, 46.0, zoom), "light", [group]), encoding="utf-8")
        new = browser.new_page(viewport={"width": 800, "height": 500})
        opened.append(new)
        new.on("pageerror", lambda error: pytest.fail(str(error)))
        new.goto(file.as_uri())
        new.wait_for_function(f"{LAYER} && {LAYER}.timings.length > 0")
        return new

    yield shown
    for each in opened:
        each.close()


LAYER = "Object.values(window).find((one) => one instanceof L.Map).datelineEvents"


def counts(shown):
    shown.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return shown.evaluate(f"[{LAYER}._painter.all, {LAYER}._painter.seen, {LAYER}._painter.drawn]")


def colour(shown, x, y):
    code = f"[...{LAYER}._canvas.getContext('2d').getImageData({x}, {y}, 1, 1).data]"
    return tuple(shown.evaluate(code))


def test_an_event_is_painted_where_it_is_in_the_hue_of_its_actor(show):
    shown = show([event("a"), event("b", lat=-70)])
    assert counts(shown) == [2, 1, 1]
    painted = colour(shown, *MIDDLE)
    assert painted[3] == 255
    known = shown.evaluate(f"{LAYER}._settings.actors[0].colour")
    assert painted[:3] == tuple(int(known[at : at + 2], 16) for at in (1, 3, 5))


def test_nothing_is_painted_where_nothing_happened(show):
    assert colour(show([event("a")]), 200, 100) == (0, 0, 0, 0)


def test_the_window_shows_what_has_a_day_in_it_and_asks_nobody(show):
    shown = show(
        [
            event("a", first=date(2020, 9, 1)),
            event("long", 41, first=date(2020, 9, 2), last=date(2020, 10, 9)),
            event("b", 42, first=date(2020, 10, 1)),
        ]
    )
    assert counts(shown) == [3, 3, 3]
    day = number(date(2020, 10, 1))
    shown.evaluate(f"{LAYER}.setWindow({day}, {day + 3})")
    assert counts(shown) == [2, 2, 2]
    shown.evaluate(f"{LAYER}.setWindow({day + 30}, {day + 60})")
    assert counts(shown) == [0, 0, 0]


def test_types_and_actors_are_filtered_in_the_browser(show):
    shown = show([event("a"), event("b", 41, type=IncidentType.RIOT), event("c", 42, actor="South")])
    shown.evaluate(f"{LAYER}.setFilter({{types: [0]}})")
    assert counts(shown) == [2, 2, 2]
    shown.evaluate(f"{LAYER}.setFilter({{actors: [1]}})")
    assert counts(shown) == [1, 1, 1]
    shown.evaluate(f"{LAYER}.setFilter({{mask: new Uint8Array([0b101])}})")
    assert counts(shown) == [2, 2, 2]


def test_a_view_opens_with_its_window(show):
    day = number(date(2020, 10, 1))
    shown = show([event("a"), event("b", 41, first=date(2021, 1, 1))], EventView(day, day + 1))
    assert counts(shown) == [1, 1, 1]


def test_many_close_together_are_one_round_with_their_number(show):
    shown = show([event(f"{at}", 40 + at / 1000, actor="North" if at % 4 else "South") for at in range(40)])
    assert counts(shown) == [40, 40, 0]
    (cluster,) = shown.evaluate(f"{LAYER}._painter.clusters.map((one) => [one.many, one.radius])")
    assert cluster == [40, 15]
    shown.mouse.move(*MIDDLE)
    playwright.expect(shown.locator(".dateline-hover")).to_have_text("40 events40 × Battle")


def test_a_click_on_a_round_goes_nearer_until_it_comes_apart(show):
    shown = show([event(f"{at}", 40 + at / 100) for at in range(40)])
    shown.mouse.click(400, 245)
    shown.wait_for_function(f"{LAYER}._map.getZoom() > 6 && {LAYER}._painter.drawn > 0")


def test_events_on_one_spot_open_as_a_list_that_the_keyboard_walks(show):
    shown = show([event("a"), event("b", first=date(2020, 10, 2), actor="South")])
    shown.evaluate(f"() => {{ {LAYER}.on('chosen', ({{row}}) => {{ window.got = row; }}); }}")
    shown.mouse.click(*MIDDLE)
    rows = shown.locator(".dateline-list button")
    playwright.expect(rows).to_have_text(["Battle · 2020-10-02 · South", "Battle · 2020-10-01 · North"])
    shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    shown.wait_for_function(f"{LAYER}._selected === 0")
    assert shown.evaluate("window.got") == 0


def test_a_click_gives_the_id_back_as_folium_does_a_drawing(show):
    shown = show([event("a")])
    shown.evaluate(
        """() => { const map = Object.values(window).find((one) => one instanceof L.Map);
        map.eachLayer((one) => one instanceof L.FeatureGroup
          && one.on('click', (event) => { window.got = event.layer.feature.properties.id; })); }"""
    )
    shown.mouse.click(*MIDDLE)
    shown.wait_for_function("window.got")
    assert shown.evaluate("window.got") == "event:0"


def test_a_region_is_a_hollow_mark_in_a_circle_of_its_true_radius(show):
    shown = show([event("a", radius_km=50.0, geo_precision=3), event("b", 41.5, 48.0)])
    shown.evaluate(f"new Promise((done) => {LAYER}._ask() || {LAYER}.once('settled', done))")
    pixels = 50_000 / (40_075_016.7 / 256 / 2**6) / 0.766
    reach = range(-3, 4)
    ring = [colour(shown, MIDDLE[0] + round(pixels) + step, MIDDLE[1])[3] for step in reach]
    assert max(ring) > 60
    assert colour(shown, *MIDDLE)[:3] == (255, 255, 255)


def test_words_of_a_stranger_stay_words(show):
    shown = show([event("a", actor=HOSTILE)])
    shown.mouse.move(*MIDDLE)
    playwright.expect(shown.locator(".dateline-hover")).to_have_text(f"Battle · 2020-10-01 · {HOSTILE}")
    assert shown.evaluate("window.hacked") is None


def test_columns_that_cannot_be_fetched_are_told(browser, tmp_path):
    made = columns([event("a")])
    group = event_group(EventLayer(made, "data:application/octet-stream;base64,AAAA", "light"))
    file = tmp_path / "map.html"
    file.write_text(page(View(40.0, 46.0, 6), "light", [group]), encoding="utf-8")
    shown = browser.new_page()
    shown.goto(file.as_uri())
    playwright.expect(shown.locator(".dateline-note")).to_contain_text("could not be fetched")
    shown.close()
