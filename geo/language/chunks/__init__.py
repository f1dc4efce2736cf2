"""The words of a sentence as chunks: noun phrases, verb groups, prepositions, conjunctions, marks."""

from __future__ import annotations

from functools import cache

from geo.language.chunks.nouns import NounPhrases
from geo.language.chunks.words import NAMES, QUOTES, Chunk, words_of
from geo.lexicon import table

__all__ = ["QUOTES", "Chunk", "Chunker", "words_of"]

_MAY_FOLLOW = frozenset(("VERB", "AUX", "ADV", "PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"))

_JOINERS = (("subordinators", "s"), ("prepositions", "p"), ("conjunctions", "c"))


_LED = frozenset((*NAMES, "NUM", "PRON", "PUNCT"))
_NO_JOINER = frozenset(("NOUN", "PROPN", "PUNCT", "NUM", "VERB", "AUX", "INTJ"))


@cache
def _leading() -> dict[str, tuple[tuple[str, str], ...]]:
    """The words with which a joiner of several words can begin, and which lists hold one."""
    firsts = [({row.split()[0] for row in table("grammar")[name]}, (name, kind)) for name, kind in _JOINERS]
    words = frozenset[str]().union(*(held for held, _ in firsts))
    return {word: tuple(joiner for held, joiner in firsts if word in held) for word in words}


class Chunker(NounPhrases):
    """Cuts one sentence into chunks, left to right; each word is looked at a bounded number of times."""

    def chunks(self) -> list[Chunk]:
        """All chunks in order; quotation marks and words that play no part are left out."""
        found: list[Chunk] = []
        at = 0
        while at < self.size:
            chunk = self._next(at)
            if chunk is None:
                at += 1
                continue
            found.append(chunk)
            at = max(chunk.last, at + 1)
        return found

    def _next(self, at: int) -> Chunk | None:
        token = self.tokens[at]
        if token.text in QUOTES:
            return None
        if token.tag in ("PUNCT", "SYM") and token.text not in "$£€%":
            return self._mark(at)
        joined = self._joiner(at) if token.tag not in _NO_JOINER or token.lower in _leading() else None
        return joined or self._verb_group(at) or self._noun_phrase(at) or self._small(at)

    def _mark(self, at: int) -> Chunk | None:
        text = self.tokens[at].text
        if text in ",;:()":
            return Chunk(text, at, at + 1, at)
        if text in "[]":
            return Chunk("(" if text == "[" else ")", at, at + 1, at)
        if text in "–—-" and not self._glued(at):
            return Chunk("–", at, at + 1, at)
        ends = text in "!?…" or (text == "." and at >= self.size - 3)
        return Chunk(".", at, at + 1, at) if ends else None

    def _joiner(self, at: int) -> Chunk | None:  # noqa: PLR0911 (a ladder of cases)
        """Prepositions, subordinators and conjunctions of several words, and those known by name."""
        tag, word = self.tags[at], self.lower[at]
        for name, kind in _leading().get(word, ()):
            taken = self._match(name, at)
            if (
                taken > 1
                and self.lower[at + taken - 1] == "to"
                and self._is_to(at + taken - 1)
                and name == "prepositions"
            ):
                continue
            if taken > 1 and not self._counts(at, taken) and not (name == "subordinators" and tag == "NOUN"):
                return Chunk(kind, at, at + taken, at, " ".join(self.lower[at : at + taken]))
        if tag in _NO_JOINER:
            return None
        if word == "that":
            return self._that(at)
        if word in words_of("relatives") and tag in ("PRON", "DET"):
            return Chunk("r", at, at + 1, at, word)
        if tag == "CCONJ":
            return Chunk("c", at, at + 1, at, word)
        if tag == "SCONJ" or (tag == "ADV" and word in ("when", "where", "while", "how", "why", "whenever")):
            return Chunk("s", at, at + 1, at, word)
        return None

    def _that(self, at: int) -> Chunk | None:  # noqa: PLR0911 (a ladder of cases)
        """ "that" as a joiner; whether relative or not is for the clause finder to say."""
        tag, following = self.tags[at], self.tags[at + 1]
        if at == 0 and following in ("NOUN", "ADJ"):
            return None
        plural = following == "NUM" or "NNS" in (self.forms[at + 1], self.forms[at + 2])
        if tag != "SCONJ" and following == "NOUN" and not plural and not self._verb_near(at + 2):
            return None
        if (
            at
            and self.lower[at - 1] in ("and", "or", "but", ",")
            and "that" in self.lower[: at - 1]
            and self._verb_near(at + 2)
        ):
            return Chunk("that", at, at + 1, at, "that")
        if not plural and tag == "DET" and following in ("NOUN", "ADJ", "PROPN", "NUM"):
            return None
        said = self.tags[at - 1] == "VERB" and following in ("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ")
        if said and self._verb_near(at + 2):
            return Chunk("that", at, at + 1, at, "that")
        named = at > 0 and (plural or self.tags[at - 1] in _LED or self.lower[at - 1] in ("those", "all"))
        if tag == "SCONJ" or (named and following in _MAY_FOLLOW):
            return Chunk("that", at, at + 1, at, "that")
        return None

    def _small(self, at: int) -> Chunk | None:
        token = self.tokens[at]
        if token.tag == "ADP" or token.lower == "to":
            if token.form == "RP":
                return Chunk("prt", at, at + 1, at, token.lower)
            return Chunk("p", at, at + 1, at, token.lower)
        if token.tag == "ADJ":
            return Chunk("adj", at, at + 1, at, token.lower)
        if token.tag == "ADV":
            trailing = token.lower in words_of("particles") and self.tags[at - 1] == "VERB"
            kind = "prt" if trailing or token.lower in words_of("always") else "adv"
            return Chunk(kind, at, at + 1, at, token.lower)
        return None
