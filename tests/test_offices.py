"""A headquarters, a ministry or a station holds no ground: the side that it speaks for does."""

from __future__ import annotations

from datetime import date

import pytest

from geo import config, pipeline
from geo.model import Article


@pytest.mark.parametrize(
    ("text", "claimant", "relation", "speaker"),
    [
        ("Rome Radio claims the capture of Tobruk.", "Italy", "captured", "Rome Radio"),
        ("Rome Radio claims that Tobruk fell on Saturday.", "Italy", "captured", "Rome Radio"),
        (
            "Rome Radio claims that Italian troops have taken Tobruk.",
            "Italian troops",
            "captured",
            "Rome Radio",
        ),
        (
            "Berlin Radio claimed last night that Kharkov had been taken.",
            "Germany",
            "captured",
            "Berlin Radio",
        ),
        (
            "The Defence Ministry in Baghdad said it had retaken Tikrit.",
            "Iraq",
            "captured",
            "Defence Ministry",
        ),
        (
            "BERLIN, May 25. The High Command has announced the capture of Smolensk.",
            "Germany",
            "captured",
            "High Command",
        ),
        (
            "The radio of UNITA announced the capture of Huambo.",
            "radio of UNITA",
            "captured",
            "radio of UNITA",
        ),
    ],
)
def test_the_side_behind_an_office(text: str, claimant: str, relation: str, speaker: str) -> None:
    tools = config.tools(config.from_environment({"DATELINE_STORE": "sqlite://"}))
    found = pipeline.analyse(Article("a", text, published=date(1942, 6, 1)), tools)
    told = [(one.claimant, one.relation.value, one.attributed_to) for one in found.claims]
    assert [(one.removeprefix("the "), how, who.removeprefix("the ")) for one, how, who in told] == [
        (claimant, relation, speaker)
    ]


def test_a_field_headquarters_is_of_the_side_whose_troops_it_tells_of() -> None:
    text = "CAIRO, May 5. G.H.Q. announces that British troops have taken Tobruk. G.H.Q. holds Benghazi, too."
    tools = config.tools(config.from_environment({"DATELINE_STORE": "sqlite://"}))
    found = pipeline.analyse(Article("a", text, published=date(1942, 6, 1)), tools)
    assert "Egypt" not in {one.claimant for one in found.claims}
