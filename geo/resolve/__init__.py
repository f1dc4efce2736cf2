"""Decide which place each name of an article is, all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer.base import Gazetteer
from geo.gazetteer.fold import fold
from geo.model import Alternative, Article, Toponym
from geo.resolve import ranker, verdict, within
from geo.resolve.judging import Models, Ranked, Standing, standings
from geo.resolve.respelt import Guess, apart_km, trust
from geo.resolve.strays import Company, Told, company
from geo.toponyms.mention import Mention

__all__ = ["Models", "resolve"]

NAMED = 0.42
"""Mentions less likely to be a place name than this are dropped."""
PEOPLES = 0.65
"""The same for names of peoples: half of the corpora do not take them for toponyms."""
PLACED = 0.12
"""Toponyms whose best place is less likely right than this stay without one."""


def shipped() -> Models:
    """The models under `data/models/`."""
    return Models(ranker.shipped(), verdict.shipped())


def resolve(
    article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer, models: Models | None = None
) -> tuple[Toponym, ...]:
    """The mentions that are place names after all, each with its place, or None where nothing fits."""
    models = models or shipped()
    found = standings(article, mentions, gazetteer, models.ranker)
    if not found:
        return ()
    named, placed = models.verdict.of([standing.evidence for standing in found])
    kept = [
        (standing, float(right))
        for standing, is_name, right in zip(found, named, placed, strict=True)
        if is_name >= (PEOPLES if standing.mention.peoples else NAMED)
    ]
    around = company([_told(standing) for standing, _ in kept if standing.ranked and not standing.respelt])
    return within.told(
        article.text, [_judged(standing, right, article.text, around) for standing, right in kept]
    )


def _told(standing: Standing) -> Told:
    best, *others = (ranked.candidate for ranked in standing.ranked)
    return Told(fold(standing.mention.span.text), best, tuple(others))


def _judged(standing: Standing, right: float, text: str, around: Company) -> Toponym:
    if standing.respelt:
        return _guessed(standing, text)
    if standing.ranked and standing.ranked[0].candidate.place.id in around.strays:
        return _brought_home(standing, min(right, STRAY), around)
    return _toponym(standing, right)


def _brought_home(standing: Standing, right: float, around: Company) -> Toponym:
    """A toponym whose foremost place is a stray, at another bearer of its name near by if there is one."""
    others = [ranked.candidate for ranked in standing.ranked[1:]]
    other = around.instead(fold(standing.mention.span.text), others)
    unplaced = _unplaced(standing, right)
    return unplaced if other is None else replace(unplaced, place=other.place, score=BROUGHT_HOME)


STRAY = 0.1
"""What a place is believed at most that lies far from all else the article tells of."""
BROUGHT_HOME = 0.5
"""How likely a bearer of its name near by is right in its stead."""
LEAST_BELIEF = 0.5
"""The belief in a guess at a spelling below which it is not looked at twice."""
RESPELT = 0.65
"""A guess at a spelling less likely right than this is not made: a wrong place is worse than none."""


_QUOTES = frozenset("\"“”«»„‘’'")


def _guessed(standing: Standing, text: str) -> Toponym:
    """A toponym that no place bears, at the place it may be a spelling of, where that is likely enough."""
    span = standing.mention.span
    if not standing.ranked or within.lies_in_town(text, span):
        return _unplaced(standing, 0.0)
    foremost = Guess(standing.ranked[0].candidate, _belief_there(standing.ranked))
    trusted = trust(span.text, foremost, text[max(0, span.start - 1) : span.start] in _QUOTES)
    made = foremost.belief >= LEAST_BELIEF and trusted >= RESPELT
    right = trusted * standing.mention.chance
    return _toponym(standing, right) if made else _unplaced(standing, right)


SEAT_KM = 40.0
"""How far a town may lie from the middle of the district that is called after it."""


def _belief_there(ranked: Sequence[Ranked]) -> float:
    """The belief in the foremost guess and those of its name beside it: a district and its town are one."""
    best = ranked[0].candidate.place
    root = fold(best.name).partition(" ")[0]
    beside = (
        r.belief
        for r in ranked[1:]
        if fold(r.candidate.place.name).partition(" ")[0] == root
        and apart_km(r.candidate.place, best) <= SEAT_KM
    )
    return min(1.0, ranked[0].belief + sum(beside))


def _toponym(standing: Standing, right: float) -> Toponym:
    if not standing.ranked or right < PLACED:
        return _unplaced(standing, right)
    mention, best = standing.mention, standing.ranked[0].candidate.place
    return Toponym(mention.span, mention.sense, best, min(1.0, right), _alternatives(standing, 1, right))


def _unplaced(standing: Standing, right: float) -> Toponym:
    mention = standing.mention
    return Toponym(mention.span, mention.sense, None, 0.0, _alternatives(standing, 0, right))


def _alternatives(standing: Standing, skipped: int, right: float) -> tuple[Alternative, ...]:
    """The next best places; each gets its part of what the foremost one is believed."""
    if not standing.ranked:
        return ()
    top = max(standing.ranked[0].belief, 1e-6)
    rest = (r for r in standing.ranked[skipped : skipped + 5] if r.belief >= 0.01 or skipped == 0)
    return tuple(Alternative(r.candidate.place, min(1.0, right * min(1.0, r.belief / top))) for r in rest)
