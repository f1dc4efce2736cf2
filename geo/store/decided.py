"""What is kept, as readers left it: with the places they chose, corrected, without what they rejected."""

from __future__ import annotations

from geo.choices import applied, current
from geo.model import Findings
from geo.reviews import in_force, reviewed
from geo.store.base import Store


def decided(store: Store) -> tuple[Findings, ...]:
    """The findings of all articles with the choices and reviews in force; raises StoreError."""
    chosen, reviews = current(store.choices()), in_force(store.reviews())
    return tuple(reviewed(applied(one, chosen), reviews).findings for one in store.all_findings())
