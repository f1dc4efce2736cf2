"""Each mention of an article with the places it could be, ranked, and what speaks for the foremost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.base import Candidate, Gazetteer
from geo.model import Article, PlaceKind, Sense
from geo.records import record
from geo.resolve.names import Name, gather, ties
from geo.resolve.ranker import Ranker
from geo.resolve.respelt import Guess, guesses, surroundings
from geo.resolve.scene import Scene
from geo.resolve.slate import MOST, Floats, Slate, slate
from geo.resolve.verdict import Evidence, Verdict
from geo.toponyms.heads import kinds
from geo.toponyms.mention import Mention

ROWS = 700
"""Candidate places weighed against one another at once: longer articles are read part by part."""
ONE_PLACE_KM = 25.0
SAME_COUNTRYSIDE_KM = 100.0
"""How far a town may lie from the middle of the division that is named after it."""
_DIVISIONS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_SWAPPED = (*_DIVISIONS, PlaceKind.POPULATED_PLACE)
_FAR_KM = 300.0
_HOPE = 0.001
_TOWN = 20_000
NEAR_COLUMN = 8
_COUNTRY, _DIVISION = 0, 1


class Ranked(NamedTuple):
    """A place a mention could be, and the belief in it."""

    candidate: Candidate
    belief: float


@record(frozen=True, slots=True)
class Standing:
    """A mention, its places from the likeliest on (empty where it has none), and the evidence."""

    mention: Mention
    ranked: tuple[Ranked, ...]
    evidence: Evidence
    respelt: bool = False
    """True where no place bears the name as written and the beliefs are a guess at its spelling."""


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
        agree(scene, part, belief)
        context = scene.context(belief)
        crowd = Crowd(len(names), _at_home(scene, part, belief))
        for group, name in enumerate(part):
            rows = scene.rows(group)
            view = Outlook(name, scene.km[rows, rows], belief[rows], context[rows], crowd)
            found.update(view.standings(mentions))
    if len(found) < len(mentions):
        found |= _respelt(mentions, found, gazetteer)
    return [found[i] for i in range(len(mentions))]


def agree(scene: Scene, names: Sequence[Name], belief: Floats) -> None:
    """Lead names of the same words to one countryside: to where the surest of them is believed to be."""
    families: dict[str, list[int]] = {}
    for group, name in enumerate(names):
        if not name.of_nature:
            families.setdefault(name.folded, []).append(group)
    for groups in families.values():
        if len(groups) < 2:
            continue
        tops = [scene.rows(g).start + int(belief[scene.rows(g)].argmax()) for g in groups]
        surest = max(tops, key=lambda row: float(belief[row]))
        for group in groups:
            rows = scene.rows(group)
            led = belief[rows] * (scene.km[rows, surest] <= _FAR_KM)
            if led.sum() > _HOPE:
                belief[rows] = led / led.sum()
        _tell_apart(scene, names, groups, belief)


def _tell_apart(scene: Scene, names: Sequence[Name], groups: Sequence[int], belief: Floats) -> None:
    """Where an article says "the region of Gao", its bare "Gao" is the town, if there is one."""
    if not any(kinds().get(names[group].head) in _DIVISIONS for group in groups):
        return
    for group in groups:
        rows, places = scene.rows(group), scene.slates[group].candidates
        top = int(belief[rows].argmax())
        if names[group].head or places[top].place.kind not in _DIVISIONS:
            continue
        for i, candidate in enumerate(places):
            near = scene.km[rows.start + top, rows.start + i] <= _FAR_KM
            near &= candidate.place.country == places[top].place.country
            if near and candidate.place.kind == PlaceKind.POPULATED_PLACE and candidate.population >= _TOWN:
                belief[[rows.start + i, rows.start + top]] = belief[[rows.start + top, rows.start + i]]
                break


def parts(names: Sequence[Name]) -> Iterator[list[Name]]:
    """The names in runs that are small enough to be weighed together."""
    part: list[Name] = []
    rows = 0
    for name in names:
        size = min(MOST, len(name.candidates))
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
    words = {name.folded: i for i, name in enumerate(names)}
    families = [words[name.folded] for name in names]
    return Scene(slates, [name.weight for name in names], ties(text, mentions, names), families)


_REMEMBERED = 8192
_slates: dict[tuple[int, str, bool], tuple[tuple[Candidate, ...], Slate]] = {}


def _slate(candidates: tuple[Candidate, ...], head: str, demonym: bool) -> Slate:
    """The slate of these candidates, remembered by their identity: to hash them all would cost more."""
    key = (id(candidates), head, demonym)
    known = _slates.get(key)
    if known is None or known[0] is not candidates:
        if len(_slates) >= _REMEMBERED:
            _slates.clear()
        known = _slates[key] = (candidates, slate(candidates, head, demonym))
    return known[1]


class Crowd(NamedTuple):
    """The names of an article: how many, and the share of them that lie in the United States."""

    names: int
    at_home: float


_AMERICA = "US"


def _at_home(scene: Scene, names: Sequence[Name], belief: Floats) -> float:
    tops = (int(belief[scene.rows(group)].argmax()) for group in range(len(names)))
    return sum(n.candidates[i].place.country == _AMERICA for n, i in zip(names, tops, strict=True)) / len(
        names
    )


class Outlook(NamedTuple):
    """What the scene says of one name: by candidate the distances to the others, the belief, the context."""

    name: Name
    km: Floats
    belief: Floats
    context: Floats
    crowd: Crowd

    def standings(self, mentions: Sequence[Mention]) -> Iterator[tuple[int, Standing]]:
        """How each mention of the name stands, by its position among the mentions of the article."""
        order = self._announced(np.argsort(-self.belief, kind="stable"))
        shown = tuple(Ranked(self.name.candidates[i], float(self.belief[i])) for i in order[:6].tolist())
        evidence = self._evidence(int(order[0]))
        told: dict[tuple[float, bool], Evidence] = {}
        for position in self.name.mentions:
            mention = mentions[position]
            own = mention.chance, mention.sense == Sense.DEMONYM
            if own not in told:
                told[own] = evidence._replace(chance=own[0], demonym=own[1])
            yield position, Standing(mention, shown, told[own])

    def _announced(self, order: NDArray[np.intp]) -> NDArray[np.intp]:
        """The order with the foremost of the announced kind in front: "Gao region" is not Gao, the town."""
        wanted, places = kinds().get(self.name.head), self.name.candidates
        kind = places[order[0]].place.kind
        swapped = _DIVISIONS if wanted in _DIVISIONS else (PlaceKind.POPULATED_PLACE,)
        if wanted not in _SWAPPED or kind not in _SWAPPED or kind in swapped:
            return order
        for at, i in enumerate(order.tolist()):
            if places[i].place.kind in swapped and self.km[order[0], i] <= SAME_COUNTRYSIDE_KM:
                return np.concatenate([order[at : at + 1], order[:at], order[at + 1 :]])
        return order

    def _evidence(self, top: int) -> Evidence:
        best = self.name.candidates[top]
        belief, lead = self._ahead(top, best.place.kind)
        return Evidence(
            chance=0.0,
            belief=belief,
            lead=lead,
            bearers=len(self.name.candidates),
            population=best.population,
            main=best.main,
            country=float(self.context[top, _COUNTRY]),
            division=float(self.context[top, _DIVISION]),
            near=float(self.context[top, NEAR_COLUMN]),
            repeats=len(self.name.mentions),
            demonym=False,
            likeness=best.likeness,
            kind=best.place.kind,
            names=self.crowd.names,
            american=best.place.country == _AMERICA,
            at_home=self.crowd.at_home,
        )

    def _ahead(self, top: int, kind: PlaceKind) -> tuple[float, float]:
        """The belief in the foremost place and what lies with it, and how far it is ahead of the others."""
        if len(self.belief) == 1:
            return float(self.belief[0]), float(self.belief[0])
        near = self.km[top] <= (SAME_COUNTRYSIDE_KM if kind in _DIVISIONS else ONE_PLACE_KM)
        elsewhere = self.belief[~near]
        ahead = self.belief[top] - (elsewhere.max() if len(elsewhere) else 0.0)
        return float(self.belief[near].sum()), float(ahead)


GUESSED = 0.5
"""Mentions less likely to be a place name than this are not looked up under other spellings."""


BESIDE = 80
"""Characters between names that are named in one breath."""


def _respelt(
    mentions: Sequence[Mention], found: Mapping[int, Standing], gazetteer: Gazetteer
) -> dict[int, Standing]:
    """The mentions that no place bears: what they may be a spelling of."""
    placed = {i: s.ranked[0] for i, s in found.items()}
    around = surroundings([(r.candidate.place, r.belief, mentions[i].sense) for i, r in placed.items()])
    out = {}
    known: dict[tuple[object, ...], tuple[Guess, ...]] = {}
    for i, mention in enumerate(mentions):
        if i in found:
            continue
        close = (j for j in (i - 2, i - 1, i + 1, i + 2) if j in placed and _gap(mentions, i, j) <= BESIDE)
        beside = [p for p in (placed[j].candidate.place for j in close) if p.kind != PlaceKind.COUNTRY]
        key = mention.span.text, mention.head, *((p.lat, p.lon, p.radius_km) for p in beside)
        if mention.chance >= GUESSED and key not in known:
            known[key] = guesses(mention, around, gazetteer, beside)
        guessed = known[key] if mention.chance >= GUESSED else ()
        ranked = tuple(Ranked(guess.candidate, guess.belief) for guess in guessed[:6])
        out[i] = Standing(mention, ranked, _unknown(mention), respelt=True)
    return out


def _gap(mentions: Sequence[Mention], i: int, j: int) -> int:
    one, other = mentions[min(i, j)].span, mentions[max(i, j)].span
    return other.start - one.end


def _unknown(mention: Mention) -> Evidence:
    demonym = mention.sense == Sense.DEMONYM
    return Evidence(
        mention.chance, 0.0, 0.0, 0, 0, False, 0.0, 0.0, 0.0, 1, demonym, 1.0, None, 0, False, 0.0
    )
