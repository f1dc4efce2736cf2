"""Leads a noun phrase back to the fullest name a document gives: "He", "the ministry", "Mr Ali"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from geo.language.document import Phrase
from geo.lexicon import table
from geo.speakers.fuller import Fuller
from geo.speakers.mentions import Mention, words_of

_SINGULAR = frozenset(("he", "she", "him", "her", "his", "hers", "i", "me", "my"))
_PLURAL = frozenset(("they", "them", "their", "we", "us", "our"))
_NEUTER = frozenset(("it", "its"))
_DISTRIBUTED = frozenset(("each", "both", "all", "any", "another", "other", "every", "neither", "either"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_LINKING = frozenset(("of", "in", "from", "for", "at", "on"))
_DAYS = frozenset((*table("parts")["days"], *table("parts")["months"]))

REACH = 150
"""Mentions, and speakers, looked back over for the one a description stands for."""


class Names(Fuller):
    """Leads noun phrases back to names."""

    def of(self, phrase: Phrase) -> str:
        """The fullest name of the one a phrase stands for."""
        return self.resolve(phrase, ())

    def resolve(self, phrase: Phrase, speakers: Sequence[Mention], before: int | None = None) -> str:
        """The same, where `speakers` are those who spoke before, the last one last.

        A pronoun stands for one named before the token `before`, if that is given.
        """
        mention = self.mention(phrase)
        if mention.kind == "pronoun":
            return self._pronoun(mention, speakers, mention.first if before is None else before)
        if mention.kind == "document":
            return self._document(mention, speakers)
        named = self._apposed(mention) or self._titled(mention)
        if named:
            return named
        return self._called(mention, speakers)

    def _called(self, mention: Mention, speakers: Sequence[Mention]) -> str:
        """The fuller name of one with a name, or the name of one only described."""
        bare = mention.kind == "body" and " " not in mention.name and mention.name.lower() not in self.aliases
        if mention.named and not bare:
            return self._fuller(mention)
        return self._described(mention, speakers)

    def _apposed(self, mention: Mention) -> str:
        """The proper name put after an office: "the Kremlin's spokesman, Dmitry Peskov, said"."""
        tokens = self.document.tokens
        head = tokens[mention.head]
        office = head.tag != "PROPN" or head.lower in words_of("persons")
        unnamed = head.tag == "NOUN" and not mention.named
        if not unnamed and (mention.kind != "person" or not office):
            return ""
        at = self._past_body(mention.last)
        if at + 2 >= len(tokens) or tokens[at].text != ",":
            return ""
        end = at + 1
        end += tokens[end].lower == "the"
        while end < len(tokens) and end - at < 9 and self._names(end):
            end += 1
        named = end > at + 1 and (
            end >= len(tokens) or tokens[end].text in ",.;" or tokens[end].tag in ("VERB", "AUX")
        )
        return self._fuller(self.mention(Phrase(at + 1, end, end - 1))) if named else ""

    def _past_body(self, at: int) -> int:
        """Past the "for the Red Cross" of an office: the name comes behind it."""
        tokens = self.document.tokens
        if at >= len(tokens) or tokens[at].lower != "for":
            return at
        end = at + 1
        while end < len(tokens) and end - at < 8 and tokens[end].tag in ("DET", "ADJ", "NOUN", "PROPN"):
            end += 1
        return end if end < len(tokens) and tokens[end].text == "," else at

    def _titled(self, mention: Mention) -> str:
        """ "The same President", "the General": the nearest one before who bears that title and a name."""
        title = self.document.tokens[mention.head].lower
        if title not in words_of("titles") or mention.key - {"same", title}:
            return ""
        for earlier in reversed(self._before(mention.first)):
            name = self._untitled(earlier)
            if title in earlier.name.lower().split() and name != earlier.name:
                return self._fuller(earlier)
        return ""

    def _before(self, at: int) -> list[Mention]:
        """The last mentions before a token, in text order."""
        end = bisect_left(self.starts, at)
        near = self.mentions[max(0, end - REACH) : end]
        return [mention for mention in near if mention.last <= at and mention.kind != "pronoun"]

    def _pronoun(self, mention: Mention, speakers: Sequence[Mention], before: int) -> str:
        word = self.document.tokens[mention.head].lower
        fits = self._fits(word)
        recent = self._subjects_before(before)
        for earlier in sorted((*speakers[-6:], *recent), key=lambda other: -other.first):
            if fits(earlier):
                return self.resolve_name(earlier)
        for earlier in reversed(self._before(before)):
            if fits(earlier) and earlier.named:
                return self.resolve_name(earlier)
        return self.resolve_name(speakers[-1]) if speakers else mention.name

    def heard_last(self, word: str, speakers: Sequence[Mention]) -> str:
        """Who of those that spoke last "its" or "her" account is; "" where none fits."""
        fits = self._fits(word)
        return next((self.resolve_name(one) for one in reversed(speakers[-4:]) if fits(one)), "")

    def _subjects_before(self, at: int) -> list[Mention]:
        end = bisect_left(self.subjects, at, key=lambda subject: subject.first)
        return [other for other in self.subjects[max(0, end - 12) : end] if other.kind != "pronoun"][-6:]

    def _fits(self, word: str) -> Callable[[Mention], bool]:
        if word in _SINGULAR:
            return lambda m: (
                (m.kind == "person" and not m.plural)
                or (m.kind == "" and m.named and not m.plural and self._looks_personal(m))
            )
        if word in _NEUTER:
            return lambda m: (
                (m.kind == "body" or (m.kind == "" and m.named))
                and not m.plural
                and not self._looks_personal(m)
            )
        if word in _PLURAL:
            return lambda m: m.plural or m.kind == "body"
        return lambda m: m.named

    def resolve_name(self, mention: Mention) -> str:
        """The fullest name of an earlier mention."""
        apposed = self._apposed(mention)
        if apposed:
            return apposed
        return self._called(mention, ())

    def _document(self, mention: Mention, speakers: Sequence[Mention]) -> str:
        issuer = self.issuer(mention) or self._owner_of(mention)
        if issuer or mention.named:
            return issuer or mention.name
        opening = self.document.tokens[mention.first - 1].lower if mention.first else ""
        definite = opening in _ARTICLES - {"a", "an"} or self.document.tokens[mention.first].form == "PRP$"
        recent = self._subjects_before(mention.first) if definite else []
        heard = list(speakers[-6:]) if definite else []
        for earlier in sorted((*heard, *recent), key=lambda other: -other.first):
            if earlier.kind == "body" or (earlier in heard and earlier.kind != "document"):
                return self.resolve_name(earlier)
        return mention.name

    def _owner_of(self, mention: Mention) -> str:
        """Whose "an army statement", "a report of the UN mission" is."""
        tokens = self.document.tokens
        behind = mention.head + 1
        if behind + 1 < mention.last and tokens[behind].lower == "of":
            owner = self.mention(Phrase(behind + 1, mention.last, self._last_noun(behind + 1, mention.last)))
            return self._called(owner, ()) if owner.kind in ("body", "person") else ""
        before = tokens[mention.head - 1] if mention.head > mention.first else None
        if before is None or mention.named or before.lower not in words_of("bodies"):
            return ""
        return self._called(self.mention(Phrase(mention.first, mention.head, mention.head - 1)), ())

    def _last_noun(self, first: int, last: int) -> int:
        """The head of a plain noun phrase: its last noun before an "of"."""
        tokens = self.document.tokens
        end = next((at for at in range(first, last) if tokens[at].lower == "of"), last)
        nouns = [at for at in range(first, end) if tokens[at].tag in ("NOUN", "PROPN")]
        return nouns[-1] if nouns else end - 1

    def issuer(self, mention: Mention) -> str:
        """Who a document is by: "a communique issued by the General Staff"."""
        tokens = self.document.tokens
        at = mention.last
        while at < len(tokens) and at < mention.last + 2 and tokens[at].tag in ("VERB", "ADV"):
            at += 1
        if at >= len(tokens) or tokens[at].lower not in ("by", "from"):
            return ""
        last = at + 1
        while last < len(tokens) and (
            tokens[last].tag in ("DET", "ADJ", "NOUN", "PROPN", "PART") or tokens[last].lower == "of"
        ):
            last += 1
        if last == at + 1:
            return ""
        return self._fuller(self.mention(Phrase(at + 1, last, self._last_noun(at + 1, last))))

    def _described(self, mention: Mention, speakers: Sequence[Mention]) -> str:
        """ "The ministry", "the spokesman": the nearest earlier one with that head and more words."""
        head = self._head(mention)
        if self.document.tokens[mention.first].lower in _DISTRIBUTED:
            return mention.name
        speakers = speakers[-REACH:]
        for earlier in (*reversed(speakers), *reversed(self._before(mention.first))):
            if self._head(earlier) == head and earlier.key > mention.key and earlier.named:
                return self._apposed(earlier) or self._untitled(earlier)
            if mention.kind == "person" and self._bears(earlier, head, mention.first):
                return self._fuller(earlier)
        tokens = self.document.tokens
        definite = mention.first > 0 and tokens[mention.first - 1].lower == "the"
        voice = head in ("spokesman", "spokeswoman", "spokesperson", "speaker")
        bare = (
            mention.last == mention.first + 1
            and tokens[min(mention.last, len(tokens) - 1)].lower not in _LINKING
        )
        if voice and definite and bare:
            for earlier in reversed(speakers):
                if self._looks_personal(earlier):
                    return self.resolve_name(earlier)
        return self._extended(mention)

    def _bears(self, mention: Mention, office: str, limit: int) -> bool:
        """ "Ahmed al-Mismari, the spokesman,": a name with an office put after it, before token `limit`."""
        tokens = self.document.tokens
        if not mention.named or mention.last >= len(tokens) or tokens[mention.last].text != ",":
            return False
        if limit == 0 or tokens[limit - 1].lower not in ("the", "its", "their", "this"):
            return False
        held = False
        for token in tokens[mention.last + 1 : min(mention.last + 10, limit)]:
            if token.text == "," or token.tag in ("VERB", "AUX"):
                return held and token.text == "," and self._looks_personal(mention)
            held = held or token.lower == office
        return False

    def _extended(self, mention: Mention) -> str:
        """A bare description with the place or body that follows it: "the ministry in Ramallah"."""
        tokens = self.document.tokens
        last = mention.last
        if last < len(tokens) - 1 and tokens[last].lower in _LINKING and mention.last - mention.first <= 3:
            end = last + 1
            while end < len(tokens) and tokens[end].tag in ("PROPN", "DET", "ADJ", "NOUN") and end - last < 7:
                end += 1
            if (
                tokens[end - 1].tag in ("PROPN", "NOUN")
                and tokens[last + 1].lower not in _DAYS
                and not self._temporal(last + 1, end)
            ):
                return self._text(mention.first, end)
        return mention.name
