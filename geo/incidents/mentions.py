"""A word that tells of an incident, and what the steps after it ask of the words around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geo.incidents.lexicon import Frame, vocabulary
from geo.incidents.patterns import follows
from geo.language.document import Clause, Document, Phrase, Reality, Sentence, Token
from geo.reading import Reading
from geo.records import record


@record(frozen=True, slots=True)
class Mention:
    """One word that tells of an incident, with the clause it stands in (None outside any clause)."""

    sentence: Sentence
    clause: Clause | None
    token: int
    frame: Frame
    noun: bool

    @property
    def reach(self) -> tuple[int, int]:
        """Tokens of the clause, or of the sentence where there is none."""
        if self.clause is None:
            return self.sentence.first, self.sentence.last
        return self.clause.first, self.clause.last


@dataclass(frozen=True, slots=True)
class Ground:
    """Which tokens are place names (literal or standing for someone), and which are dates."""

    tokens: frozenset[int]
    dates: frozenset[int]


def ground_of(reading: Reading) -> Ground:
    """The tokens of every toponym, demonyms left out, and of every date."""
    names = [(t.span.start, t.span.end) for t in reading.toponyms if t.sense != "demonym"]
    dates = [(one.span.start, one.span.end) for one in reading.timeline.dates]
    return Ground(_tokens_of(reading.document, names), _tokens_of(reading.document, dates))


def _tokens_of(document: Document, spans: list[tuple[int, int]]) -> frozenset[int]:
    found: set[int] = set()
    for start, end in spans:
        step = bisect_right(document.ends, start)
        while step < len(document.tokens) and document.tokens[step].start < end:
            found.add(step)
            step += 1
    return frozenset(found)


def clause_at(sentence: Sentence, token: int) -> Clause | None:
    """The innermost clause that holds the token."""
    return sentence.clause_at(token)


def leading(sentence: Sentence, clause: Clause) -> Clause:
    """The first of clauses joined by "and": the one that says how all of them hang on the sentence."""
    for _ in sentence.clauses:
        if clause.link not in ("and", "but", "or") or clause.governor is None:
            break
        clause = sentence.clauses[clause.governor]
    return clause


def roles(clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    """Who does it and to whom: the subject and the object, turned round in a passive clause."""
    if not clause.passive:
        return clause.subject, clause.object
    agents = [oblique.phrase for oblique in clause.obliques if oblique.preposition == "by"]
    return (agents[0] if agents else None), clause.subject


def is_ground(document: Document, phrase: Phrase, ground: Ground) -> bool:
    """True where the phrase names a place or a piece of ground ("Hadrut", "the hill", "the camp of X")."""
    head = document.tokens[phrase.head]
    return phrase.head in ground.tokens or head.lemma in vocabulary().classes["ground"]


def happened(clause: Clause) -> bool:
    """True where the clause is told as fact."""
    return clause.reality is Reality.FACT and not clause.negated


def among_at(tokens: Sequence[Token], at: int, *classes: str) -> bool:
    """True where the word belongs to one of the classes; a water cannon is no cannon."""
    known = vocabulary()
    if at and tokens[at].lemma == "fire" and known.among(tokens[at - 1].lemma, "shooting_word"):
        return "fire_word" in classes or "artillery" in classes
    if at and f"{tokens[at - 1].lemma} {tokens[at].lemma}" in known.classes["dispersal"]:
        return "dispersal" in classes
    return known.among(tokens[at].lemma, *classes)


def goes_on(tokens: Sequence[Token], at: int, end: int, frame: Frame, ground: Ground) -> bool:
    """True where the words behind the token at `at` are those of the frame's turn of phrase."""

    def among(step: int, name: str) -> bool:
        return step in ground.tokens if name == "place" else among_at(tokens, step, name)

    return follows(tokens, at, end, frame.pattern, among)


def words_in(document: Document, sentence: Sentence) -> frozenset[str]:
    """Every word of the sentence, as written and as its lemma, in lower case."""
    tokens = document.tokens[sentence.first : sentence.last]
    return frozenset([token.lower for token in tokens] + [token.lemma for token in tokens])


def possible(frames: Sequence[Frame], words: frozenset[str]) -> list[Frame]:
    """The frames whose turns of phrase have all their words somewhere in the sentence."""
    found = []
    for frame in frames:
        for step in frame.pattern:
            if step.words and step.words.isdisjoint(words):
                break
        else:
            found.append(frame)
    return found
