"""An incident that a reader takes apart: what is left of it, and what the statements taken out tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from geo.model import Count, Incident, Place, Statement, When

T = TypeVar("T", When, Place, Count)


def without(one: Incident, gone: Sequence[Statement]) -> Incident:
    """The incident without these statements: what they alone said of it goes with them.

    Day and place stay where the rest tells none of its own: the reader has not said that they are wrong.
    Raises ValueError where none is left.
    """
    kept = tuple(said for said in one.statements if said not in gone)
    when = _left(one.when, gone, kept, lambda said: said.when) or one.when
    place = _left(one.place, gone, kept, lambda said: said.place) or one.place
    return replace(
        one,
        statements=kept,
        when=when,
        place=place,
        geo_precision=_precision(one, place),
        killed=_left(one.killed, gone, kept, lambda said: said.killed),
        injured=_left(one.injured, gone, kept, lambda said: said.injured),
    )


def of_its_own(one: Incident, taken: Sequence[Statement]) -> Incident:
    """What the statements taken out of an incident tell: their own days, places and numbers.

    Type and actors are those of the incident it was, day and place too where they tell none.
    """
    when = _first(taken, lambda said: said.when) or one.when
    place = _first(taken, lambda said: said.place) or one.place
    return replace(
        one,
        summary=one.sub_type,
        statements=tuple(taken),
        when=when,
        place=place,
        geo_precision=_precision(one, place),
        killed=_first(taken, lambda said: said.killed),
        injured=_first(taken, lambda said: said.injured),
    )


def _left(
    whole: T | None, gone: Sequence[Statement], kept: Sequence[Statement], of: Callable[[Statement], Any]
) -> T | None:
    """What the whole said, unless only what is gone said so: then what the rest says first."""
    if whole in map(of, gone) and whole not in map(of, kept):
        found: T | None = _first(kept, of)
        return found
    return whole


def _first(told: Sequence[Statement], of: Callable[[Statement], Any]) -> Any:
    return next((value for value in map(of, told) if value is not None), None)


def _precision(one: Incident, place: Place | None) -> int | None:
    if place is None:
        return None
    return one.geo_precision if place == one.place else 1
