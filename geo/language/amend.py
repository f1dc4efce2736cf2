"""Mends tags that the words around them rule out: "did not touch" has a verb, "the town fell" has one too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from geo.language.lemmas import lemma
from geo.lexicon import table

_HELPERS = frozenset(("was", "were", "is", "are", "be", "been", "being", "has", "have", "had"))
_NAMED = ("NOUN", "PROPN", "PRON")
_OPEN = ("NOUN", "ADJ", "PROPN", "INTJ", "X", "ADV", "ADP")
_WHOLE = ("NOUN", "ADJ", "PROPN")
_BARE = frozenset(("VERB.VBZ", "VERB.VB", "VERB.VBP"))


def amended(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags of one sentence put right; one look at each word and its neighbours."""
    found = list(tags)
    for at, tag in enumerate(tags):
        kind = _part(tag)
        if kind in _WHOLE:
            found[at] = _better(words, found, at, words[at].lower())
        elif tag == "VERB.VBG" and not words[at].lower().endswith(("ing", "in")):
            found[at] = "VERB.VBP"
        elif tag == "VERB.VBG" and at and found[at - 1] == "NUM" and tags[at + 1 : at + 2] == ["NOUN.NNS"]:
            found[at] = "ADJ"  # "34 striking miners"
        elif tag == "AUX.MD" and words[at] == "May" and at and found[at - 1] == "NUM":
            found[at] = "PROPN.NNP"  # "on 12 May by the army"
        elif tag in _BARE and at:
            found[at] = _better_verb(words, found, at, words[at].lower())
        elif kind in _OPEN and _after_helper(words, found, at) and words[at].isalpha():
            found[at] = "VERB.VB"
    return found


@cache
def _part(tag: str) -> str:
    """The part of speech of a tag."""
    return tag.partition(".")[0]


def _upos(tags: Sequence[str], at: int) -> str:
    return _part(tags[at]) if 0 <= at < len(tags) else ""


def _better_verb(words: Sequence[str], tags: Sequence[str], at: int, lower: str) -> str:
    tag = tags[at]
    before = words[at - 1].lower()
    if before == "that" and at > 1:
        return _after_that(tags, at, lower)
    plain = tag != "VERB.VBZ"
    if plain and (before in ("a", "an", "the", "this", "no") or _after_finite(words, tags, at)):
        return "NOUN.NN"
    return tag


def _better(words: Sequence[str], tags: Sequence[str], at: int, lower: str) -> str:  # noqa: PLR0911 (a ladder of cases)
    tag = tags[at]
    if not tag.startswith("PROPN") and _past_after_helper(words, tags, at, lower):
        return "VERB.VBN"
    if tag == "ADJ" and _upos(tags, at - 1) == "DET" and at + 1 < len(tags):
        return "NOUN.NN" if tags[at + 1] in ("VERB.VBD", "VERB.VBZ") else tag
    if tag == "NOUN.NNS" and (
        _told_of(words, tags, at, lower) or _between_names(words, tags, at, lower) or _lies(words, at, lower)
    ):
        return "VERB.VBZ"
    if tag.startswith("NOUN.NN") and _lone_verb(words, tags, at, lower):
        return "VERB.VBZ"
    if _after_helper(words, tags, at) and lower.isalpha():
        return "VERB.VB"
    if lower.endswith("ed") and len(lower) > 4 and tag.startswith(("ADJ", "NOUN.NN", "PROPN.NNP")):
        return _ended(words, tags, at)
    if tag in ("NOUN.NNS", "NOUN.NN") and _speaks(words, tags, at, lower):
        return "VERB.VBZ" if tag == "NOUN.NNS" else "VERB.VBP"
    return tag


@cache
def _plurals() -> frozenset[str]:
    rows = table("tags")["closed"]
    return frozenset(word for row in rows if row["tags"] == "NOUN.NNS" for word in row["words"])


def _told_of(words: Sequence[str], tags: Sequence[str], at: int, lower: str) -> bool:
    """ "wrote that Hadrut stays under": the clause after "that" has no verb else."""
    if at < 2 or _upos(tags, at - 1) != "PROPN" or words[at - 2].lower() != "that" or lower in _plurals():
        return False
    return lower.endswith("s") and not any(
        _upos(tags, near) in ("VERB", "AUX") for near in range(at + 1, at + 6)
    )


def _between_names(words: Sequence[str], tags: Sequence[str], at: int, lower: str) -> bool:
    """ "Yerevan calls this a lie": a plural between a name and an article or pronoun is a verb."""
    if not at or tags[at - 1] != "PROPN.NNP" or not lower.endswith("s") or not words[at].islower():
        return False
    follows = _upos(tags, at + 1)
    opens = at == 1 or _upos(tags, at - 2) in ("CCONJ", "PUNCT") or tags[at - 2] == "SCONJ"
    return (follows in ("DET", "PRON") or (follows == "PROPN" and opens)) and lower not in _plurals()


def _lies(words: Sequence[str], at: int, lower: str) -> bool:
    """ "The ship, seized on Monday, lies off the coast": a verb of place before a preposition of place."""
    if lower not in table("grammar")["lying"] or at == 0 or not words[at].islower():
        return False
    opened = words[at - 1].lower() in ("a", "the", "of", "his", "their", "such", "no")
    return not opened and at + 1 < len(words) and words[at + 1].lower() in table("grammar")["whereabouts"]


def _past_after_helper(words: Sequence[str], tags: Sequence[str], at: int, lower: str) -> bool:
    """ "was sunk", "have since torn": an irregular participle after its helper."""
    before = at - 1
    if _upos(tags, before) not in ("AUX", "ADV"):
        return False
    while before > 0 and _upos(tags, before) == "ADV":
        before -= 1
    helped = before >= 0 and _upos(tags, before) == "AUX" and words[before].lower() in _HELPERS
    if helped and words[before].lower() in ("has", "have", "had") and lower.endswith("ed"):
        return True
    return helped and lower in table("lemmas")["verbs"] and not lower.endswith("ing")


def _lone_verb(words: Sequence[str], tags: Sequence[str], at: int, lower: str) -> bool:
    """ "if the bridge falls,": the last word before the comma, where the clause has no verb else."""
    if (
        not lower.endswith("s")
        or at < 2
        or _upos(tags, at - 1) not in ("NOUN", "PROPN")
        or _upos(tags, at + 1) != "PUNCT"
    ):
        return False
    for before in range(at - 1, max(-1, at - 8), -1):
        if words[before].lower() in ("if", "when", "unless", "until", "that", "while"):
            return True
        if _upos(tags, before) in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return False
    return False


def _after_finite(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """ "exercises control": a base form right after a finite verb is its object."""
    if tags[at - 1] not in ("VERB.VBZ", "VERB.VBD"):
        return False
    return lemma(words[at - 1].lower(), tags[at - 1]) not in (
        "help",
        "let",
        "make",
        "see",
        "hear",
        "watch",
        "dare",
        "do",
    )


def _after_that(tags: Sequence[str], at: int, lower: str) -> str:
    """ "specified that works … were": a verb right after "that", and another to come, is a noun."""
    joins = _upos(tags, at - 2) in ("VERB", "ADV", "CCONJ", "PUNCT", "PROPN")
    ahead = any(_upos(tags, near) in ("VERB", "AUX") for near in range(at + 1, at + 8))
    beside = _upos(tags, at + 1) == "AUX" or tags[at + 1 : at + 2] == ["VERB.VBD"]
    if not (beside or (joins and ahead)):
        return tags[at]
    return "NOUN.NNS" if lower.endswith("s") else "NOUN.NN"


@cache
def _speaking() -> frozenset[str]:
    return frozenset(table("grammar")["speaking"])


@cache
def _known() -> frozenset[str]:
    """Verbs the lexicons know."""
    return frozenset(
        (*table("grammar")["transitive"], *table("speech")["telling"], *table("speech")["naming"])
    )


def _speaks(words: Sequence[str], tags: Sequence[str], at: int, lower: str) -> bool:
    """ "Ankara fears that", "the inhabitants declare that"."""
    plural = tags[at] == "NOUN.NNS"
    base = lower[:-1] if plural else lower
    if base not in _speaking():
        return False
    follows = words[at + 1].lower() if at + 1 < len(words) else ""
    first = at == 1 and _upos(tags, 0) in ("ADJ", "NOUN", "X") and words[0][0].isupper()
    named = first or _upos(tags, at - 1) == "PROPN" or (at > 0 and tags[at - 1].endswith(("NNS", "NNPS")))
    fits = plural or not tags[at - 1].endswith("NNP") or base not in table("grammar")["contents"]
    if plural and at <= 3 and named and fits and _upos(tags, at + 1) == "PROPN":
        return True
    if plural and follows == "that" and words[at - 1].lower() in table("speech")["bodies"]:
        return True
    return named and fits and (follows == "that" or (_upos(tags, at + 1) in ("DET", "PRON") and plural))


def _after_helper(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a form of "do" with "not", or will/could/may/might, stands right before."""
    before = words[at - 1].lower() if at else ""
    if before in ("not", "n't", "n’t"):
        two = words[at - 2].lower() if at > 1 else ""
        return two in ("do", "does", "did")
    return (
        before in ("will", "would", "could", "should", "shall")
        and _upos(tags, at) == "NOUN"
        and _upos(tags, at + 1) in ("DET", "ADP", "PROPN", "PRON", "NUM")
    )


def _ended(words: Sequence[str], tags: Sequence[str], at: int) -> str:
    """A word in -ed after a noun is a verb unless a noun phrase goes on through it."""
    if words[at][0].isupper() and not words[at].isupper() and at:
        return tags[at]
    before, after = _upos(tags, at - 1), _upos(tags, at + 1)
    known = lemma(words[at].lower(), "VERB.VBD") in _known()
    if (
        known
        and before in ("CCONJ", "PUNCT")
        and after in ("DET", "PROPN", "PRON", "NUM", "ADJ")
        and tags[at].startswith("ADJ")
    ):
        return "VERB.VBD" if at else tags[at]
    if before in _NAMED and after in (
        "DET",
        "ADP",
        "PRON",
        "NUM",
        "ADV",
        "SCONJ",
        "PROPN",
        "NOUN",
        "ADJ",
        "PUNCT",
        "PART",
    ):
        return "VERB.VBD" if after not in ("ADP", "PUNCT") else "VERB.VBN"
    if before == "AUX":
        return tags[at] if tags[at].startswith("ADJ") and after != "ADP" else "VERB.VBN"
    return tags[at]
