"""The colour of each actor and the hatching of each claimant, the same all over one map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geo.maps.hues import NOBODY, Held, deal, folded, hues_of
from geo.maps.rows import UNTOLD, MapClaim, MapIncident

_ANGLES = (45, 135, 0, 90, 22, 112, 67)  # of hatchings, one a claimant
_PLAIN = 4  # of them, those told apart best

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by actor and hatching angles by claimant."""

    colours: Mapping[str, str]
    angles: Mapping[str, int]

    def of(self, actor: str | None) -> str:
        """The colour of an actor, or that of nobody."""
        return self.colours.get(actor or "", NOBODY)


@dataclass(frozen=True, slots=True)
class Dealt:
    """What actors and claimants have already, and keep."""

    hues: Held = field(default_factory=dict)
    angles: Held = field(default_factory=dict)


def palette(
    incidents: Sequence[MapIncident],
    claims: Sequence[MapClaim],
    article: Callable[[str], str] = lambda _: "",
    dealt: Dealt | None = None,
) -> Palette:
    """One colour an actor over the whole map, whether it fights or claims.

    `article` tells of a row's id whose it is: articles choose in the order of their first rows, and actors
    of one article are told apart before others. What `dealt` holds is kept, and what is new is added to it.
    """
    dealt = dealt or Dealt()
    actors: dict[str, list[str]] = {}
    named = [(row.id, row.actor) for row in incidents] + [(row.id, row.claimant) for row in claims]
    for key, name in named:
        if name and name != UNTOLD:
            actors.setdefault(article(key), []).append(name)
    claimants = [row.claimant for row in claims]
    deal([claimants], len(_ANGLES), _PLAIN, dealt.angles)
    angles = {name: _ANGLES[dealt.angles.get(folded(name), 0)] for name in claimants}
    return Palette(hues_of(actors.values(), dealt.hues), angles)
