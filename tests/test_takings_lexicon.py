"""Every row of data/lexicon/takings.toml keeps the rules that its head states."""

from __future__ import annotations

from datetime import timedelta

import pytest

from geo.claims.acts import KINDS, acts, again_words, followers, manners, peaceful, spans, tales
from geo.claims.changes import CHANGING
from geo.claims.settled import HOLDING
from geo.lexicon import table
from geo.model import Relation

ROWS = table("takings")
FIELDS = {
    "verbs", "kind", "relation", "after", "particle", "noun", "to", "force", "loser", "again",
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS["act"], ids=lambda row: f"{row['verbs'][0]}-{row['kind']}")
def test_an_act_names_verbs_kind_and_relation(row: dict) -> None:
    assert set(row) <= FIELDS
    assert row["kind"] in KINDS
    assert Relation(row["relation"]) in (HOLDING if row["kind"] in ("hold", "kept") else CHANGING)
    words = [*row["verbs"], *row.get("after", []), *row.get("noun", []), *row.get("to", [])]
    assert words and all(word == word.lower().strip() for word in words)
    assert len(set(row["verbs"])) == len(row["verbs"])
    assert "after" in row or "noun" not in row or row["kind"] == "fall"


def test_an_act_that_asks_for_more_words_is_tried_first() -> None:
    asked = [bool(act.noun) * 4 + bool(act.particle) * 2 + bool(act.after) for act in acts()["take"]]
    assert asked == sorted(asked, reverse=True)


def test_no_verb_is_listed_twice_alike() -> None:
    rows = [
        (verb, row.get("particle", ""), tuple(row.get("after", ())), tuple(row.get("noun", ())))
        for row in ROWS["act"]
        for verb in row["verbs"]
    ]
    assert len(rows) == len(set(rows))


def test_words_are_lower_case_and_counted_in_days() -> None:
    counts, units = spans()
    assert counts["three"] == 3 and units == {"day": 1, "days": 1, "week": 7, "weeks": 7}
    assert followers()["the day after"] == timedelta(days=1)
    for words in (again_words(), tales(), peaceful(), frozenset(manners()), frozenset(followers())):
        assert words and all(word == word.lower() for word in words)


def test_phrases_of_manner_are_tried_longest_first() -> None:
    for rest in manners().values():
        assert [len(words) for words in rest] == sorted((len(words) for words in rest), reverse=True)
