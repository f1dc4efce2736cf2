"""How well place names are found and placed, counted as the literature counts it, with n.

A prediction and a gold toponym match when their spans overlap, one to one, the longest overlap first.
*placed@K* is the share of all gold toponyms with coordinates whose match lies within K km or is the same
GeoNames place; *precision@K* the share of all placed predictions of which that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geo.evaluate.matching import GoldArticle, GoldToponym, distance_km, match
from geo.model import Sense, Toponym

KS = (10, 25, 161)
"""Kilometres within which a place counts as right: ours are 10 and 25, the literature's is 161."""
SURE = 0.8
BINS = 10

Parser = Callable[[GoldArticle], Sequence[Toponym]]
"""What is measured: an article in, its toponyms out."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One toponym of the gold, of the prediction, or of both, and how far apart they lie."""

    text: str
    context: str
    gold: GoldToponym | None
    found: Toponym | None
    km: float | None

    def right(self, k: float) -> bool:
        """True where the prediction lies within `k` km of the gold."""
        return self.km is not None and self.km < k

    @property
    def tolerated(self) -> bool:
        """True where the prediction lies within the gold's own tolerance, or both place it nowhere."""
        if self.gold is None or self.found is None:
            return False
        if not self.gold.placed:
            return self.found.place is None
        return self.km is not None and self.km <= (self.gold.tolerance_km or KS[-1])


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of one corpus. `sense` and `within_tolerance` are None where the gold does not tell."""

    articles: int
    gold: int
    gold_placed: int
    predicted: int
    exact: Rates
    overlap: Rates
    at: dict[int, Rates]
    """precision@K and placed@K (as recall) by K."""
    calibration_error: float
    sure_precision: float
    sure_share: float
    sense: float | None
    within_tolerance: float | None


def judge(articles: Sequence[GoldArticle], parse: Parser) -> list[Judged]:
    """Every gold and every predicted toponym of the articles, matched ones together."""
    return [judged for gold in articles for judged in _judged(gold, parse(gold))]


@dataclass(frozen=True, slots=True)
class _Ends:
    start: int
    end: int


def _judged(gold: GoldArticle, found: Sequence[Toponym]) -> Iterator[Judged]:
    pairs = match(gold.toponyms, [_Ends(t.span.start, t.span.end) for t in found])
    for i, marked in enumerate(gold.toponyms):
        yield _judgement(gold, marked, found[pairs[i]] if i in pairs else None)
    matched = set(pairs.values())
    for j, toponym in enumerate(found):
        if j not in matched:
            yield _judgement(gold, None, toponym)


def _judgement(gold: GoldArticle, marked: GoldToponym | None, found: Toponym | None) -> Judged:
    text = gold.article.text
    start, end = (marked.start, marked.end) if marked else (found.span.start, found.span.end)  # type: ignore[union-attr]
    context = text[max(0, start - 50) : end + 50].replace("\n", " ")
    return Judged(text[start:end], context, marked, found, _apart_km(marked, found))


def _apart_km(gold: GoldToponym | None, found: Toponym | None) -> float | None:
    if gold is None or found is None or found.place is None or gold.lat is None or gold.lon is None:
        return None
    if gold.geonameid and gold.geonameid == found.place.geonameid:
        return 0.0
    return distance_km(gold.lat, gold.lon, found.place.lat, found.place.lon)


def figures(articles: int, judged: Sequence[Judged]) -> Figures:
    """All figures from what `judge` gave."""
    gold = [j for j in judged if j.gold]
    predicted = [j for j in judged if j.found]
    both = [j for j in judged if j.gold and j.found]
    exact = sum(_same_span(j) for j in both)
    placed_gold = [j for j in gold if j.gold and j.gold.placed]
    placed = [j for j in predicted if j.found and j.found.place]
    sure = [j for j in placed if j.found and j.found.score >= SURE]
    return Figures(
        articles=articles,
        gold=len(gold),
        gold_placed=len(placed_gold),
        predicted=len(predicted),
        exact=Rates(_share(exact, len(predicted)), _share(exact, len(gold))),
        overlap=Rates(_share(len(both), len(predicted)), _share(len(both), len(gold))),
        at={k: _rates_at(k, placed, placed_gold) for k in KS},
        calibration_error=calibration_error([(j.found.score, _correct(j)) for j in placed if j.found]),
        sure_precision=_share(sum(map(_correct, sure)), len(sure)),
        sure_share=_share(len(sure), len(placed)),
        sense=_sense_accuracy(both),
        within_tolerance=_within_tolerance(gold),
    )


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _same_span(judged: Judged) -> bool:
    gold, found = judged.gold, judged.found
    return bool(gold and found and (gold.start, gold.end) == (found.span.start, found.span.end))


def _correct(judged: Judged) -> bool:
    """Right within the gold's own tolerance, or within the literature's distance where it gives none."""
    if judged.gold and judged.gold.placed and judged.gold.tolerance_km:
        return judged.tolerated
    return judged.right(KS[-1])


def _rates_at(k: int, placed: Sequence[Judged], placed_gold: Sequence[Judged]) -> Rates:
    right = sum(j.right(k) for j in placed_gold)
    return Rates(_share(right, len(placed)), _share(right, len(placed_gold)))


def calibration_error(scored: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error over ten bins: how far scores are from the share that is right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in scored:
        bins[min(BINS - 1, int(score * BINS))].append((score, right))
    gaps = (abs(sum(s for s, _ in b) - sum(r for _, r in b)) for b in bins)
    return _share(sum(gaps), len(scored))


def _sense_accuracy(both: Sequence[Judged]) -> float | None:
    """Literal against associative or demonym, over the matched."""
    told = [(j.gold.sense, j.found.sense) for j in both if j.gold and j.found and j.gold.sense]
    agreed = sum((a == Sense.LITERAL) == (b == Sense.LITERAL) for a, b in told)
    return _share(agreed, len(told)) if told else None


def _within_tolerance(gold: Sequence[Judged]) -> float | None:
    told = [j for j in gold if j.gold and j.gold.sense]
    return _share(sum(j.tolerated for j in told), len(told)) if told else None


def worst(judged: Sequence[Judged], n: int) -> list[Judged]:
    """The `n` worst mistakes: the surest wrong places first, then names seen where none is, then misses."""
    return sorted((j for j in judged if _mistaken(j)), key=_badness, reverse=True)[:n]


def _mistaken(judged: Judged) -> bool:
    return not judged.right(KS[-1]) if judged.gold is None or judged.gold.placed else False


def _badness(judged: Judged) -> float:
    if judged.found and judged.gold:
        return 1.0 + judged.found.score
    return judged.found.score if judged.found else 0.5
