"""Texts nobody would write are read without error, and nothing is lost of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import speakers
from geo.language import read, reality_at

STRANGE = [
    "",
    "\x00",
    ".",
    "“",
    '"' * 99,
    "(" * 99,
    "[ad",
    "--",
    "A - ",
    "said said said said",
    "that that that that that",
    "“" * 50 + "he said that " * 50,
    "He said: “",
    "According to",
    "by his",
    "\u202eReversed\u202c said so.",
    "{{7*7}} ${x} `y` \\",
    "👩‍👩‍👧 said 👍.",
    "ДЕНЬ 5. Баку сообщил, что село взято.",
    "قال الجيش إن القرية سقطت.",
    "a'" * 200,
    "n't" * 200,
    "1,2.3:4" * 100,
    "U.S." * 100,
    "If if if unless, who which that whose, and and or but",
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_texts(text):
    document = read(text)
    said = speakers.read(document)
    assert all(text[token.start : token.end] == token.text for token in document.tokens)
    assert all(0 <= speech.start < speech.end <= len(text) for speech in said.speeches)


WORDS = st.sampled_from(
    [
        "the",
        "army",
        "said",
        "that",
        "it",
        "had",
        "taken",
        ",",
        "and",
        ".",
        ";",
        ":",
        "“",
        "”",
        '"',
        "(",
        ")",
        "[",
        "]",
        "-",
        "if",
        "who",
        "which",
        "to",
        "not",
        "by",
        "a",
        "town",
        "Goma",
        "he",
        "They",
        "killing",
        "killed",
        "was",
        "were",
        "will",
        "denied",
        "according",
        "photo",
        "Reuters",
        "Monday",
        "5",
        "of",
        "in",
        "after",
        "\n",
        "\n\n",
        "?",
        "!",
        "'s",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_order_of_words(words):
    text = " ".join(words)
    document = read(text)
    speakers.read(document)
    for sentence in document.sentences:
        for number, clause in enumerate(sentence.clauses):
            assert sentence.first <= clause.first <= clause.verb < clause.last <= sentence.last
            assert clause.governor is None or (
                clause.governor != number and clause.governor < len(sentence.clauses)
            )
    for token in document.tokens:
        reality_at(document, token.index)
