"""An actor's colour: Okabe and Ito's eight, which colour-blind readers tell apart."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#F0E442")
_FIRST = 4
NOBODY = "#747f89"
"""Where no actor is told, or all colours are taken."""


def hues(actors: Sequence[str]) -> dict[str, str]:
    """A colour for each actor, the same at every reading; each keeps its own where no other has it.

    Who is named most chooses first. Names that differ in case or blanks only are one actor. Sky blue and
    orange, which are near to blue and vermilion, and yellow, the faintest on paper, go out last. Beyond
    seven actors colours come again: hue is never the only sign.
    """
    told = Counter(_folded(actor) for actor in actors if actor.strip())
    given: dict[str, int] = {}
    for name in sorted(told, key=lambda one: (-told[one], one)):
        start = int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:4]) % _FIRST
        turns = [*((start + step) % _FIRST for step in range(_FIRST)), *range(_FIRST, len(PALETTE))]
        given[name] = next((turn for turn in turns if turn not in given.values()), start)
    return {actor: PALETTE[given[_folded(actor)]] for actor in actors if actor.strip()}


def _folded(actor: str) -> str:
    return " ".join(actor.casefold().split())
