"""What the gazetteer says of a name, boiled down once for all the texts it turns up in."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from geo.gazetteer.base import Candidate, Gazetteer
from geo.gazetteer.capitals import is_capital
from geo.gazetteer.fold import fold
from geo.model import PlaceKind

_CONTAINERS = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION)
_LETTERS = {
    PlaceKind.COUNTRY: "c",
    PlaceKind.ADMIN1: "a",
    PlaceKind.ADMIN2: "b",
    PlaceKind.POPULATED_PLACE: "p",
    PlaceKind.REGION: "r",
    PlaceKind.WATER: "w",
    PlaceKind.TERRAIN: "t",
    PlaceKind.SITE: "s",
    PlaceKind.BORDER: "o",
}


class Facts(NamedTuple):
    """The places that bear a name, and what they come to.

    `size` is the decimal logarithm of the biggest population, as a digit; `kinds` a letter for the kind of
    the foremost; `inside` are the codes of the countries and divisions the places lie in, `covers` those of
    the countries and divisions that the name itself stands for; `seat` is True for a country's capital.
    """

    places: tuple[Candidate, ...]
    size: str
    kinds: str
    many: str
    main: bool
    inside: frozenset[str]
    covers: frozenset[str]
    seat: bool


UNKNOWN = Facts((), "-", "", "0", False, frozenset(), frozenset(), False)


def boil_down(places: tuple[Candidate, ...]) -> Facts:
    """The facts of the bearers of one name."""
    if not places:
        return UNKNOWN
    first = places[0]
    biggest = max(c.population for c in places)
    kinds = "".join(sorted({_LETTERS[c.place.kind] for c in places[:6]}))
    return Facts(
        places=places,
        size=str(min(8, int(math.log10(biggest + 1)))),
        kinds=_LETTERS[first.place.kind] + ("+" if len(kinds) > 1 else ""),
        many=str(min(4, int(math.log2(len(places))))),
        main=any(c.main for c in places[:3]),
        inside=frozenset(code for c in places for code in _inside(c)),
        covers=frozenset(code for c in places for code in _covers(c)),
        seat=any(is_capital(c) for c in places[:3]),
    )


def _inside(candidate: Candidate) -> tuple[str, ...]:
    country, kind = candidate.place.country, candidate.place.kind
    codes = (country if kind != PlaceKind.COUNTRY else None, candidate.admin1, candidate.admin2)
    depth = {PlaceKind.COUNTRY: 0, PlaceKind.ADMIN1: 1, PlaceKind.ADMIN2: 2}.get(kind, 3)
    return tuple(code for code in codes[:depth] if code)


def _covers(candidate: Candidate) -> tuple[str, ...]:
    kind = candidate.place.kind
    if kind == PlaceKind.COUNTRY:
        return (candidate.place.country,) if candidate.place.country else ()
    code = {PlaceKind.ADMIN1: candidate.admin1, PlaceKind.ADMIN2: candidate.admin2}.get(kind, "")
    return (code,) if code else ()


_CUT_SHORT = frozenset(("the", "saint", "st", "mount", "mt", "fort", "ft"))
"""Words that a name loses or that are cut short where more of it follows (`fold`)."""


class Knowledge:
    """A gazetteer's answers for names, remembered as facts."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._candidates = gazetteer.candidates
        self._abbreviated = getattr(gazetteer, "abbreviated", lambda name: ())
        self._learns = hasattr(gazetteer, "learn")
        self._facts: dict[str, Facts] = {}
        self._short: dict[str, Facts] = {}
        self._leading: dict[str, bool] = {}
        # What may be taught later is tried at any time.
        self._has_prefix: Callable[[str], bool] = getattr(gazetteer, "has_prefix", lambda folded: True)
        if self._learns:
            self._has_prefix = lambda folded: True

    def leads_on(self, word: str) -> bool:
        """False where no name of several words begins with this one, as far as that can be told cheaply."""
        leads = self._leading.get(word)
        if leads is None:
            folded = fold(word)
            leads = not folded or folded in _CUT_SHORT or self._has_prefix(f"{folded} ")
            if len(self._leading) >= _REMEMBERED:
                self._leading.clear()
            self._leading[word] = leads
        return leads

    def of(self, name: str) -> Facts:
        """The facts of a name; UNKNOWN where no place bears it."""
        facts = self._facts.get(name)
        if facts is None:
            facts = boil_down(self._candidates(name))
            if facts.places or not self._learns:  # what is unknown today may have been taught tomorrow
                _remember(self._facts, name, facts)
        return facts

    def of_abbreviation(self, name: str) -> Facts:
        """The facts of what stands after a comma: "Tex.", "Calif."."""
        facts = self._short.get(name)
        if facts is None:
            facts = _remember(self._short, name, boil_down(self._abbreviated(name)))
        return facts


_REMEMBERED = 1 << 16
_known: WeakKeyDictionary[Gazetteer, Knowledge] = WeakKeyDictionary()


def _remember(memory: dict[str, Facts], name: str, facts: Facts) -> Facts:
    if len(memory) >= _REMEMBERED:
        memory.clear()
    memory[name] = facts
    return facts


def knowledge(gazetteer: Gazetteer) -> Knowledge:
    """The remembered answers of this gazetteer."""
    try:
        known = _known.get(gazetteer)
        if known is None:
            known = _known[gazetteer] = Knowledge(gazetteer)
    except TypeError:  # a gazetteer that cannot be hashed or weakly referenced is asked anew
        return Knowledge(gazetteer)
    return known
