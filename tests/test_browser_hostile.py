"""Hostile titles, names, quotes, texts and addresses in a real browser: shown as they stand, nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from browsing import PATIENCE_MS, dashboard, hold_back, map_of
from made_findings import ORSK, TEXT, example

from geo.model import Actor, Findings, Incident, Role, Span
from geo.store import SqlStore
from geo.views import collect

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.browser

RUNS = "window.hacked=1;document.title='hacked'"
HOSTILE = [
    "{{7*191}}{% raw %}",
    f"<script>{RUNS}</script>",
    f"<img src=x onerror={RUNS}>",
    f'"><svg onload={RUNS}>',
    "${window.hacked=1}`;window.hacked=1;`",
    f"</script><script>{RUNS}//",
    "\\u003cimg src=x\\u003e \\",
    "\u202egnp.exe\u2066",
    "\x1b[31m\x07",
    "[l](javascript:alert(1)) **b** $x^2$ :red[x] <b>",
    "http://evil.example/x.png",
]
ALL = " ".join(HOSTILE)


def _hostile(id: str, words: str) -> Findings:
    """Findings with the words in every field that a reader sees, and at the head of the article's text."""
    text = words + "\n" + TEXT
    made = example(id, title=words)
    shift = len(words) + 1

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift, span.text)

    # Each at a place of its own: what several articles tell of one place and day is shown once.
    place = replace(ORSK, name=words, id=words, lat=ORSK.lat + 0.3 * int(id[1:]))
    first, *others = made.incidents
    told = tuple(
        replace(one, quote=moved(one.quote), attributed_to=words, place=place) for one in first.statements
    )
    told = (replace(told[0], quote=Span(0, len(words), words)), *told[1:])
    struck: Incident = replace(
        first, summary=words, sub_type=words, place=place, statements=told, actors=(Actor(words, Role.PARTY),)
    )
    claim = made.claims[0]
    held = replace(
        claim,
        claimant=words,
        against=words,
        attributed_to=words,
        quote=moved(claim.quote),
        territory=replace(claim.territory, name=words, place=replace(claim.territory.place, name=words)),  # type: ignore[type-var]
    )
    names = tuple(replace(one, span=moved(one.span), place=place) for one in made.toponyms)
    article = replace(made.article, text=text, title=words, publisher=words)
    rest = tuple(
        replace(one, statements=tuple(replace(said, quote=moved(said.quote)) for said in one.statements))
        for one in others
    )
    return Findings(article, names, (struck, *rest), (held,), (words,))


@pytest.fixture(scope="module")
def stored() -> list[Findings]:
    return [_hostile(f"h{at}", words) for at, words in enumerate([*HOSTILE, ALL])]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, stored: list[Findings]) -> Iterator[str]:
    path = tmp_path_factory.mktemp("hostile") / "kept.sqlite"
    store = SqlStore(f"sqlite:///{path}")
    for one in stored:
        store.save(one)
    store.close()
    with dashboard(path) as url:
        yield url


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page on which no dialog may open, nothing from elsewhere be asked for, no script of ours have run."""
    asked: list[str] = []
    dialogs: list[str] = []
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    hold_back(context, asked)
    opened = context.new_page()
    opened.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    _is_unharmed(opened)
    context.close()
    assert asked == []
    assert dialogs == []


def _is_unharmed(page: Any) -> None:
    for frame in page.frames:
        assert frame.evaluate("() => typeof window.hacked") == "undefined"
        assert frame.locator("img[src=x], svg[onload], [onerror], a[href^=javascript]").count() == 0
        assert "1337" not in frame.evaluate("() => document.body?.innerText ?? ''")
    assert page.title() == "Dateline"


def test_what_is_stored_is_shown_as_it_stands_on_map_and_list(page: Any, address: str) -> None:
    page.goto(f"{address}?sample=0")
    frame = map_of(page)
    assert page.locator(".row").count() == 3 * (len(HOSTILE) + 1)
    assert "{{7*191}}{% raw %}" in page.locator(".list").inner_text()
    for label in frame.locator(".dateline-mark").all()[:4]:
        label.hover(force=True)
    _is_unharmed(page)


@pytest.mark.parametrize("which", [0, 1, 2, 4, 5, 6, len(HOSTILE)])
def test_each_detail_shows_it_as_it_stands(
    page: Any, address: str, stored: list[Findings], which: int
) -> None:
    struck = collect([stored[which]])[0]
    page.goto(f"{address}?sample=0&sel={struck.id}")
    map_of(page)
    page.locator(".detail .passage mark.quote").first.wait_for()
    shown = page.locator(".detail .passage").inner_text().replace("\ufffd", "")
    words = struck.quotes[0].text
    assert [one for one in shown if one.isascii() and one.isprintable()][: len(words) // 2] == [
        one for one in words if one.isascii() and one.isprintable()
    ][: len(words) // 2]


def test_the_page_of_articles_shows_and_deletes_them(page: Any, address: str) -> None:
    page.goto(f"{address}articles")
    page.locator(".row").nth(len(HOSTILE)).click()
    page.locator(".annotated").wait_for()
    page.get_by_role("button", name="Delete …").click()
    playwright.expect(page.get_by_role("button", name="Delete this article")).to_have_count(
        1, timeout=PATIENCE_MS
    )


@pytest.mark.parametrize("name", ["sel", "text", "actor", "speaker", "article", "view", "type", "from"])
def test_an_address_with_it_leaves_the_page_usable(page: Any, address: str, name: str) -> None:
    page.goto(f"{address}?{name}={quote(ALL)}")
    page.locator(".counts, .list").first.wait_for()
    _is_unharmed(page)


def test_a_text_of_100_kilobytes_is_read_and_shown_as_it_stands(page: Any, address: str) -> None:
    page.goto(f"{address}read")
    text = (ALL + "\n\nShells hit Ganja on Sunday, officials said.\n\n") * 230
    assert len(text) > 100_000
    page.get_by_label("Text of the article").fill(text)
    page.get_by_label("Title (if any)").fill(ALL[:290])
    page.get_by_role("button", name="Read it").click()
    page.locator(".annotated").wait_for()
    assert page.locator(".annotated").inner_text().count("{{7*191}}{% raw %} <script>") == 230
    page.get_by_role("button", name="Save to my articles").wait_for()
