"""Where somebody goes, flees or is brought: named beside what happened, and not where it was."""

from __future__ import annotations

from functools import cache

from geo.language.document import Document, Sentence
from geo.lexicon import table

FAR = 9
"""Tokens back from a name to the preposition of its phrase ("to a hospital in the town of X")."""
PHRASE = frozenset(["of", "in", "at", ",", "and", "or", "the", "nearby"])
OWN = ("ing", "participle", "relative", "while", "when", "as")
"""How a clause hangs on another that tells what happened on the way."""


def is_goal(document: Document, sentence: Sentence, at: int) -> bool:
    """True for the X of "brought the crew to X", "fled towards X", "was taken to a hospital in X"."""
    word = _preposition(document, max(sentence.first - 1, at - FAR), at)
    if word not in ("to", "towards", "toward", "for"):
        return False
    clause = sentence.clause_at(at)
    if clause is None or clause.verb >= at:
        return False
    verb = clause.lemma.partition(" ")[0]
    if word == "for":
        return verb in _words("leaving")
    return verb in _words("moving") or (verb in _words("setting_out") and clause.link not in OWN)


def _preposition(document: Document, floor: int, at: int) -> str:
    """The first word back from the name that could open a goal, across a site ("to a hospital in X")."""
    tokens = document.tokens
    if tokens[at].lower in _words("goals"):
        return tokens[at].lower
    for step in range(at - 1, floor, -1):
        token = tokens[step]
        if token.lower == "streets":
            return ""  # "thousands took to the streets of X"
        if token.lower in _words("goals"):
            return token.lower
        if token.lower in ("in", "at") and tokens[step - 1].lemma not in _words("sites"):
            return ""
        if token.lower not in PHRASE and token.tag not in ("PROPN", "NOUN", "DET", "ADJ", "NUM", "PRON"):
            return ""
    return ""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("scenes")["ties"][key])
