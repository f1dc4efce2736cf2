"""What several articles tell: worked out for the page from what is shown and what readers said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.happenings import Decision, gather, tellings
from geo.reviews import Reviewed
from geo.views.happenings import ByItem, by_item


def of(kept: Sequence[Reviewed], decisions: Iterable[Decision]) -> ByItem:
    """The happenings that these articles tell, by the ids of their incidents."""
    told = (telling for one in kept for telling in tellings(one.findings, one.subjects))
    return by_item(kept, gather(told, decisions))
