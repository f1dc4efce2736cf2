"""A place name found in a text, before it is known which place it is."""

from __future__ import annotations

from geo.gazetteer.base import Candidate
from geo.model import Sense, Span
from geo.records import record


@record(frozen=True, slots=True)
class Mention:
    """Words that name a place.

    `candidates` are the places that bear the name, empty where the gazetteer knows none. `chance` is the
    belief (0..1) that the words name a place at all. `head` is the generic word that says what sort of
    place is meant ("region" in "Donetsk region", "river" in "the river Niger"), in lower case, or "".
    """

    span: Span
    sense: Sense
    candidates: tuple[Candidate, ...] = ()
    chance: float = 1.0
    head: str = ""
    peoples: bool = False
    """True for the name of a people or its adjective, in whatever sense it is used."""
