"""The words of one sentence that tell of one happening, brought together; those of two kept apart."""

from __future__ import annotations

from functools import cache

from geo.incidents.days import days_overlap, extent, own_day
from geo.incidents.mentions import Mention
from geo.incidents.scene import is_elsewhere, meets, token_at
from geo.incidents.spans import starting_in
from geo.language.document import Sentence
from geo.model import Sense
from geo.reading import Locality, Reading

JOINED = (
    {"force", "order"},
    {"force", "abduction"},
    {"force", "capture"},
    {"force", "accident"},
    {"order", "arrest"},
)
"""Families that may be of one happening: soldiers shoot at a protest, a town is taken after a fight."""


def parted(reading: Reading, group: list[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions of a sentence, those of one happening together."""
    parts: list[list[Mention]] = []
    for mention in group:
        home = next((part for part in reversed(parts) if _one_happening(reading, part, mention)), None)
        if home is None:
            parts.append([mention])
        else:
            home.append(mention)
    return [tuple(part) for part in parts]


def _one_happening(reading: Reading, part: list[Mention], mention: Mention) -> bool:
    one = families_meet(part[0].frame.family, mention.frame.family) or _in_one_clause(part, mention)
    return one and not _apart(reading, part, mention)


def _in_one_clause(part: list[Mention], mention: Mention) -> bool:
    return mention.clause is not None and any(mention.clause is one.clause for one in part)


@cache
def families_meet(a: str, b: str) -> bool:
    """True where two words may tell of one happening: nobody dies of a truce."""
    return a == b or ("harm" in (a, b) and "accord" not in (a, b)) or {a, b} in JOINED


def _apart(reading: Reading, part: list[Mention], mention: Mention) -> bool:
    """True where both have a place or a day of their own in their clauses, and these differ."""
    mine, theirs = _own_places(reading, (mention,)), _own_places(reading, tuple(part))
    if mine and theirs and not any(meets(a.place, b.place) for a in mine for b in theirs):
        return True
    if bool(mine) != bool(theirs) and _names_apart(reading, part, mention):
        return True
    day, other = own_day(reading, (mention,)), own_day(reading, tuple(part))
    return bool(day and other and not days_overlap(day, other))


def _names_apart(reading: Reading, part: list[Mention], mention: Mention) -> bool:
    """True where each has a name of a place in its clause, and one of the names is on no map."""
    if any(mention.clause is one.clause for one in part):
        return False
    mine, theirs = _own_names(reading, (mention,)), _own_names(reading, tuple(part))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _own_names(reading: Reading, told: tuple[Mention, ...]) -> frozenset[str]:
    sentence = told[0].sentence
    spans = [
        t.span
        for a, b in _reaches(reading, told)
        for t in starting_in(reading.toponyms, a, b)
        if t.sense is Sense.LITERAL
    ]
    return frozenset(span.text.lower() for span in spans if not _is_origin(reading, sentence, span.start))


def _reaches(reading: Reading, told: tuple[Mention, ...]) -> list[tuple[int, int]]:
    return [extent(reading, mention) for mention in told]


def _own_places(reading: Reading, told: tuple[Mention, ...]) -> list[Locality]:
    reaches, sentence = _reaches(reading, told), told[0].sentence
    here = [one for a, b in reaches for one in starting_in(reading.localities, a, b)]
    return [one for one in here if not _is_from(reading, sentence, one)]


def _is_from(reading: Reading, sentence: Sentence, found: Locality) -> bool:
    """ "Shells fired from X": where it came from is not where it struck."""
    return _is_origin(reading, sentence, found.span.start)


def _is_origin(reading: Reading, sentence: Sentence, offset: int) -> bool:
    return is_elsewhere(reading.document, sentence, token_at(reading.document, sentence, offset))
