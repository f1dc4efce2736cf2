"""An actor's colour: Okabe and Ito's eight, which colour-blind readers tell apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442")
NOBODY = "#8a949d"
"""Where no actor is told, or all colours are taken."""


def hues(actors: Iterable[str]) -> dict[str, str]:
    """A colour for each actor, the same for the same actors; each keeps its own where no other has it.

    Names that differ in case or blanks only are one actor. Beyond seven actors colours come again: hue is
    never the only sign.
    """
    told = [actor for actor in actors if actor.strip()]
    names = sorted({_folded(actor) for actor in told})
    given: dict[str, int] = {}
    for name in names:
        start = int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:4]) % len(PALETTE)
        turns = ((start + step) % len(PALETTE) for step in range(len(PALETTE)))
        given[name] = next((turn for turn in turns if turn not in given.values()), start)
    return {actor: PALETTE[given[_folded(actor)]] for actor in told}


def _folded(actor: str) -> str:
    return " ".join(actor.casefold().split())
