"""What stands behind a piece of ground: when, by whom, to whom, from whom; where the next one begins."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from geo.claims.acts import followers, manners, spans
from geo.claims.cues import JOINTS
from geo.claims.scene import QUOTES, Scene
from geo.language.document import Phrase
from geo.model import Precision, When
from geo.reading import Dated

_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"))
_GENITIVE = frozenset(("'s", "’s", "-", "of"))
_AGENTS = frozenset(("by", "to", "from", "before"))
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_SELF = frozenset(("itself", "themselves", "too", "also", "alone"))
_LEADING = frozenset(
    ("on", "in", "at", "by", "of", "since", "from", "during", "around", "about", "early", "late", "only")
)


@dataclass(frozen=True, slots=True)
class Echo:
    """ "One day after X": where the words and X begin, and how long before this day its own is."""

    first: int
    name: int
    before: timedelta


@dataclass(slots=True)
class Adjuncts:
    """What was read up to token `end`: the dates, and the phrase behind each of "by", "to", "from"."""

    end: int
    dates: list[Dated] = field(default_factory=list)
    agents: dict[str, Phrase] = field(default_factory=dict)
    days: list[int] = field(default_factory=list)
    """Days of a month that only the day told before can place ("on the 31st")."""
    echo: Echo | None = None


def adjuncts(scene: Scene, at: int, limit: int) -> Adjuncts:
    """Dates, adverbs and prepositional phrases from token `at` on, up to a joint, a verb or anything else."""
    found = Adjuncts(at)
    while found.end < limit and _step(scene, found, limit):
        pass
    return found


def _step(scene: Scene, found: Adjuncts, limit: int) -> bool:
    at = found.end
    if _echo(scene, found, limit) or _date(scene, found, at, limit) or _manner(scene, found, at):
        return True
    if scene.lower(at) == "," and _further_date(scene, found, at + 1, limit):
        return True
    token = scene.tokens[at]
    if token.lower in JOINTS:
        return False
    if token.tag in ("ADV", "PART") or token.lower in _SELF or token.lower in QUOTES:
        found.end = at + 1
        return True
    if token.lower == "(":
        found.end = next((i + 1 for i in range(at, min(at + 12, limit)) if scene.lower(i) == ")"), limit)
        return True
    return token.tag in ("ADP", "SCONJ") and _phrase(scene, found, at, limit)


def _further_date(scene: Scene, found: Adjuncts, at: int, limit: int) -> bool:
    """ "Two years later, in September 1998": a date of the same piece, as nothing else follows it."""
    alone = Adjuncts(at)
    if not _date(scene, alone, at, limit) or (alone.end < limit and scene.tokens[alone.end].tag != "PUNCT"):
        return False
    found.dates += alone.dates
    found.days += alone.days
    found.end = alone.end
    return True


def _manner(scene: Scene, found: Adjuncts, at: int) -> bool:
    """ "Without a shot"."""
    for rest in manners().get(scene.lower(at), ()):
        if all(scene.lower(at + 1 + k) == word for k, word in enumerate(rest)):
            found.end = at + 1 + len(rest)
            return True
    return False


def _date(scene: Scene, found: Adjuncts, at: int, limit: int) -> bool:
    start = at
    while start < limit and scene.lower(start) in _LEADING and start not in scene.dated:
        start += 1
    start += scene.lower(start) == "the" and start not in scene.dated
    dated = date_at(scene, start)
    end = scene.dated[start] if dated is not None else _ordinal(scene, found, start)
    if end is None:
        return False
    found.dates += [dated] if dated is not None else []
    found.end = end
    return True


def _ordinal(scene: Scene, found: Adjuncts, at: int) -> int | None:
    """Where a bare day of the month ends ("the 31st"), which only the day told before it can place."""
    day = ordinal(scene, at)
    if day is None:
        return None
    found.days.append(day)
    return at + 1 + (not scene.tokens[at].text[-1].isalpha())


def ordinal(scene: Scene, at: int) -> int | None:
    """The number of a day of the month whose words begin at the token; None where it is no such day."""
    if scene.lower(at - 1) != "the" or not 0 < at < len(scene.tokens) - 1:
        return None
    word = scene.lower(at)
    digits = word.rstrip("stndrh")
    ending = word[len(digits) :] or scene.lower(at + 1)
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 3 else 0
    return number if 0 < number < 32 and ending in _ENDINGS else None


def date_at(scene: Scene, at: int) -> Dated | None:
    """The date whose words hold the token."""
    if at not in scene.dated:
        return None
    dates, offset = scene.reading.timeline.dates, scene.tokens[at].start
    index = bisect_left(dates, offset + 1, key=lambda one: one.span.start) - 1
    held = index >= 0 and dates[index].span.start <= offset < dates[index].span.end
    return dates[index] if held else None


def _phrase(scene: Scene, found: Adjuncts, at: int, limit: int) -> bool:
    """A preposition with its noun phrase."""
    last = at + 1
    while last < limit and (
        scene.tokens[last].tag in _NOMINAL or scene.lower(last) in _GENITIVE or scene.lower(last) in QUOTES
    ):
        if last in scene.dated and scene.lower(at) not in ("of",):
            break
        last += 1
    if last == at + 1:
        return False
    if scene.lower(at) in _AGENTS:
        found.agents.setdefault(scene.lower(at), Phrase(at + 1, last, last - 1))
    found.end = last
    return True


def _echo(scene: Scene, found: Adjuncts, limit: int) -> bool:
    """ "one day after the Malvinas": that ground changed hands so long before."""
    counts, units = spans()
    at = found.end + (scene.lower(found.end) == "," and scene.lower(found.end + 1) in counts)
    count, unit = counts.get(scene.lower(at)), units.get(scene.lower(at + 1))
    order = {"after": 1, "before": -1}.get(scene.lower(at + 2), 0)
    name = at + 3 + (scene.lower(at + 3) == "the")
    if count is None or unit is None or not order or name >= limit:
        return False
    if name not in scene.names and scene.tokens[name].tag != "PROPN":
        return False
    found.echo = Echo(at, name, timedelta(days=order * count * unit))
    found.end = scene.end_of_name(name) if name in scene.names else name + 1
    return True


def finest(dates: list[Dated], before: When | None) -> When | None:
    """The day of a piece: the finest date it has; "next day" counts from the day of the piece before."""
    known = [w for one in dates if (w := _counted(one, before)) is not None]
    order = tuple(Precision)
    return min(known, key=lambda w: (w.last_day - w.first_day, order.index(w.precision)), default=None)


def _counted(one: Dated, before: When | None) -> When | None:
    after = followers().get(one.span.text.lower())
    if after is None or before is None or before.precision is not Precision.DAY:
        return one.when
    day = before.first_day + after
    return When(
        day, day, Precision.DAY, one.span.text, f"{after.days} day after {before.first_day}, told before"
    )


def day_of_month(number: int, before: When | None) -> When | None:
    """The next day of that number after the day told before; None where no month is known."""
    if before is None or before.precision not in (Precision.DAY, Precision.MONTH):
        return None
    first = before.first_day
    months = (first.replace(day=1), (first.replace(day=28) + timedelta(days=7)).replace(day=1))
    for month in months:
        try:
            day = month.replace(day=number)
        except ValueError:
            continue
        if day >= first:
            return When(
                day, day, Precision.DAY, str(number), f"day {number} of the month told before, {first}"
            )
    return None


def told_past(when: When | None, published: date | None) -> When | None:
    """The day of what has happened: a weekday that was taken for the next one is the last one."""
    if when is None or published is None or when.first_day <= published:
        return when
    week = timedelta(days=7)
    if when.first_day - published >= week or when.precision is not Precision.DAY:
        return None
    first, last = when.first_day - week, when.last_day - week
    return replace(
        when, earliest=first, latest=last, basis=f"{when.basis}; a week earlier, as it has happened"
    )


def shifted(when: When, before: timedelta, words: str) -> When | None:
    """The day so long before another; None where that is no day."""
    if when.precision is not Precision.DAY:
        return None
    day = when.first_day - before
    return When(day, day, Precision.DAY, words, f"{before.days} days before {when.first_day}, told beside it")


def in_year(when: When | None, year: When | None) -> When | None:
    """A day that the words give without a year, in the year that opens the sentence ("In 2012 … in May")."""
    if when is None or year is None or year.precision is not Precision.YEAR or _names_year(when.text):
        return when
    number = year.first_day.year
    try:
        first, last = (_moved(day, number) for day in (when.first_day, when.last_day))
    except ValueError:
        return when
    same = when.first_day.year == when.last_day.year
    return replace(when, earliest=first, latest=last, basis=f"{when.basis}; in {number}") if same else when


def _moved(day: date, year: int) -> date:
    return day.replace(year=year)


def _names_year(text: str) -> bool:
    return any(word.isdigit() and len(word) == 4 for word in text.replace(",", " ").split())
