"""The base form of a word from its tag: a table of exceptions (`data/lexicon/lemmas.toml`), then rules."""

from __future__ import annotations

from functools import cache

from geo.lexicon import table

_VOWELS = frozenset("aeiouy")
_PLAIN_ENDS = ("en", "on", "er", "or", "et", "it", "ot", "op", "om", "el", "ow", "ew", "aw")
"""Endings of unstressed syllables: "opened", "visited" get no e back."""


@cache
def _exceptions(kind: str) -> dict[str, str]:
    rows: dict[str, str] = table("lemmas")[kind]
    return rows


def _with_e(stem: str) -> bool:
    """Whether a stem left by -ed or -ing lost an e: "seiz", "captur", "explod"."""
    if stem[-1] in "cvuz" or stem[-2:] in ("dg", "rg", "eg", "ag", "rs", "ns", "as", "is", "os", "us", "es"):
        return True
    if stem[-3:] in ("ang", "eng", "ung") or stem.endswith(("fring", "hing", "cring")):
        return True
    if stem.endswith(("quir", "quak", "iat", "uat", "com")):
        return True
    if stem[-1] == "l" and len(stem) > 2 and stem[-2] not in "aeiouylrw":
        return True
    if stem.endswith(_PLAIN_ENDS) or stem[-1] in "wxyh" or stem[-1] in _VOWELS:
        return False
    return len(stem) > 2 and stem[-2] in _VOWELS and (stem[-3] not in _VOWELS or stem[-3] == "y")


def _unsuffixed(stem: str) -> str:
    """A verb whose -ed or -ing was taken off, put right."""
    if len(stem) < 3:
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lszfeo":
        return stem[:-1]
    return stem + "e" if _with_e(stem) else stem


def _singular(word: str) -> str:
    """A word without the s of the plural or the third person."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("oes") and len(word) > 4:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _verb(word: str, form: str) -> str:
    exceptions = _exceptions("verbs")
    if word in exceptions and not (
        form in ("VB", "VBP") and word in ("left", "found", "felt", "saw", "lay", "bore")
    ):
        return exceptions[word]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and form in ("VBD", "VBN", "") and len(word) > 3:
        return _unsuffixed(word[:-2])
    if word.endswith("ing") and form in ("VBG", "") and len(word) > 4:
        return _unsuffixed(word[:-3])
    return _singular(word) if form == "VBZ" else word


def _noun(word: str) -> str:
    found = _exceptions("nouns").get(word)
    return found if found is not None else _singular(word)


def lemma(lower: str, tag: str) -> str:
    """The base form of a word in lower case under a tag such as "VERB.VBN"."""
    if tag.startswith(("VERB", "AUX")):
        return _verb(lower.replace("’", "'"), tag.partition(".")[2])
    if tag.endswith(".NNS") or (tag.endswith(".NNPS") and lower.endswith("s")):
        return _noun(lower)
    return lower
