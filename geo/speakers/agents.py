"""Speech in the passive and put behind: "it was reported by X", "the fall of Y, announced by X"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.language.document import Clause, Phrase, Reality, Sentence
from geo.speakers.mentions import words_of
from geo.speakers.phrases import PhraseSpeech

_DUMMIES = frozenset(("it", "this"))
_SEATS = frozenset(("in", "from", "at"))
_LET_KNOWN = (("it", "be", "known"), ("it", "be", "understood"), ("it", "known"), ("known",))
_OF_LAND = frozenset(("claim",))
"""Verbs of speech that mean something else with a bare subject: "the islands were claimed by"."""
_LETTING = frozenset(("let", "make", "give"))


class Agents(PhraseSpeech):
    """Reads who announced what a sentence tells in the passive."""

    def _announcements(self, sentence: Sentence) -> Iterator[tuple[int, int, Phrase, str]]:
        """Where such speech starts and ends, with its speaker and verb."""
        for position, clause in enumerate(sentence.clauses):
            if clause.lemma in _LETTING and (start := self._made_known(clause)) is not None:
                if clause.subject is not None:
                    yield start, self._closing(sentence, clause.verb), clause.subject, clause.lemma
            elif clause.passive and clause.lemma in words_of("announced") and clause.reality is Reality.FACT:
                agent = self._agent(clause)
                scope = self._announced(sentence, position) if agent is not None else None
                if agent is not None and scope is not None:
                    yield *scope, agent, clause.lemma

    def _made_known(self, clause: Clause) -> int | None:
        """Where what is said starts: behind "let it be known", "made it known that"."""
        tokens = self.document.tokens
        for words in _LET_KNOWN:
            last = clause.verb + 1 + len(words)
            if tuple(token.lower for token in tokens[clause.verb + 1 : last]) == words:
                return tokens[last - 1].end
        return None

    def _agent(self, clause: Clause) -> Phrase | None:
        """Who announced: behind "by"; of "it was announced in Moscow" the seat of whoever did."""
        by = next((o.phrase for o in clause.obliques if o.preposition == "by"), None)
        if by is not None or not self._is_dummy(clause):
            return by
        tokens = self.document.tokens
        seats = (
            o.phrase for o in clause.obliques if o.preposition in _SEATS and o.phrase.first > clause.verb
        )
        seat = next(seats, None)
        named = seat is not None and all(tokens[i].tag == "PROPN" for i in range(seat.first, seat.last))
        return seat if named else None

    def _is_dummy(self, clause: Clause) -> bool:
        if clause.subject is None:
            return False
        return self.document.tokens[clause.subject.head].lower in _DUMMIES

    def _announced(self, sentence: Sentence, position: int) -> tuple[int, int] | None:
        """The words that are announced: those behind "it was reported that", else those before."""
        clause, tokens = sentence.clauses[position], self.document.tokens
        below = [c for c in sentence.clauses if c.governor == position and c.link in ("that", "to", ":")]
        if below and (self._is_dummy(clause) or below[0].link == "to"):
            return tokens[clause.verb].end, self._closing(sentence, clause.verb)
        before = tokens[self._group_start(clause) - 1].lower if clause.verb > sentence.first else ""
        if clause.link == "as" or before == "as":
            return self._segment_start(sentence, clause.verb), self._closing(sentence, clause.verb)
        subject = clause.subject
        if subject is None or not clause.own_subject or subject.last > clause.verb:
            return None
        if self._is_dummy(clause):
            trails = subject.first > sentence.first and tokens[subject.first - 1].text == ","
            start = self._segment_start(sentence, subject.first)
            return (start, tokens[subject.first].start) if trails else None
        told = clause.lemma in words_of("naming") and clause.lemma not in _OF_LAND
        return (tokens[subject.first].start, tokens[subject.last - 1].end) if told else None
