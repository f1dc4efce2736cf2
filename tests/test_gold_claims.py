"""The claims of dispatches written before anyone saw what the program makes of them: tests/gold/claims.

Only their claims are listed, places and incidents are not. The floors lie below what is reached, so that they
say when something broke, and not that anything is good.
"""

from __future__ import annotations

from pathlib import Path

from geo import config
from geo.evaluate import findings as evaluation

FOLDER = Path(__file__).parent / "gold" / "claims"
RECALL, PRECISION = 0.5, 0.7


def test_every_claim_names_what_it_must() -> None:
    told = evaluation.read_gold([FOLDER])
    assert len(told) == len(list(FOLDER.glob("*.json")))


def test_at_least_half_the_claims_are_found_and_seven_in_ten_of_those_found_are_right() -> None:
    tools = config.tools(config.from_environment({"DATELINE_STORE": "sqlite://"}))
    told = evaluation.read_gold([FOLDER])
    reached = evaluation.figures(evaluation.evaluate(told, tools=tools))["claims"]
    assert reached["r"] >= RECALL
    assert reached["p"] >= PRECISION
