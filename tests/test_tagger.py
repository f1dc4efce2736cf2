"""Tags of words in news, mixed case and capitals."""

import pytest

from geo.language import read
from geo.language.tagger import is_language

CASES = [
    ("The rebels seized the town of Goma on Thursday.", "DET NOUN VERB DET NOUN ADP PROPN ADP PROPN PUNCT"),
    ("Two soldiers were killed in Gaza.", "NUM NOUN AUX VERB ADP PROPN PUNCT"),
    ("Moscow did not confirm it.", "PROPN AUX PART VERB PRON PUNCT"),
    ("Ankara fears that they will attack.", "PROPN VERB SCONJ PRON AUX VERB PUNCT"),
    ("THE ARMY REPORTED THAT TWO SOLDIERS WERE KILLED.", "DET NOUN VERB SCONJ NUM NOUN AUX VERB PUNCT"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tags(text, expected):
    assert " ".join(token.tag for token in read(text).tokens) == expected


def test_forms_tell_tense_and_number():
    tokens = read("Rebels have taken two villages.").tokens
    assert [(t.text, t.form) for t in tokens if t.text in ("taken", "villages")] == [
        ("taken", "VBN"),
        ("villages", "NNS"),
    ]


def test_noise_is_told_from_language():
    assert is_language(["the", "army", "took", "the", "town"])
    assert not is_language(list("abc def . , ;" * 10))


def test_an_empty_text_has_no_words():
    assert read("").tokens == ()
    assert read(" \n\t ").sentences == ()
