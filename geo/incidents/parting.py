"""The words of one sentence that tell of one happening, brought together; those of two kept apart."""

from __future__ import annotations

from functools import cache

from geo.incidents.days import cut_between, days_overlap, extent, own_day
from geo.incidents.mentions import Mention
from geo.incidents.opened import opened
from geo.incidents.scene import is_elsewhere, meets, token_at
from geo.incidents.spans import starting_in
from geo.language.document import Sentence
from geo.model import Sense
from geo.reading import Locality, Reading

Reaches = dict[int, tuple[int, int]]
"""Of the token of a mention the stretch of text that is its own."""

UNHARMING = frozenset(["accord", "release", "change"])
"""Families of what harms nobody: deaths told beside it are of something else."""

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
    own = _own_parts(reading, group)
    for mention in group:
        home = next((part for part in reversed(parts) if _one_happening(reading, part, mention, own)), None)
        if home is None:
            parts.append([mention])
        else:
            home.append(mention)
    return [tuple(part) for part in parts]


def _own_parts(reading: Reading, group: list[Mention]) -> Reaches:
    """Of each mention the part of its clause that is its own, where the clause tells of several."""
    tokens, found = reading.document.tokens, dict[int, tuple[int, int]]()
    for mention in group:
        start, end = extent(reading, mention)
        for other in group:
            if other.clause is not mention.clause or other.token == mention.token:
                continue
            if mention.noun is not other.noun and _does_it(mention) is not _does_it(other):
                continue  # "Strikes on X and Y killed two": one and the same
            left, right = sorted((mention.token, other.token))
            cut = cut_between(reading.article.text, tokens[left].end, tokens[right].start)
            if cut > 0 and mention.token == right:
                start = max(start, cut)
            elif cut > 0:
                end = min(end, cut)
        found[mention.token] = (start, end)
    return found


def _does_it(mention: Mention) -> bool:
    """True for a noun that is the subject of its clause."""
    subject = mention.clause.subject if mention.clause is not None else None
    return mention.noun and subject is not None and subject.first <= mention.token < subject.last


def _one_happening(reading: Reading, part: list[Mention], mention: Mention, own: Reaches) -> bool:
    one = families_meet(part[0].frame.family, mention.frame.family) or _in_one_clause(part, mention)
    if not one or opened(reading, part[0]) is not opened(reading, mention):
        return False
    return not _apart(reading, part, mention, own)


def _in_one_clause(part: list[Mention], mention: Mention) -> bool:
    return mention.clause is not None and any(mention.clause is one.clause for one in part)


@cache
def families_meet(a: str, b: str) -> bool:
    """True where two words may tell of one happening: nobody dies of a truce or a release."""
    return a == b or ("harm" in (a, b) and UNHARMING.isdisjoint((a, b))) or {a, b} in JOINED


def _apart(reading: Reading, part: list[Mention], mention: Mention, own: Reaches) -> bool:
    """True where both have a place or a day of their own in their clauses, and these differ."""
    mine, theirs = _own_places(reading, (mention,), own), _own_places(reading, tuple(part), own)
    if mine and theirs and not any(meets(a.place, b.place) for a in mine for b in theirs):
        return True
    if bool(mine) != bool(theirs) and _names_apart(reading, part, mention, own):
        return True
    day, other = own_day(reading, (mention,), own), own_day(reading, tuple(part), own)
    return bool(day and other and not days_overlap(day, other))


def _names_apart(reading: Reading, part: list[Mention], mention: Mention, own: Reaches) -> bool:
    """True where each has a name of a place in its clause, and one of the names is on no map."""
    if any(mention.clause is one.clause for one in part):
        return False
    mine, theirs = _own_names(reading, (mention,), own), _own_names(reading, tuple(part), own)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _own_names(reading: Reading, told: tuple[Mention, ...], own: Reaches) -> frozenset[str]:
    sentence = told[0].sentence
    spans = [
        t.span
        for a, b in _reaches(reading, told, own)
        for t in starting_in(reading.toponyms, a, b)
        if t.sense is Sense.LITERAL
    ]
    return frozenset(span.text.lower() for span in spans if not _is_origin(reading, sentence, span.start))


def _reaches(reading: Reading, told: tuple[Mention, ...], own: Reaches) -> list[tuple[int, int]]:
    found = []
    for mention in told:
        (a, b), (start, end) = extent(reading, mention), own[mention.token]
        found.append((max(a, start), min(b, end)))
    return found


def _own_places(reading: Reading, told: tuple[Mention, ...], own: Reaches) -> list[Locality]:
    reaches, sentence = _reaches(reading, told, own), told[0].sentence
    here = [one for a, b in reaches for one in starting_in(reading.localities, a, b)]
    return [one for one in here if not _is_from(reading, sentence, one)]


def _is_from(reading: Reading, sentence: Sentence, found: Locality) -> bool:
    """ "Shells fired from X": where it came from is not where it struck."""
    return _is_origin(reading, sentence, found.span.start)


def _is_origin(reading: Reading, sentence: Sentence, offset: int) -> bool:
    return is_elsewhere(reading.document, sentence, token_at(reading.document, sentence, offset))
