"""Leads a noun phrase back to the fullest name the document gives for the same one: "He", "the ministry", "Mr Ali"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from geo.language.chunks import QUOTES
from geo.language.document import Document, Part, Phrase, Token
from geo.lexicon import table

_SINGULAR = frozenset(("he", "she", "him", "her", "his", "hers", "i", "me", "my"))
_PLURAL = frozenset(("they", "them", "their", "we", "us", "our"))
_NEUTER = frozenset(("it", "its"))
_FEMALE = frozenset(
    (
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "queen",
        "mrs",
        "ms",
        "mrs.",
        "ms.",
        "woman",
        "wife",
        "mother",
        "sister",
        "daughter",
        "princess",
        "lady",
        "dame",
    )
)
_MAIN = frozenset(("", "and", "but", ";", ":", "said"))
_DISTRIBUTED = frozenset(("each", "both", "all", "any", "another", "other", "every", "neither", "either"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_LINKING = frozenset(("of", "in", "from", "for", "at", "on"))


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a list in the lexicon of speech."""
    return frozenset(table("speech")[name])


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase of the document that may stand for someone."""

    first: int
    last: int
    head: int
    name: str
    key: frozenset[str]
    """Its words in lower case, without titles and small words."""
    kind: str
    """"person", "body", "document", "pronoun" or ""."""
    named: bool
    """Has a proper name in it."""
    plural: bool


class Names:
    """All that one document calls people and bodies, in text order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.subjects: list[Mention] = []
        self.mentions = sorted(self._collect(), key=lambda mention: (mention.first, -mention.last))
        self.aliases = dict(self._abbreviations())

    # Collecting

    def _collect(self) -> Iterator[Mention]:
        seen: set[tuple[int, int]] = set()
        for sentence in self.document.sentences:
            if sentence.part in (Part.BOILERPLATE, Part.DATELINE, Part.CAPTION):
                continue
            for clause in sentence.clauses:
                obliques = [oblique.phrase for oblique in clause.obliques]
                for phrase in (clause.subject, clause.object, clause.recipient, *obliques):
                    if phrase is not None and (phrase.first, phrase.last) not in seen:
                        seen.add((phrase.first, phrase.last))
                        found = self.mention(phrase)
                        if phrase is clause.subject and clause.own_subject and clause.link in _MAIN:
                            self.subjects.append(found)
                        yield found

    def _abbreviations(self) -> Iterator[tuple[str, str]]:
        """ "Rapid Support Forces (RSF)": the short form and the full one."""
        tokens = self.document.tokens
        for at in range(2, len(tokens) - 2):
            short = tokens[at + 1]
            if tokens[at].text not in "([" or tokens[at + 2].text not in ")]" or not short.text.isupper():
                continue
            full = self._spelt_out(at, short.text)
            if full:
                yield short.lower, full

    def _spelt_out(self, at: int, short: str) -> str:
        """The capitalised words before position `at`, if the short form can be made of their initials."""
        tokens = self.document.tokens
        start = at
        while (
            start > 0
            and at - start < 9
            and (
                tokens[start - 1].text[0].isupper()
                or tokens[start - 1].lower in ("of", "the", "for", "and", "de", "la", "'s", "’s")
            )
        ):
            start -= 1
        while start < at and not tokens[start].text[0].isupper():
            start += 1
        initials = "".join(token.text[0] for token in tokens[start:at] if token.text[0].isupper())
        while initials and initials[0] != short[0] and start < at:
            start += 1
            initials = "".join(token.text[0] for token in tokens[start:at] if token.text[0].isupper())
        enough = start < at and len(short) >= 2 and initials[:1] == short[0]
        return self._text(start, at) if enough else ""

    def mention(self, phrase: Phrase) -> Mention:
        """What a phrase calls someone, with the "in Ramallah", "of Azerbaijan" that tells it from others."""
        first, last = self._bounds(phrase)
        tokens = self.document.tokens
        head = tokens[min(phrase.head, last - 1)]
        own = [token for token in tokens[first:last] if token.tag in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")]
        key = frozenset(token.lower for token in own if token.lower not in words_of("titles"))
        named = any(
            token.tag == "PROPN" or token.text[:1].isupper() and at + first > 0
            for at, token in enumerate(tokens[first:last])
            if token.tag in ("PROPN", "ADJ", "NOUN")
        )
        return Mention(
            first,
            last,
            phrase.head,
            self._text(first, last),
            key,
            self._kind(head, first, last),
            named,
            self._plural(head),
        )

    def _bounds(self, phrase: Phrase) -> tuple[int, int]:
        tokens = self.document.tokens
        first, last = phrase.first, phrase.last
        while first < last - 1 and (tokens[first].lower in _ARTICLES or tokens[first].text in QUOTES):
            first += 1
        while last - 1 > first and tokens[last - 1].text in QUOTES:
            last -= 1
        return first, last

    def _text(self, first: int, last: int) -> str:
        tokens = self.document.tokens
        words = self.document.text[tokens[first].start : tokens[last - 1].end]
        return " ".join("".join(mark for mark in words if mark not in '“”"«»').split())

    def _kind(self, head: Token, first: int, last: int) -> str:
        tokens = self.document.tokens
        if head.tag == "PRON":
            return "pronoun"
        lower = head.lemma if head.form == "NNS" else head.lower
        for name, kind in (("documents", "document"), ("persons", "person"), ("bodies", "body")):
            if lower in words_of(name):
                return kind
        before = [token.lower for token in tokens[first : min(head.index, last)]]
        personal = words_of("persons") | {"mr", "mrs", "ms", "dr", "mr.", "mrs.", "dr."}
        if head.tag == "PROPN" and any(word in personal for word in before):
            return "person"
        return ""

    def _plural(self, head: Token) -> bool:
        return head.form in ("NNS", "NNPS")

    # Resolving

    def of(self, phrase: Phrase) -> str:
        """The fullest name of the one a phrase stands for."""
        return self.resolve(phrase, ())

    def resolve(self, phrase: Phrase, speakers: Sequence[Mention]) -> str:
        """The same, where `speakers` are those who spoke before, the last one last: pronouns look there first."""
        mention = self.mention(phrase)
        if mention.kind == "pronoun":
            return self._pronoun(mention, speakers)
        if mention.kind == "document":
            return self._document(mention, speakers)
        apposed = self._apposed(mention)
        if apposed:
            return apposed
        if mention.named:
            return self._fuller(mention)
        return self._described(mention, speakers)

    def _apposed(self, mention: Mention) -> str:
        """The proper name put after an office: "the Kremlin's spokesman, Dmitry Peskov, said"."""
        tokens = self.document.tokens
        if mention.kind != "person" or tokens[mention.head].tag == "PROPN" and not mention.name.islower():
            if mention.kind != "person" or tokens[mention.head].lower not in words_of("persons"):
                return ""
        at = mention.last
        if at + 2 >= len(tokens) or tokens[at].text != ",":
            return ""
        end = at + 1
        while (
            end < len(tokens)
            and end - at < 7
            and (tokens[end].tag == "PROPN" or tokens[end].text[0].isupper())
        ):
            end += 1
        named = end > at + 1 and (
            end >= len(tokens) or tokens[end].text in ",.;" or tokens[end].tag in ("VERB", "AUX")
        )
        return self._fuller(self.mention(Phrase(at + 1, end, end - 1))) if named else ""

    def _before(self, at: int) -> list[Mention]:
        return [mention for mention in self.mentions if mention.last <= at and mention.kind != "pronoun"]

    def _pronoun(self, mention: Mention, speakers: Sequence[Mention]) -> str:
        word = self.document.tokens[mention.head].lower
        fits = self._fits(word)
        recent = [
            other for other in self.subjects if other.last <= mention.first and other.kind != "pronoun"
        ][-6:]
        for earlier in sorted((*speakers[-6:], *recent), key=lambda other: -other.first):
            if fits(earlier):
                return self.resolve_name(earlier)
        for earlier in reversed(self._before(mention.first)):
            if fits(earlier) and earlier.named:
                return self.resolve_name(earlier)
        return self.resolve_name(speakers[-1]) if speakers else mention.name

    def _fits(self, word: str):  # type: ignore[no-untyped-def]
        if word in _SINGULAR:
            return lambda m: (
                m.kind == "person" or (m.kind == "" and m.named and not m.plural and self._looks_personal(m))
            )
        if word in _NEUTER:
            return lambda m: m.kind in ("body", "") and not m.plural and not self._looks_personal(m)
        if word in _PLURAL:
            return lambda m: m.plural or m.kind == "body"
        return lambda m: m.named

    def _looks_personal(self, mention: Mention) -> bool:
        """Two capitalised words that are no body: "Shushan Stepanyan"; or told so by a comma and an office."""
        tokens = self.document.tokens
        if mention.kind == "person":
            return True
        names = [token for token in tokens[mention.first : mention.last] if token.text[0].isupper()]
        bodily = any(token.lower in words_of("bodies") for token in tokens[mention.first : mention.last])
        if bodily or not mention.named:
            return False
        after = [token.lower for token in tokens[mention.last : mention.last + 5]]
        told = after[:1] == [","] and any(word in words_of("persons") for word in after)
        return (
            told
            or after[:1] == ["who"]
            or (
                len(names) >= 2
                and len(names) == mention.last - mention.first
                and tokens[mention.first].tag == "PROPN"
                and not names[-1].lower.endswith("s")
            )
        )

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
        for earlier in reversed(speakers if definite else ()):
            if earlier.kind != "document":
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
        for other in self.mentions:
            if other is mention or not other.named or other.kind == "document":
                continue
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
        while first < mention.head and (
            tokens[first].lower in words_of("titles")
            or tokens[first].text == "."
            or (tokens[first].tag == "NOUN" and not tokens[first].text[0].isupper())
        ):
            first += 1
        return self._text(first, mention.last) if first > mention.first else mention.name

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

    def _temporal(self, first: int, last: int) -> bool:
        return any(
            token.lower in _TIMES or token.lower in _DAYS for token in self.document.tokens[first:last]
        )

    def _head(self, mention: Mention) -> str:
        token = self.document.tokens[mention.head]
        return token.lemma if token.form == "NNS" else token.lower

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


_TIMES = frozenset(table("grammar")["times"])
_DAYS = frozenset((*table("parts")["days"], *table("parts")["months"]))
