"""Every row of data/lexicon/claims.toml keeps the rules that its head states."""

from __future__ import annotations

from collections import Counter

import pytest

from geo.claims.lexicon import lexicon
from geo.lexicon import table
from geo.model import PlaceKind, Relation

ROWS = table("claims")
SLOTS = {"subject", "object", "there"}
PREPOSITIONS = {
    "of",
    "over",
    "from",
    "to",
    "into",
    "in",
    "by",
    "before",
    "on",
    "upon",
    "under",
    "out",
    "for",
    "aboard",
    "with",
    "between",
    "among",
    "above",
    "at",
} | {"out of"}
RELATIONS = {relation.value for relation in Relation}


@pytest.mark.parametrize(
    "row", ROWS["verb"] + ROWS["noun"], ids=lambda row: f"{row['lemmas'][0]}-{row['relation']}"
)
def test_a_frame_names_lemmas_relation_and_slots(row: dict) -> None:
    assert row["relation"] in RELATIONS
    assert row["lemmas"] and all(lemma == lemma.lower().strip() for lemma in row["lemmas"])
    assert len(set(row["lemmas"])) == len(row["lemmas"])
    for slot in [*row["claimant"], *row["territory"], *row.get("against", []), *row.get("without", [])]:
        assert slot in SLOTS | PREPOSITIONS
    # Of a noun before the verb the territory stands before it as well, the claimant behind it.
    assert row.get("title") or not set(row["claimant"]) & set(row["territory"]) - {"of"}
    assert set(row) <= {
        "lemmas",
        "relation",
        "claimant",
        "territory",
        "against",
        "particle",
        "noun",
        "subject",
        "without",
        "landed",
        "object",
        "back",
        "bound",
        "of",
        "alone",
        "town",
        "given",
        "share",
        "title",
    }


@pytest.mark.parametrize("row", ROWS["held"] + ROWS["hands"], ids=str)
def test_a_holding_word_names_its_relation(row: dict) -> None:
    assert row["relation"] in RELATIONS
    words = row.get("nouns") or [row["word"]]
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("name", ["predicate", "extent", "places", "claimants", "stance"])
def test_word_lists_are_lower_case_and_without_repeats(name: str) -> None:
    for words in ROWS[name].values():
        if isinstance(words, list):
            assert [w for w, n in Counter(words).items() if n > 1] == []
            assert all(word == word.lower() for word in words)


def test_kinds_are_kinds_of_place() -> None:
    assert set(ROWS["places"]["kinds"]) <= {kind.value for kind in PlaceKind}


def test_one_frame_a_verb_particle_and_noun() -> None:
    for lemma, frames in lexicon().verbs.items():
        bare = [
            frame
            for frame in frames
            if not (
                frame.noun
                or frame.title
                or frame.particle
                or frame.expels
                or frame.rids
                or frame.alone
                or frame.given
            )
        ]
        assert len(bare) <= 1, lemma


def test_frames_that_ask_for_more_come_first() -> None:
    take = lexicon().verbs["take"]
    assert take[0].noun and not take[-1].noun and not take[-1].particle


def test_agencies_are_lower_case_and_speak_for_someone() -> None:
    for agency, side in ROWS["agencies"].items():
        assert agency == agency.lower() and side


def test_leaders_have_a_country_and_years_in_order() -> None:
    rows = table("leaders")
    for name, (state, first, last) in rows["leaders"].items():
        assert name == name.lower() and " " not in name and state[:1].isupper(), name
        assert 1880 <= first <= last <= 2030, name
    for code, towns in rows["seats"].items():
        assert len(code) == 2 and code.isupper() and towns and all(t[:1].isupper() for t in towns), code


def test_the_side_before_hands_is_named_in_full() -> None:
    assert all(name == f"the {word}s" or name == f"the {word}" for word, name in ROWS["sides"].items())
