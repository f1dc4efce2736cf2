"""Where an incident happened: which of the places a sentence names is its scene."""

from __future__ import annotations

import math

from geo.incidents.mentions import Mention, clause_at
from geo.incidents.spans import starting_in
from geo.language.document import Document, Reality, Sentence
from geo.lexicon import table
from geo.model import Place, PlaceKind
from geo.reading import Locality, Reading

OTHER_CLAUSE = 40
"""Tokens of distance that a place in another clause of the sentence counts as further off."""


NEAR_BY = 2
"""ACLED's geo precision of a place told by another ("30 km west of X")."""

BESIDE = 24
"""Characters between two names that belong together ("X, in the north of Y")."""

SAME_TOWN_KM = 1.5
"""Two entries of a gazetteer this close are one town under two names."""


def token_at(document: Document, sentence: Sentence, offset: int) -> int:
    """The token of the sentence that holds the offset, or the one after it."""
    tokens = document.tokens
    low, high = sentence.first, sentence.last
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def localities_in(reading: Reading, sentence: Sentence) -> tuple[Locality, ...]:
    """The localities whose words lie in the sentence."""
    here = list(starting_in(reading.localities, sentence.start, sentence.end))
    return tuple(found for found in here if not _describes(reading, found, here))


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


def scenes(
    reading: Reading, sentence: Sentence, parts: list[tuple[Mention, ...]]
) -> list[tuple[Locality, ...]]:
    """The places of each happening that the sentence tells: none, one, or all of a list of targets."""
    here = localities_in(reading, sentence)
    best: list[tuple[float, Locality] | None] = [None] * len(parts)
    for found in here:
        at = token_at(reading.document, sentence, found.span.start)
        if is_elsewhere(reading.document, sentence, at):
            continue
        costs = [_cost(sentence, told, at) for told in parts]
        ranked = [(cost, i) for i, cost in enumerate(costs) if cost is not None]
        if ranked:
            cost, i = min(ranked)
            held = best[i]
            best[i] = (cost, found) if held is None or cost < held[0] else held
    return [_listed(reading, _finer(reading, one[1], here), here) if one else () for one in best]


def _finer(reading: Reading, found: Locality, here: tuple[Locality, ...]) -> Locality:
    """The smaller of two places named together: the town in "the town, in the province"."""
    for other in here:
        gap = max(other.span.start - found.span.end, found.span.start - other.span.end)
        inside = other.place.radius_km < found.place.radius_km / 2
        if other is not found and gap <= BESIDE and inside and meets(found.place, other.place):
            return _finer(reading, other, here)
    return found


def _cost(sentence: Sentence, told: tuple[Mention, ...], at: int) -> float | None:
    """How far the place at a token stands from the words of the happening; None where it is no scene."""
    inside = [mention for mention in told if _within(mention, at)]
    unreal = all(clause_at(sentence, at) is not m.clause for m in told) and _is_unreal(sentence, at)
    if unreal or (not inside and speaks_at(sentence, at)):
        return None
    return min(abs(at - m.token) + (0 if m in inside else OTHER_CLAUSE) for m in told)


def _within(mention: Mention, at: int) -> bool:
    """True where the token lies in the mention's clause or in one that hangs on it."""
    first, last = mention.reach
    if first <= at < last or mention.clause is None:
        return first <= at < last
    clauses = mention.sentence.clauses
    clause = clause_at(mention.sentence, at)
    for _ in clauses:
        if clause is None or clause is mention.clause:
            break
        clause = clauses[clause.governor] if clause.governor is not None else None
    return clause is mention.clause


def _is_unreal(sentence: Sentence, at: int) -> bool:
    clause = clause_at(sentence, at)
    return clause is not None and clause.reality is not Reality.FACT


def speaks_at(sentence: Sentence, at: int) -> bool:
    """True where the token belongs to words about who speaks, not to what is said."""
    clause = clause_at(sentence, at)
    return clause is not None and clause.lemma in table("incidents")["scene"]["speech"]


def is_elsewhere(document: Document, sentence: Sentence, at: int) -> bool:
    """True for where something came from, where someone belongs or speaks, and where a road leads."""
    rules = table("incidents")["scene"]
    words = [t.lower for t in document.tokens[max(at - 4, sentence.first) : at]]
    lemmas = [t.lemma for t in document.tokens[max(at - 4, sentence.first) : at]]
    while words and words[-1] in ("the", "“", '"', "‘"):
        words, lemmas = words[:-1], lemmas[:-1]
    if not words:
        return False
    if words[-1] in rules["away"]:
        return True
    before = lemmas[-2] if len(lemmas) > 1 else ""
    if words[-1] in ("of", "in", "at") and before in rules["belongs"]:
        return True
    return words[-1] in ("to", "towards", "toward", "for") and before in rules["leads"]


def _listed(reading: Reading, nearest: Locality, here: tuple[Locality, ...]) -> tuple[Locality, ...]:
    """The whole list that `nearest` stands in ("A, B and C"); itself alone where it stands in none."""
    at = here.index(nearest)
    first, last, joined = at, at, False
    while first > 0 and (link := _link(reading, here[first - 1], here[first])):
        first, joined = first - 1, joined or link == "and"
    while last + 1 < len(here) and (link := _link(reading, here[last], here[last + 1])):
        last, joined = last + 1, joined or link == "and"
    run = here[first : last + 1]
    plain = all(one.geo_precision != NEAR_BY for one in run)
    return run if plain and joined and len(run) > 1 and not _nested(run) else (nearest,)


def _link(reading: Reading, left: Locality, right: Locality) -> str:
    """ "and" or "," where two localities stand side by side in a list; else nothing."""
    between = reading.article.text[left.span.end : right.span.start].lower().split()
    words = [
        word
        for word in " ".join(between).replace(",", " , ").split()
        if word not in ("the", "in", "at", "of")
    ]
    if words in (["and"], [",", "and"], ["as", "well", "as"]):
        return "and"
    return "," if words == [","] else ""


def _nested(run: tuple[Locality, ...]) -> bool:
    return any(
        a is not b
        and a.place.radius_km > 2 * b.place.radius_km
        and distance_km(a.place, b.place) < a.place.radius_km
        for a in run
        for b in run
    )


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance (haversine, mean radius 6371 km)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def meets(a: Place, b: Place) -> bool:
    """True where the two could be the same spot: one lies in the other, or two towns have one centre."""
    if a.id == b.id:
        return True
    apart = distance_km(a, b)
    if a.kind is b.kind is PlaceKind.POPULATED_PLACE:
        return apart <= SAME_TOWN_KM
    return apart <= max(a.radius_km, b.radius_km) + SAME_TOWN_KM
