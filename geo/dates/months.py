"""The grammar of months, seasons, years and decades: "October of that year", "summer 1992", "the 1990s"."""

from __future__ import annotations

from geo.dates.meaning import Base, Month, Season, Unit, Years
from geo.dates.scan import HYPHENS, Found, Number, Scan
from geo.dates.vocabulary import (
    AFTER_VERB_MAY,
    BEFORE_MONTH,
    BEFORE_YEAR,
    COUNTED,
    DOUBTFUL_MONTHS,
    MONTHS,
    PEOPLE,
    SEASONS,
)

YearOf = tuple[int | Unit | None, int]
JOINS = HYPHENS | {"to", "and", "/", "or", "through", "until"}
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "'s", "’s", "this"))
_SMALL = frozenset(
    ("on", "of", "to", "in", "at", "by", "for", "and", "or", "was", "is", "were", "are", "from", "with")
)
_RELATIVE_YEARS = {
    ("last", "year"): Unit("year", -1, Base.FILED),
    ("this", "year"): Unit("year", 0, Base.FILED),
    ("next", "year"): Unit("year", 1, Base.FILED),
    ("that", "year"): Unit("year", 0, Base.TOLD),
    ("the", "same", "year"): Unit("year", 0, Base.TOLD),
    ("the", "previous", "year"): Unit("year", -1, Base.TOLD),
    ("the", "year", "before"): Unit("year", -1, Base.TOLD),
    ("the", "following", "year"): Unit("year", 1, Base.TOLD),
    ("the", "next", "year"): Unit("year", 1, Base.TOLD),
}


def month_name(s: Scan, i: int) -> Number | None:
    """A month's name, with the full stop of its abbreviation; the verbs "may" and "march" are none."""
    word = s.at(i)
    number = MONTHS.get(word)
    if number is None or (word in DOUBTFUL_MONTHS and not s.raw(i)[0].isupper()):
        return None
    if word == "may" and s.at(i + 1) in AFTER_VERB_MAY:
        return None
    dotted = len(word) <= 4 and s.at(i + 1) == "." and s.glued(i + 1) and word not in ("may", "june", "july")
    return Number(number, i + 2 if dotted else i + 1)


def year_of(s: Scan, i: int, sure: bool = True) -> YearOf:
    """The year after a day or month: in figures, or "last year", "of that year"; None with `i` if not told.

    Where it is not `sure`, as after a bare month, four figures may count people: "in May 2000 men left".
    """
    after = i + 1 if s.at(i) in (",", "of", *HYPHENS) else i
    figures = s.year(after)
    if figures and (sure or not _may_count(s, figures)):
        return figures.value, figures.end
    start = i + 1 if s.at(i) == "of" else i
    for words, unit in _RELATIVE_YEARS.items():
        if s.is_at(start, *words) and not s.at(start + len(words)).startswith(("'s", "’s")):
            return unit, start + len(words)
    return None, i


def _may_count(s: Scan, figures: Number) -> bool:
    """Behind a month only a round number counts: nobody tells of "1997 shells" without a comma."""
    return s.at(figures.end) in COUNTED and figures.value % 100 == 0


def month_only(s: Scan, i: int) -> Found | None:
    """ "November 2020", "October of that year", or a month alone where nothing else can be meant."""
    named = month_name(s, i)
    if not named:
        return None
    year, end = year_of(s, named.end, sure=False)
    if year is None and not _may_stand_alone(s, i):
        return None
    return Found(Month(named.value, year), end)


def _may_stand_alone(s: Scan, i: int) -> bool:
    word, before = s.at(i), s.at(i - 1)
    if word in DOUBTFUL_MONTHS and s.raw(i + 1)[:1].isupper() and not s.raw(i + 1).isupper():
        return False
    if before in BEFORE_MONTH or (before in HYPHENS and s.at(i - 2) in BEFORE_MONTH):
        return True
    if attributive(s, i, i + 1) or _joined_month(s, i):
        return True
    return word not in DOUBTFUL_MONTHS and len(word) > 4 and s.raw(i)[0].isupper()


def attributive(s: Scan, i: int, end: int) -> bool:
    """True for the date of "the 1994 ceasefire", "the August coup": before a noun, behind its article."""
    after = s.raw(end)
    return s.at(i - 1) in _ARTICLES and after[:1].islower() and after not in _SMALL and after not in COUNTED


def _joined_month(s: Scan, i: int) -> bool:
    """The "June" of "between March and June", "July or August"."""
    return s.at(i - 1) in JOINS and s.at(i - 2) in MONTHS


def season(s: Scan, i: int) -> Found | None:
    """ "the spring of 1992", "summer 1992"; without a year only after "this", "last", "in the"."""
    start = s.skip(i, ("the",))
    if s.at(start) not in SEASONS:
        return None
    low, high = SEASONS[s.at(start)]
    year, end = year_of(s, start + 1)
    if year is not None:
        return Found(Season(low, high, year), end)
    told = start > i and s.at(i - 1) in ("in", "since", "during", "until") and s.at(start + 1) != "of"
    return Found(Season(low, high), start + 1) if told else None


def decade(s: Scan, i: int) -> Found | None:
    """ "the 1990s", "1990s", "the nineties" in figures."""
    start = s.skip(i, ("the",))
    figures = s.digits(start, 4, 4)
    if figures is None or not 1500 <= figures <= 2090 or figures % 10:
        return None
    if s.at(start + 1) in ("s", "'s", "’s") and s.glued(start + 1):
        return Found(Years(figures, figures + 9), start + 2)
    return None


def bare_year(s: Scan, i: int) -> Found | None:
    """ "in 1992", "(1994)", "1994–2020", "Shusha, 2017"; a number of people or things is none."""
    figures = s.year(i)
    if not figures or (s.at(figures.end) in COUNTED and not _dates_people(s, i, figures.end)):
        return None
    until = s.year(i + 2) if s.at(i + 1) in HYPHENS else None
    before = s.at(i - 1)
    told = before in BEFORE_YEAR or (before in HYPHENS and s.at(i - 2) in ("mid", "early", "late"))
    bracketed = before in ("(", "[") and (s.at(i + 1) in (")", "]", ",", ";") or until is not None)
    listed = (before in ("and", "or") and s.year(i - 2) is not None) or (before == "," and _closes(s, i + 1))
    opening = s.at(i - 1) in (".", "") and s.at(i + 1) in ("was", "saw", "is", "brought")
    if not (told or bracketed or listed or until or opening or attributive(s, i, i + 1)):
        return None
    if until and until.value > figures.value:
        return Found(Years(figures.value, until.value), until.end)
    return Found(Years(figures.value, figures.value), figures.end)


def _dates_people(s: Scan, i: int, end: int) -> bool:
    """ "In 2016 soldiers shot …": people after a year that "in" opens do something in it."""
    return s.at(end) in PEOPLE and s.at(i - 1) in ("in", "since", "during")


def _closes(s: Scan, i: int) -> bool:
    return s.at(i) in (".", ")", "]", ";", "")
