"""Learn how to choose between the places of a name, from articles whose names were placed by readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.matching import GoldArticle, GoldToponym, distance_km, match
from geo.gazetteer.base import Candidate
from geo.model import Span
from geo.resolve.ranker import ROUNDS, Layer, Ranker
from geo.resolve.scene import WIDTH, Scene
from geo.resolve.slate import OWN, Floats
from geo.toponyms.mention import Mention

Numbers = NDArray[np.float64]
HIDDEN = 24
EPOCHS = 30
STEP = 0.01
DECAY = 1e-4
RIGHT_KM = 161.0
CLOSE_KM = 25.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """A scene and which of its rows are right; names none of whose rows is right teach nothing."""

    scene: Scene
    right: Floats
    taught: Floats
    """By row: the weight of the row's name in the loss."""


def lesson(
    gold: GoldArticle, mentions: Sequence[Mention], scene: Scene, names: Sequence[Sequence[int]]
) -> Lesson:
    """What a scene built of `mentions` teaches; `names` gives the mentions of each name of the scene."""
    spans = [_Ends(m.span) for m in mentions]
    marked = {j: gold.toponyms[i] for i, j in match(gold.toponyms, spans).items()}
    right = np.zeros(len(scene.group), np.float32)
    taught = np.zeros(len(scene.group), np.float32)
    for group, positions in enumerate(names):
        truth = [marked[p] for p in positions if p in marked and marked[p].placed]
        if not truth:
            continue
        rows = scene.rows(group)
        fits = np.mean([_fits(t, scene.slates[group].candidates) for t in truth], axis=0)
        if fits.max() > 0:
            right[rows] = fits
            taught[rows] = 1.0 + np.log(len(truth))
    return Lesson(scene, right, taught)


class _Ends:
    def __init__(self, span: Span) -> None:
        self.start, self.end = span.start, span.end


def _fits(truth: GoldToponym, candidates: Sequence[Candidate]) -> Floats:
    """1 for the candidates that are the truth: the same GeoNames place, else those close by, else near."""
    if truth.lat is None or truth.lon is None:
        return np.zeros(len(candidates), np.float32)
    same = [bool(truth.geonameid) and c.place.geonameid == truth.geonameid for c in candidates]
    if any(same):
        return np.array(same, np.float32)
    km = np.array([distance_km(truth.lat, truth.lon, c.place.lat, c.place.lon) for c in candidates])
    reach = truth.tolerance_km or RIGHT_KM
    near = km <= min(reach, CLOSE_KM) if (km <= min(reach, CLOSE_KM)).any() else km <= reach
    return near.astype(np.float32)


def learn(lessons: Sequence[Lesson], seed: int = 1) -> Ranker:
    """A ranker that makes the right rows of the lessons likely."""
    alone = _fit([(t.scene, t.scene.own, t) for t in lessons], OWN, seed)
    beliefs = [t.scene.softmax(alone.score(t.scene.own)) for t in lessons]
    together = alone
    for _ in range(ROUNDS):
        rows = [
            (t.scene, np.concatenate([t.scene.own, t.scene.context(b)], axis=1), t)
            for t, b in zip(lessons, beliefs, strict=True)
        ]
        together = _fit(rows, WIDTH, seed, None if together is alone else together)
        beliefs = [scene.softmax(together.score(x)) for scene, x, _ in rows]
    return Ranker(alone, together)


def _fit(
    rows: Sequence[tuple[Scene, Floats, Lesson]], width: int, seed: int, start: Layer | None = None
) -> Layer:
    """One layer by stochastic gradient descent (Adam) on the cross-entropy of the right rows."""
    chance = np.random.default_rng(seed)
    layer = start or Layer(
        (chance.normal(size=(width, HIDDEN)) / np.sqrt(width)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        (chance.normal(size=HIDDEN) * 0.1).astype(np.float32),
        np.zeros(width, np.float32),
    )
    values = [np.array(v, np.float64) for v in layer]
    first, second = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    step = 0
    for epoch in range(EPOCHS):
        order = chance.permutation(len(rows))
        rate = STEP * (1 - epoch / EPOCHS)
        for batch in range(0, len(order), 16):
            step += 1
            slopes = _slopes(values, [rows[i] for i in order[batch : batch + 16]])
            for k, raw in enumerate(slopes):
                slope = raw + DECAY * values[k] * 16
                first[k] = 0.9 * first[k] + 0.1 * slope
                second[k] = 0.999 * second[k] + 0.001 * slope**2
                unbiased = first[k] / (1 - 0.9**step)
                values[k] -= rate * unbiased / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
    return Layer(*(v.astype(np.float32) for v in values))


def _slopes(values: list[Numbers], batch: Sequence[tuple[Scene, Floats, Lesson]]) -> list[Numbers]:
    inner, bias, outer, direct = values
    totals = [np.zeros_like(v) for v in values]
    for scene, x, told in batch:
        hidden = np.tanh(x @ inner + bias)
        belief = scene.softmax((hidden @ outer + x @ direct).astype(np.float32))
        hit = np.add.reduceat(belief * (told.right > 0), scene.starts)[scene.group]
        wanted = np.where(told.right > 0, belief * told.right, 0.0)
        norm = np.add.reduceat(wanted, scene.starts)[scene.group]
        wanted = np.divide(wanted, norm, out=np.zeros_like(wanted), where=norm > 0)
        error = (belief - wanted) * told.taught * (hit > 0)
        back = np.outer(error, outer) * (1 - hidden**2)
        parts = (x.T @ back, back.sum(0), hidden.T @ error, x.T @ error)
        totals = [total + part for total, part in zip(totals, parts, strict=True)]
    return [t / len(batch) for t in totals]
