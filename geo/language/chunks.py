"""The words of a sentence as chunks: noun phrases, verb groups, prepositions, conjunctions, marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.language.document import Phrase, Token
from geo.language.parts import Phrases, phrases
from geo.lexicon import table

QUOTES = frozenset("\"“”«»„'‘’")
_NAMES = ("NOUN", "PROPN")
_HYPHENS = frozenset("-–/‑")
_PLAIN = frozenset(
    ("of", "on", "in", "at", "near", "from", "to", "by", "with", "for", "into", "against", "between", "among")
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words `first`..`last` of a kind.

    Kinds: "np", "vg" (verb group), "p" (preposition), "s" (subordinator), "r" (relative), "c" (conjunction), "adv",
    "adj", "prt" (particle), and marks as themselves (",", ";", ":", "(", ")"). `head` is the noun, or the main
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


class Chunker:
    """Cuts one sentence into chunks, left to right; each word is looked at a bounded number of times."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lower = [token.lower for token in tokens]
        self.size = len(tokens)

    def tag(self, at: int) -> str:
        """The tag at a position, "" beyond the end."""
        return self.tokens[at].tag if 0 <= at < self.size else ""

    def _form(self, at: int) -> str:
        return self.tokens[at].form if 0 <= at < self.size else ""

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

    def _match(self, name: str, at: int) -> int:
        taken: int = _phrases(name).match(self.lower[at : at + 7])
        return taken

    def _next(self, at: int) -> Chunk | None:
        token = self.tokens[at]
        if token.text in QUOTES:
            return None
        if token.tag in ("PUNCT", "SYM") and token.text not in "$£€%":
            return self._mark(at)
        for step in (self._joiner, self._verb_group, self._noun_phrase, self._small):
            chunk = step(at)
            if chunk is not None:
                return chunk
        return None

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

    def _glued(self, at: int) -> bool:
        """Whether a hyphen joins two words without a space."""
        if not 0 < at < self.size - 1:
            return False
        before, own, after = self.tokens[at - 1 : at + 2]
        return before.end == own.start and own.end == after.start

    def _joiner(self, at: int) -> Chunk | None:
        """Prepositions, subordinators and conjunctions of several words, and those known by name."""
        tag, word = self.tag(at), self.lower[at]
        for name, kind in (("subordinators", "s"), ("prepositions", "p"), ("conjunctions", "c")):
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
        if tag in ("NOUN", "PROPN", "PUNCT", "NUM", "VERB", "AUX", "INTJ"):
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

    def _counts(self, at: int, taken: int) -> bool:
        """Whether "up to", "close to" stand before a number."""
        after = at + taken
        return self.tag(after) == "NUM" and self._match("quantifiers", at) >= taken

    def _that(self, at: int) -> Chunk | None:
        """ "that" as a joiner; whether relative or not is for the clause finder to say."""
        tag, following = self.tag(at), self.tag(at + 1)
        if at == 0 and following in ("NOUN", "ADJ"):
            return None
        plural = following == "NUM" or "NNS" in (self._form(at + 1), self._form(at + 2))
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
        said = self.tag(at - 1) == "VERB" and following in ("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ")
        if said and self._verb_near(at + 2):
            return Chunk("that", at, at + 1, at, "that")
        named = at > 0 and (
            plural
            or self.tag(at - 1) in (*_NAMES, "NUM", "PRON", "PUNCT")
            or self.lower[at - 1] in ("those", "all")
        )
        if tag == "SCONJ" or (
            named and following in ("VERB", "AUX", "ADV", "PRON", "DET", "PROPN", "NOUN", "ADJ")
        ):
            return Chunk("that", at, at + 1, at, "that")
        return None

    def _verb_near(self, at: int) -> bool:
        return any(self.tag(near) in ("VERB", "AUX") for near in range(at, at + 3))

    # Verb groups

    def _named_action(self, at: int) -> bool:
        """ "fighting stopped", "with fighting that went on": a bare gerund that is a noun."""
        if (
            self._form(at) != "VBG"
            or self.tokens[at].lemma in ("have", "be")
            or (at and self.tag(at - 1) not in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV"))
        ):
            return False
        after = self.tokens[at + 1] if at + 1 < self.size else None
        if after is not None and after.lower == "that" and self.tokens[at].lemma in words_of("bare_that"):
            return False
        return after is not None and (
            after.form in ("VBD", "VBZ")
            or after.lower in ("that", "which", "between", "broke", "was", "has", "had")
        )

    def _is_to(self, at: int) -> bool:
        if at >= self.size or self.lower[at] != "to":
            return False
        after = at + 1
        while after < self.size and self.tag(after) in ("ADV", "PART") and after < at + 3:
            after += 1
        if after >= self.size or self.tokens[after].tag not in ("VERB", "AUX"):
            return False
        return self.tokens[after].form in ("VB", "VBP", "") or self.tokens[after].tag == "AUX"

    def _verb_group(self, at: int) -> Chunk | None:
        if self._named_action(at):
            return Chunk("np", at, at + 1, at)
        start = at
        negated = False
        auxes: list[int] = []
        infinitive = False
        main = -1
        if at and self.tokens[at - 1].text in _HYPHENS and self._glued(at - 1) and not self._revives(at):
            return None
        while at < self.size:
            token = self.tokens[at]
            if token.lower in ("not", "n't", "n’t") or (token.lower == "never" and (auxes or main < 0)):
                negated = True
            elif self._is_to(at):
                if auxes or infinitive:
                    break
                infinitive = True
            elif token.tag == "AUX" or (token.tag == "VERB" and self._helps(at)):
                auxes.append(at)
            elif token.tag == "VERB":
                main = at
                break
            elif token.lower in ("last", "first") and auxes and self._form(at + 1) in ("VBN", "VBD"):
                pass
            elif not (token.tag == "ADV" and (auxes or infinitive or negated)) or token.lower in ("so", "as"):
                break
            at += 1
        if main < 0 and not auxes:
            return None
        return self._group(start, auxes, main, infinitive, negated)

    def _revives(self, at: int) -> bool:
        """ "re-entered", "counter-attacked": the verb after a hyphen is a verb."""
        return at >= 2 and self.lower[at - 2] in ("re", "counter", "co", "mis", "over", "out", "de", "pre")

    def _helps(self, at: int) -> bool:
        """Whether a form of have, be or do taken for a full verb stands before a participle."""
        if self.tokens[at].lemma not in ("have", "be"):
            return False
        after = at + 1
        while self.tag(after) in ("ADV", "PART") and after < at + 4 and not self._is_to(after):
            after += 1
        return self.tag(after) in ("VERB", "AUX") and self.tokens[after].form in ("VBN", "VBD")

    def _group(
        self, start: int, auxes: list[int], main: int, infinitive: bool, negated: bool
    ) -> Chunk | None:
        if main < 0:
            main = auxes.pop()
        form = self.tokens[main].form
        helper = self.tokens[auxes[-1]].lemma if auxes else ""
        participle = form in ("VBN", "VBD")
        passive = participle and helper in ("be", "get") and self.tokens[main].tag == "VERB"
        if not auxes and not infinitive and form == "VBN":
            passive = True
        negated = negated and "not" not in self.lower[main + 1 : main + 1]
        tense = self._tense(auxes, main, infinitive)
        return Chunk("vg", start, main + 1, main, "to" if infinitive else "", passive, tense, negated)

    def _tense(self, auxes: list[int], main: int, infinitive: bool) -> str:
        form = self._form(main)
        if infinitive:
            return "infinitive"
        if not auxes:
            if form == "VB" and self.lower[main] in words_of("unchanging"):
                return "past"
            bare = {"VBD": "past", "VBN": "participle", "VBG": "gerund", "VB": "infinitive"}
            return bare.get(form, "present")
        first = self.tokens[auxes[0]]
        if first.lemma in ("will", "shall"):
            return "future"
        if first.lemma in ("may", "might", "can", "could", "would", "should", "must", "ought"):
            return "modal"
        if first.lower in ("had", "was", "were", "did", "'d"):
            return "past"
        if first.form in ("VBG", "VB", "VBN"):
            return {"VBG": "gerund", "VB": "infinitive", "VBN": "participle"}[first.form]
        return "perfect" if first.lemma == "have" else "present"

    # Noun phrases

    def _noun_phrase(self, at: int) -> Chunk | None:
        end, head = self._base(at)
        if head < 0:
            return None
        while end < self.size and self.lower[end] == "of" and end + 1 < self.size:
            after = end + 1
            while after < self.size and self.tokens[after].text in QUOTES:
                after += 1
            further, inner = self._base(after) if after < self.size else (0, -1)
            if inner < 0:
                break
            end = further
        return Chunk("np", at, end, head)

    def _base(self, at: int) -> tuple[int, int]:
        """The end and head of the plain noun phrase that starts here; head -1 where none does."""
        if self.tag(at) == "PRON" and self.tokens[at].form not in ("PRP$", "WP$"):
            return (at + 1, at)
        start = at
        head = -1
        determined = False
        at += self._quantifier(at)
        while at < self.size:
            step = self._takes(start, at, head, determined)
            if not step:
                break
            if self.tag(at) in ("DET",) or self.tokens[at].form == "PRP$":
                determined = True
            if self._may_head(at):
                head = at
            at += step
            if head >= 0 and self._closes(start, at):
                break
        return self._trim(start, at, head, determined)

    def _quantifier(self, at: int) -> int:
        taken = self._match("quantifiers", at)
        return taken if taken and self.tag(at + taken) == "NUM" else 0

    def _may_head(self, at: int) -> bool:
        if self.tokens[at].form in ("PRP$", "WP$"):
            return False
        return self.tag(at) in (*_NAMES, "NUM", "SYM", "PRON")

    def _takes(self, start: int, at: int, head: int, determined: bool) -> int:
        """How many words the noun phrase takes at a position; 0 where it ends."""
        token = self.tokens[at]
        tag = token.tag
        if tag in (*_NAMES, "NUM"):
            if tag == "NUM" and head >= 0 and self._counts_anew(at, head):
                return 0
            if token.lower == "part" and head >= 0 and determined and self.lower[at + 1 : at + 2] == ["of"]:
                return 0
            return int(
                not (
                    head >= 0
                    and token.lower in words_of("directions")
                    and self._match("prepositions", at) > 1
                )
            )
        if tag == "DET" or token.form == "PRP$":
            return int(head < 0 and (at == start or self.tag(at - 1) in ("DET", "ADV", "NUM", "ADJ")))
        if tag == "ADJ":
            if head >= 0 and token.lower in words_of("directions") and self._match("prepositions", at) > 1:
                return 0
            further = self.tag(at + 1) in _NAMES and (
                token.text[0].isupper() or self.tag(at - 1) in ("NUM", "PUNCT")
            )
            return int(head < 0 or further or self._glued(at + 1) or self.tag(at - 1) == "PART")
        if token.lower in ("'s", "’s", "'", "’") and tag == "PART":
            return int(head == at - 1)
        if token.text in _HYPHENS and self._glued(at):
            return 1
        if token.text in "$£€%" or token.text == "№":
            return 1
        if token.text in QUOTES:
            return int(self._quote_inside(start, at))
        if tag == "VERB" and token.form in ("VBN", "VBG", "VBD"):
            return int(self._modifies(start, at, head, determined))
        if tag == "ADV":
            return int(
                head < 0
                and self.tag(at + 1) in ("ADJ", "NUM", "VERB")
                and (determined or self._adverb_ok(at))
            )
        if tag == "CCONJ":
            return int(head < 0 and self._joins_adjectives(at))
        return 0

    def _counts_anew(self, at: int, head: int) -> bool:
        """ "in Israel two people", "on 29 June 2002 six sailors": a number that opens a phrase of its own."""
        counted = self.tag(at + 1) == "NOUN" or (self.tag(at + 1) == "ADJ" and self.tag(at + 2) == "NOUN")
        spelt = self.lower[at].isalpha()
        named = self.tag(head) == "PROPN" and self.lower[head] not in words_of("months")
        return counted and ((named and spelt) or (spelt and self.lower[at - 1].isdigit()))

    def _adverb_ok(self, at: int) -> bool:
        if self.lower[at] in words_of("always"):
            return False
        return self.tag(at + 1) == "NUM" or (self.tag(at + 1) == "ADJ" and self.tag(at + 2) in _NAMES)

    def _joins_adjectives(self, at: int) -> bool:
        before, after = self.tag(at - 1), self.tag(at + 1)
        return before == "ADJ" and after == "ADJ" and self.tag(at + 2) in _NAMES

    def _quote_inside(self, start: int, at: int) -> bool:
        """Whether a quotation mark stands inside the phrase: the "Karabakh" region, "Aghdam" and …"""
        before = at > start and self.tag(at - 1) in ("DET", "ADJ", *_NAMES, "NUM")
        return before and self.tag(at + 1) in (*_NAMES, "ADJ", "NUM") and self.tokens[at].text not in "'’"

    def _modifies(self, start: int, at: int, head: int, determined: bool) -> bool:
        """Whether a participle describes the noun after it: "the wounded soldiers", "of displaced people"."""
        after = at + 1
        while self.tag(after) in ("ADJ", "PUNCT") and after < at + 3:
            after += 1
        hyphen = at > start and self.tokens[at - 1].text in _HYPHENS
        if hyphen or (self._glued(at + 1) and self.tokens[at + 1].text in _HYPHENS):
            return True
        if self.tag(after) not in _NAMES:
            bounds = ("PUNCT", "ADP", "AUX", "CCONJ", "DET", "SCONJ", "VERB", "")
            return determined and head < 0 and self.tag(at + 1) in bounds and at > start
        if head < 0 and (determined or self.tag(at - 1) in ("ADJ", "NUM", "PART") and at > start):
            return True
        if at > start and self.tag(at - 1) == "PART":
            return True
        if (
            at == start
            and self.tokens[at].form == "VBG"
            and self.tag(at - 1) == "VERB"
            and self.tokens[after].form == "NNS"
        ):
            return self.tokens[at - 1].lemma not in words_of("aspects") and after == at + 1
        if (
            at == start
            and self.lower[at] in words_of("describing")
            and self.tag(at - 1) in ("ADP", "PART", "PUNCT", "VERB", "")
        ):
            return after == at + 1
        if (
            at == start
            and at
            and self.lower[at - 1] in _PLAIN
            and self.lower[at].endswith(("ed", "en"))
            and after == at + 1
        ):
            return True
        opening = at == start and self.tokens[at].form in ("VBN", "VBD")
        return (
            opening
            and self.tag(at - 1) in ("ADP", "PUNCT", "")
            and self.tokens[after].form == "NNS"
            and self.tokens[at].form == "VBN"
        )

    def _closes(self, start: int, at: int) -> bool:
        """Whether the phrase must end here: after a weekday, or after "the same day"."""
        last = self.lower[at - 1]
        following = self.tag(at)
        if following in ("PART", "PUNCT", "") or following not in (*_NAMES, "ADJ", "NUM", "VERB"):
            return False
        if last in words_of("weekdays"):
            return self.lower[at] not in words_of("times")
        if last in words_of("times"):
            leading = self.lower[start : at - 1]
            known = words_of("pointers") | words_of("weekdays")
            return bool(leading) and all(word in known for word in leading) and following != "NUM"
        return last in ("yesterday", "today", "tomorrow", "tonight", "overnight")

    def _trim(self, start: int, at: int, head: int, determined: bool) -> tuple[int, int]:
        """The phrase without what trails after its head."""
        if head < 0 and at > start:
            last = at - 1
            held = determined or (self.tag(start) == "DET")
            if (
                held
                and self.tag(last) in ("ADJ", "VERB", "DET")
                or (self.tag(start) == "DET" and at == start + 1)
            ):
                return at, last
            return start, -1
        if head < 0:
            return start, -1
        while at - 1 > head and self.tokens[at - 1].text in (*QUOTES, *_HYPHENS):
            at -= 1
        return at, head

    # The rest

    def _small(self, at: int) -> Chunk | None:
        token = self.tokens[at]
        if token.tag == "ADP" or token.lower == "to":
            if token.form == "RP":
                return Chunk("prt", at, at + 1, at, token.lower)
            return Chunk("p", at, at + 1, at, token.lower)
        if token.tag == "ADJ":
            return Chunk("adj", at, at + 1, at, token.lower)
        if token.tag == "ADV":
            kind = "prt" if token.lower in words_of("always") else "adv"
            return Chunk(kind, at, at + 1, at, token.lower)
        return None
