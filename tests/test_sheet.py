"""The findings as one HTML file: complete, safe, and alive with no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browsing import chromium
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_findings import example

from geo.exports.sheet import sheet
from geo.maps import gate
from geo.views import collect

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

HOSTILE = (
    "</script><script>document.title='run'</script>",
    "{{ 7 * 7 }}{% raw %}",
    '"><img src=x onerror="document.title=1">',
    "\u202egnorw\x00\x1b[2J",
    "</body></html><h1>gone</h1>",
)


class Words(HTMLParser):
    """The words outside scripts and styles, and the tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.quiet = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.quiet = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.quiet = False

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.words.append(data)


def test_every_finding_is_in_it_with_its_words_and_who_said_them() -> None:
    findings = example()
    items = collect([findings])
    said = "\n".join(Words(sheet(items, "A fire in Orsk")).words)
    for item in items:
        for quote in item.quotes:
            assert f"“{quote.text}”" in said
            assert quote.speaker in said
    assert f"{len(findings.incidents)} incidents · {len(findings.claims)} claim" in said
    assert findings.article.title in said


def test_it_loads_nothing_from_anywhere() -> None:
    page = sheet(collect([example()]), "t")
    assert "default-src 'none'" in page
    assert re.findall(r"""(?:src|href)=["']?(?!data:|#)([^"' >]+)""", page) == []


def test_the_days_asked_for_are_those_it_opens_on() -> None:
    page = sheet(collect([example()]), "t", date(2021, 3, 1), date(2021, 3, 2))
    chosen = re.findall(r'<input type="date" name="(\w+)"[^>]* value="([^"]+)"', page)
    assert chosen == [("first", "2021-03-01"), ("last", "2021-03-02")]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    findings = example()
    named = replace(findings, article=replace(findings.article, title=words))
    usual, hostile = (Words(sheet(collect([one]), "t")) for one in (findings, named))
    assert hostile.tags == usual.tags
    assert [one for one in hostile.words if gate.clean(words) in one] != []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_no_title_changes_the_page(words: str) -> None:
    findings = example()
    named = replace(findings, article=replace(findings.article, title=words or "t"))
    assert Words(sheet(collect([named]), words)).tags == Words(sheet(collect([findings]), "t")).tags


def test_nothing_found_is_a_page_too() -> None:
    assert "0 incidents · 0 claims · 0 articles" in "".join(Words(sheet([], "Empty")).words)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    file: Path = tmp_path_factory.mktemp("sheet") / "sheet.html"
    file.write_text(sheet(collect([example()]), "A fire in Orsk"), encoding="utf-8")
    with chromium(playwright) as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(file.as_uri())
        page.locator(".dateline-mark").first.wait_for()
        yield page


@pytest.mark.browser
def test_the_days_move_list_and_map_together(shown: Any) -> None:
    rows, marks = shown.locator(".findings li"), shown.locator(".dateline-mark")
    every, drawn = rows.count(), marks.count()
    shown.locator("input[name=first]").fill("2030-01-01")
    shown.wait_for_timeout(300)
    assert rows.filter(visible=True).count() < every
    assert marks.count() < drawn
    shown.get_by_role("button", name="All days").click()
    shown.wait_for_timeout(300)
    assert (rows.filter(visible=True).count(), marks.count()) == (every, drawn)
    assert shown.locator("output").inner_text().startswith(f"{every} of {every} shown")


@pytest.mark.browser
def test_a_mark_chooses_its_row(shown: Any) -> None:
    shown.locator(".dateline-mark").first.click()
    assert shown.locator(".findings li.chosen").count() == 1
