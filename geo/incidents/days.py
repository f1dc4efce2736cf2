"""Which day a happening has by the words that tell of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from geo.incidents.counting import words_of
from geo.incidents.headings import headed_day
from geo.incidents.mentions import Mention, leading
from geo.incidents.scene import speaks_at, token_at
from geo.incidents.spans import starting_in
from geo.language.document import Clause, Sentence
from geo.model import When
from geo.reading import Dated, Reading

LONGEST_DATE = 80
"""Characters of the words of a date."""


def days_overlap(a: When, b: When) -> bool:
    """True where the two stretches share a day."""
    return a.first_day <= b.last_day and b.first_day <= a.last_day


def day_of(reading: Reading, sentence: Sentence, told: tuple[Mention, ...]) -> tuple[When | None, bool]:
    """The day of the happening, and whether the sentence itself gives it (not only the day it was said)."""
    own = own_day(reading, tuple(one for one in told if not _only_counts(reading, one)))
    if own is not None:
        return own, True
    here = [
        one
        for one in starting_in(reading.timeline.dates, sentence.start, sentence.end)
        if _may_date(reading, sentence, told, one)
    ]
    if len(here) == 1 and here[0].when is not None:
        return here[0].when, True
    head = None if here else headed_day(reading, sentence)
    return (head, True) if head is not None else (_when(reading, told), False)


def _may_date(reading: Reading, sentence: Sentence, told: tuple[Mention, ...], date: Dated) -> bool:
    """False for the day of a report, and for that of a remark: "…, which the court awarded in 1962"."""
    at = token_at(reading.document, sentence, date.span.start)
    clause = sentence.clause_at(at)
    if clause is not None and _counts(reading, clause):
        return False
    if clause is None or any(mention.clause is clause for mention in told):
        return True
    return not (speaks_at(sentence, at) or clause.link == "relative")


def _only_counts(reading: Reading, mention: Mention) -> bool:
    """ "The death toll stood at 187 on Monday": the day of the count is not that of what happened."""
    told = mention.noun or mention.frame.strength == 0
    return told and mention.clause is not None and _counts(reading, mention.clause)


def _counts(reading: Reading, clause: Clause) -> bool:
    """True where the subject is a number: a toll, the figure of the dead."""
    if clause.subject is None:
        return False
    lemma = reading.document.tokens[clause.subject.head].lemma
    return lemma == "toll" or lemma in words_of("counts", "nouns")


def own_day(
    reading: Reading, told: tuple[Mention, ...], within: Mapping[int, tuple[int, int]] | None = None
) -> When | None:
    """The When of the first mention that has a date in its own clause, or in its own part of one."""
    for mention in told:
        if (hung := _hung_day(reading, mention)) is not None:
            return hung
        start, end = extent(reading, mention)
        if within is not None and (own := within.get(mention.token)):
            start, end = max(start, own[0]), min(end, own[1])
        here = starting_in(reading.timeline.dates, start, end)
        offset = reading.document.tokens[mention.token].start
        when = reading.timeline.of_event(offset) if here else None
        if len(here) == 1 and _is_part(reading, mention, (start, end)):
            when = here[0].when
        when = _days_together(reading, here) or when
        if when is not None:
            return when
    return None


def _days_together(reading: Reading, here: Sequence[Dated]) -> When | None:
    """ "On Friday and Saturday": one stretch of days."""
    if len(here) != 2 or here[0].when is None or here[1].when is None:
        return None
    first, last = here[0].when, here[1].when
    next_day = last.first_day - first.last_day == timedelta(days=1)
    if not next_day or not _joined(reading.article.text, here[0].span.end, here[1].span.start):
        return None
    text = reading.article.text[here[0].span.start : here[1].span.end]
    return replace(first, latest=last.latest, text=text)


def _joined(text: str, end: int, start: int) -> bool:
    return text[end:start].strip().lower() in ("and", "and on", "and again on")


def _hung_day(reading: Reading, mention: Mention) -> When | None:
    """ "Since 30 January, | when troops shot thirteen men": of that day, not of all the time since."""
    clause, text = mention.clause, reading.article.text
    if clause is None or clause.link not in ("when", "and"):
        return None
    clause = leading(mention.sentence, clause)
    start = reading.document.tokens[clause.first].start
    before = starting_in(reading.timeline.dates, start - LONGEST_DATE, start)
    if clause.link != "when" or not before or text[before[-1].span.end : start].strip(" ,"):
        return None
    return reading.timeline.of_event(reading.document.tokens[clause.verb].start)


def _is_part(reading: Reading, mention: Mention, extent: tuple[int, int]) -> bool:
    tokens, (first, last) = reading.document.tokens, mention.reach
    return extent != (tokens[first].start, tokens[last - 1].end)


def _when(reading: Reading, told: tuple[Mention, ...]) -> When | None:
    tokens = reading.document.tokens
    whens = [reading.timeline.of_event(tokens[mention.token].start) for mention in told]
    return next((when for when in whens if when is not None), None)


def extent(reading: Reading, mention: Mention) -> tuple[int, int]:
    """The stretch of text that speaks of the mention: its clause, or the part of it with its own date."""
    tokens = reading.document.tokens
    first, last = mention.reach
    end = tokens[last - 1].end
    start = _with_date_before(reading, mention.sentence, tokens[first].start)
    dates = [one.span for one in starting_in(reading.timeline.dates, start, end)]
    for earlier, later in pairwise(dates):
        cut = cut_between(reading.article.text, earlier.end, later.start)
        if cut <= 0 or _joined(reading.article.text, earlier.end, later.start):
            continue
        if tokens[mention.token].start < cut:
            return start, cut
        start = cut
    return start, end


def _with_date_before(reading: Reading, sentence: Sentence, start: int) -> int:
    """Where a date begins that opens the clause ("on 29 June | six sailors died"), else the start."""
    for one in starting_in(reading.timeline.dates, start - LONGEST_DATE, start):
        if 0 <= start - one.span.end <= 1:
            spoken = speaks_at(sentence, token_at(reading.document, sentence, one.span.start))
            return start if spoken else one.span.start
    return start


def cut_between(text: str, start: int, end: int) -> int:
    """Where a new part begins between two dates: after the last comma, semicolon or "and"; 0 where none."""
    marks = [text.rfind(mark, start, end) for mark in (",", ";", " and ")]
    return max(marks)
