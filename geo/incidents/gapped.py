"""One verb for several happenings: "took X on Monday and Y on Tuesday", "killed six in X, two in Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.incidents.casualties import Toll
from geo.incidents.numbers import Number, read_numbers
from geo.incidents.spans import starting_in
from geo.incidents.tellings import Telling
from geo.incidents.ties import is_elsewhere, token_at
from geo.reading import Dated, Locality, Reading

LOCATING = ("in", "of", "on", "at", "near", "by")
"""Prepositions that tie a place to the noun that says what another one is."""
HARMED = ("killed", "injured")
LOCATIVE = frozenset(["in", "at", "near", "on", "outside", "around"])
JOINTS = ("and", ",")
ANOTHER = 10
"""Words between "another" and the place where that one was."""
MORE = ("others", "more", "dead")


class Counted(NamedTuple):
    """A place with the number of people harmed there."""

    place: Locality
    toll: Toll


class Pair(NamedTuple):
    """A place with the date that goes with it."""

    place: Locality
    date: Dated


def parted_by_date(reading: Reading, telling: Telling) -> list[Telling]:
    """The telling, or one for each place that has a date of its own behind the same verb."""
    pairs = _pairs(reading, telling)
    if len(pairs) < 2:
        further = _counted_apart(reading, telling) or _another(reading, telling)
        return [telling, *further]
    made = [replace(telling, localities=(p.place,), when=p.date.when, dated=True) for p in pairs]
    counted = _counts(reading, telling)
    return [made[0], *(_with_toll(one, counted) for one in made[1:])]


def _counted_apart(reading: Reading, telling: Telling) -> list[Telling]:
    """ "Killing six in X, two in Y and one near Z": a telling for each further place with a bare number."""
    made = [replace(telling, localities=(one.place,)) for one in _counts(reading, telling)]
    return [_with_toll(one, _counts(reading, telling)) for one in made]


def _another(reading: Reading, telling: Telling) -> list[Telling]:
    """ "A car blew up in X, and another hours later at an office in Y": one more, told without a verb."""
    tokens, sentence = reading.document.tokens, telling.sentence
    behind = range(telling.told[0].token + 1, sentence.last)
    at = next((at for at in behind if tokens[at].lower == "another"), None)
    if at is None or not telling.localities or tokens[at - 1].lower not in JOINTS:
        return []
    for place in starting_in(reading.localities, tokens[at].end, sentence.end):
        first = token_at(reading.document, sentence, place.span.start)
        between = tokens[at + 1 : first]
        if len(between) > ANOTHER or any(token.tag == "VERB" or token.text == ";" for token in between):
            return []
        if LOCATIVE.intersection((tokens[first].lower, tokens[first - 1].lower)) and _is_scene(
            reading, telling, place
        ):
            return [replace(telling, localities=(place,), tolls=(), toll_speakers=(), fresh=True)]
    return []


def _with_toll(telling: Telling, counted: Sequence[Counted]) -> Telling:
    """The telling with the number that stands before its place, and no other."""
    own = next((one.toll for one in counted if one.place in telling.localities), None)
    return replace(
        telling, tolls=(own,) if own else (), toll_speakers=(telling.speaker,) if own else (), fresh=True
    )


def _counts(reading: Reading, telling: Telling) -> list[Counted]:
    """The places behind the telling's own toll that have a bare number right before them."""
    toll = next((one for one in telling.tolls if one.count is not None and one.kind in HARMED), None)
    if toll is None or not telling.localities:
        return []
    own, sentence = telling.localities[0], telling.sentence
    behind = starting_in(reading.localities, own.span.end, sentence.end)
    found = []
    for place in behind:
        number = _before(reading, telling, place)
        if number is not None and number.first >= toll.last and _is_scene(reading, telling, place):
            own_toll = Toll(toll.kind, number.count, number.first, number.first, number.last)
            found.append(Counted(place, own_toll))
    return found


def _before(reading: Reading, telling: Telling, place: Locality) -> Number | None:
    """The number of "two in Y", with nothing between that it counts."""
    tokens, sentence = reading.document.tokens, telling.sentence
    first = token_at(reading.document, sentence, place.span.start)
    at = first if tokens[first].lower in LOCATIVE else first - 1
    if at <= telling.told[0].token or tokens[at].lower not in LOCATIVE:
        return None
    end = at - (tokens[at - 1].lower in MORE)
    numbers = read_numbers(tokens, max(end - 6, sentence.first), end)
    return next((n for n in numbers if n.last == end and tokens[n.first - 1].tag != "VERB"), None)


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
        words: list[str] = (
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
