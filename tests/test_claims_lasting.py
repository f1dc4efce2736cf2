"""Ground held since a day is held from that day, whatever day the sentence says it was told on."""

from __future__ import annotations

from datetime import date

import pytest

from geo import config, pipeline
from geo.model import Article


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("On Tuesday the ministry said that the army had held Bara since 12 May.", date(2023, 5, 12)),
        ("Rebels have controlled Goma since January 2012, officials said last week.", date(2012, 1, 1)),
        (
            "A truce was signed in Bishkek on 5 May. Shusha, the old town above Stepanakert, has been in "
            "Armenian hands since 9 May 1992.",
            date(1992, 5, 9),
        ),
        ("The army has held Bara since it took Homs on 3 June.", date(2023, 6, 3)),
    ],
)
def test_since_when_it_is_held(text: str, first: date) -> None:
    tools = config.tools(config.from_environment({"DATELINE_STORE": "sqlite://"}))
    found = pipeline.analyse(Article("a", text, published=date(2023, 6, 14)), tools)
    (claim, *_) = [one for one in found.claims if one.relation.value == "controls"]
    assert claim.when is not None
    assert claim.when.first_day == first
