"""A claim of the article with what is needed to compare it with others."""

from __future__ import annotations

from dataclasses import dataclass

from geo.claims.actors import Claimant, plain
from geo.claims.drafts import Draft
from geo.language.document import Sentence
from geo.model import Claim, Relation

GAINING = frozenset((Relation.CAPTURED, Relation.LIBERATED, Relation.ANNEXED))
HOLDING = frozenset((Relation.CONTROLS, Relation.OCCUPIES, Relation.ADMINISTERS))


@dataclass(frozen=True, slots=True)
class Settled:
    """A claim with what is needed to compare it with others."""

    claim: Claim
    claimant: Claimant
    draft: Draft
    sentence: Sentence

    @property
    def place(self) -> str:
        """What two claims on one territory share."""
        place = self.claim.territory.place
        return place.id if place is not None else plain(self.claim.territory.name)
