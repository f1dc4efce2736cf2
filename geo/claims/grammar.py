"""The grammar of a sentence read again where a place name was taken for a verb ("Hadrut stays under …")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from geo.language import clauses, reality
from geo.language.document import Document, Sentence, Token

_NAMELIKE = frozenset(("PROPN", "NOUN", "ADJ", "NUM"))
_JOINING = frozenset(("ADP", "DET", "PUNCT", "CCONJ", "PART"))


def with_names(document: Document, names: Mapping[int, int]) -> Document:
    """The document with every token of a place name (keys of `names`) read as part of a name."""
    wrong = {i for i in names if document.tokens[i].tag not in _NAMELIKE | _JOINING}
    if not wrong:
        return document
    tokens = tuple(_as_name(token) if token.index in wrong else token for token in document.tokens)
    sentences = tuple(_again(s, tokens) if _touched(s, wrong) else s for s in document.sentences)
    return replace(document, tokens=tokens, sentences=sentences)


def _as_name(token: Token) -> Token:
    return replace(token, tag="PROPN", form="NNP", lemma=token.lower)


def _touched(sentence: Sentence, wrong: set[int]) -> bool:
    return bool(sentence.clauses) and any(i in wrong for i in range(sentence.first, sentence.last))


def _again(sentence: Sentence, tokens: tuple[Token, ...]) -> Sentence:
    own = tokens[sentence.first : sentence.last]
    return replace(sentence, clauses=reality.judged(own, clauses.find(own)))
