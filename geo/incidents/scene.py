"""Where an incident happened: which of the places a sentence names is its scene."""

from __future__ import annotations

from dataclasses import replace

from geo.incidents.ground import NEAR_BY, could_lie_in, meets, told_within
from geo.incidents.headings import heading, labels
from geo.incidents.listing import listed
from geo.incidents.local_tolls import told_by
from geo.incidents.mentions import Mention
from geo.incidents.nearness import Candidate, cost_of
from geo.incidents.opened import opened, without
from geo.incidents.regions import in_full, region_after
from geo.incidents.spans import starting_in
from geo.incidents.ties import (
    Tie,
    is_adjective,
    is_elsewhere,
    run_before,
    speaks_at,
    tie,
    token_at,
)
from geo.incidents.unmapped import unmapped
from geo.language.document import Sentence
from geo.lexicon import table
from geo.model import Span
from geo.reading import Locality, Reading
from geo.records import record

__all__ = ["is_elsewhere", "localities_in", "meets", "scenes", "speaks_at", "token_at"]

SECOND = 3
"""Candidates looked at, the best first."""

FURTHER = 15
"""Tokens of distance within which the next best name tells where a place on no map is."""

OPENING = frozenset(["in", "at", "near", "on", "outside", "around"])
"""Prepositions by which a place opens a sentence."""

BESIDE = 24
"""Characters between two names that belong together ("X, in the north of Y")."""


def localities_in(reading: Reading, sentence: Sentence) -> tuple[Locality, ...]:
    """The localities whose words lie in the sentence."""
    here = list(starting_in(reading.localities, sentence.start, sentence.end))
    here = [one for one in here if not _qualifies(reading, sentence, one)] or here
    return tuple(found for found in here if not _describes(reading, found, here))


def _qualifies(reading: Reading, sentence: Sentence, found: Locality) -> bool:
    """ "The Serb village of X": an adjective says whose a place is, beside the place's own name."""
    return is_adjective(reading.document, sentence, found.span)


def _describes(reading: Reading, found: Locality, here: list[Locality]) -> bool:
    """True for "some 60 km east of Y" after "X,": it says where X is, and is no place of its own."""
    before = [other for other in here if other.span.end <= found.span.start]
    plain = any(reading.toponyms[at].span == found.span for at in found.toponyms)
    if plain or not before:
        return False
    if before[-1].place.radius_km > 2 * found.place.radius_km:
        return False
    between = reading.article.text[before[-1].span.end : found.span.start]
    return between.lstrip()[:1] == "," and len(between) < BESIDE


@record(frozen=True, slots=True)
class Scene:
    """Where a happening was: none, one, or all of a list of targets; and the name of it that is on no map."""

    localities: tuple[Locality, ...] = ()
    name: str = ""
    of_body: bool = False
    """Only who tells of it says where: the mayor, a spokesman for the province."""


def scenes(reading: Reading, sentence: Sentence, parts: list[tuple[Mention, ...]]) -> list[Scene]:
    """The scene of each happening that the sentence tells."""
    here = localities_in(reading, sentence)
    ranked: list[list[tuple[float, int, Candidate]]] = [[] for _ in parts]
    for at, found in enumerate(_candidates(reading, sentence, here)):
        costs = [cost_of(reading, sentence, told, found) for told in parts]
        known = [(cost, i) for i, cost in enumerate(costs) if cost is not None]
        if known:
            cost, i = min(known)
            ranked[i].append((cost, at, found))
    best = [_best(reading, sorted(mine)[:SECOND], here) for mine in ranked]
    best = _opened_apart(reading, parts, best)
    best = [
        scene if scene.localities or scene.name else _shared(reading, told, best, parts)
        for scene, told in zip(best, parts, strict=True)
    ]
    if len(best) == 1 and not (best[0].localities or best[0].name):
        body = told_by(reading, sentence, parts[0])
        return [Scene((body,), of_body=True)] if body else best
    return best


def _opened_apart(reading: Reading, parts: list[tuple[Mention, ...]], best: list[Scene]) -> list[Scene]:
    """ "Marches in V, W and X, where a man was shot": the shot fell in X, the marches are told of V and W."""
    own = [opened(reading, told[0]) for told in parts]
    taken = [one for one in own if one is not None]
    if not taken:
        return best
    return [
        Scene((last,)) if last else replace(scene, localities=without(scene.localities, taken))
        for last, scene in zip(own, best, strict=True)
    ]


def _shared(
    reading: Reading, told: tuple[Mention, ...], best: list[Scene], parts: list[tuple[Mention, ...]]
) -> Scene:
    """ "X, recovered on 3 April, was lost on the 25th": the place that is subject or object of both."""
    tokens = reading.document.tokens
    for mention in told:
        clause = mention.clause
        phrases = [p for p in (clause.subject, clause.object) if p is not None] if clause else []
        reaches = [(tokens[p.first].start, tokens[p.last - 1].end) for p in phrases]
        for scene in best:
            if len(scene.localities) == 1 and any(
                a <= scene.localities[0].span.start < b for a, b in reaches
            ):
                return scene
    return _fronted(reading, told[0].sentence, best)


def _fronted(reading: Reading, sentence: Sentence, best: list[Scene]) -> Scene:
    """ "At X a regiment rose and two companies were disarmed": the place that opens the sentence."""
    tokens = reading.document.tokens
    if tokens[sentence.first].lower not in OPENING:
        return Scene()
    upto = tokens[min(sentence.first + 2, sentence.last - 1)].start
    return next((one for one in best if one.localities and one.localities[0].span.start <= upto), Scene())


def _best(reading: Reading, ranked: list[tuple[float, int, Candidate]], here: tuple[Locality, ...]) -> Scene:
    """The place of the best candidate; of one on no map the region it lies in, or what is named beside it."""
    name = "" if not ranked or ranked[0][2].locality else in_full(reading, ranked[0][2].span)
    for cost, _, found in ranked:
        if cost - ranked[0][0] > FURTHER:
            break
        placed = _placed(reading, found, here)
        if placed and found is not ranked[0][2]:
            return Scene(tuple(told_within(None, name, one) if name else _beside(one) for one in placed))
        if placed:
            return Scene(placed)
    return Scene((), name)


def _beside(found: Locality) -> Locality:
    """The place named beside another that could not be placed."""
    return replace(found, geo_precision=max(found.geo_precision, NEAR_BY))


def _candidates(reading: Reading, sentence: Sentence, here: tuple[Locality, ...]) -> list[Candidate]:
    """Every name of the sentence that could be a scene, on a map or not."""
    others = unmapped(reading, sentence)
    names: list[tuple[Span, Locality | None]] = [
        (found.span, found) for found in here if not any(_covers(span, found.span) for span in others)
    ]
    names += [(span, None) for span in others]
    found: list[Candidate] = []
    head = heading(reading, sentence)
    for span, locality in names:
        first = run_before(reading.document, sentence, token_at(reading.document, sentence, span.start))
        if is_elsewhere(reading.document, sentence, first) or labels(reading, span):
            continue
        last = min(token_at(reading.document, sentence, span.end - 1) + 1, sentence.last)
        told = locality is not None and locality.geo_precision == NEAR_BY
        hold = Tie.SCENE if told else tie(reading.document, sentence, first, last)
        found.append(Candidate(span, first, hold, locality, span == head))
    return found


def _covers(longer: Span, span: Span) -> bool:
    """True where a name is only a part of the longer one that stands there."""
    return longer.start < span.end and span.start < longer.end


def _placed(reading: Reading, found: Candidate, here: tuple[Locality, ...]) -> tuple[Locality, ...]:
    """The localities that a candidate stands for."""
    held = _held_by(reading, found, here)
    if held is not None:
        return (held,)
    region = region_after(reading, found.span, here)
    if found.locality is None:
        return (told_within(None, in_full(reading, found.span), region),) if region else ()
    if region is not None and _cannot_be(reading, found, region):
        own = reading.toponyms[found.locality.toponyms[0]].span if found.locality.toponyms else found.span
        return (told_within(found.locality, in_full(reading, own), region),)
    return listed(reading, _finer(reading, found.locality, here), here)


def _held_by(reading: Reading, found: Candidate, here: tuple[Locality, ...]) -> Locality | None:
    """What stands before it and is told by it: X of "X, in Y"; within Y where X is on no map."""
    whole = found.locality
    if whole is None:
        return None
    sentence = reading.document.sentence_at(found.span.start)
    known = {one.span: one for one in here if one.span.end <= found.span.start}
    names = [*known, *(span for span in unmapped(reading, sentence) if span.end <= found.span.start)]
    own = max(names, key=lambda span: span.start, default=None)
    if own is None or region_after(reading, own, here) is not whole:
        return None
    if is_elsewhere(reading.document, sentence, token_at(reading.document, sentence, own.start)):
        return None
    town = known.get(own)
    if town is not None and could_lie_in(town.place, whole.place):
        return town if town.geo_precision < NEAR_BY else None
    return told_within(town, in_full(reading, own), whole)


def _cannot_be(reading: Reading, found: Candidate, region: Locality) -> bool:
    """True where a name was placed outside the very region that the text says it lies in."""
    own = found.locality
    if own is None or could_lie_in(own.place, region.place):
        return False
    follows = reading.article.text[own.span.end : region.span.start].split()
    return own.geo_precision != NEAR_BY or (bool(follows) and follows[0] in table("scenes")["ties"]["sites"])


def _finer(reading: Reading, found: Locality, here: tuple[Locality, ...]) -> Locality:
    """The smaller of two places named together: the town in "the town, in the province"."""
    for other in here:
        gap = max(other.span.start - found.span.end, found.span.start - other.span.end)
        inside = other.place.radius_km < found.place.radius_km / 2
        beside = other is not found and gap <= BESIDE and inside and meets(found.place, other.place)
        if beside and not _is_told_by(reading, found, other):
            return _finer(reading, other, here)
    return found


def _is_told_by(reading: Reading, found: Locality, other: Locality) -> bool:
    """ "X, a locality in Y": what it is told to lie in, however small the map has that."""
    between = reading.article.text[found.span.end : other.span.start].replace(",", " , ").split()
    return between[:1] == [","] and between[1:2] in (["a"], ["an"])
