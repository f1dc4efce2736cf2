"""Every row of the lexicons of incidents, casualties and actors."""

from __future__ import annotations

from typing import Any

import pytest

from geo.incidents.lexicon import FAMILIES, vocabulary
from geo.incidents.patterns import read_pattern
from geo.language.lemmas import lemma as base
from geo.lexicon import table
from geo.model import IncidentType

SUB_TYPES = {
    "battle": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "explosion": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "violence_against_civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "protest": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "riot": {"Violent demonstration", "Mob violence"},
    "strategic_development": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
    "accident": {"Transport accident", "Disaster"},
}
ROWS = [(part, row) for part in ("verb", "noun") for row in table("incidents")[part]]
TURNS = [(part, row) for part in ("verb", "noun") for row in table("incident_turns")[part]]
CLASSES = {
    *table("incidents")["classes"],
    *table("incidents")["classes_more"],
    "place",
    "pronoun",
    "name",
    "named",
}
CONDITIONS = ("subject", "not_subject", "object", "not_object", "with", "of", "before", "not_before")


@pytest.mark.parametrize(("part", "row"), ROWS, ids=lambda value: str(value)[:60])
def test_word_rows(part: str, row: dict[str, object]) -> None:
    assert row["sub_type"] in SUB_TYPES[str(row["type"])]
    assert row.get("family", "force") in FAMILIES
    assert row.get("strength", 3) in (1, 2, 3)
    assert all(word == word.lower() for word in row["lemmas"])  # type: ignore[attr-defined]
    for condition in CONDITIONS:
        assert set(row.get(condition, ())) <= CLASSES  # type: ignore[call-overload]


@pytest.mark.parametrize(("part", "row"), TURNS, ids=lambda value: str(value)[:60])
def test_turns_of_phrase(part: str, row: dict[str, Any]) -> None:
    test_word_rows(part, {**row, "lemmas": ["x"]})
    assert len(set(row["turns"])) == len(row["turns"])
    for words in row["turns"]:
        first, _, rest = words.partition(" ")
        assert first.isascii() and first == first.lower() and "<" not in first and "." not in first
        for element in read_pattern(rest):
            assert element.words or element.word_class in CLASSES
            assert all(word == word.lower() and word for word in element.words)


@pytest.mark.parametrize("lemma", sorted(vocabulary().verbs))
def test_regular_pasts_lead_back_to_the_verb(lemma: str) -> None:
    if lemma in table("lemmas")["verbs"].values() or not lemma.endswith(
        ("e", "y", "sh", "ch", "ck", "nd", "rt")
    ):
        return
    stem = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma.removesuffix("e")
    assert base(stem + "ed", "VERB.VBD") == lemma


@pytest.mark.parametrize("row", table("incidents")["evidence"], ids=lambda row: row["class"])
def test_evidence_rows(row: dict[str, str]) -> None:
    assert row["class"] in CLASSES
    assert row["sub_type"] in SUB_TYPES[row["type"]]


@pytest.mark.parametrize("name", sorted(table("incidents")["classes"]))
def test_classes_are_lower_case_and_not_empty(name: str) -> None:
    words = table("incidents")["classes"][name]
    assert words and all(word == word.lower() for word in words)


def test_every_type_can_be_told() -> None:
    told = {frame.type for frames in vocabulary().verbs.values() for frame in frames}
    assert told == set(IncidentType)


def test_the_most_demanding_frame_comes_first() -> None:
    first, *rest = vocabulary().verbs["attack"]
    assert first.subject and rest


def test_number_words_count_up() -> None:
    numbers = table("casualties")["numbers"]
    assert (numbers["one"], numbers["nineteen"], numbers["ninety"]) == (1, 19, 90)


@pytest.mark.parametrize(("name", "actor"), sorted(table("actors")["names"].items()))
def test_actor_rows(name: str, actor: str) -> None:
    assert name == name.lower() and actor.strip() == actor


def test_no_kind_of_actor_shares_a_word_with_another() -> None:
    words = [word for words in table("actors")["kinds"].values() for word in words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "row", table("incidents")["kind_lines"], ids=lambda row: f"{row['line']}-{row['of'][0]}"
)
def test_a_closer_line_belongs_to_known_kinds_and_names_its_things(row: dict[str, list[str]]) -> None:
    assert set(row["of"]) <= set(table("incidents")["summary"])
    assert row["things"] and sorted(set(row["things"])) == sorted(row["things"])
