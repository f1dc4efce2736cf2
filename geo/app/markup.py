"""The one way by which text from articles reaches the page: as text nodes, never as HTML or Markdown.

A page describes what it shows as a tree of `Node`s; the browser builds it with `createElement` and
`createTextNode`. No string is ever parsed, so nothing in an article can become a tag, a link or a template.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from geo.model import Span
from geo.scripts import spoken

TAGS = frozenset(
    {
        "article",
        "aside",
        "blockquote",
        "button",
        "cite",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
    }
    | {
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "li",
        "mark",
        "ol",
        "p",
        "section",
        "small",
        "span",
        "strong",
        "time",
        "ul",
    }
)
"""Tags a node may have; the browser's side builds no other."""

ATTRIBUTES = frozenset(
    {
        "class",
        "lang",
        "dir",
        "title",
        "role",
        "style",
        "aria-label",
        "aria-pressed",
        "aria-hidden",
        "datetime",
    }
    | {"data-choose", "data-scroll", "data-keep", "data-reveal", "tabindex"}
)
"""Attributes a node may have. `data-choose`: a click tells the page this value; `data-scroll`: brought into
sight in its box; `data-keep`: keeps how far it is scrolled when the page is drawn again; `data-reveal`: takes
the reader along when its value changes: the keyboard's focus goes there, and a telephone's page."""

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_END = re.compile("\n")
_KEPT = frozenset("\n\t\u200c\u200d\u00ad")


@dataclass(frozen=True, slots=True)
class Node:
    """An element with its attributes and children; a child that is a string is shown as it stands."""

    tag: str
    children: tuple[Node | str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.tag not in TAGS or not ATTRIBUTES.issuperset(self.attributes):
            raise ValueError(
                f"<{self.tag}> with {sorted(self.attributes)} is not among what a page may build"
            )

    def plain(self) -> list[Any]:
        """The node as JSON: [tag, attributes, children]."""
        inner = [
            part
            for child in self.children
            for part in (_worded(child) if isinstance(child, str) else (child.plain(),))
        ]
        attributes = {name: visible(value) for name, value in self.attributes.items()}
        return [self.tag, attributes, inner]

    def text(self) -> str:
        """All its text, for tests and for readers of the source."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def _worded(text: str) -> Iterator[Any]:
    """The text as JSON, what is in another script in an element that names its language."""
    for words, language in spoken(text):
        shown = visible(words)
        yield ["span", {"lang": language, "dir": "auto"}, [shown]] if language else shown


def node(tag: str, *children: Node | str | None, **attributes: str | None) -> Node:
    """A node; `cls` is the class, `_` stands for the hyphen in names, children and attributes of None go."""
    named = {
        "class" if name == "cls" else name.replace("_", "-"): value
        for name, value in attributes.items()
        if value is not None
    }
    return Node(tag, tuple(child for child in children if child is not None), named)


def visible(text: str) -> str:
    """The text with what the eye cannot see made harmless: one sign a character, so that offsets hold.

    Direction marks could show words in another order than they stand, control characters nothing at all, and
    half a surrogate pair cannot be sent.
    """
    return "".join(_seen(character) for character in text)


def _seen(character: str) -> str:
    if character in _KEPT or character.isprintable():
        return character
    if character in _DIRECTIONS or unicodedata.category(character) in ("Cc", "Cs"):
        return "\ufffd"
    return character


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be marked in a text: a class for how, and what to say of them."""

    start: int
    end: int
    kind: str
    note: str = ""
    scroll: bool = False


def marked(text: str, marks: Iterable[Mark]) -> Node:
    """The text in paragraphs, every mark shown; where marks overlap, the words carry the classes of all."""
    return node("div", *_paragraphs(text, list(marks)), cls="text", dir="auto")


def _paragraphs(text: str, marks: list[Mark]) -> Iterator[Node]:
    cuts, inside = _cuts(text, marks), set[int]()
    pieces: list[Node | str] = []
    for (start, opening, closing), (end, _, _) in pairwise(cuts):
        inside = (inside - closing) | opening
        words = text[start:end]
        if words == "\n":
            if pieces:
                yield node("p", *pieces)
            pieces = []
        elif pieces or words.strip():
            pieces.append(_piece(words, [marks[at] for at in sorted(inside)]) if inside else words)
    if pieces:
        yield node("p", *pieces)


def _cuts(text: str, marks: list[Mark]) -> list[tuple[int, set[int], set[int]]]:
    """Every offset where something changes, with the marks (by position) that open and that close there."""
    found: dict[int, tuple[set[int], set[int]]] = {0: (set(), set()), len(text): (set(), set())}
    for match in _LINE_END.finditer(text):
        for offset in match.span():
            found.setdefault(offset, (set(), set()))
    for at, mark in enumerate(marks):
        found.setdefault(mark.start, (set(), set()))[0].add(at)
        found.setdefault(mark.end, (set(), set()))[1].add(at)
    return [(offset, *found[offset]) for offset in sorted(found)]


def _piece(words: str, over: list[Mark]) -> Node:
    notes = " · ".join(dict.fromkeys(mark.note for mark in over if mark.note))
    kinds = " ".join(dict.fromkeys(mark.kind for mark in over))
    scroll = "" if any(mark.scroll for mark in over) else None
    return node("mark", words, cls=kinds, title=notes or None, data_scroll=scroll)


def mark_of(span: Span, kind: str, note: str = "") -> Mark:
    """A mark over the words of a span."""
    return Mark(span.start, span.end, kind, note)
