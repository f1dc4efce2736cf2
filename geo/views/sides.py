"""Whom an actor counts as: "Azerbaijani forces", "Baku" and "Azerbaijan" are one side, and one colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geo.lexicon import table
from geo.model import Findings, Place, PlaceKind, Sense, Toponym

_ADDED = re.compile(r"\(([^()]+)\)$")


def side(actor: str, findings: Findings) -> str | None:
    """The country or region whose name, adjective or seat of government stands in the actor's name.

    The article's own place names tell it. An actor of no known place is a side of its own, rebels of no
    name as well; any other told without a name ("the army", "a crowd") is None: the text leaves open whose.
    """
    known = list(_places(actor, findings))
    own = [place for place in known if place.country is None]
    if own or known:
        return _name((own or known)[0], findings)
    added = _ADDED.search(actor)
    return _unplaced(added.group(1) if added else actor)


def _unplaced(name: str) -> str | None:
    """The actor by its own name, or as "rebels"."""
    words = name.split()
    if words and words[0].casefold() == "the":
        words = words[1:]
    is_named = any(word[:1].isupper() for word in words)
    is_kind = any(word.casefold().removesuffix("s") in _rebels() for word in words)
    return " ".join(words) if is_named or is_kind else None


@cache
def _rebels() -> frozenset[str]:
    return frozenset(table("actors")["kinds"]["rebels"])


def _places(actor: str, findings: Findings) -> Iterator[Place]:
    for one in findings.toponyms:
        if one.place and _stands_for_a_side(one) and _holds(actor, one.span.text):
            yield one.place


def _stands_for_a_side(one: Toponym) -> bool:
    assert one.place is not None  # noqa: S101 — of the caller
    if one.place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION):
        return True
    return one.place.kind is PlaceKind.POPULATED_PLACE and one.sense is Sense.ASSOCIATIVE


def _holds(actor: str, words: str) -> bool:
    at = actor.find(words)
    return at >= 0 and not actor[:at][-1:].isalnum() and not actor[at + len(words) :][:1].isalnum()


def _name(place: Place, findings: Findings) -> str:
    """The country of a seat of government by the name the article's own places give it."""
    if place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) or place.country is None:
        return place.name
    countries = (one.place for one in findings.toponyms if one.place and one.place.kind is PlaceKind.COUNTRY)
    return next((one.name for one in countries if one.country == place.country), place.name)
