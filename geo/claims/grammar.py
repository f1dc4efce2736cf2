"""The grammar of a sentence read again where a place name was taken for a verb ("Hadrut stays under …")."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from geo.claims.reparse import relatives_mended
from geo.language import clauses, reality
from geo.language.document import Document, Part, Sentence, Token
from geo.language.lemmas import lemma

_NAMELIKE = frozenset(("PROPN", "NOUN", "ADJ", "NUM"))
_OBJECTS = frozenset(
    [
        "the",
        "a",
        "an",
        "all",
        "most",
        "half",
        "both",
        "some",
        "several",
        "much",
        "part",
        "parts",
        "it",
        "them",
        "its",
        "their",
        "this",
        "that",
    ]
)
_ROUGHLY = frozenset(("almost", "nearly", "about", "roughly", "some", "over", "around", "more", "only"))
_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_LAYING = frozenset(("lay", "lays", "laid", "laying", "stake", "stakes", "staked", "staking"))
_STATES = frozenset(("in", "under", "with", "outside", "beyond", "part", "at", "on", "within", "beneath"))
_STAYING = frozenset(("stay", "remain", "lie", "stand", "rest"))
_STATING = frozenset((Part.HEADLINE, Part.BODY))
_NO_NOUNS = frozenset(
    (
        "occupy",
        "seize",
        "retain",
        "regain",
        "govern",
        "administer",
        "annex",
        "possess",
        "obey",
        "dominate",
        "liberate",
        "conquer",
    )
)
_DOUBTFUL = frozenset(("NOUN", "ADJ", "ADP", "ADV", "VERB", "X", "SCONJ", "INTJ", "PROPN", "AUX"))
_VIEWING = frozenset(("regard", "treat", "view", "see", "count", "describe"))
_JOINING = frozenset(("ADP", "DET", "PUNCT", "CCONJ", "PART"))
_LATELY = frozenset(("already", "now", "still", "currently", "effectively", "also", "again", "never"))
_SHARES = frozenset(("over", "more", "nearly", "almost", "about", ",", "and"))
_WHO = frozenset(("who", "which", "whose"))
_ASIDE = 16
"""Words that a relative clause between a subject and its verb may have."""
_MARKED = frozenset(("claim", "longer", "armed"))
_IN_NAMES = _NAMELIKE | _JOINING


def mended(
    document: Document,
    names: Mapping[int, int],
    nouns: Container[int],
    verbs: Container[str],
    bearing: Container[str],
) -> Document:
    """The document with the tokens of place names (keys of `names`) read as names, claim verbs as verbs.

    `nouns` are the tokens of those names that are no adjectives of people. Only sentences with a word of
    `bearing` are read again: the others tell no claim however they are read.
    """
    read = document.tokens
    wrong = {i for i in names if read[i].tag not in _IN_NAMES}
    wrong |= {i for i in names if i in nouns and read[i].tag == "ADJ" and _stands_alone(document, i)}
    verbal = {t.index for t in _doubtful(read, verbs) if _is_verb(document, t, names)}
    marked = [token for token in read if token.lower in _MARKED]
    claims = {
        t.index for t in marked if t.lower == "claim" and t.index and read[t.index - 1].lower in _LAYING
    }
    verbal = (verbal | {i - 1 for i in claims if read[i - 1].tag != "VERB"}) - claims
    loose = {t.index for t in marked if t.lower == "longer" and t.index and read[t.index - 1].lower == "no"}
    armed = {t.index for t in marked if t.lower == "armed" and _is_plural(read, t.index + 1)}
    wrong |= verbal | claims | armed | {i for i in loose if read[i].tag != "ADV"}
    if not wrong:
        return _with_relatives(document)
    changed = list(read)
    for i in wrong:
        changed[i] = (
            _read_as(read[i], "ADJ", "JJ", read[i].lemma)
            if i in armed
            else _mended(read[i], verbal, claims, loose)
        )
    tokens = tuple(changed)
    sentences = tuple(
        relatives_mended(
            _again(s, tokens) if _touched(s, wrong) and _bears(s, tokens, bearing) else s, tokens
        )
        for s in document.sentences
    )
    return replace(document, tokens=tokens, sentences=sentences)


def _bears(sentence: Sentence, tokens: tuple[Token, ...], bearing: Container[str]) -> bool:
    return any(t.lemma in bearing or t.lower in bearing for t in tokens[sentence.first : sentence.last])


def _with_relatives(document: Document) -> Document:
    found = tuple(relatives_mended(sentence, document.tokens) for sentence in document.sentences)
    changed = any(a is not b for a, b in zip(found, document.sentences, strict=True))
    return replace(document, sentences=found) if changed else document


def _mended(token: Token, verbs: set[int], nouns: set[int], adverbs: set[int]) -> Token:
    if token.index in verbs:
        return _as_verb(token)
    if token.index in nouns:
        return replace(token, tag="NOUN", form="NN")
    return replace(token, tag="ADV", form="RB") if token.index in adverbs else _as_name(token)


def _stands_alone(document: Document, at: int) -> bool:
    """Whether no noun follows that a name read as an adjective could belong to ("Spain regards …")."""
    after = document.tokens[at + 1] if at + 1 < len(document.tokens) else None
    return after is None or after.tag not in ("NOUN", "PROPN", "ADJ") or after.form in ("NNS", "NNPS")


def _is_plural(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and tokens[at].form == "NNS"


def _doubtful(tokens: tuple[Token, ...], verbs: Container[str]) -> Iterator[Token]:
    """The tokens not read as finite verbs that are one of the verbs by their letters."""
    for token in tokens:
        tag = token.tag
        if tag in _DOUBTFUL and _base(token.lower) in verbs and (tag != "VERB" or token.form == "VB"):
            yield token


def _is_verb(document: Document, token: Token, names: Mapping[int, int]) -> bool:
    """A noun with a verb's object behind it ("That republic claims the whole …", "Both claim Kashmir")."""
    if token.index in names or token.text[:1].isupper():
        return False
    before = document.tokens[token.index - 1] if token.index else None
    after = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
    if before is None or after is None:
        return False
    return _reads_as_verb(document, token, before, after, names)


def names_start(names: Mapping[int, int], at: int) -> int:
    """Where the place name that holds the token starts."""
    while at - 1 in names and names[at - 1] == names[at]:
        at -= 1
    return at


def _reads_as_verb(  # noqa: PLR0911, PLR0912 — one return a case
    document: Document, token: Token, before: Token, after: Token, names: Mapping[int, int]
) -> bool:
    """Whether the words on both sides leave room for a verb only."""
    if after.lower == "as" and _base(token.lower) in _VIEWING and token.form == "NNS":
        return before.lower == "and" or before.index in names or before.tag in ("NOUN", "PROPN")
    if _base(token.lower) in _STAYING:
        named = before.index in names or (before.tag in ("NOUN", "PROPN") and token.lower.endswith("s"))
        return named and after.lower in _STATES
    if token.lower == "pass":
        return before.form == "NNS" and after.lower == "to"
    if after.tag == "NUM" and before.form == "NNS":
        return True
    if token.form == "VB":
        closes = before.lower == "," and _follows_aside(document, before.index)
        return (before.form == "NNS" and after.index in names) or (
            closes and (after.index in names or after.lower in _OBJECTS)
        )
    if before.index in names and token.lower.endswith("s") and after.lower in _ROUGHLY:
        return True
    if before.index in names and after.lower in ("and", ",") and token.lower.endswith("s"):
        lead = document.tokens[names_start(names, before.index) - 1] if before.index else None
        return lead is not None and lead.lower in ("which", "that")
    if before.lower in ("each", "both"):
        asked = after.tag in ("PUNCT", "CCONJ") and document.tokens[before.index - 1].lower in (
            "which",
            "that",
        )
        return after.lower in _OBJECTS or after.index in names or asked
    if not token.lower.endswith("s") and after.index in names and _are_several(document, names, before.index):
        return True
    if before.lower == "longer":
        return True
    if before.lower in _LATELY and document.tokens[before.index - 1].tag in ("PROPN", "NOUN", "PRON"):
        return after.index in names or after.lower in _OBJECTS or after.lower in _SHARES
    if _base(token.lower) in _NO_NOUNS and before.tag in ("NOUN", "PROPN", "PRON"):
        return after.lower in _OBJECTS or after.index in names or after.tag == "NUM" or after.lower == ","
    if before.index in names and token.lower.endswith("s") and _joins_verb(document, names, before.index):
        return True
    if (
        (before.tag in ("DET", "ADJ", "ADP", "NUM") and before.index not in names)
        or before.lower in _GENITIVE
        or before.form == "PRP$"
    ):
        return False
    return after.lower in _OBJECTS or (
        after.index in names and (token.lower.endswith("s") or before.lower.endswith("s"))
    )


def _are_several(document: Document, names: Mapping[int, int], at: int) -> bool:
    """Whether the name ends a list of names that a verb may follow: "China and Bhutan claim Doklam"."""
    if at not in names:
        return False
    first = names_start(names, at)
    return first > 1 and document.tokens[first - 1].lower == "and" and first - 2 in names


def _follows_aside(document: Document, comma: int) -> bool:
    """Whether the comma ends a relative clause behind a plural: "The rebels, who broke with it, hold X"."""
    for at in range(comma - 1, max(1, comma - _ASIDE), -1):
        token = document.tokens[at]
        if token.text in ",.;:":
            opens = token.text == "," and document.tokens[at + 1].lower in _WHO
            return opens and document.tokens[at - 1].tag in ("NOUN", "PROPN")
    return False


def _joins_verb(document: Document, names: Mapping[int, int], at: int) -> bool:
    """Whether the name goes on from a verb of the same form: "that Burma holds and Thailand claims"."""
    first = names_start(names, at)
    joint = first > 1 and document.tokens[first - 1].lower == "and"
    return joint and document.tokens[first - 2].form == "VBZ"


@lru_cache(maxsize=20_000)
def _base(word: str) -> str:
    return lemma(word, "VERB.VBZ")


def _as_verb(token: Token) -> Token:
    form = "VBZ" if token.lower.endswith("s") else "VBP"
    return _read_as(token, "VERB", form, lemma(token.lower, f"VERB.{form}"))


def _as_name(token: Token) -> Token:
    return _read_as(token, "PROPN", "NNP", token.lower)


def _read_as(token: Token, tag: str, form: str, base: str) -> Token:
    return Token(token.index, token.start, token.end, token.text, token.lower, base, tag, form)


def _touched(sentence: Sentence, wrong: set[int]) -> bool:
    return sentence.part in _STATING and not wrong.isdisjoint(range(sentence.first, sentence.last))


def _again(sentence: Sentence, tokens: tuple[Token, ...]) -> Sentence:
    own = tokens[sentence.first : sentence.last]
    return replace(sentence, clauses=reality.judged(own, clauses.find(own)))
