"""What is known of one finding: the sentence in its article, who says what, how place and date were read."""

from __future__ import annotations

from collections.abc import Iterator

from geo import report
from geo.app import placing, words
from geo.app.markup import Mark, Node, marked, node
from geo.choices import Choice, rests_on
from geo.model import Claim, Extent, Incident, Place, Sense, Statement, Toponym, When
from geo.views import Item

_EXTENTS = {
    Extent.WHOLE: "the whole of the territory",
    Extent.PART: "a part of the territory",
    Extent.UNSPECIFIED: "the article does not say how much",
}


def detail(
    item: Item, choice: Choice | None = None, *asks: Node | None, versions: Node | None = None
) -> Node:
    """What the page says of a finding; `choice`: a reader's word on its place, `asks`: put to them.

    `versions`: how other sources and articles tell it.
    """
    return node(
        "article",
        node("button", "Close", cls="close", data_choose=item.id),
        node("p", words.kind(item), cls="kind"),
        node("h2", words.title(item), tabindex="-1", data_reveal=item.id),
        node("dl", *_facts(item, choice)),
        versions,
        *_voices(item),
        node("h3", "In the article"),
        _source(item),
        node(
            "div",
            passage(item),
            cls="passage",
            data_keep=f"passage-{item.id}",
            tabindex="0",
            role="region",
            aria_label="The article, with the words of this finding marked",
        ),
        *asks,
        cls="detail",
    )


def _facts(item: Item, choice: Choice | None) -> Iterator[Node]:
    yield from _fact("When", words.when(item.when), _basis(item.when))
    yield from _fact("Where", *_where(item, choice))
    if isinstance(item.what, Incident):
        yield from _incident_facts(item.what)
    else:
        yield from _claim_facts(item.what)


def _fact(label: str, value: str, *notes: str) -> Iterator[Node]:
    if value:
        yield node("dt", label)
        yield node("dd", value, *(node("small", note) for note in notes if note and note != value))


def _basis(when: When | None) -> str:
    if when is None:
        return "The article does not date it in words that could be read."
    return when.basis or (f"from “{when.text}”" if when.text else "")


def _where(item: Item, choice: Choice | None) -> tuple[str, ...]:
    if item.place is None:
        return "without a place", "The article names no place for it, or one that could not be found."
    named = toponym_of(item)
    precision = item.what.geo_precision if isinstance(item.what, Incident) else 1
    value = report.where(item.place, precision)
    spelt = (
        f"written “{named.span.text}” in the article"
        if named and named.span.text not in item.place.name
        else ""
    )
    sure = placing.doubt(named, choice) if named else ""
    return value, spelt, _extent(item.place), _claimed(item.place), sure


def _extent(place: Place) -> str:
    return f"within {words.about_km(place.radius_km)} of {words.point(place)}"


def _claimed(place: Place) -> str:
    return f"claimed by {' and '.join(place.claimed_by)}" if place.claimed_by else ""


def toponym_of(item: Item) -> Toponym | None:
    """The place name in the text that the finding's place came from, the one nearest to its words."""
    if item.place is None:
        return None
    fitting = [
        one
        for one in item.findings.toponyms
        if one.place and rests_on(item.place.id, one.place.id) and one.sense is Sense.LITERAL
    ]
    at = item.quotes[0].start
    return min(fitting, key=lambda one: abs(one.span.start - at), default=None)


def _incident_facts(one: Incident) -> Iterator[Node]:
    yield from _fact("Casualties", report.casualties(one.killed, one.injured) or "no number given")
    actors = ", ".join(f"{actor.name} ({actor.role.value})" for actor in one.actors)
    yield from _fact("Actors", actors)
    yield from _fact("Sub-type", one.sub_type)


def _claim_facts(one: Claim) -> Iterator[Node]:
    yield from _fact("Claimant", one.claimant)
    yield from _fact("Against", one.against or "")
    stance = "asserted" if one.stance.value == "asserts" else "denied"
    yield from _fact("Relation", f"{one.relation.value.replace('_', ' ')}, {stance} by the speaker")
    yield from _fact("Extent", _EXTENTS[one.territory.extent])


def _voices(item: Item) -> Iterator[Node]:
    quotes = item.quotes
    yield node("h3", "Who says so" if len(quotes) == 1 else f"Who says so: {len(quotes)} statements")
    told = item.what.statements if isinstance(item.what, Incident) else (None,) * len(quotes)
    for quoted, statement in zip(quotes, told, strict=True):
        extra = _statement_facts(statement) if statement else ""
        yield node(
            "blockquote",
            node("cite", quoted.speaker),
            node("p", quoted.text, dir="auto"),
            node("small", extra) if extra else None,
        )


def _statement_facts(one: Statement) -> str:
    told = [words.when(one.when) if one.when else "", one.place.name if one.place else ""]
    return " · ".join(part for part in [*told, report.casualties(one.killed, one.injured)] if part)


def _source(item: Item) -> Node:
    article = item.article
    by = [article.publisher, words.day(article.published) if article.published else "no publication date"]
    return node(
        "p",
        node("strong", article.title or article.id),
        node("small", " · ".join(part for part in by if part)),
        cls="source",
    )


def passage(item: Item) -> Node:
    """The article with the words of this finding marked, the first of them brought into sight."""
    quotes = item.quotes
    marks = [Mark(one.start, one.end, "quote", one.speaker, scroll=at == 0) for at, one in enumerate(quotes)]
    named = toponym_of(item)
    return marked(
        item.article.text, marks + ([Mark(named.span.start, named.span.end, "place")] if named else [])
    )
