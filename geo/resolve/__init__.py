"""Decide which place each name of an article is, all of them together."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.base import Gazetteer
from geo.model import Alternative, Article, Toponym
from geo.resolve import ranker, verdict
from geo.resolve.judging import Models, Standing, standings
from geo.toponyms.mention import Mention

__all__ = ["Models", "resolve"]

NAMED = 0.5
"""Mentions less likely to be a place name than this are dropped."""
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
    return tuple(
        _toponym(standing, _guessed(standing) if standing.respelt else float(right))
        for standing, is_name, right in zip(found, named, placed, strict=True)
        if is_name >= NAMED
    )


RESPELT = 0.5
"""A guess at a spelling less likely right than this is not made: a wrong place is worse than none."""


def _guessed(standing: Standing) -> float:
    """How likely the guess at a spelling is right; 0 where it is not to be made."""
    belief = standing.ranked[0].belief if standing.ranked else 0.0
    return belief * standing.mention.chance if belief >= RESPELT else 0.0


def _toponym(standing: Standing, right: float) -> Toponym:
    mention = standing.mention
    if not standing.ranked or right < PLACED:
        return Toponym(mention.span, mention.sense, None, 0.0, _alternatives(standing, 0, right))
    best = standing.ranked[0].candidate.place
    return Toponym(mention.span, mention.sense, best, min(1.0, right), _alternatives(standing, 1, right))


def _alternatives(standing: Standing, skipped: int, right: float) -> tuple[Alternative, ...]:
    """The next best places; each gets its part of what the foremost one is believed."""
    if not standing.ranked:
        return ()
    top = max(standing.ranked[0].belief, 1e-6)
    rest = (r for r in standing.ranked[skipped : skipped + 5] if r.belief >= 0.01 or skipped == 0)
    return tuple(Alternative(r.candidate.place, min(1.0, right * min(1.0, r.belief / top))) for r in rest)
