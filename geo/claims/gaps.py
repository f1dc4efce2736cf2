"""Claims whose verb is left out the second time: "took Axum on 3 June and Mekelle on the 28th"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.claims.actors import Claimant
from geo.claims.claimants import claimant
from geo.claims.drafts import Draft
from geo.claims.scene import QUOTES, Scene
from geo.claims.shares import Named
from geo.claims.telling import Telling
from geo.claims.territories import territories
from geo.language.document import Phrase
from geo.model import Extent, Sense, When

_AMONG = frozenset((("among", "them"), ("among", "others"), ("for", "one"), ("for", "example")))
_JOINTS = frozenset((",", "and", ";", "while", "but"))
_SINCE = frozenset(("on", "in", "since", "from", "by", "until", "after", "before", "at", "for", "during"))
_REST = frozenset(("another", "others", "half", "most", "some", "part"))
_WORDS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
_HOLDER = 6
"""Words that the second holder's name may have."""
_MORE = 8
"""Territories that may follow in this way."""


def gapped(telling: Telling, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What goes on behind the drafts of a verb without the verb: other places, other holders."""
    if not drafts or (drafts[-1].claimant is None and not telling.passive):
        return
    yield from gone_on(telling, drafts[-1], max(telling.clause.verb + 1, _end(telling, drafts)))


def gone_on(telling: Telling, model: Draft, at: int) -> Iterator[Draft]:
    """What goes on from a token behind a draft without its verb: "…, and Mankulam since November"."""
    scene, at = telling.scene, _past_times(telling, at)
    for _ in range(_MORE):
        start = _past_joint(scene, at, telling.sentence.last)
        found = _other_s(telling, start, model) or _next(telling, start, model) if start is not None else None
        if found is None:
            return
        model, last = found
        yield model
        at = _past_times(telling, last)


def among(telling: Telling, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "lands that Mogadishu claims, the Ogaden among them": examples of what the verb tells."""
    scene, limit = telling.scene, telling.sentence.last
    start = max(telling.clause.verb + 1, _end(telling, drafts))
    if not drafts or scene.lower(start) != ",":
        return
    found = territories(scene, start + 1, limit)
    behind = found[-1].last if found else start
    if (scene.lower(behind), scene.lower(behind + 1)) in _AMONG:
        for place in found:
            yield replace(drafts[-1], anchor=place.anchor, territory=place)


def _end(telling: Telling, drafts: Sequence[Draft]) -> int:
    """Where what the verb itself tells ends: its territory, its agent."""
    agent = telling.oblique("by") if telling.passive else None
    # "is to return Kalbajar to Azerbaijan by 15 November, Aghdam by 20 November and …"
    taker = telling.oblique("to") if drafts[-1].against is not None else None
    agent = agent or taker
    ends = [d.territory.last for d in drafts if not d.territory.led]
    return max([*ends, agent.last if agent is not None else 0])


def _past_joint(scene: Scene, at: int, limit: int) -> int | None:
    start = at
    while at < limit and scene.lower(at) in _JOINTS:
        at += 1
    return at if at > start else None


def _past_times(telling: Telling, at: int) -> int:
    """Past dates and how long: "on 3 June", "since the spring", "two days later"."""
    scene = telling.scene
    while at < telling.sentence.last:
        lead = scene.lower(at) in _SINCE
        end = _date_end(scene, at + lead)
        if end is None:
            return at
        at = end
    return at


def _date_end(scene: Scene, at: int) -> int | None:
    """Where the date that holds the token ends; its article may stand before it."""
    at += scene.lower(at) == "the"
    return scene.dated.get(at)


def _next(telling: Telling, start: int, model: Draft) -> tuple[Draft, int] | None:
    """The next territory with its own date, or the next holder with its territory; and where it ends."""
    scene, limit = telling.scene, telling.sentence.last
    named = _name_at(telling, start)
    if named is not None and scene.lower(named.last) in _REST:
        # "Pakistan occupies part of Kashmir and China another": the second holds a part, too.
        holder = _holder(scene, named.first, named.last)
        return (
            (_like(model, replace(model.territory, extent=Extent.PART), holder), named.last + 1)
            if holder
            else None
        )
    if named is not None:
        if telling.passive and scene.lower(named.last) == "by":
            holder = _holder(scene, named.last + 1, _stop(scene, named.last + 1, limit))
            return (_like(model, named, holder), named.last + 1) if holder is not None else None
        last = named.last + (scene.lower(named.last) in scene.lexicon.places["strong"])
        closed = _past_times(telling, last) > last
        again = replace(_like(model, named, model.claimant), when=_day_behind(scene, last))
        return (again, last) if closed else None
    if telling.passive:
        return None
    at = start
    while (
        at < min(start + _HOLDER, limit) and scene.tokens[at].tag in _WORDS and _name_at(telling, at) is None
    ):
        at += 1
    named = _name_at(telling, at)
    holder = _holder(scene, start, at) if named is not None and at > start else None
    if named is None or holder is None or not _closes(telling, named.last):
        return None
    return _like(model, named, holder), named.last


def _other_s(telling: Telling, start: int, model: Draft) -> tuple[Draft, int] | None:
    """ "Poland held Vilna, Lithuania Memel": two names, of which the first is the other holder's."""
    named = _name_at(telling, start)
    second = _name_at(telling, named.last) if named is not None and not telling.passive else None
    if named is None or second is None or not _closes(telling, second.last):
        return None
    holder = _holder(telling.scene, named.first, named.last)
    return (_like(model, second, holder), second.last) if holder is not None else None


def _day_behind(scene: Scene, at: int) -> When | None:
    """The date that stands right behind a territory, with its preposition."""
    first, last = scene.tokens[at].start, scene.tokens[min(at + 1, len(scene.tokens) - 1)].end
    dates = scene.reading.timeline.dates
    at = bisect_left(dates, first, key=lambda dated: dated.span.start)
    return dates[at].when if at < len(dates) and dates[at].span.start <= last else None


def _closes(telling: Telling, at: int) -> bool:
    """Whether nothing but a date, a joint or the end follows."""
    after = telling.scene.tokens[_past_times(telling, at)] if at < telling.sentence.last else None
    return after is None or after.tag == "PUNCT" or after.lower in _JOINTS


def _name_at(telling: Telling, at: int) -> Named | None:
    """The place name, as a territory, that starts at the token."""
    scene = telling.scene
    toponym = scene.toponym(at)
    if toponym is None or toponym.sense is Sense.DEMONYM or scene.starts[scene.names[at]] != at:
        return None
    found = territories(scene, at, scene.end_of_name(at))
    return found[0] if found and found[0].place is not None else None


def _stop(scene: Scene, at: int, limit: int) -> int:
    while at < limit and (scene.tokens[at].tag in _WORDS or scene.lower(at) in QUOTES):
        at += 1
    return at


def _holder(scene: Scene, first: int, last: int) -> Claimant | None:
    found = claimant(scene, Phrase(first, last, last - 1), first) if first < last else None
    return found if found is not None and found.force else None


def _like(model: Draft, named: Named, holder: Claimant | None) -> Draft:
    return replace(model, anchor=named.anchor, territory=named, claimant=holder)
