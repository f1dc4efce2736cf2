"""Learn the senses of place names from gold articles and from the project's own marked sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.evaluate.matching import GoldArticle, GoldToponym
from geo.gazetteer.base import Gazetteer
from geo.model import Article, Sense
from geo.toponyms.facts import knowledge
from geo.toponyms.scan import candidacy
from geo.toponyms.sense import describe
from geo.toponyms.view import View
from geo.training.toponyms_linear import Example, learn

_MARK = re.compile(r"\[([lad]):([^\[\]]*)\]")
_SENSES = {"l": Sense.LITERAL, "a": Sense.ASSOCIATIVE, "d": Sense.DEMONYM}


def sentences(path: Path) -> Iterator[GoldArticle]:
    """The marked sentences of a file, each an article without places: "Near [l:Baku], [a:Baku] said"."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.strip() and not line.startswith("#"):
            text, toponyms = _unmarked(line)
            yield GoldArticle(Article(id=f"sentence-{number}", text=text), tuple(toponyms))


def _unmarked(line: str) -> tuple[str, list[GoldToponym]]:
    text, toponyms, at = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        end = len(text) + len(mark.group(2))
        toponyms.append(GoldToponym(len(text), end, sense=_SENSES[mark.group(1)]))
        text += mark.group(2)
        at = mark.end()
    return text + line[at:], toponyms


def learn_senses(articles: Sequence[tuple[GoldArticle, float]], gazetteer: Gazetteer) -> dict[str, float]:
    """Weights of the features of `geo.toponyms.sense`; above 0 in sum is literal. Articles have weights."""
    examples = [example for gold, weight in articles for example in _examples(gold, weight, gazetteer)]
    return dict(learn(examples, {}).weights)


def _examples(gold: GoldArticle, weight: float, gazetteer: Gazetteer) -> Iterator[Example]:
    text, known = gold.article.text, knowledge(gazetteer)
    view = View(text)
    starts = view.starts
    for toponym in gold.toponyms:
        if toponym.sense:
            first = max(0, bisect_right(starts, toponym.start) - 1)
            last = max(first + 1, bisect_left(starts, toponym.end))
            found = candidacy(view, first, last, text[toponym.start : toponym.end], known)
            yield Example(tuple(describe(view, found)), toponym.sense == Sense.LITERAL, weight)
