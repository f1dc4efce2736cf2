"""The colour of each actor and the hatching of each claimant, the same all over one map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.maps.hues import NOBODY, hues
from geo.maps.rows import UNTOLD, MapClaim, MapIncident

_ANGLES = (45, 135, 0, 90, 22, 112, 67)  # of hatchings, one a claimant

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by actor and hatching angles by claimant."""

    colours: Mapping[str, str]
    angles: Mapping[str, int]

    def of(self, actor: str | None) -> str:
        """The colour of an actor, or that of nobody."""
        return self.colours.get(actor or "", NOBODY)


def palette(incidents: Sequence[MapIncident], claims: Sequence[MapClaim]) -> Palette:
    """One colour an actor over the whole map, whether it fights or claims."""
    claiming = [row.claimant for row in claims if row.claimant != UNTOLD]
    actors = [row.actor for row in incidents if row.actor] + claiming
    claimants = sorted({row.claimant for row in claims})
    angles = {name: _ANGLES[index % len(_ANGLES)] for index, name in enumerate(claimants)}
    return Palette(hues(actors), angles)
