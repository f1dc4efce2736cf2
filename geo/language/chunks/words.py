"""One sentence as the chunker sees it: tags, neighbours, the small words of the grammar's lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from geo.language.document import Phrase, Token
from geo.language.phrases import Phrases, phrases
from geo.lexicon import table
from geo.records import record

QUOTES = frozenset("\"“”«»„'‘’")
NAMES = ("NOUN", "PROPN")
HYPHENS = frozenset("-–/‑")

_EDGE = ("",) * 16
"""What stands beyond the last word; a position below 0 reads it too."""


@record(frozen=True, slots=True)
class Chunk:
    """Words `first`..`last` of a kind.

    Kinds: "np", "vg" (verb group), "p" (preposition), "s" (subordinator), "that", "r" (relative), "c"
    (conjunction), "adv", "adj", "prt" (particle), and marks as themselves. `head` is the noun, or the main
    verb; `word` the small word in lower case. Positions count in the sentence.
    """

    kind: str
    first: int
    last: int
    head: int
    word: str = ""
    passive: bool = False
    tense: str = ""
    negated: bool = False

    def phrase(self, offset: int) -> Phrase:
        """The chunk as a phrase of the document, whose sentence begins at token `offset`."""
        return Phrase(self.first + offset, self.last + offset, self.head + offset)


@cache
def _phrases(name: str) -> Phrases:
    return phrases(table("grammar")[name])


@cache
def words_of(name: str) -> frozenset[str]:
    """The single words of a list of the grammar's lexicon."""
    return frozenset(table("grammar")[name])


class Words:
    """The words of one sentence and what stands around each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lower = [token.lower for token in tokens]
        self.size = len(tokens)
        self.tags = [token.tag for token in tokens]
        self.tags += _EDGE
        self.forms = [token.form for token in tokens]
        self.forms += _EDGE

    def _match(self, name: str, at: int) -> int:
        """How many words from here on are a phrase of the list; 0 where none is."""
        return _phrases(name).at(self.lower, at) if at < self.size else 0

    def _glued(self, at: int) -> bool:
        """Whether a hyphen joins two words without a space."""
        if not 0 < at < self.size - 1:
            return False
        before, own, after = self.tokens[at - 1 : at + 2]
        return before.end == own.start and own.end == after.start

    def _verb_near(self, at: int) -> bool:
        return any(self.tags[near] in ("VERB", "AUX") for near in range(at, at + 3))

    def _counts(self, at: int, taken: int) -> bool:
        """Whether "up to", "close to" stand before a number."""
        after = at + taken
        return self.tags[after] == "NUM" and self._match("quantifiers", at) >= taken

    def _is_to(self, at: int) -> bool:
        if at >= self.size or self.lower[at] != "to":
            return False
        after = at + 1
        while after < self.size and self.tags[after] in ("ADV", "PART") and after < at + 3:
            after += 1
        if after >= self.size or self.tokens[after].tag not in ("VERB", "AUX"):
            return False
        return self.tokens[after].form in ("VB", "VBP", "") or self.tokens[after].tag == "AUX"

    def _revives(self, at: int) -> bool:
        """ "re-entered", "counter-attacked": the verb after a hyphen is a verb."""
        return at >= 2 and self.lower[at - 2] in ("re", "counter", "co", "mis", "over", "out", "de", "pre")
