"""Each mention of an article with the places it could be, ranked, and what speaks for the foremost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from geo.gazetteer.base import Candidate, Gazetteer
from geo.model import Article, Sense
from geo.resolve.names import Name, gather, ties
from geo.resolve.ranker import Ranker
from geo.resolve.scene import Scene
from geo.resolve.slate import Floats, Slate, slate
from geo.resolve.verdict import Evidence, Verdict
from geo.toponyms.mention import Mention

ROWS = 700
"""Candidate places weighed against one another at once: longer articles are read part by part."""
ONE_PLACE_KM = 25.0
NEAR_COLUMN = 8
_COUNTRY, _DIVISION = 0, 1


class Ranked(NamedTuple):
    """A place a mention could be, and the belief in it."""

    candidate: Candidate
    belief: float


@dataclass(frozen=True, slots=True)
class Standing:
    """A mention, its places from the likeliest on (empty where it has none), and the evidence."""

    mention: Mention
    ranked: tuple[Ranked, ...]
    evidence: Evidence


class Models(NamedTuple):
    """What is learned of placing names."""

    ranker: Ranker
    verdict: Verdict


def standings(
    article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer, ranker: Ranker
) -> list[Standing]:
    """A standing for each mention, in their order."""
    names = gather(article.text, mentions, gazetteer)
    found: dict[int, Standing] = {}
    for part in parts(names):
        scene = scene_of(article.text, mentions, part)
        belief = ranker.beliefs(scene)
        context = scene.context(belief)
        for group, name in enumerate(part):
            rows = scene.rows(group)
            view = Outlook(name, scene.km[rows, rows], belief[rows], context[rows])
            for position in name.mentions:
                found[position] = view.standing(mentions[position])
    return [found.get(i) or _unknown(mention) for i, mention in enumerate(mentions)]


def parts(names: Sequence[Name]) -> Iterator[list[Name]]:
    """The names in runs that are small enough to be weighed together."""
    part: list[Name] = []
    rows = 0
    for name in names:
        size = min(60, len(name.candidates))
        if part and rows + size > ROWS:
            yield part
            part, rows = [], 0
        part.append(name)
        rows += size
    if part:
        yield part


def scene_of(text: str, mentions: Sequence[Mention], names: Sequence[Name]) -> Scene:
    """The scene of these names."""
    slates = [_slate(name.candidates, name.head, name.demonym) for name in names]
    return Scene(slates, [name.weight for name in names], ties(text, mentions, names))


@lru_cache(maxsize=8192)
def _slate(candidates: tuple[Candidate, ...], head: str, demonym: bool) -> Slate:
    return slate(candidates, head, demonym)


class Outlook(NamedTuple):
    """What the scene says of one name: by candidate the distances to the others, the belief, the context."""

    name: Name
    km: Floats
    belief: Floats
    context: Floats

    def standing(self, mention: Mention) -> Standing:
        """How one mention of the name stands."""
        order = np.argsort(-self.belief, kind="stable")
        shown = tuple(Ranked(self.name.candidates[i], float(self.belief[i])) for i in order[:6].tolist())
        return Standing(mention, shown, self._evidence(mention, int(order[0])))

    def _evidence(self, mention: Mention, top: int) -> Evidence:
        best, near = self.name.candidates[top], self.km[top] <= ONE_PLACE_KM
        elsewhere = self.belief[~near]
        return Evidence(
            chance=mention.chance,
            belief=float(self.belief[near].sum()),
            lead=float(self.belief[top] - (elsewhere.max() if len(elsewhere) else 0.0)),
            bearers=len(self.name.candidates),
            population=best.population,
            main=best.main,
            country=float(self.context[top, _COUNTRY]),
            division=float(self.context[top, _DIVISION]),
            near=float(self.context[top, NEAR_COLUMN]),
            repeats=len(self.name.mentions),
            demonym=mention.sense == Sense.DEMONYM,
            likeness=best.likeness,
            kind=best.place.kind,
        )


def _unknown(mention: Mention) -> Standing:
    demonym = mention.sense == Sense.DEMONYM
    evidence = Evidence(mention.chance, 0.0, 0.0, 0, 0, False, 0.0, 0.0, 0.0, 1, demonym, 1.0, None)
    return Standing(mention, (), evidence)
