"""Land given to several at once: "gave Tacna to Peru and Arica to Chile"."""

from __future__ import annotations

from geo.claims.actors import Claimant
from geo.claims.claimants import claimant
from geo.claims.scene import Scene
from geo.claims.shares import Named
from geo.claims.telling import Telling
from geo.claims.territories import territories
from geo.language.document import Phrase
from geo.model import Sense

_TO = "to"
_JOINTS = frozenset(("and", ",", "but", "while"))


def shared_out(telling: Telling, places: tuple[Named, ...]) -> tuple[tuple[Named, Claimant], ...]:
    """Each piece of land with whoever got it; empty where no second one is given to somebody else."""
    clause = telling.clause
    takers = [o.phrase for o in clause.obliques if o.preposition == _TO and o.phrase.first > clause.verb]
    if len(takers) <= 1:
        return ()
    found: list[tuple[Named, Claimant]] = []
    ground = places[0] if len(places) == 1 else None
    for taker, after in zip(takers, [*takers[1:], None], strict=True):
        following = _before_to(telling.scene, after) if after is not None else None
        who = _taker(telling, taker, following)
        if ground is None or who is None or (after is not None and following is None):
            return ()
        found.append((ground, who))
        ground = following
    return tuple(found)


def _before_to(scene: Scene, taker: Phrase) -> Named | None:
    """The place name that ends before the "to" of a taker, behind a joint."""
    to = next((i for i in range(taker.first - 1, max(taker.first - 4, 0), -1) if scene.lower(i) == _TO), None)
    toponym = scene.toponym(to - 1) if to else None
    if to is None or toponym is None or toponym.sense is Sense.DEMONYM:
        return None
    first = scene.starts[scene.names[to - 1]]
    found = territories(scene, first, to) if scene.lower(first - 1) in _JOINTS else ()
    return found[0] if found else None


def _taker(telling: Telling, phrase: Phrase, following: Named | None) -> Claimant | None:
    """Who is named, without the next piece of land, which the grammar joined to them."""
    last = phrase.last
    if following is not None and phrase.first < following.first < last:
        last = following.first - 1
    found = claimant(telling.scene, Phrase(phrase.first, last, last - 1), telling.clause.verb)
    return found if found is not None and (found.force or found.state) else None
