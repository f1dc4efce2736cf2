"""Who took or lost ground where the words name nobody: by what the text told of that ground before."""

from __future__ import annotations

from collections.abc import Sequence

from geo.claims.actors import Claimant, plain
from geo.claims.drafts import Draft
from geo.claims.settled import GAINING, HOLDING, Settled
from geo.claims.shares import Named
from geo.model import Relation, Stance

_LOSING = frozenset((Relation.LOST, Relation.WITHDREW, Relation.CEDED))
_KEPT = GAINING | HOLDING
REMEMBERED = 60
"""Claims gone back over: more than articles have, a bound for others."""


class Fates:
    """What was told of each piece of ground so far, the latest last."""

    def __init__(self, earlier: Sequence[Settled]) -> None:
        self._told: list[tuple[str, Relation, Claimant, Claimant | None]] = [
            (one.place, one.claim.relation, one.claimant, one.draft.against)
            for one in earlier[-REMEMBERED:]
            if one.claim.stance is Stance.ASSERTS and one.claim.relation in _KEPT | _LOSING
        ]

    def add(self, draft: Draft) -> None:
        """Remember what a draft tells."""
        if draft.claimant is not None and not draft.negated:
            self._told.append((key(draft.territory), draft.relation, draft.claimant, draft.against))

    def latest(self) -> tuple[Relation, Claimant] | None:
        """What was told last, if ground changed hands by it."""
        if not self._told or self._told[-1][1] in HOLDING:
            return None
        _, relation, who, _ = self._told[-1]
        return relation, who

    def loser(self, ground: Named) -> Claimant | None:
        """Who had it to lose: whoever took or held it last, else the only side told to hold any."""
        return self._last(ground, _KEPT) or self._only()

    def taker(self, ground: Named, again: bool) -> Claimant | None:
        """Who took it: for a second time, whoever lost it; else the one that its holder stands against."""
        before = self._last(ground, _LOSING)
        holder = self._last(ground, _KEPT)
        if again and before is not None:
            return before
        if holder is not None:
            return self._other(holder)
        return self._only() if again else None

    def _last(self, ground: Named, relations: frozenset[Relation]) -> Claimant | None:
        own = key(ground)
        return next(
            (who for place, how, who, _ in reversed(self._told) if place == own and how in relations), None
        )

    def _sides(self) -> dict[str, Claimant]:
        found: dict[str, Claimant] = {}
        for _, _, who, against in self._told:
            for one in (who, against):
                if one is not None:
                    found.setdefault(one.key, one)
        return found

    def _only(self) -> Claimant | None:
        """The only side that is told to hold any ground."""
        holding = {who.key: who for _, how, who, _ in self._told if how in HOLDING}
        return next(iter(holding.values())) if len(holding) == 1 else None

    def _other(self, holder: Claimant) -> Claimant | None:
        """The one other side that the text tells of, where there are two."""
        others = [one for name, one in self._sides().items() if name != holder.key]
        return others[0] if len(others) == 1 else None


def key(ground: Named) -> str:
    """What two tellings of one piece of ground share."""
    return ground.place.id if ground.place is not None else plain(ground.name)
