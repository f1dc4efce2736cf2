"""Leads a noun phrase back to the fullest name a document gives: "He", "the ministry", "Mr Ali"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from geo.language.document import Phrase
from geo.lexicon import table
from geo.speakers.mentions import Mention, Mentions, words_of

_SINGULAR = frozenset(("he", "she", "him", "her", "his", "hers", "i", "me", "my"))
_PLURAL = frozenset(("they", "them", "their", "we", "us", "our"))
_NEUTER = frozenset(("it", "its"))
_DISTRIBUTED = frozenset(("each", "both", "all", "any", "another", "other", "every", "neither", "either"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_LINKING = frozenset(("of", "in", "from", "for", "at", "on"))
_DAYS = frozenset((*table("parts")["days"], *table("parts")["months"]))

_PARTICLES = frozenset(
    ("al", "el", "ul", "bin", "ibn", "de", "del", "da", "do", "von", "van", "der", "of", "-", "’", "'")
)
REACH = 150
"""Mentions looked back over for the one a description stands for."""


class Names(Mentions):
    """Leads noun phrases back to names."""

    def of(self, phrase: Phrase) -> str:
        """The fullest name of the one a phrase stands for."""
        return self.resolve(phrase, ())

    def resolve(self, phrase: Phrase, speakers: Sequence[Mention]) -> str:
        """The same, where `speakers` are those who spoke before, the last one last."""
        mention = self.mention(phrase)
        if mention.kind == "pronoun":
            return self._pronoun(mention, speakers)
        if mention.kind == "document":
            return self._document(mention, speakers)
        named = self._apposed(mention) or self._titled(mention)
        if named:
            return named
        if mention.named:
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

    def _names(self, at: int) -> bool:
        """Whether a word can be part of a proper name."""
        token = self.document.tokens[at]
        return token.tag == "PROPN" or token.text[0].isupper() or token.lower in _PARTICLES

    def _before(self, at: int) -> list[Mention]:
        """The last mentions before a token, in text order."""
        end = bisect_left(self.starts, at)
        near = self.mentions[max(0, end - REACH) : end]
        return [mention for mention in near if mention.last <= at and mention.kind != "pronoun"]

    def _pronoun(self, mention: Mention, speakers: Sequence[Mention]) -> str:
        word = self.document.tokens[mention.head].lower
        fits = self._fits(word)
        recent = self._subjects_before(mention.first)
        for earlier in sorted((*speakers[-6:], *recent), key=lambda other: -other.first):
            if fits(earlier):
                return self.resolve_name(earlier)
        for earlier in reversed(self._before(mention.first)):
            if fits(earlier) and earlier.named:
                return self.resolve_name(earlier)
        return self.resolve_name(speakers[-1]) if speakers else mention.name

    def _subjects_before(self, at: int) -> list[Mention]:
        end = bisect_left(self.subjects, at, key=lambda subject: subject.first)
        return [other for other in self.subjects[max(0, end - 12) : end] if other.kind != "pronoun"][-6:]

    def _fits(self, word: str) -> Callable[[Mention], bool]:
        if word in _SINGULAR:
            return lambda m: (
                m.kind == "person" or (m.kind == "" and m.named and not m.plural and self._looks_personal(m))
            )
        if word in _NEUTER:
            return lambda m: m.kind in ("body", "") and not m.plural and not self._looks_personal(m)
        if word in _PLURAL:
            return lambda m: m.plural or m.kind == "body"
        return lambda m: m.named

    def resolve_name(self, mention: Mention) -> str:
        """The fullest name of an earlier mention."""
        apposed = self._apposed(mention)
        if apposed:
            return apposed
        return self._fuller(mention) if mention.named else self._described(mention, ())

    def _document(self, mention: Mention, speakers: Sequence[Mention]) -> str:
        issuer = self._issuer(mention)
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

    def _issuer(self, mention: Mention) -> str:
        """Who a document is by: "a communique issued by the General Staff"."""
        tokens = self.document.tokens
        at = mention.last
        while at < len(tokens) and at < mention.last + 2 and tokens[at].tag in ("VERB", "ADV"):
            at += 1
        if at >= len(tokens) or tokens[at].lower not in ("by", "from"):
            return ""
        last = at + 1
        while last < len(tokens) and tokens[last].tag in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
            last += 1
        return self._fuller(self.mention(Phrase(at + 1, last, last - 1))) if last > at + 1 else ""

    def _fuller(self, mention: Mention) -> str:
        """A longer name that holds all the words of this one: "Ali" → "Irfaan Ali", "RSF" → its full name."""
        alias = self.aliases.get(mention.name.lower())
        if alias:
            return alias
        name = self._untitled(mention)
        key = frozenset(name.lower().split())
        best = name
        if mention.kind == "body" and len(key) == 1:
            return self._described(mention, ())
        rarest = min(key, key=lambda word: len(self.by_word.get(word, ())), default="")
        for other in self.by_word.get(rarest, {}).values():
            candidate = self._untitled(other)
            words = candidate.lower().split()
            if (
                key < frozenset(words)
                and self._same(name, candidate)
                and len(candidate) > len(best)
                and len(words) <= 4
            ):
                best = candidate
        return best

    def _same(self, short: str, long: str) -> bool:
        """Whether a longer name is the same one: surname of a person, first word of a movement's name."""
        words = long.split()
        if any(
            not word[0].isupper() and word not in ("of", "the", "al", "de", "la", "bin", "ibn", "van", "von")
            for word in words
        ):
            return False
        if words[-len(short.split()) :] == short.split():
            return True
        bodily = words[-1].lower() in words_of("bodies")
        return (
            bodily
            and words[: len(short.split())] == short.split()
            and words[-1].lower() in ("front", "movement", "party", "group")
        )

    def _untitled(self, mention: Mention) -> str:
        """A person's name without the office before it."""
        tokens = self.document.tokens
        first = mention.first
        head = tokens[mention.head]
        if head.tag != "PROPN" or head.lower in words_of("bodies") or head.lower in words_of("titles"):
            return mention.name
        first = self._past_office(first, mention.head)
        while first < mention.head and (
            tokens[first].lower in words_of("titles")
            or tokens[first].text == "."
            or (tokens[first].tag == "NOUN" and not tokens[first].text[0].isupper())
        ):
            first += 1
        return self._text(first, mention.last) if first > mention.first else mention.name

    def _past_office(self, first: int, head: int) -> int:
        """ "South Sudan's army spokesman Lul Ruai Koang": past the office, where only a name is left."""
        tokens = self.document.tokens
        for at in range(head - 1, first, -1):
            if tokens[at].lower in words_of("persons") and tokens[at].tag == "NOUN":
                return at + 1
            if not self._names(at):
                break
        return first

    def _described(self, mention: Mention, speakers: Sequence[Mention]) -> str:
        """ "The ministry", "the spokesman": the nearest earlier one with that head and more words."""
        head = self._head(mention)
        if self.document.tokens[mention.first].lower in _DISTRIBUTED:
            return mention.name
        for earlier in (*reversed(speakers), *reversed(self._before(mention.first))):
            if self._head(earlier) == head and earlier.key > mention.key and earlier.named:
                return self._untitled(earlier)
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
