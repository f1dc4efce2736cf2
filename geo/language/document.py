"""What a text looks like once read: tokens, sentences, clauses. Built by `language.read`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from geo.model import Span
from geo.records import record


class Part(StrEnum):
    """What a sentence is in the layout of the page. Only headline and body state anything."""

    HEADLINE = "headline"
    HEADING = "heading"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    REPEATED = "repeated"
    """The same words again and again: read a few times, passed over from then on."""


class Reality(StrEnum):
    """Whether a clause says that something happened (after FactBank's factuality, simplified)."""

    FACT = "fact"
    NEGATED = "negated"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    FEARED = "feared"
    ASKED = "asked"

    @property
    def happened(self) -> bool:
        """True for what is told as fact."""
        return self is Reality.FACT


@record(frozen=True, slots=True)
class Token:
    """A word in its sentence. `tag` is a Universal POS tag, `lemma` is in lower case.

    `form` is the Penn tag where it tells more: VBD VBN VBG VB VBZ VBP of verbs, NNS NNPS of plural nouns,
    PRP$ of possessive pronouns, RP of particles; "" elsewhere.
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    form: str = ""


@record(frozen=True, slots=True)
class Phrase:
    """Tokens `first`..`last` (document-wide indices, end exclusive) around the noun `head`.

    "of" phrases belong to it ("the north of the country", head "north"), and so do its conjuncts ("Aghdam,
    Lachin and much of Fuzuli", head "Aghdam"): `geo.language.phrases.conjuncts` takes those apart. Other
    prepositional phrases are obliques of the clause, in text order.
    """

    first: int
    last: int
    head: int


@record(frozen=True, slots=True)
class Oblique:
    """A prepositional phrase of a clause: `preposition` in lower case ("from", "according to")."""

    preposition: str
    phrase: Phrase


@record(frozen=True, slots=True)
class Clause:
    """One verb and what belongs to it. Indices are document-wide; `first`..`last` is its reach.

    `subject`, `object` are as they stand in the words: in a passive clause the subject is the one acted
    upon and the agent, if told, is the oblique "by". `governor` is the position in `Sentence.clauses` of
    the clause that this one hangs on, `link` the way it does ("that", "to", "ing", "relative", "after",
    "if", "and", … or ""). `reality` takes the governors into account ("failed to capture": negated).

    `link` in full: "" a main clause; "that" what is said or thought, with or without the word; "to" an
    infinitive; "ing" a bare participle in -ing; "participle" a bare past one ("the decree signed by …");
    "relative" a clause with which/who/that, whose subject is then the noun it describes; "and", "or", "but" a
    further verb of the same rank as its governor, which shares the subject unless it has its own; ":" and ";"
    a clause after that mark; "said" a clause such as ", the ministry said," put into or after what it says;
    else the subordinator or preposition itself ("after", "if", "by", "without").
    `tense`: "past", "present", "perfect", "future", "modal", "infinitive", "participle", "gerund".
    With the verb "be", `object` is what the subject is said to be ("is part of Azerbaijan"), `predicate` the
    adjective or participle it is said to be ("is free"). Of verbs with two objects ("gave Baku ten days")
    `object` is the thing and `recipient` who gets it; of "declared it void", "call this a lie" `predicate`
    is the last word of what it is called. `noun` is the noun an infinitive, participle, relative or "that"
    clause hangs on ("a plan to seize …", "the fear that …"). A subject shared with a governor, or understood
    (of infinitives, participles), is filled in; `own_subject` tells whether it stands in the clause itself.
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
    predicate: int | None = None
    recipient: Phrase | None = None
    noun: int | None = None
    own_subject: bool = True


@record(frozen=True, slots=True)
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
    owners: tuple[Clause | None, ...] = field(default=(), repr=False, compare=False)
    """Of each token the innermost clause whose reach covers it; worked out from the clauses."""

    def clause_at(self, token: int) -> Clause | None:
        """The innermost clause whose reach covers a token."""
        at = token - self.first
        return self.owners[at] if 0 <= at < len(self.owners) else None


def owners(first: int, last: int, clauses: Sequence[Clause]) -> tuple[Clause | None, ...]:
    """Of each token from `first` to `last` the shortest clause that covers it, the first of several."""
    if not clauses:
        return ()
    found: list[Clause | None] = [None] * (last - first)
    longest_first = sorted(range(len(clauses)), key=lambda at: (clauses[at].first - clauses[at].last, -at))
    for clause in (clauses[at] for at in longest_first):
        start, end = max(clause.first, first) - first, min(clause.last, last) - first
        found[start:end] = [clause] * (end - start)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Document:
    """A text read: every offset is into `text`, every index into `tokens` or `sentences`."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    notes: tuple[str, ...] = ()
    """What of the text was passed over, for the reader to know."""
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where each token begins."""
    ends: tuple[int, ...] = field(init=False, repr=False, compare=False)
    firsts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The first token of each sentence."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple([token.start for token in self.tokens]))
        object.__setattr__(self, "ends", tuple([token.end for token in self.tokens]))
        object.__setattr__(self, "firsts", tuple([sentence.first for sentence in self.sentences]))

    def span(self, start: int, end: int) -> Span:
        """The words between two offsets."""
        return Span(start, end, self.text[start:end])

    def tokens_between(self, start: int, end: int) -> range:
        """Indices of the tokens that lie wholly between two offsets."""
        first = bisect_left(self.starts, start)
        last = bisect_right(self.ends, end)
        return range(first, max(first, last))

    def token_at(self, offset: int) -> int:
        """The index of the token at an offset, or of the last one before it; 0 where none is."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence a token belongs to; every token belongs to one."""
        return self.sentences[bisect_right(self.firsts, token) - 1]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence at an offset, or the last one before it."""
        return self.sentence_of(self.token_at(offset))

    def clause_of(self, token: int) -> Clause | None:
        """The clause a token belongs to: the innermost whose reach covers it, else the nearest before it."""
        sentence = self.sentence_of(token)
        covering, clauses = sentence.clause_at(token), sentence.clauses
        if covering is not None:
            return covering
        before = [clause for clause in clauses if clause.verb <= token]
        return before[-1] if before else (clauses[0] if clauses else None)

    def governor(self, clause: Clause) -> Clause | None:
        """The clause that this one hangs on."""
        if clause.governor is None:
            return None
        return self.sentence_of(clause.verb).clauses[clause.governor]

    def words(self, phrase: Phrase) -> Span:
        """The words of a phrase."""
        return self.span(self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end)
