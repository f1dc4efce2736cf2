"""Decide which place each name of an article is, all of them together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from geo.gazetteer.base import Candidate, Gazetteer
from geo.model import Alternative, Article, PlaceKind, Toponym
from geo.toponyms.mention import Mention

__all__ = ["resolve"]

_BONUS = {PlaceKind.COUNTRY: 4.0, PlaceKind.ADMIN1: 1.5, PlaceKind.REGION: 1.5, PlaceKind.WATER: 1.0}


def resolve(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The mentions as toponyms, placed where a place fits them."""
    countries = Counter(m.candidates[0].place.country for m in mentions if m.candidates)
    return tuple(_toponym(mention, countries, len(mentions)) for mention in mentions)


def _toponym(mention: Mention, countries: Counter[str | None], n: int) -> Toponym:
    weights = [math.exp(_weight(c, countries, n)) for c in mention.candidates]
    total = sum(weights)
    ranked = sorted(
        ((w / total, c) for w, c in zip(weights, mention.candidates, strict=True)), key=lambda p: -p[0]
    )
    if not ranked:
        return Toponym(mention.span, mention.sense, None, 0.0)
    others = tuple(Alternative(c.place, score) for score, c in ranked[1:6])
    return Toponym(mention.span, mention.sense, ranked[0][1].place, ranked[0][0], others)


def _weight(candidate: Candidate, countries: Counter[str | None], n: int) -> float:
    share = countries[candidate.place.country] / n
    return math.log10(candidate.population + 10) + _BONUS.get(candidate.place.kind, 0.0) + 3 * share
