"""An article with everything found in it marked in its words."""

from __future__ import annotations

from collections.abc import Iterator

from geo import report
from geo.app import words
from geo.app.markup import Mark, Node, mark_of, marked, node
from geo.model import Findings, Sense, Toponym
from geo.views import Quoted, collect


def heading(findings: Findings) -> Node:
    """Title, outlet, date and what was found, in words."""
    article = findings.article
    by = [article.publisher, words.day(article.published) if article.published else "no publication date"]
    return node(
        "header",
        node("h2", article.title or "Untitled", tabindex="-1", data_reveal=article.id),
        node("p", " · ".join(part for part in by if part), cls="counts"),
        node("p", node("strong", report.summary(findings)), cls="counts", role="status"),
    )


def annotated(findings: Findings) -> Node:
    """The whole text, place names, incidents, claims and dates marked, each told by its title."""
    return node("div", marked(findings.article.text, _marks(findings)), cls="annotated")


def _marks(findings: Findings) -> Iterator[Mark]:
    for item in collect([findings]):
        for quoted in item.quotes:
            kind = "incident" if words.kind(item) != "Territorial claim" else "claim"
            yield Mark(quoted.start, quoted.end, kind, f"{words.title(item)}, says {quoted.speaker}")
    yield from _dates(findings)
    for toponym in findings.toponyms:
        yield mark_of(toponym.span, _kind(toponym), _note(toponym))


def _dates(findings: Findings) -> Iterator[Mark]:
    """The words that date a finding: where they stand in its quotes, else where last before, else after."""
    text = findings.article.text
    for item in collect([findings]):
        if item.when and item.when.text:
            at = _nearest(text, item.when.text, item.quotes)
            if at >= 0:
                note = f"{words.when(item.when)}: {item.when.basis or item.when.text}"
                yield Mark(at, at + len(item.when.text), "date", note)


def _nearest(text: str, said: str, quotes: tuple[Quoted, ...]) -> int:
    within = (text.find(said, quote.start, quote.end) for quote in quotes)
    found = next((at for at in within if at >= 0), text.rfind(said, 0, quotes[0].end))
    return found if found >= 0 else text.find(said, quotes[0].end)


def _kind(toponym: Toponym) -> str:
    if toponym.sense is not Sense.LITERAL:
        return "name"
    return "place" if toponym.place else "place unknown"


def _note(toponym: Toponym) -> str:
    if toponym.sense is Sense.DEMONYM:
        return "people, not the place"
    if toponym.sense is Sense.ASSOCIATIVE:
        return "stands for someone or something, not the place"
    return (
        f"{report.where(toponym.place)}, certainty {words.share(toponym.score)}"
        if toponym.place
        else "not placed"
    )


def legend() -> Node:
    """What the marks mean."""
    kinds = {
        "incident": "incident",
        "claim": "claim",
        "incident claim": "both in one sentence",
        "place": "place",
        "place unknown": "place not found",
        "name": "name that is no place here",
        "date": "date",
    }
    return node("p", *(node("mark", label, cls=kind) for kind, label in kinds.items()), cls="legend")
