"""Numbers that go on with a toll told just before: "four others were wounded", "six of them died at …"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.incidents.mentions import Mention
from geo.language.document import Token
from geo.lexicon import table
from geo.reading import Reading

OTHERS = ("other", "others", "more", "further", "additional")
THEM = ("them", "these", "those", "whom")
NEAR = 5
"""Tokens behind a number within which "others" or "of them" stands."""


def tells_on(reading: Reading, told: tuple[Mention, ...]) -> bool:
    """True where the words only count more, or some, of those harmed in what was told before."""
    tokens = reading.document.tokens
    if any(mention.frame.family != "harm" for mention in told):
        return False
    return any(_goes_on(tokens[mention.sentence.first : mention.token]) for mention in told)


def _goes_on(before: Sequence[Token]) -> bool:
    """True for "at least four others", "six of them", "another ten" before the word for the harm."""
    lower = [token.lower for token in before]
    for at, token in enumerate(before):
        if token.tag == "VERB":
            return False  # "a truck brought down the block, and 58 of them died": of its own sentence
        if token.tag != "NUM":
            continue
        if at and lower[at - 1] == "another":
            return True
        behind = lower[at + 1 : at + NEAR]
        if behind[:1] and behind[0] in OTHERS and behind[1:2] != ["than"]:
            return True
        if behind[:1] == ["of"] and behind[1:2] and behind[1] in THEM:
            return True
    return False


def is_at_hospital(reading: Reading, at: int) -> bool:
    """ "Died at a hospital in X": where the harmed were brought."""
    tokens = reading.document.tokens
    words = table("scenes")["ties"]["hospitals"]
    return any(token.lemma in words for token in tokens[max(at - 4, 0) : at + 3])
