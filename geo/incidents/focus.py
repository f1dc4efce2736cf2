"""Which place "the city", "there" or a sentence without a place means: what the text has been about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from geo.incidents.scene import is_elsewhere, speaks_at, token_at
from geo.language.document import Part, Sentence
from geo.lexicon import table
from geo.model import PlaceKind
from geo.reading import Locality, Reading

WIDE = frozenset(
    [
        PlaceKind.ADMIN1,
        PlaceKind.ADMIN2,
        PlaceKind.REGION,
        PlaceKind.WATER,
        PlaceKind.BORDER,
        PlaceKind.TERRAIN,
    ]
)
NARROW = frozenset([PlaceKind.POPULATED_PLACE, PlaceKind.SITE])


REMEMBERED = 200
"""Place names to either side that a reader keeps in mind; a bound on the work over a long text."""


@dataclass(frozen=True, slots=True)
class Named:
    """A locality with the sentence and paragraph that name it."""

    locality: Locality
    sentence: int
    paragraph: int
    part: Part


def named_places(reading: Reading) -> tuple[Named, ...]:
    """The localities of the text in order; those of datelines are left out."""
    found: list[Named] = []
    at = 0
    sentences = reading.document.sentences
    for locality in sorted(reading.localities, key=lambda one: one.span.start):
        while at < len(sentences) and sentences[at].end <= locality.span.start:
            at += 1
        if at < len(sentences) and _may_be_scene(reading, sentences[at], locality):
            found.append(Named(locality, sentences[at].index, sentences[at].paragraph, sentences[at].part))
    return tuple(found)


def _may_be_scene(reading: Reading, sentence: Sentence, locality: Locality) -> bool:
    if sentence.part in (Part.DATELINE, Part.BOILERPLATE):
        return False
    at = token_at(reading.document, sentence, locality.span.start)
    return not is_elsewhere(reading.document, sentence, at) and not speaks_at(sentence, at)


def anaphor(reading: Reading, sentence: Sentence) -> str:
    """The noun by which the sentence takes up a place ("the city"), "there", or nothing."""
    rules = table("incidents")["anaphora"]
    tokens = reading.document.tokens
    for at in range(sentence.first + 1, sentence.last):
        if tokens[at].lemma in rules["places"] and tokens[at - 1].lower in ("the", "that", "this", "its"):
            follows = tokens[at + 1].lower if at + 1 < sentence.last else ""
            if follows != "of":
                return tokens[at].lemma
        if tokens[at].lower in rules["adverbs"] and tokens[at - 1].lower not in ("is", "was", "are", "were"):
            return tokens[at].lower
    return ""


def focus(named: tuple[Named, ...], sentence: Sentence, noun: str) -> Locality | None:
    """The place that the noun takes up: named most often so far in this paragraph, else in the text."""
    upto = bisect_left(named, sentence.index, key=lambda one: one.sentence)
    lately = named[max(0, upto - REMEMBERED) : upto]
    before = [one for one in lately if _fits(one.locality, noun)]
    here = [one for one in before if one.paragraph == sentence.paragraph]
    pool = here or [one for one in before if sentence.paragraph - one.paragraph <= 2] or before
    counts = Counter(one.locality.place.id for one in named[max(0, upto - REMEMBERED) : upto + REMEMBERED])
    best = max(pool, key=lambda one: (counts[one.locality.place.id], one.sentence), default=None)
    return best.locality if best else None


def _fits(locality: Locality, noun: str) -> bool:
    kind = locality.place.kind
    if noun in ("there", "here", ""):
        return kind is not PlaceKind.COUNTRY
    if noun == "country":
        return kind is PlaceKind.COUNTRY
    if noun in table("incidents")["anaphora"]["wide"]:
        return kind in WIDE or noun == "island"
    return kind in NARROW


def whole_article(reading: Reading) -> Locality | None:
    """The larger region a text is about that names no scene: the one in its dateline, or its one country."""
    sentences = reading.document.sentences
    heads = [one for one in sentences if one.part in (Part.DATELINE, Part.HEADLINE)]
    for locality in reading.localities:
        if locality.place.kind in WIDE and any(s.start <= locality.span.start < s.end for s in heads):
            return locality
    return _one_country(reading)


def _one_country(reading: Reading) -> Locality | None:
    """The country that every place of the text lies in, if one of its toponyms names it."""
    placed = [(at, t) for at, t in enumerate(reading.toponyms) if t.place is not None]
    if len({t.place.country for _, t in placed if t.place is not None}) != 1:
        return None
    for at, toponym in placed:
        if toponym.place is not None and toponym.place.kind is PlaceKind.COUNTRY:
            return Locality(toponym.span, toponym.place, 3, (at,))
    return None
