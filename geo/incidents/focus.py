"""Which place "the city", "there" or a sentence without a place means: what the text has been about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cache

from geo.incidents.headings import MARKS, labels
from geo.incidents.lexicon import vocabulary
from geo.incidents.spans import starting_in
from geo.incidents.ties import is_elsewhere, speaks_at, stays_at, token_at
from geo.language.document import Document, Part, Sentence
from geo.lexicon import table
from geo.model import PlaceKind, Sense
from geo.reading import Locality, Reading
from geo.records import record

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


DEFINITE = frozenset(["the", "that", "this", "its"])
"""Words before a noun that takes up a place."""


POINTING = ("that", "this")
"""Words before a noun that takes up the place named last."""


STRUCK = ("on", "in", "of", "at", "near", "against")
"""Prepositions between a happening and its place."""

AROUND = 12
"""Characters of marks around a name that stands alone."""

LEAD = 4
"""Sentences of the body in which a report names what it is about."""

REMEMBERED = 200
"""Place names to either side that a reader keeps in mind; a bound on the work over a long text."""


@record(frozen=True, slots=True)
class Named:
    """A locality with the sentence and paragraph that name it."""

    locality: Locality
    sentence: int
    paragraph: int
    part: Part
    kind: str = ""
    """What the text says it is: "village" of "X, the village where it began" and of "the village of X"."""


def named_places(reading: Reading) -> tuple[Named, ...]:
    """The places of the text in order, datelines too; those where people only stay or speak are left out."""
    found: list[Named] = []
    at = 0
    sentences = reading.document.sentences
    places = sorted((*reading.localities, *_headings(reading)), key=lambda one: one.span.start)
    for locality in places:
        while at < len(sentences) and sentences[at].end <= locality.span.start:
            at += 1
        if at < len(sentences) and _may_be_scene(reading, sentences[at], locality):
            here = sentences[at]
            kind = _told_kind(reading, here, locality)
            found.append(Named(locality, here.index, here.paragraph, here.part, kind))
    return tuple(found)


def _told_kind(reading: Reading, sentence: Sentence, locality: Locality) -> str:
    """The noun that the words around a name say it is; empty where they do not."""
    tokens = reading.document.tokens
    first = token_at(reading.document, sentence, locality.span.start)
    last = token_at(reading.document, sentence, locality.span.end)
    if first - 2 >= sentence.first and tokens[first - 1].lower == "of" and tokens[first - 2].tag == "NOUN":
        return tokens[first - 2].lemma
    if (
        last + 2 >= sentence.last
        or tokens[last].lower != ","
        or tokens[last + 1].lower not in ("the", "a", "an")
    ):
        return ""
    return next(
        (t.lemma for t in tokens[last + 2 : min(last + 5, sentence.last)] if t.lemma in _places()), ""
    )


@cache
def _places() -> frozenset[str]:
    return frozenset(table("incidents")["anaphora"]["places"])


def _headings(reading: Reading) -> Iterator[Locality]:
    """Names that stand alone ("Kinshasa.", "- Abuja."): they head what follows, whatever their sense."""
    for at, toponym in enumerate(reading.toponyms):
        if toponym.place is None or toponym.sense is Sense.LITERAL:
            continue
        sentence = reading.document.sentence_at(toponym.span.start)
        if sentence.clauses or sentence.end - sentence.start > len(toponym.span.text) + AROUND:
            continue
        if reading.document.text[sentence.start : sentence.end].strip(MARKS) == toponym.span.text:
            yield Locality(toponym.span, toponym.place, 1, (at,))


def _may_be_scene(reading: Reading, sentence: Sentence, locality: Locality) -> bool:
    if sentence.part in (Part.BOILERPLATE, Part.REPEATED) or labels(reading, locality.span):
        return False
    at = token_at(reading.document, sentence, locality.span.start)
    spoken = speaks_at(sentence, at) and not _struck_at(reading.document, sentence, at)
    gone = spoken or is_elsewhere(reading.document, sentence, at)
    return not gone and not stays_at(reading.document, sentence, at)


def _struck_at(document: Document, sentence: Sentence, at: int) -> bool:
    """True for the X of "recalled two strikes on X": the thing spoken of happened there."""
    tokens = document.tokens
    if at - 2 < sentence.first or tokens[at - 1].lower not in STRUCK:
        return False
    return tokens[at - 2].tag == "NOUN" and tokens[at - 2].lemma in vocabulary().nouns


def anaphor(reading: Reading, sentence: Sentence) -> str:
    """The noun by which the sentence takes up a place ("the city"), "there", or nothing."""
    rules = table("incidents")["anaphora"]
    states, known = table("scenes")["focus"]["states"], set(rules["places"])
    tokens = reading.document.tokens
    for at in range(sentence.first + 1, sentence.last):
        token, before = tokens[at], tokens[at - 1].lower
        if before == "this" and token.lemma in ("city", "town", "capital", "port"):
            return "here"
        if before in DEFINITE and (token.lemma in known or token.lemma in states):
            follows = tokens[at + 1].lower if at + 1 < sentence.last else ""
            if follows != "of":
                return "country" if token.lemma in states else token.lemma
        if token.lower in rules["adverbs"] and before not in ("is", "was", "are", "were"):
            return token.lower
    return ""


def pointing(reading: Reading, sentence: Sentence) -> int | None:
    """Where "that town" or "this village" stands, by which the one named last is meant."""
    tokens, known = reading.document.tokens, _places()
    pairs = range(sentence.first, sentence.last - 1)
    found = (at for at in pairs if tokens[at].lower in POINTING and tokens[at + 1].lemma in known)
    return next((tokens[at].start for at in found), None)


def focus(
    named: tuple[Named, ...], sentence: Sentence, noun: str, *, before: int | None = None
) -> Locality | None:
    """The place that the noun takes up: named most often so far in this paragraph, else in the text.

    `before`: the one named last before this offset, however often others were.
    """
    upto = bisect_left(named, sentence.index, key=lambda one: one.sentence)
    if noun == "here":
        return _at_dateline(named[:REMEMBERED])
    if noun == "capital" and (seat := _seat(named[max(0, upto - REMEMBERED) : upto])):
        return seat
    near = [
        one for one in named[max(0, upto - REMEMBERED) : upto + REMEMBERED] if one.part is not Part.DATELINE
    ]
    end = sentence.start if before is None else before
    told = [one for one in near if one.locality.span.end <= end and _fits(one.locality, noun)]
    called = [one for one in told if noun and one.kind == noun]
    if called:
        return called[-1].locality
    here = [one for one in told if one.paragraph == sentence.paragraph]
    pool = here or [one for one in told if sentence.paragraph - one.paragraph <= 2] or told
    if (noun == "there" or before is not None) and pool:
        return pool[-1].locality
    counts = Counter(one.locality.place.id for one in near)
    best = max(pool, key=lambda one: (counts[one.locality.place.id], one.sentence), default=None)
    return best.locality if best else None


def _at_dateline(named: tuple[Named, ...]) -> Locality | None:
    """Where the report was written: "nine miles from here"."""
    written = (one.locality for one in named if one.part is Part.DATELINE)
    found = next((one for one in written if one.place.kind in NARROW), None)
    return replace(found, geo_precision=max(found.geo_precision, 2)) if found else None


def _seat(named: tuple[Named, ...]) -> Locality | None:
    """The seat of a government named last, the dateline's among them."""
    seats = _capitals()
    found = (one.locality for one in reversed(named) if one.locality.place.geonameid in seats)
    return next(found, None)


@cache
def _capitals() -> frozenset[int]:
    return frozenset(table("capitals")["capitals"].values())


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
    """The region a text without a scene is about: in its dateline, its one country, where it was written."""
    sentences = reading.document.sentences
    heads = [one for one in sentences if one.part in (Part.DATELINE, Part.HEADLINE)]
    named = [one for s in heads for one in starting_in(reading.localities, s.start, s.end)]
    states = _states(reading)
    here = [one for one in named if _is_at_home(states, one)]
    wide = next((one for one in here if one.place.kind in WIDE), None)
    return wide or _one_country(reading) or _written_in(reading, here)


def _states(reading: Reading) -> set[str | None]:
    """The countries that the text names as such where it says what it is about."""
    body = [one for one in reading.document.sentences if one.part is Part.BODY][:LEAD]
    end = body[-1].end if body else 0
    places = [one.place for one in reading.toponyms if one.place is not None and one.span.start < end]
    return {place.country for place in places if place.kind is PlaceKind.COUNTRY}


def _is_at_home(states: Set[str | None], dateline: Locality) -> bool:
    """False where a report names other countries only: it tells of the world, from New York."""
    country = dateline.place.country
    return not states or country is None or country in states


def _written_in(reading: Reading, here: list[Locality]) -> Locality | None:
    """The town of the dateline; for a capital, from where all of a country is told, that country if named."""
    town = next((one for one in here if one.place.kind in NARROW), None)
    if town is None or town.place.geonameid not in _capitals():
        return town and replace(town, geo_precision=max(town.geo_precision, 2))
    for at, toponym in enumerate(reading.toponyms):
        place = toponym.place
        if place is not None and place.kind is PlaceKind.COUNTRY and place.country == town.place.country:
            return Locality(toponym.span, place, 3, (at,))
    return replace(town, geo_precision=3)


def _one_country(reading: Reading) -> Locality | None:
    """The country that every place of the text lies in, if one of its toponyms names it."""
    placed = [(at, t) for at, t in enumerate(reading.toponyms) if t.place is not None]
    if len({t.place.country for _, t in placed if t.place is not None}) != 1:
        return None
    for at, toponym in placed:
        if toponym.place is not None and toponym.place.kind is PlaceKind.COUNTRY:
            return Locality(toponym.span, toponym.place, 3, (at,))
    return None
