"""One verb for several happenings: "rebels took X on Monday and Y on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.incidents.spans import starting_in
from geo.incidents.tellings import Telling
from geo.incidents.ties import is_elsewhere, token_at
from geo.reading import Dated, Locality, Reading

LOCATING = ("in", "of", "on", "at", "near", "by")
"""Prepositions that tie a place to the noun that says what another one is."""


class Pair(NamedTuple):
    """A place with the date that goes with it."""

    place: Locality
    date: Dated


def parted_by_date(reading: Reading, telling: Telling) -> list[Telling]:
    """The telling, or one for each place that has a date of its own behind the same verb."""
    pairs = _pairs(reading, telling)
    if len(pairs) < 2:
        return [telling]
    made = [replace(telling, localities=(p.place,), when=p.date.when, dated=True) for p in pairs]
    return [made[0], *(replace(one, tolls=(), toll_speakers=()) for one in made[1:])]


def _pairs(reading: Reading, telling: Telling) -> list[Pair]:
    """Places and dates that take turns in the words that the verb governs; nothing where they do not."""
    start, end = _reach(reading, telling)
    named = starting_in(reading.localities, start, end)
    places = [one for one in _told_apart(reading, named) if _is_scene(reading, telling, one)]
    dates = [one for one in starting_in(reading.timeline.dates, start, end) if one.when is not None]
    if len(places) < 2 or len(places) != len(dates):
        return []
    pairs = [Pair(place, date) for place, date in zip(places, dates, strict=True)]
    return pairs if _take_turns(pairs) and len({p.date.when for p in pairs}) == len(pairs) else []


def _told_apart(reading: Reading, named: Sequence[Locality]) -> list[Locality]:
    """The places without those that only say where one is: "X, a port on Lake Y in Z, fell"."""
    found, before, describes = list[Locality](), None, False
    for one in named:
        words = (
            reading.article.text[before.span.end : one.span.start].lower().replace(",", " , ").split()
            if before
            else []
        )
        opens = words[:1] == [","] and words[1:2] in (["a"], ["an"], ["the"]) and words[-1] in LOCATING
        describes = opens or (describes and len(words) == 1 and words[0] in LOCATING)
        if not describes:
            found.append(one)
        before = one
    return found


def _take_turns(pairs: Sequence[Pair]) -> bool:
    spots = [spot for p in pairs for spot in (p.place.span.start, p.date.span.start)]
    turned = [spot for p in pairs for spot in (p.date.span.start, p.place.span.start)]
    return spots == sorted(spots) or turned == sorted(turned)


def _is_scene(reading: Reading, telling: Telling, locality: Locality) -> bool:
    at = token_at(reading.document, telling.sentence, locality.span.start)
    return not is_elsewhere(reading.document, telling.sentence, at)


def _reach(reading: Reading, telling: Telling) -> tuple[int, int]:
    """The clause of the verb, up to the next verb of the sentence."""
    tokens, sentence = reading.document.tokens, telling.sentence
    lead = telling.told[0]
    first = lead.reach[0]
    behind = (clause.first for clause in sentence.clauses if clause.verb > lead.token)
    last = min((at for at in behind if at > lead.token), default=sentence.last)
    return tokens[first].start, tokens[last - 1].end
