"""What is only told as a tale: "the rumour that …", "the report that … was invented", "died of hunger"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from geo.incidents.mentions import Mention
from geo.language.document import Document, Token
from geo.lexicon import table

ASIDE = 14
"""Tokens within which the noun stands whose content a "that" opens."""


def is_hearsay(document: Document, mention: Mention) -> bool:
    """True where nothing happened as far as the sentence knows, or nobody did it."""
    if mention.frame.family == "harm" and _of_itself(document, mention):
        return True
    if _is_wished(mention):
        return True
    opens = _opening(document, mention)
    if opens is None:
        return False
    noun = _noun_before(document, mention, opens)
    return noun in _words("tales") or (noun in _words("reports") and _is_belied(document, mention))


def _is_wished(mention: Mention) -> bool:
    """ "The parties want them stormed", "would like the town shelled": what somebody asks for."""
    clause = mention.clause
    if clause is None or clause.link != "participle" or clause.governor is None:
        return False
    above = mention.sentence.clauses[clause.governor]
    return (
        above.lemma in _words("wishing") and above.object is not None and above.object.last <= mention.token
    )


def _opening(document: Document, mention: Mention) -> int | None:
    """The last "that" before the mention."""
    tokens, first = document.tokens, mention.sentence.first
    return next((at for at in range(mention.token - 1, first, -1) if tokens[at].lower == "that"), None)


def _noun_before(document: Document, mention: Mention, opens: int) -> str:
    """The noun whose content is told, across asides; empty where another verb comes first."""
    floor = max(mention.sentence.first, opens - ASIDE) - 1
    for at in range(opens - 1, floor, -1):
        token = document.tokens[at]
        opens = at == mention.sentence.first  # "Reports that …", which a tagger may take for a verb
        if token.tag == "VERB" and token.form in ("VBD", "VBZ", "VBP") and not opens:
            return ""
        if token.lemma in _words("tales") or token.lemma in _words("reports"):
            return token.lemma
    return ""


def _is_belied(document: Document, mention: Mention) -> bool:
    """True where the sentence says of the report that it is not so, or that nobody bears it out."""
    sentence = mention.sentence
    tokens = document.tokens[sentence.first : sentence.last]
    return any(token.lemma in _words("belying") or token.lower in _words("belying") for token in tokens)


def _of_itself(document: Document, mention: Mention) -> bool:
    """ "Died of hunger", "perished from cold": a death that no force brought about."""
    tokens = document.tokens[mention.token : max(mention.reach[1], mention.token + 1)]
    return any(
        token.lower in ("of", "from") and after.lemma in _words("causes") for token, after in pairwise(tokens)
    )


@cache
def _words(key: str) -> frozenset[str]:
    listed: dict[str, list[str]] = table("scenes")["hearsay"]
    return frozenset(listed[key])


def names_illness(tokens: Sequence[Token]) -> bool:
    """True where the words name what people die of that no one did: "cholera", "hunger"."""
    causes = _words("causes")
    return any(token.lemma in causes or token.lower in causes for token in tokens)
