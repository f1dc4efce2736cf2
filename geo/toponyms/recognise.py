"""Which of the words that could be place names are, and in which sense."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from geo.gazetteer.base import Candidate, Gazetteer
from geo.model import Sense, Span
from geo.toponyms import deeds, foreign, linear
from geo.toponyms.demonyms import Demonym
from geo.toponyms.evidence import gather
from geo.toponyms.facts import knowledge
from geo.toponyms.heads import head_of, plurals
from geo.toponyms.linear import Linear
from geo.toponyms.mention import Mention
from geo.toponyms.scan import Candidacy, candidacy, neighbours, scan
from geo.toponyms.sense import sense
from geo.toponyms.ships import of_ship
from geo.toponyms.view import View

WORTH_A_LOOK = 0.2
"""Words less likely to name a place are not handed on."""


def recognise(text: str, gazetteer: Gazetteer, model: Linear | None = None) -> tuple[Mention, ...]:
    """The likely place names of a text in order, none overlapping; `resolve` has the last word on them."""
    view, known = View(text), knowledge(gazetteer)
    if foreign.is_foreign(view):
        return tuple(_abroad(view, c, chance) for c, chance in foreign.scan(view, known))
    model = model or linear.shipped()
    found = scan(view, known, model.commonness)
    gathered = gather(view, found, model.commonness)
    chances = [
        model.chance(evidence) if evidence else _of_namesake(view, c, model)
        for c, evidence in zip(found, gathered, strict=True)
    ]
    chances = listed(view, found, lifted(found, chances))
    told = zip(neighbours(found), chances, strict=True)
    return tuple(
        _mention(view, c, chance, gazetteer, holds=_holds(view, before, c))
        for (before, c, _), chance in told
        if chance >= WORTH_A_LOOK
    )


NAMESAKE = 0.8
"""How likely a ship's name is that of the town so called."""
_TOWN = "3"
"""The size (`Facts.size`) from which a town gives its name to ships."""


def _of_namesake(view: View, found: Candidacy, model: Linear) -> float:
    """The chance of a name that its context rules out: that of a ship is still a town's, or nothing is."""
    town = found.origin == "g" and found.facts.main and _TOWN <= found.facts.size <= "9"
    if not (town and of_ship(view, found.first) and view.sorts[found.first] in "CS"):
        return 0.0
    return NAMESAKE if model.commonness(view.lower[found.last - 1]) < "2" else 0.0


LIKELY = 0.7
"""Two names of a list that are this likely places' speak for the others."""
SURE = 0.9
"""A name that is this likely a place's once is one wherever it stands in the text."""


def lifted(found: Sequence[Candidacy], chances: Sequence[float]) -> list[float]:
    """The chances, half way up to what the same name has where it is surest.

    A name that is ruled out somewhere, as a person's, is left as it is.
    """
    best: dict[str, float] = {}
    for c, chance in zip(found, chances, strict=True):
        if chance >= SURE and c.origin in "gud":
            best[c.text] = max(best.get(c.text, 0.0), chance)
    ruled_out = {c.text for c, chance in zip(found, chances, strict=True) if not chance} if best else ()
    return [
        _between(chance, best[c.text])
        if chance < SURE and c.text in best and c.text not in ruled_out and c.origin in "gud"
        else chance
        for c, chance in zip(found, chances, strict=True)
    ]


def listed(view: View, found: Sequence[Candidacy], chances: Sequence[float]) -> list[float]:
    """The chances, half way up to those beside them in lists of places: "round A, B, C and D"."""
    out, run = list(chances), list[int]()
    for i in range(len(found) + 1):
        if run and (i == len(found) or not _is_joined(view, found[run[-1]], found[i])):
            if len(run) > 1 and _leads_to_places(view, found[run[0]].first):
                _lift(found, out, run)
            run = []
        run.append(i)
    return out


_LISTING = frozenset(((",",), ("and",), (",", "and"), ("or",)))


def _leads_to_places(view: View, first: int) -> bool:
    """True after "in", "near", "round", "the towns of", "took"."""
    at = first - 1 if view.lower[first - 1] != "of" else first - 2
    if first in view.lines:
        return False
    return view.sorts[at] in "ih" or view.lower[at] in plurals() or deeds.before(view, first)[:1] == "P"


def _is_joined(view: View, one: Candidacy, other: Candidacy) -> bool:
    """True where nothing but a comma or "and" stands between two names."""
    return other.first - one.last <= 2 and view.lower[one.last : other.first] in _LISTING


def _lift(found: Sequence[Candidacy], chances: list[float], run: Sequence[int]) -> None:
    sure = [chances[i] for i in run if chances[i] >= LIKELY]
    if len(sure) < 2:
        return
    for i in run:
        if 0 < chances[i] < SURE and found[i].origin in "gu" and not found[i].text.isupper():
            chances[i] = max(chances[i], _between(chances[i], max(sure)))


def _between(low: float, high: float) -> float:
    """The chance in the middle of two, on the scale of log odds."""
    odds = math.sqrt(low / (1 - low) * high / max(1 - high, 1e-9))
    return odds / (1 + odds)


def _holds(view: View, before: Candidacy | None, found: Candidacy) -> bool:
    """True for what only says where the name before it lies: "Lagos, Nigeria, …"."""
    if before is None or before.last + 1 != found.first or view.lower[before.last] != ",":
        return False
    if view.lower[found.last] not in (",", ".", ")", ";"):
        return False
    return not before.facts.inside.isdisjoint(found.facts.covers)


def _abroad(view: View, found: Candidacy, chance: float) -> Mention:
    """A mention in a text in another language, where the senses are not told apart."""
    start, end = view.starts[found.first], view.ends[found.last - 1]
    start = view.text.index(found.text, start, end)
    return Mention(
        Span(start, start + len(found.text), found.text), Sense.LITERAL, found.facts.places, chance
    )


def given(text: str, spans: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Mentions for spans known to name places, as `recognise` would have given them."""
    view, known = View(text), knowledge(gazetteer)
    starts = view.starts
    mentions = []
    for start, end in sorted(spans):
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first + 1, bisect_left(starts, end))
        found = candidacy(view, first, last, text[start:end], known)
        span = Span(start, end, text[start:end])
        mentions.append(_as_mention(view, found, (span, 1.0, _sense(view, found)), gazetteer))
    return tuple(mentions)


def _mention(view: View, found: Candidacy, chance: float, gazetteer: Gazetteer, holds: bool) -> Mention:
    span = Span(view.starts[found.first], view.ends[found.last - 1], found.text)
    told = Sense.LITERAL if holds else _sense(view, found)
    return _as_mention(view, found, (span, chance, told), gazetteer)


def _sense(view: View, found: Candidacy) -> Sense:
    return Sense.ASSOCIATIVE if of_ship(view, found.first) else sense(view, found)


def _as_mention(
    view: View, found: Candidacy, told: tuple[Span, float, Sense], gazetteer: Gazetteer
) -> Mention:
    places = _home(found.demonym, gazetteer) if found.demonym else found.facts.places
    head = head_of(view, found.first, found.last)
    span, chance, meant = told
    return Mention(span, meant, places, chance, head, peoples=found.demonym is not None)


def _home(demonym: Demonym, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The place a demonym is made from."""
    places = gazetteer.candidates(demonym.place)
    fitting = [
        c
        for c in places
        if demonym.country in (None, c.place.country) and demonym.kind in (None, c.place.kind)
    ]
    return tuple(fitting[:1]) or places[:1]
