"""Sentences with every toponym marked: each is found as one whole name, in its sense, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.evaluate.matching import GoldArticle
from geo.gazetteer import EmbeddedGazetteer, open_embedded
from geo.model import Sense
from geo.resolve import resolve
from geo.toponyms import recognise
from geo.training.toponyms_sense import sentences

CASES = list(sentences(Path(__file__).parent / "cases" / "toponym-sentences.txt"))


@pytest.fixture(scope="module")
def gazetteer() -> EmbeddedGazetteer:
    return open_embedded()


@pytest.mark.parametrize("case", CASES, ids=[case.article.text[:40] for case in CASES])
def test_a_sentence_gives_its_toponyms(case: GoldArticle, gazetteer: EmbeddedGazetteer) -> None:
    text = case.article.text
    found = resolve(case.article, recognise(text, gazetteer), gazetteer)
    told = {(t.span.text, t.sense == Sense.LITERAL) for t in found}
    assert told == {(text[t.start : t.end], t.sense == Sense.LITERAL) for t in case.toponyms}
