"""The dates of a text in reading order, each worked out from those before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.dates import calendar
from geo.dates.calendar import Stretch
from geo.dates.context import Context
from geo.dates.dateline import dateline
from geo.dates.events import Events
from geo.dates.find import Mention, find
from geo.dates.meaning import (
    Apart,
    Base,
    Between,
    Bound,
    Day,
    Limited,
    Meaning,
    Month,
    Shift,
    Timed,
    Unit,
    Weekday,
    Years,
)
from geo.dates.months import attributive
from geo.dates.passages import Passages, Position
from geo.dates.resolve import ends, resolve
from geo.dates.scan import Scan
from geo.dates.tense import ahead
from geo.dates.told import Told
from geo.dates.vocabulary import COMPARING, SUPERLATIVES
from geo.dates.whens import at_place, when
from geo.language.document import Document, Part
from geo.model import Precision, When
from geo.reading import Dated, Timeline

_FILED_BEFORE = timedelta(days=7)
_DAYS = (Precision.DAY, Precision.HOUR, Precision.MINUTE)
_LONG_AGO = timedelta(days=45)
_NO_DATE = (
    "“{}” cannot be dated without the publication date: give it to have this and what hangs on it dated."
)


def read(document: Document, published: date | None) -> Timeline:
    """Every date of the text and the date of what happens in it. Relative words count from `published`,
    or from a dateline of the seven days before it; without it they stay undated and a note says so."""
    passages, told = tell(document, published)
    events = Events(document, passages, told)
    dates = tuple(Dated(each.span, each.when) for each in told)
    return Timeline(dates, events.when, _notes(told, published), at_place)


def tell(document: Document, published: date | None) -> tuple[Passages, tuple[Told, ...]]:
    """The dates of the text, each with all that is known of it, and the lay of its sentences."""
    scan = Scan(document.text, document.tokens)
    passages = Passages(document, scan)
    passed = {x.start: x.end for x in document.sentences if x.part is Part.REPEATED}
    resolved = _counted_back(_resolve(scan, find(scan, passed), passages, published))
    return passages, tuple(each for each in resolved if each.when or not each.before)


def _counted_back(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """ "Ten days after a van blew up, firemen stopped on Thursday": counted from the day told behind it."""
    made = list(told)
    for at, one in enumerate(told):
        if not isinstance(one.meaning, Apart) or one.when is not None:
            continue
        later = (x.when for x in told[at + 1 :] if x.sentence == one.sentence and not (x.limit or x.aside))
        base = next((day for day in later if day and day.precision in _DAYS), None)
        if base is not None:
            stretch = calendar.day(base.first_day, f"the day told behind it, {base.first_day}")
            c = Context(None, told=stretch, told_day=stretch, same_sentence=True)
            made[at] = replace(one, when=when(one.meaning, c, one.span.text))
    return tuple(made)


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
    c = _at(state, place, future=_lies_ahead(s, mention), goes_back=_goes_back(s, mention))
    meaning = mention.meaning
    plain = meaning.date if isinstance(meaning, Limited) else meaning
    days = when(meaning, c, mention.span.text)
    one = Told(
        mention.span,
        days,
        meaning,
        place.sentence,
        place.paragraph,
        ahead=c.ahead and not _behind(days, c),
        dateline=is_dateline,
        aside=_aside(s, mention),
        points=_points(plain, c, mention.span.text),
    )
    if not (is_dateline or one.before):
        fronted = place.first_word >= mention.first - 2
        said = not fronted and c.event_day is not None and passages.reports(mention.span.start)
        c = _after(c, resolve(plain, c), mention.meaning, fronted=fronted, said=said)
    return _State(c, place.sentence, place.paragraph), one


def _at(state: _State, place: Position, future: bool, goes_back: bool) -> Context:
    """What is known where the next date stands. A passage about another year ends with its paragraph, but
    for what had happened still before."""
    c = state.context
    fresh = place.paragraph != state.paragraph
    ends = fresh and c.filed is not None and not goes_back
    return replace(
        c,
        ahead=future,
        year=None if ends else c.year,
        same_sentence=c.told_day is not None and place.sentence == state.sentence,
        same_paragraph=not fresh,
    )


def _goes_back(s: Scan, mention: Mention) -> bool:
    """True beside a past perfect: "On 1 May troops had driven into X"."""
    for step in (1, -1):
        at = mention.last if step > 0 else mention.first - 1
        for word in (s.at(at + step * n) for n in range(_BESIDE)):
            if word in _STOPS:
                break
            if word == "had":
                return True
    return False


def _points(meaning: Meaning, c: Context, words: str) -> tuple[When, ...]:
    named = ends(meaning) if isinstance(meaning, Between) else (meaning,)
    return tuple(found for one in named if (found := when(one, c, words)))


_BESIDE = 8
"""Words to either side of a date among which its verb stands."""
_STOPS = frozenset((".", "!", "?", ";", ""))


def _lies_ahead(s: Scan, mention: Mention) -> bool:
    meaning = mention.meaning
    if isinstance(meaning, Limited) and meaning.bound in (Bound.BY, Bound.BEFORE):
        return ahead(s, mention.first, mention.last, default=True)
    if s.at(mention.first - 1) == "of" and isinstance(meaning, Weekday | Shift):
        return False
    return ahead(s, mention.first, mention.last)


def _behind(days: When | None, c: Context) -> bool:
    """True for days before that of filing: no tense puts them in the future."""
    return days is not None and c.filed is not None and days.last_day < c.filed


def _after(c: Context, found: Stretch | None, meaning: Meaning, *, fronted: bool, said: bool) -> Context:
    """What is known after a date was told; a deadline is no day that things happened on."""
    if found is None or (isinstance(meaning, Limited) and meaning.bound in (Bound.BY, Bound.BEFORE)):
        return c
    told_day = found if found.precision is Precision.DAY else c.told_day
    happened = found.precision is Precision.DAY and not said
    event_day = found if happened else c.event_day
    recent = found if happened and _is_news(found, c) else c.recent
    year = _passage_year(meaning, found, c, fronted)
    return replace(c, told=found, told_day=told_day, event_day=event_day, recent=recent, year=year)


def _is_news(found: Stretch, c: Context) -> bool:
    """True for days shortly before that of filing."""
    return c.filed is not None and timedelta(0) <= c.filed - found.last <= _FILED_BEFORE


def _passage_year(meaning: Meaning, found: Stretch, c: Context, fronted: bool) -> int | None:
    """The year a passage about the past is in, once a date has told it."""
    inner = meaning.day if isinstance(meaning, Timed) else meaning
    dated = isinstance(inner, Day | Month) and isinstance(inner.year, int | Unit)
    opening = isinstance(inner, Years) and fronted and inner.first == inner.last
    if isinstance(inner, Weekday | Shift | Unit) and getattr(inner, "base", Base.FILED) is Base.FILED:
        return None
    if not (dated or opening):
        return c.year
    far = c.filed is None or c.filed - found.last > _LONG_AGO
    return found.first.year if far and (c.filed is None or found.first.year != c.filed.year) else None


def _aside(s: Scan, mention: Mention) -> bool:
    """ "The accord of 1966", "as in 2014": a year that belongs to a noun or only compares."""
    before = s.at(mention.first - 1)
    if before == "in" and s.at(mention.first - 2) in COMPARING:
        return True
    meaning = mention.meaning
    if isinstance(meaning, Limited) and meaning.bound is Bound.SINCE:
        return any(_superlative(s.at(mention.first - n)) for n in range(1, 6))
    return isinstance(meaning, Years | Month) and (
        before == "of" or attributive(s, mention.first, mention.last)
    )


def _superlative(word: str) -> bool:
    """ "The worst since 2009" tells nothing of the years between."""
    return word in SUPERLATIVES or (len(word) > 5 and word.endswith("est"))
