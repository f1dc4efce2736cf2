"""What a document calls people and bodies: its noun phrases, sorted by kind, and its abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geo.language.chunks import QUOTES
from geo.language.document import Document, Part, Phrase, Token
from geo.lexicon import table
from geo.records import record

_SILENT = frozenset((Part.BOILERPLATE, Part.REPEATED, Part.DATELINE, Part.CAPTION))
_MAIN = frozenset(("", "and", "but", ";", ":", "said"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_TIMES = frozenset(table("grammar")["times"])
_DAYS = frozenset((*table("parts")["days"], *table("parts")["months"]))


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a list in the lexicon of speech."""
    return frozenset(table("speech")[name])


@cache
def _kinds() -> dict[str, str]:
    """Word → what its bearer is; what may be a document or a person is the document."""
    lists = (("bodies", "body"), ("persons", "person"), ("documents", "document"))
    return {word: kind for name, kind in lists for word in words_of(name)}


@cache
def _personal() -> frozenset[str]:
    """Words before a name that make it a person's."""
    return words_of("persons") | _FORMS_OF_ADDRESS


@record(frozen=True, slots=True)
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


_KEYED = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "VERB"))
_NAMING = frozenset(("NOUN", "ADJ"))
_OPENING = frozenset("([")
_PLURALS = frozenset(("NNS", "NNPS"))
_UNQUOTED = str.maketrans("", "", '“”"«»')

SIMILAR = 40
"""Different names kept per word: enough for an article, and a bound on the cost of a book."""


_FORMS_OF_ADDRESS = frozenset(("mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr."))


def _capital(token: Token) -> bool:
    """A capital letter that is not that of the text's first word."""
    return token.index > 0 and token.text[0].isupper()


class Mentions:
    """All that one document calls people and bodies, in text order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.known: dict[tuple[int, int, int], Mention] = {}
        self.subjects: list[Mention] = []
        self.mentions = sorted(self._collect(), key=lambda mention: (mention.first, -mention.last))
        self.starts = [mention.first for mention in self.mentions]
        self.by_word: dict[str, dict[str, Mention]] = {}
        for mention in self.mentions:
            if mention.named and mention.kind != "document":
                self._index(mention)
        self.aliases = dict(self._abbreviations())

    def _index(self, mention: Mention) -> None:
        """Notes a name under each of its words, and a person's followed by "who" as such."""
        for word in mention.name.lower().split()[:8]:
            held = self.by_word.setdefault(word, {})
            if len(held) < SIMILAR:
                held.setdefault(mention.name, mention)

    def _collect(self) -> Iterator[Mention]:
        seen: set[tuple[int, int]] = set()
        for sentence in self.document.sentences:
            if sentence.part in _SILENT:
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
        if "(" not in self.document.text and "[" not in self.document.text:
            return
        for at in range(2, len(tokens) - 2):
            if tokens[at].text not in _OPENING:
                continue
            short = tokens[at + 1]
            if tokens[at + 2].text not in ")]" or not short.text.isupper():
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
        at = (phrase.first, phrase.last, phrase.head)
        found = self.known.get(at)
        if found is None:
            found = self.known[at] = self._read(phrase)
        return found

    def _read(self, phrase: Phrase) -> Mention:
        first, last = self._bounds(phrase)
        tokens = self.document.tokens
        head = tokens[phrase.head if phrase.head < last else last - 1]
        words: list[str] = []
        named = False
        for token in tokens[first:last]:
            tag = token.tag
            if tag in _KEYED:
                words.append(token.lower)
                named = named or tag == "PROPN" or (tag in _NAMING and _capital(token))
        return Mention(
            first,
            last,
            phrase.head,
            self._text(first, last),
            frozenset(words) - words_of("titles"),
            self._kind(head, first, last),
            named,
            head.form in _PLURALS,
        )

    def _bounds(self, phrase: Phrase) -> tuple[int, int]:
        tokens = self.document.tokens
        first, last = phrase.first, phrase.last
        while first < last - 1 and (tokens[first].lower in _ARTICLES or tokens[first].text in QUOTES):
            first += 1
        while last - 1 > first and tokens[last - 1].text in QUOTES:
            last -= 1
        purpose = last < len(tokens) and tokens[last].lower == "for"
        return first, self._past_purpose(phrase, last) if purpose else last

    def _past_purpose(self, phrase: Phrase, last: int) -> int:
        """Past the "for Human Rights" of a body's name."""
        tokens = self.document.tokens
        head = tokens[min(phrase.head, last - 1)]
        if last + 1 >= len(tokens) or head.lower not in words_of("bodies"):
            return last
        end = last + 1
        while end < len(tokens) and tokens[end].text[0].isupper() and end - last < 6:
            end += 1
        return end if head.text[0].isupper() and end > last + 1 else last

    def _text(self, first: int, last: int) -> str:
        tokens = self.document.tokens
        words = self.document.text[tokens[first].start : tokens[last - 1].end]
        if words.isalnum():
            return words  # one word, as most are
        return " ".join(words.translate(_UNQUOTED).split())

    def _kind(self, head: Token, first: int, last: int) -> str:
        tokens = self.document.tokens
        if head.tag == "PRON":
            return "pronoun"
        lower = head.lemma if head.form == "NNS" else head.lower
        kind = _kinds().get(lower)
        if kind is not None:
            return kind
        if head.tag == "PROPN":
            before = [token.lower for token in tokens[first : min(head.index, last)]]
            if before and not _personal().isdisjoint(before):
                return "person"
        return ""

    def _looks_personal(self, mention: Mention) -> bool:
        """Two capitals that are no body ("Shushan Stepanyan"), or told so by a comma and an office."""
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

    def _head(self, mention: Mention) -> str:
        token = self.document.tokens[mention.head]
        return token.lemma if token.form == "NNS" else token.lower

    def _temporal(self, first: int, last: int) -> bool:
        return any(
            token.lower in _TIMES or token.lower in _DAYS for token in self.document.tokens[first:last]
        )
