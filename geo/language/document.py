"""What a text looks like once read: tokens, sentences, clauses. Built by `language.read`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.model import Span


class Part(StrEnum):
    """What a sentence is in the layout of the page. Only headline and body state anything."""

    HEADLINE = "headline"
    HEADING = "heading"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Reality(StrEnum):
    """Whether a clause says that something happened (after FactBank's factuality, simplified)."""

    FACT = "fact"
    NEGATED = "negated"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    FEARED = "feared"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its sentence. `tag` is a Universal POS tag, `lemma` is in lower case."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first`..`last` (document-wide indices, end exclusive) around the noun `head`."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional phrase of a clause: `preposition` in lower case ("from", "according to")."""

    preposition: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb and what belongs to it. Indices are document-wide; `first`..`last` is its reach.

    `subject`, `object` are as they stand in the words: in a passive clause the subject is the one acted
    upon and the agent, if told, is the oblique "by". `governor` is the position in `Sentence.clauses` of
    the clause that this one hangs on, `link` the way it does ("that", "to", "ing", "relative", "after",
    "if", "and", … or ""). `reality` takes the governors into account ("failed to capture": negated).
    """

    first: int
    last: int
    verb: int
    lemma: str
    particle: str
    passive: bool
    tense: str
    negated: bool
    reality: Reality
    subject: Phrase | None
    object: Phrase | None
    obliques: tuple[Oblique, ...]
    governor: int | None
    link: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first`..`last` of the document (end exclusive), with its clauses in text order."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    part: Part
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text read: every offset is into `text`, every index into `tokens` or `sentences`."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def span(self, start: int, end: int) -> Span:
        """The words between two offsets."""
        return Span(start, end, self.text[start:end])

    def words(self, phrase: Phrase) -> Span:
        """The words of a phrase."""
        return self.span(self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end)
