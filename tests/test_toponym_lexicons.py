"""Every row of the word lists for place names is sound."""

from __future__ import annotations

import pytest

from geo import lexicon
from geo.lexicon import DATA
from geo.model import PlaceKind
from geo.toponyms.heads import kinds
from geo.training.toponyms_sense import sentences

LISTS = [
    (name, group, words)
    for name in ("toponyms", "sense")
    for group, entry in lexicon.table(name).items()
    if group != "fighters"
    for words in entry.values()
]


@pytest.mark.parametrize(("name", "group", "words"), LISTS, ids=[f"{n}-{g}" for n, g, _ in LISTS])
def test_a_list_holds_words_in_small_letters(name: str, group: str, words: list[str]) -> None:
    assert words
    assert all(word == word.strip().lower() and word for word in words)


@pytest.mark.parametrize("names", lexicon.table("toponyms")["fighters"].values(), ids=["bodies", "arms"])
def test_armed_bodies_and_weapons_are_written_as_names(names: list[str]) -> None:
    assert len(set(names)) == len(names) > 20
    assert all(name == name.strip() and any(word[0].isupper() for word in name.split("-")) for name in names)


def test_every_generic_word_announces_a_kind_of_place() -> None:
    assert {kind.value for kind in kinds().values()} <= {kind.value for kind in PlaceKind}
    assert kinds()["oblast"] == PlaceKind.ADMIN1
    assert kinds()["raion"] == PlaceKind.ADMIN2


@pytest.mark.parametrize("names", lexicon.table("given_names").values(), ids=lexicon.table("given_names"))
def test_given_names_are_single_words_in_small_letters(names: list[str]) -> None:
    assert all(name == name.lower() and " " not in name and name for name in names)


@pytest.mark.parametrize("group", lexicon.table("toponyms_foreign")["suffixes"].values())
def test_an_ending_names_what_stands_in_its_place(group: list[str]) -> None:
    assert all(row.count(">") == 1 and row.split(">")[0] for row in group)


def test_every_marked_sentence_names_its_toponyms() -> None:
    told = list(sentences(DATA / "models" / "toponyms-senses.txt"))
    assert len(told) > 150
    assert all("[" not in gold.article.text and "]" not in gold.article.text for gold in told)
    assert all(gold.article.text[t.start : t.end].strip() for gold in told for t in gold.toponyms)
