"""The dates of a text in reading order, each worked out from those before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.dates.calendar import Stretch
from geo.dates.dateline import dateline
from geo.dates.events import Events
from geo.dates.find import Mention, find
from geo.dates.meaning import Bound, Day, Limited, Meaning, Month, Timed, Unit, Years
from geo.dates.passages import Passages
from geo.dates.resolve import Context, when
from geo.dates.scan import Scan
from geo.dates.tense import ahead
from geo.dates.told import Told
from geo.dates.vocabulary import COMPARING
from geo.language.document import Document
from geo.model import Precision, When
from geo.reading import Dated, Timeline

_FILED_BEFORE = timedelta(days=7)
_LONG_AGO = timedelta(days=45)
_NO_DATE = (
    "“{}” cannot be dated without the publication date: give it to have this and what hangs on it dated."
)


def read(document: Document, published: date | None) -> Timeline:
    """Every date of the text and the date of what happens in it. Relative words count from `published`,
    or from a dateline of the seven days before it; without it they stay undated and a note says so."""
    scan = Scan(document.text)
    mentions = find(scan)
    passages = Passages(document, scan)
    told = _resolve(scan, mentions, passages, published)
    events = Events(document, passages, told)
    dates = tuple(Dated(each.span, each.when) for each in told)
    return Timeline(dates, events.when, _notes(told, published))


def _notes(told: tuple[Told, ...], published: date | None) -> tuple[str, ...]:
    if published is not None:
        return ()
    words = dict.fromkeys(each.span.text for each in told if each.when is None)
    return tuple(_NO_DATE.format(word) for word in words)


@dataclass(frozen=True, slots=True)
class _State:
    """What the reading so far has told, and where it stands."""

    context: Context
    sentence: int = -1
    paragraph: int = -1


def _resolve(
    s: Scan, mentions: tuple[Mention, ...], passages: Passages, published: date | None
) -> tuple[Told, ...]:
    line = dateline(s, mentions)
    state = _State(_filed(line, published))
    told = []
    for mention in mentions:
        state, one = _next(s, mention, passages, state, is_dateline=mention is line)
        told.append(one)
    return tuple(told)


def _filed(line: Mention | None, published: date | None) -> Context:
    """The day the article was filed: its dateline if that lies in the week up to the publication date."""
    context = Context(published)
    if line is None or published is None:
        return context
    there = when(line.meaning, context, line.span.text)
    if there and timedelta(0) < published - there.first_day <= _FILED_BEFORE:
        return Context(there.first_day, dateline=True)
    return context


def _next(
    s: Scan, mention: Mention, passages: Passages, state: _State, is_dateline: bool
) -> tuple[_State, Told]:
    place = passages.at(mention.span.start)
    c = state.context
    if place.paragraph != state.paragraph and c.filed is not None:
        c = replace(c, year=None)
    future = _lies_ahead(s, mention)
    c = replace(c, ahead=future, same_sentence=c.told_day is not None and place.sentence == state.sentence)
    found = when(mention.meaning, c, mention.span.text)
    aside = _aside(s, mention)
    one = Told(
        mention.span, found, mention.meaning, place.sentence, place.paragraph, future, is_dateline, aside
    )
    if found is not None and not is_dateline:
        c = _after(c, found, mention, fronted=place.first_word >= mention.first - 2)
    return _State(c, place.sentence, place.paragraph), one


def _lies_ahead(s: Scan, mention: Mention) -> bool:
    meaning = mention.meaning
    if isinstance(meaning, Limited) and meaning.bound in (Bound.BY, Bound.BEFORE):
        return ahead(s, mention.first, mention.last, default=True)
    return ahead(s, mention.first, mention.last)


def _after(c: Context, found: When, mention: Mention, fronted: bool) -> Context:
    """What is known after a date was told: a "since" or "until" leaves the day in hand as it was."""
    stretch = Stretch(found.first_day, found.last_day, found.precision, found.basis)
    fine = found.precision in (Precision.DAY, Precision.HOUR, Precision.MINUTE)
    bounded = isinstance(mention.meaning, Limited)
    told_day = stretch if fine and not bounded else c.told_day
    year = _passage_year(mention.meaning, found, c, fronted)
    return replace(c, told=stretch, told_day=told_day, year=year)


def _passage_year(meaning: Meaning, found: When, c: Context, fronted: bool) -> int | None:
    """The year a passage about the past is in, once a date has told it."""
    inner = meaning.day if isinstance(meaning, Timed) else meaning
    dated = isinstance(inner, Day | Month) and isinstance(inner.year, int | Unit)
    opening = isinstance(inner, Years) and fronted and inner.first == inner.last
    if not (dated or opening):
        return c.year
    far = c.filed is None or c.filed - found.last_day > _LONG_AGO
    return found.first_day.year if far and (c.filed is None or found.first_day.year != c.filed.year) else None


def _aside(s: Scan, mention: Mention) -> bool:
    """ "The accord of 1966", "as in 2014": a year that belongs to a noun or only compares."""
    before = s.at(mention.first - 1)
    if before == "in" and s.at(mention.first - 2) in COMPARING:
        return True
    return before == "of" and isinstance(mention.meaning, Years)
