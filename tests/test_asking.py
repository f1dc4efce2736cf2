"""An online geocoder is asked for what the gazetteer lacks, and its failure is told, not hidden."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from made_findings import ORSK, example

from geo import asking
from geo.gazetteer import FallbackGazetteer
from geo.model import Article, Findings, Sense, Toponym
from geo.pipeline import Tools

ARTICLE = example().article


class Fallback(FallbackGazetteer):
    """Knows the place once it was asked for; or fails."""

    def __init__(self, failure: str = "") -> None:
        self.asked: list[str] = []
        self.failure = failure

    def learn(self, names: Iterable[str]) -> bool:
        self.asked += names
        return bool(self.asked) and not self.failure

    def failures(self) -> tuple[str, ...]:
        return (self.failure,) if self.failure else ()


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(article: Article, tools: Tools) -> Findings:
        known = (
            isinstance(tools.gazetteer, Fallback) and tools.gazetteer.asked and not tools.gazetteer.failure
        )
        name = example().toponyms[0].span
        people = Toponym(example().toponyms[1].span, Sense.DEMONYM, None, 0.0)
        return Findings(article, (Toponym(name, Sense.LITERAL, ORSK if known else None, 0.5), people))

    monkeypatch.setattr(asking, "analyse", analyse)


def test_what_is_not_placed_is_asked_for_and_the_article_read_again() -> None:
    gazetteer = Fallback()
    found = asking.read(ARTICLE, Tools(gazetteer))
    assert gazetteer.asked == ["Orsk"]
    assert found.toponyms[0].place == ORSK
    assert found.notes == ()


def test_a_failure_is_a_note_and_the_rest_stands() -> None:
    found = asking.read(ARTICLE, Tools(Fallback("no answer in time")))
    assert found.toponyms[0].place is None
    assert found.notes == ("Not every place could be looked up online: no answer in time",)


def test_without_one_nobody_is_asked() -> None:
    assert asking.read(ARTICLE, Tools(None)).notes == ()  # type: ignore[arg-type]
