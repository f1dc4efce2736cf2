"""Where those died whom only a local body tells of: "the governor of X reported two dead", of X itself."""

from __future__ import annotations

from functools import cache

from geo.incidents.ground import could_lie_in
from geo.incidents.mentions import Mention
from geo.incidents.spans import starting_in
from geo.incidents.ties import speaks
from geo.language.document import Clause, Sentence
from geo.lexicon import table
from geo.model import Place, PlaceKind, Toponym
from geo.reading import Locality, Reading

REGIONS = frozenset([PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION])
BEFORE = 400
"""Characters back over which a place named before may be the one that the number is of."""


def told_by(reading: Reading, sentence: Sentence, told: tuple[Mention, ...]) -> Locality | None:
    """The province, or a mayor's town, whose body gives the number; None where it tells of elsewhere."""
    if any(mention.frame.family != "harm" for mention in told):
        return None
    clause = next((one for one in sentence.clauses if speaks(one) and one.subject is not None), None)
    found = _of_body(reading, clause) if clause is not None else None
    if found is None or found[1].place is None:
        return None
    at, toponym = found
    if _speaks_of_others(reading, toponym, found[1].place):
        return None
    return Locality(toponym.span, found[1].place, 3, (at,))


def _of_body(reading: Reading, clause: Clause) -> tuple[int, Toponym] | None:
    """The place of the body that speaks, where that looks after a province or a town."""
    tokens, phrase = reading.document.tokens, clause.subject
    if phrase is None:
        return None
    first, last = tokens[phrase.first].start, tokens[clause.verb].start
    head = tokens[phrase.head].lemma
    if head not in _words("local") and head not in _words("local_to_province"):
        return None
    for at, toponym in enumerate(reading.toponyms):
        if first <= toponym.span.start < last and toponym.place is not None:
            region = toponym.place.kind in REGIONS
            town = toponym.place.kind is PlaceKind.POPULATED_PLACE and head in _words("local")
            return (at, toponym) if region or town else None
    return None


def _speaks_of_others(reading: Reading, own: Toponym, place: Place) -> bool:
    """True where a place named just before could lie in the body's province, or beside its town."""
    before = starting_in(reading.localities, max(own.span.start - BEFORE, 0), own.span.start)
    return any(_may_hold(place, one.place) for one in before)


def _may_hold(place: Place, other: Place) -> bool:
    apart = place.country is not None and other.country is not None and place.country != other.country
    return not apart and could_lie_in(other, place)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("scenes")["ties"][key])
