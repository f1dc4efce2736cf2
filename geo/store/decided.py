"""What is kept, as readers left it: the program's findings with the places they chose."""

from __future__ import annotations

from geo.choices import applied, current
from geo.model import Findings
from geo.store.base import Store


def decided(store: Store) -> tuple[Findings, ...]:
    """The findings of all articles with the choices in force; raises StoreError."""
    chosen = current(store.choices())
    return tuple(applied(one, chosen) for one in store.all_findings())
