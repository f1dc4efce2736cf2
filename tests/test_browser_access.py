"""Who cannot use a mouse, or see well, does the whole job: axe-core over every page, the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from browsing import PATIENCE_MS, hold_back, map_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Streamlit's own field for files gives its drop zone, which nobody can reach by keyboard, a role of none.
NOT_OURS = frozenset({"presentation-role-conflict"})
ARTICLE = (
    "Two people were killed and four injured when shells hit a market in Shusha on 4 October 2020, officials "
    "in Yerevan said.\n\nAzerbaijan has controlled Hadrut since 9 October 2020, the ministry in Baku said."
)
REACHED = """() => {
    let at = document.activeElement;
    for (;;) {
        const inner = at?.shadowRoot?.activeElement ?? at?.contentDocument?.activeElement;
        if (!inner || inner === at?.contentDocument?.body) break;
        at = inner;
    }
    if (!at || at === document.body) return null;
    const seen = ["", "::before", "::after"].some((part) => {
        const style = at.ownerDocument.defaultView.getComputedStyle(at, part || null);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return outlined || style.boxShadow !== "none";
    }) || [...at.children].some((one) => getComputedStyle(one).outlineStyle !== "none");
    const name = at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.innerText || at.title || "";
    return { name: name.trim(), tag: at.tagName.toLowerCase(), kind: at.className?.toString() ?? "", seen };
}"""


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages of a width and a theme; axe has to get past the policy that keeps other scripts out."""
    contexts = []

    def page(width: int = 1440, scheme: str = "light") -> Any:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
        hold_back(context, [])
        contexts.append(context)
        made = context.new_page()
        made.set_default_timeout(PATIENCE_MS)
        return made

    yield page
    for context in contexts:
        context.close()


DRAWN = """() => [...document.querySelectorAll('.leaflet-control-zoom-in')]
  .every((one) => !one.offsetParent || one.offsetWidth >= 24)"""


def _settled(page: Any) -> None:
    page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(800)
    for frame in page.frames:  # a map's own styles may be on their way, or the frame on its way out
        with suppress(playwright.Error):
            frame.wait_for_function(DRAWN, timeout=10_000)


def _faults(page: Any) -> list[str]:
    """What axe finds, in the page and in the map's frame: rule, element, why."""
    _settled(page)
    for frame in page.frames:
        frame.evaluate(axe.AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for one in found["violations"]
        for node in one["nodes"]
        if one["id"] not in NOT_OURS
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_no_fault_on_the_map_page_in_any_state(
    opened: Callable[..., Any], address: str, width: int, scheme: str
) -> None:
    page = opened(width, scheme)
    page.goto(address)
    map_of(page)
    assert _faults(page) == []
    page.locator(".row").filter(has_text="Battle").first.click()
    page.locator(".detail h2").wait_for()
    assert _faults(page) == []
    page.get_by_text("Correct it").click()
    assert _faults(page) == []
    page.locator(".row").filter(has_text="Territorial claim").first.click()
    page.locator(".detail .kind", has_text="Territorial claim").wait_for()
    page.get_by_role("button", name="Filters").click()
    assert _faults(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_axe_finds_no_fault_on_the_other_pages(
    opened: Callable[..., Any], address: str, width: int, scheme: str
) -> None:
    page = opened(width, scheme)
    faults = []
    for name in ("read", "articles", "claims", "events", "method"):
        page.goto(f"{address}{name}")
        page.locator("h1").first.wait_for()
        faults += [f"{name}: {one}" for one in _faults(page)]
    assert faults == []


def test_the_legend_is_without_fault_when_it_is_open(opened: Callable[..., Any], address: str) -> None:
    page = opened(1440, "dark")
    page.goto(address)
    frame = map_of(page)
    frame.locator(".dateline-legend summary").click()
    frame.locator(".dateline-legend .body").wait_for()
    assert _faults(page) == []


def _tab_to(page: Any, is_wanted: Callable[[dict[str, Any]], bool], most: int = 80) -> dict[str, Any]:
    """Press Tab until what is wanted has the focus; all on the way must have a name and show its focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(REACHED)
        if at is None:
            continue
        assert at["name"] or at["tag"] in ("main", "iframe"), f"nameless: {at}"
        assert at["seen"], f"its focus is not to be seen: {at}"
        if is_wanted(at):
            return dict(at)
    pytest.fail("the keyboard never came there")


def _named(name: str) -> Callable[[dict[str, Any]], bool]:
    return lambda at: bool(at["name"].startswith(name))


def test_the_whole_job_is_done_with_the_keyboard_alone(opened: Callable[..., Any], address: str) -> None:
    page = opened()
    page.goto(f"{address}read")
    page.get_by_label("Text of the article").wait_for()
    _settled(page)
    _tab_to(page, _named("Text of the article"))
    page.keyboard.insert_text(ARTICLE)
    _tab_to(page, _named("Read it"))
    page.keyboard.press("Enter")
    page.locator(".annotated mark.place", has_text="Shusha").first.wait_for()
    _settled(page)
    _tab_to(page, _named("Save to my articles"))
    page.keyboard.press("Enter")
    page.get_by_text("Saved, and on the map").wait_for()
    _settled(page)
    _tab_to(page, _named("See it on the map"))
    page.keyboard.press("Enter")
    map_of(page)
    _settled(page)
    assert page.locator(".row").count() == 2
    _tab_to(page, lambda at: "row" in at["kind"].split())
    page.keyboard.press("Enter")
    page.locator(".detail h2").wait_for()
    _settled(page)
    title = page.locator(".detail h2").inner_text()
    assert page.evaluate(REACHED)["name"] == title
    _tab_to(page, _named("Accept"))
    page.keyboard.press("Enter")
    page.locator(".detail h3", has_text="Review: accepted").wait_for()
    _settled(page)
    page.locator(".detail .close").focus()
    page.keyboard.press("Enter")
    page.locator(".detail").wait_for(state="detached")
    page.wait_for_function(f"() => ({REACHED})()?.kind.startsWith('row')")


def test_the_marks_are_one_stop_of_the_keyboard_and_arrows_go_between_them(
    opened: Callable[..., Any], address: str
) -> None:
    page = opened()
    page.goto(address)
    frame = map_of(page)
    _settled(page)
    stops = frame.locator(
        ".dateline-mark[tabindex='0'], .dateline-crowd[tabindex='0'], .dateline-chip[tabindex='0']"
    )
    playwright.expect(stops).to_have_count(1)
    assert frame.locator("path[tabindex='0']").count() == 0
    stops.focus()
    before = page.evaluate(REACHED)["name"]
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    after = page.evaluate(REACHED)
    assert after["name"] != before
    assert after["seen"]
    playwright.expect(stops).to_have_count(1)


def test_no_mark_lies_on_another_and_a_crowd_opens(opened: Callable[..., Any], address: str) -> None:
    page = opened()
    page.goto(address)
    frame = map_of(page)
    _settled(page)
    apart = """() => {
        const spots = [...document.querySelectorAll(".dateline-mark, .dateline-crowd")]
            .filter((one) => one.style.display !== "none").map((one) => one.getBoundingClientRect());
        const far = (one, other) => Math.hypot(one.x + one.width / 2 - other.x - other.width / 2,
            one.y + one.height / 2 - other.y - other.height / 2);
        return Math.min(...spots.flatMap((one, at) => spots.slice(at + 1).map((other) => far(one, other))));
    }"""
    assert frame.locator("body").evaluate(apart) >= 22
    page.goto(f"{address}?view=40.000,46.500,6")
    frame = map_of(page)
    _settled(page)
    assert frame.locator("body").evaluate(apart) >= 22
    crowd = frame.locator(".dateline-crowd").first
    crowd.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "view=" in url and not url.endswith(",6"))
    _settled(page)
    assert "dateline-mark" in page.evaluate(REACHED)["kind"]
    frame.locator(".dateline-all:not(.dateline-draw)").click()
    playwright.expect(frame.locator(".dateline-all:not(.dateline-draw)")).to_be_hidden()


def test_counts_are_announced_where_they_change(opened: Callable[..., Any], address: str) -> None:
    page = opened()
    page.goto(address)
    map_of(page)
    counts = page.locator(".counts[role=status]").first
    before = counts.inner_text()
    counts.evaluate("one => { one.stays = true }")
    page.get_by_role("button", name="Claims", exact=True).click()
    playwright.expect(counts).not_to_have_text(before)
    assert counts.evaluate("one => one.stays") is True


def test_on_a_telephone_what_is_chosen_comes_into_sight(opened: Callable[..., Any], address: str) -> None:
    page = opened(390)
    page.goto(address)
    map_of(page)
    page.locator(".row").nth(2).click()
    heading = page.locator(".detail h2")
    heading.wait_for()
    _settled(page)
    playwright.expect(heading).to_be_in_viewport()
    page.goto(f"{address}articles")
    page.locator(".row").nth(3).click()
    title = page.locator(".row").nth(3).locator(".what").inner_text()
    shown = page.locator("h2", has_text=title)
    shown.wait_for()
    _settled(page)
    playwright.expect(shown).to_be_in_viewport()
