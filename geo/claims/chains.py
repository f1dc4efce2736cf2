"""Ground after ground under one verb: "took A on Monday, B the day after, and C without a shot"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.claims.adjuncts import Adjuncts, Echo, adjuncts, day_of_month, finest, in_year, told_past
from geo.claims.cues import JOINTS, Cue
from geo.claims.scene import Scene
from geo.claims.shares import Named
from geo.claims.territories import territories, unknown
from geo.language.document import Phrase
from geo.model import Extent, Precision, Sense, When
from geo.reading import Dated

MOST = 10
"""Pieces of ground that one verb is read for."""
_PRONOUNS = frozenset(("it", "them"))
_RELATIVES = frozenset(("which", "who", "whose", "where"))
_END = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of ground with what is told of it alone: its day, who took it; where its words end."""

    ground: Named
    dates: tuple[Dated, ...]
    agents: dict[str, Phrase]
    end: int
    alone: bool
    """Words of its own stand behind it: what is listed before it without any shares them."""
    leading: bool = False
    """Its date stands before it, and is of this piece alone."""
    days: tuple[int, ...] = ()
    when: When | None = None
    echo: Echo | None = None


def ground_at(scene: Scene, at: int, limit: int) -> Named | None:
    """The one piece of ground named right at the token: a place name, or "the airport of X"."""
    name = at + (scene.lower(at) == "the")
    toponym = scene.toponym(name)
    if toponym is not None and scene.starts[scene.names[name]] == name:
        if toponym.sense is not Sense.LITERAL:
            return None
        end = scene.end_of_name(name)
        found = territories(scene, name, end)
        return found[0] if found else _unplaced(scene, name, end)
    if scene.lower(at) in ("it", "them") or name > at:
        found = territories(scene, at, _stop(scene, at, limit), bare=False)
        return found[0] if found else None
    return None


def known_by_name(scene: Scene, at: int) -> Named | None:
    """The ground of a name that the text places elsewhere, and this time was not seen to be one."""
    word = scene.tokens[at].text
    literal = (t for t in scene.reading.toponyms if t.span.text == word and t.sense is Sense.LITERAL)
    place = next((found for t in literal if (found := scene.place_of(t)) is not None), None)
    return Named(at, at + 1, at, word, place, Extent.UNSPECIFIED) if place is not None else None


def _unplaced(scene: Scene, first: int, last: int) -> Named:
    return Named(first, last, first, scene.words(first, last), None, Extent.UNSPECIFIED)


def _stop(scene: Scene, at: int, limit: int) -> int:
    """Where a phrase that begins at the token must end."""
    for step in range(at + 1, limit):
        tag, lower = scene.tokens[step].tag, scene.lower(step)
        if (
            tag in ("VERB", "AUX", "PUNCT", "CCONJ")
            or step in scene.dated
            or (tag == "ADP" and lower != "of")
        ):
            return step
    return limit


def behind(scene: Scene, cue: Cue, limit: int, first: Named | None) -> list[Piece]:
    """The pieces that the words behind a verb tell; `first` is the ground that stands before it."""
    start, ground = (cue.then, first) if first is not None else _object(scene, cue.then, limit)
    if ground is None:
        return []
    told = adjuncts(scene, start if first is not None else ground.last, limit)
    pieces = [_piece(ground, told, (), ())]
    while len(pieces) < MOST:
        following = _next(scene, told.end, limit)
        if following is None:
            break
        piece, told = following
        pieces.append(piece)
    return _without_next_clause(scene, pieces, told, limit)


def _piece(ground: Named, told: Adjuncts, leading: Sequence[Dated], days: Sequence[int]) -> Piece:
    return Piece(
        ground,
        (*leading, *told.dates),
        told.agents,
        told.end,
        told.end > ground.last,
        leading=bool(leading or days),
        days=(*days, *told.days),
        echo=told.echo,
    )


def _next(scene: Scene, at: int, limit: int) -> tuple[Piece, Adjuncts] | None:
    """The next piece behind a joint, with a date before it or none."""
    start = at
    while at < limit and scene.lower(at) in JOINTS:
        at += 1
    if at == start:
        return None
    opening = adjuncts(scene, at, limit) if scene.tokens[at].tag != "PROPN" or at in scene.dated else None
    told_first = opening is not None and (opening.dates or opening.days)
    step = opening.end if opening is not None and told_first else at
    step += bool(told_first) and scene.lower(step) == ","
    ground = ground_at(scene, step, limit) or _unmapped(scene, step, limit)
    if ground is None or scene.lower(ground.first) in _PRONOUNS:
        return None
    told = adjuncts(scene, ground.last, limit)
    if scene.lower(told.end) == "," and scene.lower(told.end + 1) in _RELATIVES:
        return None  # "and X, which …, was lost": the subject of what follows
    if told.end == ground.last and not _closes(scene, told.end, limit):
        return None  # "and the Kapoeta garrison fled"
    dates, days = (opening.dates, opening.days) if opening is not None and told_first else ([], [])
    return _piece(ground, told, dates, days), told


def _closes(scene: Scene, at: int, limit: int) -> bool:
    return at >= limit or scene.tokens[at].tag == "PUNCT" or scene.lower(at) in JOINTS


def _unmapped(scene: Scene, at: int, limit: int) -> Named | None:
    """A name on no map that is listed among places."""
    bare = scene.tokens[min(at, limit - 1)].tag == "PROPN" and scene.lower(at - 1) != ";"
    found = unknown(scene, at, _stop(scene, at, limit)) if bare and at < limit else ()
    named = found and not any(i in scene.names for i in range(found[0].first, found[0].last))
    return found[0] if named else None


def _without_next_clause(scene: Scene, pieces: list[Piece], told: Adjuncts, limit: int) -> list[Piece]:
    """Without the names that are the subject of a verb behind them ("took X, and A and B fell")."""
    if told.end >= limit or scene.tokens[told.end].tag not in _END:
        return pieces
    kept = pieces[:-1]
    while len(kept) > 1 and not kept[-1].alone:
        kept.pop()
    return kept if len(pieces) > 1 else pieces


def _object(scene: Scene, at: int, limit: int) -> tuple[int, Named | None]:
    """The ground behind a verb, over adverbs, dates, an aside (", by way of answer,"); its first token."""
    found = ground_at(scene, at, limit)
    if found is not None or at >= limit:
        return at, found
    told = adjuncts(scene, at, limit)
    if scene.lower(told.end) == ",":
        aside = adjuncts(scene, told.end + 1, limit)
        if aside.end > told.end + 1 and scene.lower(aside.end) == ",":
            return aside.end + 1, ground_at(scene, aside.end + 1, limit)
    return (told.end, ground_at(scene, told.end, limit)) if told.end > at else (at, None)


def _of_month(piece: Piece, before: When | None) -> When | None:
    return day_of_month(piece.days[0], before) if piece.days else None


def dated(pieces: list[Piece], lead: When | None, published: date | None) -> list[Piece]:
    """Each piece with its day: its own; of a list ("A, B and C on Monday") that behind the last of it.

    `lead` is the date before the verb: the first piece's, and of those listed with it.
    """
    told: list[Piece] = []
    before = lead = told_past(lead, published)
    for piece in pieces:
        when = told_past(finest(list(piece.dates), before) or _of_month(piece, before), published)
        before = when or before
        told.append(replace(piece, when=when))
    for at in range(len(told) - 2, -1, -1):
        if told[at].when is None and not told[at].alone and not told[at + 1].leading:
            told[at] = replace(told[at], when=told[at + 1].when)
    return _led(told, lead)


def _led(pieces: list[Piece], lead: When | None) -> list[Piece]:
    """The date before the verb given to the first piece, and to those listed with it."""
    for at, piece in enumerate(pieces):
        if piece.when is not None:
            pieces[at] = replace(piece, when=in_year(piece.when, lead))
        elif lead is not None:
            pieces[at] = replace(piece, when=lead)
        if piece.alone:
            lead = lead if lead is not None and lead.precision is Precision.YEAR else None
    return pieces
