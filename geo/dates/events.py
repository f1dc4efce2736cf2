"""Which date an event carries: its clause's, its sentence's, or the one the passage is at."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import timedelta
from operator import attrgetter

from geo.dates.clauses import Clauses, reports
from geo.dates.meaning import Limited, Recent
from geo.dates.passages import Passages
from geo.dates.ties import Tie, Ties
from geo.dates.told import Told
from geo.dates.vocabulary import ANSWERING, HAPPENING
from geo.language.document import Clause, Document, Part, Sentence
from geo.model import Precision, Span, When

_start = attrgetter("span.start")

_STOP = 30
_NEWS = timedelta(days=7)
_REACH = 8
_NEXT = 10
_HANGING = ("after", "before", "relative", "until")
_AUXILIARIES = frozenset(("had", "has", "have", "was", "were", "been", "is", "are"))
_HUNG = ("when", "relative")
_RELATIVE = frozenset(("which", "who", "whom", "whose"))
_FINE = (Precision.DAY, Precision.HOUR, Precision.MINUTE)


class Events:
    """The dates of a text as its events use them."""

    def __init__(self, document: Document, passages: Passages, told: tuple[Told, ...]) -> None:
        self._document = document
        self._clauses = Clauses(document)
        self._ties = Ties(document, self._clauses)
        self._passages = passages
        self._dateline = next((each for each in told if each.dateline), None)
        self._by_sentence: dict[int, list[Told]] = defaultdict(list)
        for each in told:
            if each.when is not None and not each.dateline:
                self._by_sentence[each.sentence].append(each)
        happened = [x for here in self._by_sentence.values() for x in here if not _sets_no_scene(x)]
        self._happened = [x for x in happened if self._states(x) and not self._outdone(x)]
        self._events = frozenset(x.span.start for x in self._happened)
        self._main = self._news(happened)

    def when(self, offset: int) -> When | None:
        """The When of the event whose verb or noun stands at this offset."""
        position = self._passages.at(offset)
        sentence = self._sentence(position.sentence)
        hung = self._hung_on(sentence, position.sentence, offset)
        if hung is not None:
            return hung.points[0]
        near = _around(self._by_sentence.get(position.sentence, []), offset)
        ties = [(self._ties.of(sentence, x, offset), x) for x in near]
        close = [pair for pair in ties if pair[0] <= Tie.NEAR]
        if close:
            return self._best(close, offset).when
        return self._from_afar(ties, sentence, position.paragraph, offset)

    def _from_afar(
        self, ties: list[tuple[Tie, Told]], sentence: Sentence | None, paragraph: int, offset: int
    ) -> When | None:
        """The date of an event that no date of its sentence is tied to: told before, else of the report."""
        reported = [x for tie, x in ties if tie is Tie.REPORTED]
        passage = self._of_passage(offset, paragraph, sentence)
        near = passage is not None and passage.paragraph == paragraph and _adds_to(reported, passage, offset)
        if reported and not near and not self._answers(sentence, reported[-1], passage):
            return reported[-1].when
        if passage is not None:
            return passage.when
        later = [x for tie, x in ties if tie is Tie.LATER]
        return later[0].when if later else self._dateline.when if self._dateline else None

    def _answers(self, sentence: Sentence | None, told: Told, passage: Told | None) -> bool:
        """True where what is dated is an answer ("denied on Saturday that …") to news told before."""
        own = self._clauses.owner(sentence, told.span.start) if sentence else None
        if sentence is None or own is None or passage is None:
            return False
        return sentence.clauses[own].lemma in ANSWERING and passage.span.start < sentence.start

    def _hung_on(self, sentence: Sentence | None, number: int, offset: int) -> Told | None:
        """The date that an event's clause hangs on: "since Wednesday, when the plane was shot down"."""
        event = self._clauses.owner(sentence, offset) if sentence else None
        if sentence is None or event is None or sentence.clauses[event].link not in _HUNG:
            return None
        clause, tokens = sentence.clauses[event], self._document.tokens
        first, last = tokens[clause.first].start, tokens[clause.last - 1].end
        near = _around(self._by_sentence.get(number, []), first)
        if clause.link != "when" and any(first <= x.span.start < last for x in near):
            return None
        before = [x for x in near if x.points and not x.before and self._borders(x, first)]
        return before[-1] if before else None

    def _borders(self, told: Told, first: int) -> bool:
        """True for the date of "the riots of July 1983 | in which mobs killed", "Wednesday, | when"."""
        if not 0 <= first - told.span.end <= _NEXT:
            return False
        between = self._document.text[told.span.end : first].strip(" ,")
        return between in ("", "in", "on", "at", "during")

    def _sentence(self, number: int) -> Sentence | None:
        return self._document.sentences[number] if number < len(self._document.sentences) else None

    def _states(self, told: Told) -> bool:
        """True where the date is that of something that happened, not of a report or in a remark."""
        sentence = self._sentence(told.sentence)
        own = self._clauses.owner(sentence, told.span.start) if sentence else None
        if sentence is None or own is None:
            return True
        return not reports(sentence.clauses[own]) and not self._remark(sentence, own)

    def _outdone(self, told: Told) -> bool:
        """True for the date of "after …", "had …" where the main clause of the sentence has one too."""
        sentence = self._sentence(told.sentence)
        own = self._clauses.owner(sentence, told.span.start) if sentence else None
        if sentence is None or own is None or self._leads(sentence, own):
            return False
        others = _around(self._by_sentence[told.sentence], told.span.start)
        owners = [self._clauses.owner(sentence, x.span.start) for x in others if not _sets_no_scene(x)]
        return any(n is not None and self._leads(sentence, n) for n in owners)

    def _leads(self, sentence: Sentence, number: int) -> bool:
        """True for a clause that carries the story on: no report, nothing before it in time."""
        clause = sentence.clauses[number]
        back = clause.link in _HANGING or "had" in self._opening(clause)[-3:]
        return not (back or reports(clause))

    def _remark(self, sentence: Sentence, own: int) -> bool:
        """ "Nitrate that had been seized in 2013": a relative clause is background, unless it tells when."""
        clause = sentence.clauses[own]
        words = self._opening(clause)
        that = words[:1] == ["that"] and _AUXILIARIES.issuperset(words[1:])
        relative = that or clause.link == "relative" or bool(_RELATIVE & set(words[:2]))
        return relative and clause.lemma not in HAPPENING

    def _opening(self, clause: Clause) -> list[str]:
        """The words of a clause before its verb."""
        return [token.lower for token in self._document.tokens[clause.first : clause.verb]]

    def _of_passage(self, offset: int, paragraph: int, sentence: Sentence | None) -> Told | None:
        """The date the paragraph is at; else that of the story. A headline tells the story."""
        if sentence is not None and sentence.part is Part.HEADLINE:
            return self._main
        last = bisect_left(self._happened, offset, key=_start)
        here = [x for x in self._happened[max(0, last - _REACH) : last] if x.paragraph == paragraph]
        fine = [x for x in here if x.when is not None and x.when.precision is not Precision.YEAR]
        return next(iter(fine[-1:] or here[-1:]), self._main)

    def _news(self, happened: list[Told]) -> Told | None:
        """The first day told, of an event rather than of its report: the news is told first."""
        fine = [x for x in happened if x.when is not None and x.when.precision in _FINE and not _open(x)]
        if not fine:
            return next(iter(self._happened), None)
        first = [x for x in fine if x.sentence == fine[0].sentence]
        return next((x for x in first if x.span.start in self._events), first[0])

    def _best(self, tied: list[tuple[Tie, Told]], offset: int) -> Told:
        """The closest tie; of several the nearest in the words."""
        return min(tied, key=lambda pair: (pair[0], self._distance(pair[1], offset)))[1]

    def _distance(self, told: Told, offset: int) -> int:
        """Characters between a date and an event; a comma or a full stop between them counts for thirty."""
        first, last = sorted((told.span, Span(offset, offset + 1, " ")), key=lambda span: span.start)
        between = self._document.text[first.end : last.start]
        return len(between) + _STOP * sum(between.count(mark) for mark in ",;:")


def _sets_no_scene(told: Told) -> bool:
    """Deadlines, plans, comparisons and what lies two days before something are no date a passage is at."""
    return told.ahead or told.limit or told.aside or told.before or isinstance(told.meaning, Recent)


def _adds_to(reported: list[Told], passage: Told, offset: int) -> bool:
    """True for a report behind its words ("…, the ministry said on Friday") soon after the news."""
    if not reported or reported[-1].span.start < offset or not (reported[-1].when and passage.when):
        return False
    return reported[-1].when.first_day - passage.when.last_day <= _NEWS


def _around(told: list[Told], offset: int) -> list[Told]:
    """The few dates on either side of an offset: no event reaches further, however long its sentence."""
    at = bisect_left(told, offset, key=_start)
    return told[max(0, at - _REACH) : at + _REACH]


def _open(told: Told) -> bool:
    return isinstance(told.meaning, Limited)
