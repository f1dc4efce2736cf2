"""Text reaches the page as text: no tag, link or template can come out of an article."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_findings import example, findings, texts

from geo.app import annotated, detail, listing, markup
from geo.app.markup import ATTRIBUTES, TAGS, Mark, Node, marked, visible
from geo.model import Findings
from geo.views import Filter, collect

SCRIPT = (Path(markup.__file__).parent / "show.js").read_text(encoding="utf-8")


def walk(one: Node) -> list[Node]:
    return [one, *(inner for child in one.children if isinstance(child, Node) for inner in walk(child))]


def test_only_known_tags_and_attributes_can_be_built() -> None:
    for tag, attributes in [
        ("script", {}),
        ("a", {}),
        ("img", {}),
        ("p", {"onclick": "x"}),
        ("p", {"href": "x"}),
    ]:
        with pytest.raises(ValueError, match="is not among"):
            Node(tag, (), attributes)


def test_the_browser_s_side_builds_the_same_and_never_parses_a_string() -> None:
    tags = re.search(r"TAGS = new Set\(`([^`]*)`", SCRIPT)
    attributes = re.search(r"ATTRIBUTES = new Set\(\[([^\]]*)\]", SCRIPT)
    assert tags is not None
    assert attributes is not None
    assert set(tags.group(1).split()) == TAGS
    assert set(re.findall(r'"([^"]+)"', attributes.group(1))) == ATTRIBUTES
    for sink in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
        "DOMParser",
    ):
        assert sink not in SCRIPT


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain “text” – é 漢 👍🏽", "plain “text” – é 漢 👍🏽"),
        ("a\u202eb", "a\ufffdb"),
        ("a\x00\x1b[31mb", "a\ufffd\ufffd[31mb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\n\tb", "a\n\tb"),
        ("نص \u200f", "نص \ufffd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_cannot_be_seen_is_made_visible_one_sign_each(text: str, seen: str) -> None:
    assert visible(text) == seen
    assert len(visible(text)) == len(text)


def shown(text: str, *marks: Mark) -> list[list[tuple[str, str]]]:
    tree = marked(text, marks)
    return [
        [
            (child, "") if isinstance(child, str) else (child.text(), child.attributes["class"])
            for child in p.children
        ]
        for p in tree.children
        if isinstance(p, Node)
    ]


def test_marks_nest_overlap_and_cross_paragraphs() -> None:
    text = "abcdef\n\nghi"
    assert shown(text) == [[("abcdef", "")], [("ghi", "")]]
    assert shown(text, Mark(1, 3, "x")) == [[("a", ""), ("bc", "x"), ("def", "")], [("ghi", "")]]
    assert shown(text, Mark(1, 4, "x"), Mark(2, 5, "y")) == [
        [("a", ""), ("b", "x"), ("cd", "x y"), ("e", "y"), ("f", "")],
        [("ghi", "")],
    ]
    assert shown(text, Mark(4, 9, "x")) == [[("abcd", ""), ("ef", "x")], [("g", "x"), ("hi", "")]]
    assert shown("", Mark(0, 0, "x")) == []


spans = st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("xyz"))


@settings(max_examples=100)
@given(texts(), st.lists(spans, max_size=6))
def test_no_word_is_lost_or_doubled_however_marks_lie(text: str, places: list[tuple[int, int, str]]) -> None:
    marks = [Mark(min(a, b), max(a, b), kind) for a, b, kind in places if max(a, b) <= len(text) and a != b]
    tree = marked(text, marks)
    assert re.sub(r"\s", "", tree.text()) == re.sub(r"\s", "", text)
    marked_letters = "".join(one.text() for one in walk(tree) if one.tag == "mark")
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    assert re.sub(r"\s", "", marked_letters) == re.sub(r"\s", "", "".join(text[at] for at in sorted(covered)))


@settings(max_examples=40, deadline=None)
@given(findings())
def test_hostile_findings_stay_text(one: Findings) -> None:
    items = collect([one])
    trees = [
        annotated.annotated(one),
        listing.listing(items, items[0].id if items else None, lambda _: "#000"),
    ]
    trees += [detail.detail(item) for item in items]
    for tree in trees:
        sent = json.loads(json.dumps(tree.plain()).encode())
        assert sent[0] in TAGS
        for each in walk(tree):
            assert each.tag in TAGS
            assert ATTRIBUTES.issuperset(each.attributes)
            assert "style" not in each.attributes or each.attributes["style"] == "color: #000"


def test_the_list_marks_the_chosen_and_groups_by_day() -> None:
    items = collect([example()])
    tree = listing.listing(items, items[0].id, lambda _: "#000")
    assert [one.text() for one in walk(tree) if one.tag == "h2"] == ["1 Mar 2021", "Undated", "2014"]
    (chosen,) = [one for one in walk(tree) if one.attributes.get("aria-pressed") == "true"]
    assert chosen.attributes["data-choose"] == items[0].id
    assert "data-scroll" in chosen.attributes


def test_what_goes_on_from_before_the_range_stands_apart() -> None:
    items = collect([example()])
    tree = listing.listing(items, None, lambda _: "#000", days=Filter(date(2021, 1, 1)))
    headings = [one.text() for one in walk(tree) if one.tag == "h2"]
    assert headings == ["1 Mar 2021", "Undated", "In force from before 1 Jan 2021"]


def test_the_detail_says_where_it_stands_who_says_it_and_how_it_was_read() -> None:
    strike, _, held = collect([example()])
    words = detail.detail(strike).text()
    for expected in (
        "1 Mar 2021, 14:30 UTC",
        "Monday before the publication date 2021-03-02",
        "Orsk (RU)",
        "certainty 70%",
        "the ministry",
        "nobody was hurt",
        "2 killed",
    ):
        assert expected in words
    quoted = [
        one.text() for one in walk(detail.passage(strike)) if "quote" in one.attributes.get("class", "")
    ]
    assert quoted == ["a drone struck it", "nobody was hurt"]
    assert "claimed by RU and KZ" in detail.detail(held).text()


def test_the_annotated_text_marks_every_kind() -> None:
    tree = annotated.annotated(example())
    found = {(one.text(), one.attributes["class"]) for one in walk(tree) if one.tag == "mark"}
    assert ("Orsk", "place") in found
    assert ("a drone struck it", "incident") in found
    assert ("Monday", "date") in found
    assert ("Lower Valley", "claim place") in found
