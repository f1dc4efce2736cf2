"""How closely a date of a sentence belongs to one of its events."""

from __future__ import annotations

from enum import IntEnum

from geo.dates.clauses import Clauses, reports, share_time
from geo.dates.told import Told
from geo.language.document import Clause, Document, Sentence

_RELATIVE = frozenset(("which", "who", "whom", "whose"))


class Tie(IntEnum):
    """How closely a date of the same sentence belongs to an event, closest first."""

    BESIDE = 0
    OWN = 1
    SHARED = 2
    NEAR = 3
    REPORTED = 4
    LATER = 5
    NONE = 6


class Ties:
    """The ties between the dates and the events of a text."""

    def __init__(self, document: Document, clauses: Clauses) -> None:
        self._document = document
        self._clauses = clauses

    def of(self, sentence: Sentence | None, told: Told, offset: int) -> Tie:  # noqa: PLR0911 — a case per tie
        """How the date belongs to the event at the offset."""
        if told.before:
            return self._behind(sentence, told, offset)
        if self._beside(told, offset):
            return Tie.BESIDE
        if told.aside:
            return Tie.NONE
        if sentence is None or not sentence.clauses:
            return Tie.NONE if told.ahead or told.limit else Tie.NEAR
        event = self._clauses.owner(sentence, offset)
        own = self._clauses.owner(sentence, told.span.start)
        if event is None or own is None or (told.limit and event != own):
            return Tie.NONE
        if event == own:
            return self._in_clause(sentence, event, told, offset)
        if told.ahead:
            return Tie.NONE
        if share_time(sentence, event, own):
            return Tie.SHARED
        if reports(sentence.clauses[own]):
            return Tie.REPORTED
        aside = _in_relative(self._document, sentence.clauses[own])
        return Tie.NEAR if told.span.start < offset and not aside else Tie.LATER

    def _in_clause(self, sentence: Sentence, event: int, told: Told, offset: int) -> Tie:
        """A noun in a clause that tells ("reported two deaths on Monday") has the date of the telling."""
        clause = sentence.clauses[event]
        if reports(clause) and self._clauses.token(offset) != clause.verb:
            return Tie.REPORTED
        return Tie.NEAR if told.limit else Tie.OWN

    def _behind(self, sentence: Sentence | None, told: Told, offset: int) -> Tie:
        """What "two days after" dates: the next event behind it, no other."""
        if offset < told.span.end or sentence is None:
            return Tie.NONE
        between = [
            c
            for c in sentence.clauses
            if told.span.end <= self._document.tokens[c.verb].start < offset
            and c.link not in ("participle", "ing")
        ]
        return Tie.NONE if between else Tie.OWN

    def _beside(self, told: Told, offset: int) -> bool:
        """ "Wednesday's attack", "the attack of Wednesday", "two attacks which made yesterday forty dead"."""
        if told.limit or not self._document.tokens:
            return False
        if 0 <= offset - told.span.end <= 3:
            return self._document.text[told.span.end : offset].strip() in ("'s", "’s", "")
        word = self._document.tokens[self._clauses.token(offset)]
        between = self._document.text[word.end : max(word.end, told.span.start)].split()
        if told.span.start < word.end or len(between) > 3:
            return False
        return not between or between in (["on"], ["of"]) or between[0] in ("which", "that")


def _in_relative(document: Document, clause: Clause) -> bool:
    opening = {token.lower for token in document.tokens[clause.first : clause.verb][:2]}
    return clause.link == "relative" or bool(_RELATIVE & opening)
