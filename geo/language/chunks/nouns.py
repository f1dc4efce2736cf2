"""Noun phrases with the "of" phrases that belong to them."""

from __future__ import annotations

from functools import cache

from geo.language.chunks.verbs import VerbGroups
from geo.language.chunks.words import HYPHENS, NAMES, QUOTES, Chunk, words_of
from geo.lexicon import table

_PLAIN = frozenset(
    ("of", "on", "in", "at", "near", "from", "to", "by", "with", "for", "into", "against", "between", "among")
)

_TRAILING = QUOTES | HYPHENS
_COUNTED = frozenset((*NAMES, "NUM"))
_HEADS = _COUNTED | {"SYM", "PRON"}
_QUOTED = _COUNTED | {"ADJ"}
_BEFORE_QUOTE = _QUOTED | {"DET"}
_FOLLOWING = _QUOTED | {"VERB"}
_NEVER_FIRST = frozenset(("ADP", "SCONJ", "AUX"))


@cache
def _speakers() -> frozenset[str]:
    rows = table("speech")
    return frozenset((*rows["persons"], *rows["bodies"]))


class NounPhrases(VerbGroups):
    """Reads noun phrases."""

    def _noun_phrase(self, at: int) -> Chunk | None:
        end, head = self._base(at)
        if head < 0:
            return None
        while end < self.size and self.lower[end] == "of" and end + 1 < self.size:
            after = end + 1
            while after < self.size and self.tokens[after].text in QUOTES:
                after += 1
            if after >= self.size or self.lower[after] in words_of("relatives"):
                break
            further, inner = self._base(after)
            if inner < 0:
                break
            end = further
        return Chunk("np", at, end, head)

    def _base(self, at: int) -> tuple[int, int]:
        """The end and head of the plain noun phrase that starts here; head -1 where none does."""
        if self.tags[at] == "PRON" and self.forms[at] not in ("PRP$", "WP$"):
            return (at + 1, at)
        start = at
        head = -1
        determined = False
        at += self._quantifier(at)
        if at == start and self.tags[at] in _NEVER_FIRST and self.lower[at].isalpha():
            return start, -1
        while at < self.size:
            step = self._takes(start, at, head, determined)
            if not step:
                break
            if self.tags[at] == "DET" or self.forms[at] == "PRP$":
                determined = True
            if self._may_head(at):
                head = at
            at += step
            if head >= 0 and self._closes(start, at):
                break
        return self._trim(start, at, head, determined)

    def _quantifier(self, at: int) -> int:
        taken = self._match("quantifiers", at)
        return taken if taken and self.tags[at + taken] == "NUM" else 0

    def _may_head(self, at: int) -> bool:
        return self.tags[at] in _HEADS and self.forms[at] not in ("PRP$", "WP$")

    def _takes(self, start: int, at: int, head: int, determined: bool) -> int:  # noqa: PLR0911, PLR0912 (a ladder of cases)
        """How many words the noun phrase takes at a position; 0 where it ends."""
        token = self.tokens[at]
        tag = token.tag
        if tag in _COUNTED:
            if tag == "NUM" and head >= 0 and self._counts_anew(at, head):
                return 0
            if tag == "PROPN" and determined and head == at - 1 and self._new_name(start, at):
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
            return int(head < 0 and (at == start or self.tags[at - 1] in ("DET", "ADV", "NUM", "ADJ")))
        if tag == "ADJ":
            if head >= 0 and token.lower in words_of("directions") and self._match("prepositions", at) > 1:
                return 0
            further = self.tags[at + 1] in NAMES and (
                token.text[0].isupper() or self.tags[at - 1] in ("NUM", "PUNCT")
            )
            return int(head < 0 or further or self._glued(at + 1) or self.tags[at - 1] == "PART")
        if token.lower in ("'s", "’s", "'", "’") and tag == "PART":
            return int(head == at - 1)
        if token.text in HYPHENS and self._glued(at):
            return 1
        if token.text == "." and at > start and self._abbreviates(at):
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
                and self.tags[at + 1] in ("ADJ", "NUM", "VERB")
                and (determined or self._adverb_ok(at))
            )
        if tag == "CCONJ":
            return int(head < 0 and self._joins_adjectives(at))
        return 0

    def _counts_anew(self, at: int, head: int) -> bool:
        """ "in Israel two people", "on 29 June 2002 six sailors": a number that opens a phrase of its own."""
        counted = self.tags[at + 1] == "NOUN" or (self.tags[at + 1] == "ADJ" and self.tags[at + 2] == "NOUN")
        spelt = self.lower[at].isalpha()
        if spelt and self.lower[at + 1] in words_of("times") if at + 1 < self.size else False:
            return True
        named = self.tags[head] == "PROPN" and self.lower[head] not in words_of("months")
        return counted and ((named and spelt) or (spelt and self.lower[at - 1].isdigit()))

    def _new_name(self, start: int, at: int) -> bool:
        """ "by the terms of the armistice Syria would": a name that opens a clause after a phrase."""
        noun = self.lower[at - 1]
        led = self.tags[start - 1] == "ADP" and self.tags[at - 1] == "NOUN"
        known = noun in _speakers()
        return (
            led and not known and self.tags[at + 1] in ("AUX", "VERB") and self.tokens[at - 1].text.islower()
        )

    def _abbreviates(self, at: int) -> bool:
        """Whether a full stop belongs to "Jan. 26", "Gen. Aung"."""
        before = self.tokens[at - 1]
        if len(before.text) == 1 and before.text.isupper() and self.tags[at + 1] == "PROPN":
            return before.end == self.tokens[at].start
        short = before.lower in table("sentences")["titles"] or before.lower in table("sentences")["open"]
        return short and before.end == self.tokens[at].start and self.tags[at + 1] in ("NUM", "PROPN")

    def _adverb_ok(self, at: int) -> bool:
        if self.lower[at] in words_of("always"):
            return False
        return self.tags[at + 1] == "NUM" or (self.tags[at + 1] == "ADJ" and self.tags[at + 2] in NAMES)

    def _joins_adjectives(self, at: int) -> bool:
        before, after = self.tags[at - 1], self.tags[at + 1]
        return before == "ADJ" and after == "ADJ" and self.tags[at + 2] in NAMES

    def _quote_inside(self, start: int, at: int) -> bool:
        """Whether a quotation mark stands inside the phrase: the "Karabakh" region, "Aghdam" and …"""
        before = at > start and self.tags[at - 1] in _BEFORE_QUOTE
        return before and self.tags[at + 1] in _QUOTED and self.tokens[at].text not in "'’"

    def _modifies(self, start: int, at: int, head: int, determined: bool) -> bool:  # noqa: PLR0911 (a ladder of cases)
        """Whether a participle describes the noun after it: "the wounded soldiers", "of displaced people"."""
        after = at + 1
        while self.tags[after] in ("ADJ", "PUNCT") and after < at + 3:
            after += 1
        hyphen = at > start and self.tokens[at - 1].text in HYPHENS
        if hyphen or (self._glued(at + 1) and self.tokens[at + 1].text in HYPHENS):
            return True
        if self.tags[after] not in NAMES:
            bounds: tuple[str, ...] = ("PUNCT", "ADP", "AUX", "CCONJ", "")
            if self.tokens[at].form == "VBG":
                bounds = (*bounds, "DET", "SCONJ", "VERB")
            return determined and head < 0 and self.tags[at + 1] in bounds and at > start
        if head < 0 and (determined or (self.tags[at - 1] in ("ADJ", "NUM", "PART") and at > start)):
            return True
        if at > start and self.tags[at - 1] == "PART":
            return True
        if (
            at == start
            and self.tokens[at].form == "VBG"
            and self.tags[at - 1] == "VERB"
            and self.tokens[after].form == "NNS"
        ):
            return self.tokens[at - 1].lemma not in words_of("aspects") and after == at + 1
        if (
            at == start
            and self.lower[at] in words_of("describing")
            and self.tags[at - 1] in ("ADP", "PART", "PUNCT", "VERB", "")
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
            and self.tags[at - 1] in ("ADP", "PUNCT", "")
            and self.tokens[after].form == "NNS"
            and self.tokens[at].form == "VBN"
        )

    def _closes(self, start: int, at: int) -> bool:
        """Whether the phrase must end here: after a weekday, or after "the same day"."""
        last = self.lower[at - 1]
        following = self.tags[at]
        if following not in _FOLLOWING:
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
            held = determined or (self.tags[start] == "DET")
            if (held and self.tags[last] in ("ADJ", "VERB", "DET")) or (
                self.tags[start] == "DET" and at == start + 1
            ):
                return at, last
            return start, -1
        if head < 0:
            return start, -1
        while at - 1 > head and self.tokens[at - 1].text in _TRAILING:
            at -= 1
        return at, head
