"""Every row of the tables that reading a text rests on."""

import pytest

from geo.language import tagger
from geo.lexicon import table

TABLES = ("grammar", "sentences", "parts", "speech")
LISTS = [(name, key) for name in TABLES for key in sorted(table(name))]


@pytest.mark.parametrize(("name", "key"), LISTS, ids=[f"{name}.{key}" for name, key in LISTS])
def test_lists_hold_words_in_lower_case(name, key):
    rows = table(name)[key]
    assert rows
    for row in rows:
        words = row if isinstance(row, list) else [row]
        assert all(word and word == word.lower() and word == word.strip() for word in words)


@pytest.mark.parametrize("key", ["verbs", "nouns"])
def test_lemmas_are_single_words(key):
    for form, base in table("lemmas")[key].items():
        assert " " not in form + base
        assert form == form.lower() and base == base.lower()


def test_closed_classes_use_tags_of_the_model():
    known = set(tagger.model().tags) | {tag.split(".")[0] for tag in tagger.model().tags}
    for row in table("tags")["closed"]:
        assert set(row["tags"].split()) <= known, row["tags"]
        assert all(word == word.lower() for word in row["words"])


def test_no_word_is_in_two_closed_classes_that_exclude_each_other():
    seen = {}
    for row in table("tags")["closed"]:
        for word in row["words"]:
            assert word not in seen, f"{word} is in {seen.get(word)} and {row['tags']}"
            seen[word] = row["tags"]


def test_telling_and_naming_verbs_are_verbs_of_speech():
    rows = table("speech")
    for key in ("telling", "naming", "calling", "refusing", "counting", "citing"):
        assert set(rows[key]) - set(rows["say"]) == {"accept"} & set(rows[key]), key
