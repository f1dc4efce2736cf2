"""An actor's colour: Okabe and Ito's eight, which colour-blind readers tell apart."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, MutableMapping, Sequence

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#F0E442")
_FIRST = 4
NOBODY = "#747f89"
"""Where no actor is told, or all colours are taken."""

Held = MutableMapping[str, int]
"""Which of the colours, or of whatever is dealt, each actor has already."""


def hues(actors: Sequence[str]) -> dict[str, str]:
    """A colour for each actor of one text or table, dealt as `hues_of` deals."""
    return hues_of([actors], {})


def hues_of(articles: Iterable[Sequence[str]], held: Held) -> dict[str, str]:
    """A colour for each actor of articles in their order, the same at every reading.

    Each prefers a colour by its name alone, and takes the next that nobody has where that is gone. What an
    actor has, in `held` or from an earlier article, it keeps whatever comes after: an article that is added
    changes no hue. Of those new in an article the one named most chooses first. Names that differ in case
    or blanks only are one actor. Sky blue and orange, which are near to blue and vermilion, and yellow,
    the faintest on paper, go out last. Beyond seven actors colours come again, for two of one article last:
    hue is never the only sign.
    """
    groups = [list(names) for names in articles]
    dealt = deal(groups, len(PALETTE), _FIRST, held)
    return {actor: PALETTE[dealt[folded(actor)]] for names in groups for actor in names if actor.strip()}


def deal(groups: Sequence[Sequence[str]], many: int, first: int, held: Held) -> Held:
    """Numbers below `many` for all names, those below `first` before the others; added to `held`."""
    told = [Counter(folded(name) for name in names if name.strip()) for names in groups]
    among: dict[str, list[Counter[str]]] = defaultdict(list)
    for names in told:
        for name in names:
            among[name].append(names)
    taken = set(held.values())
    for names in told:
        for name in sorted(names, key=lambda one: (-names[one], one)):
            if name not in held:
                beside = {held[one] for others in among[name] for one in others if one in held}
                held[name] = _next(_turns(name, many, first), taken, beside)
                taken.add(held[name])
    return held


def _turns(name: str, many: int, first: int) -> list[int]:
    start = int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:4]) % first
    return [*((start + step) % first for step in range(first)), *range(first, many)]


def _next(turns: Sequence[int], taken: set[int], beside: set[int]) -> int:
    """The first that nobody has, else that nobody has who is told beside the actor, else the first."""
    for left_out in (taken, beside):
        for turn in turns:
            if turn not in left_out:
                return turn
    return turns[0]


def folded(actor: str) -> str:
    """What spellings of one actor share."""
    return " ".join(actor.casefold().split())
