"""Which date an event carries: its clause's, its sentence's, or the one the passage is at."""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum

from geo.dates.clauses import Clauses, reports, share_time
from geo.dates.passages import Passages
from geo.dates.told import Told
from geo.language.document import Document, Part, Sentence
from geo.model import Precision, When

_NEXT_TO = 12
_FINE = (Precision.DAY, Precision.HOUR, Precision.MINUTE)


class Tie(IntEnum):
    """How closely a date of the same sentence belongs to an event, closest first."""

    BESIDE = 0
    OWN = 1
    SHARED = 2
    NEAR = 3
    REPORTED = 4
    LATER = 5
    NONE = 6


class Events:
    """The dates of a text as its events use them."""

    def __init__(self, document: Document, passages: Passages, told: tuple[Told, ...]) -> None:
        self._document = document
        self._clauses = Clauses(document)
        self._passages = passages
        self._dateline = next((each for each in told if each.dateline), None)
        usable = [each for each in told if each.when is not None and not each.dateline and not each.aside]
        self._by_sentence: dict[int, list[Told]] = defaultdict(list)
        for each in usable:
            self._by_sentence[each.sentence].append(each)
        self._running = [each for each in usable if not (each.ahead or each.limit) and self._states(each)]

    def when(self, offset: int) -> When | None:
        """The When of the event whose verb or noun stands at this offset."""
        position = self._passages.at(offset)
        sentence = self._sentence(position.sentence)
        here = [
            (self._tie(sentence, each, offset), each) for each in self._by_sentence.get(position.sentence, [])
        ]
        close = [(tie, each) for tie, each in here if tie <= Tie.NEAR]
        if close:
            return _best(close, offset).when
        reported = [each for tie, each in here if tie is Tie.REPORTED]
        passage = self._of_passage(offset, position.paragraph, sentence)
        if reported and (passage is None or passage.paragraph != position.paragraph):
            return reported[-1].when
        if passage is not None:
            return passage.when
        later = [(tie, each) for tie, each in here if tie is Tie.LATER]
        return _best(later, offset).when if later else self._filed()

    def _sentence(self, number: int) -> Sentence | None:
        return self._document.sentences[number] if number < len(self._document.sentences) else None

    def _filed(self) -> When | None:
        return self._dateline.when if self._dateline else None

    def _tie(self, sentence: Sentence | None, told: Told, offset: int) -> Tie:
        if self._beside(told, offset):
            return Tie.BESIDE
        if sentence is None or not sentence.clauses:
            return Tie.NONE if told.ahead or told.limit else Tie.NEAR
        event = self._clauses.owner(sentence, offset)
        own = self._clauses.owner(sentence, told.span.start)
        if event is None or own is None or (told.limit and event != own):
            return Tie.NONE
        if event == own:
            return self._tie_in_clause(sentence, event, told, offset)
        if told.ahead:
            return Tie.NONE
        if share_time(sentence, event, own):
            return Tie.SHARED
        if reports(sentence.clauses[own]):
            return Tie.REPORTED
        return Tie.NEAR if told.span.start < offset else Tie.LATER

    def _tie_in_clause(self, sentence: Sentence, event: int, told: Told, offset: int) -> Tie:
        """A noun in a clause that tells ("reported the death of two on Monday") has the date of the telling."""
        clause = sentence.clauses[event]
        if reports(clause) and self._clauses.token(offset) != clause.verb:
            return Tie.REPORTED
        return Tie.NEAR if told.limit else Tie.OWN

    def _beside(self, told: Told, offset: int) -> bool:
        """ "Wednesday's attack", "the attack of Wednesday": the date stands next to the word."""
        if told.limit:
            return False
        gap = offset - told.span.end
        if 0 <= gap <= 3:
            return self._document.text[told.span.end : offset].strip() in ("'s", "’s", "")
        word = self._document.tokens[self._clauses.token(offset)] if self._document.tokens else None
        between = self._document.text[word.end : told.span.start] if word else "-"
        return len(between) < _NEXT_TO and between.strip() in ("on", "of", "in", "")

    def _states(self, told: Told) -> bool:
        """True where the date is that of something that happened, not of a report."""
        sentence = self._sentence(told.sentence)
        own = self._clauses.owner(sentence, told.span.start) if sentence else None
        return sentence is None or own is None or not reports(sentence.clauses[own])

    def _of_passage(self, offset: int, paragraph: int, sentence: Sentence | None) -> Told | None:
        """The date the paragraph is at; else that of the story."""
        if sentence is not None and sentence.part is Part.HEADLINE:
            return self._main()
        here = [x for x in self._running if x.paragraph == paragraph and x.span.start < offset]
        if here:
            return here[-1]
        return self._main()

    def _main(self) -> Told | None:
        """The first day told for something that happened: the news is told first."""
        fine = [x for x in self._running if x.when is not None and x.when.precision in _FINE]
        return next(iter(fine or self._running), None)


def _best(tied: list[tuple[Tie, Told]], offset: int) -> Told:
    """The closest tie; of several the nearest in the words, an earlier one before a later one."""
    return min(tied, key=lambda pair: (pair[0], _distance(pair[1], offset)))[1]


def _distance(told: Told, offset: int) -> int:
    if told.span.end <= offset:
        return offset - told.span.end
    return max(0, told.span.start - offset)
