"""What is kept, as readers left it: places chosen, findings corrected or gone, tellings joined or split."""

from __future__ import annotations

from geo.choices import applied, current
from geo.happenings import Happening, gather, tellings
from geo.model import Findings
from geo.reviews import Reviewed, in_force, reviewed
from geo.store.base import Store


def decided(store: Store) -> tuple[Findings, ...]:
    """The findings of all articles with the choices and reviews in force; raises StoreError."""
    return tuple(one.findings for one in left(store))


def left(store: Store) -> tuple[Reviewed, ...]:
    """The same, with what each finding is known by."""
    chosen, reviews = current(store.choices()), in_force(store.reviews())
    return tuple(reviewed(applied(one, chosen), reviews) for one in store.all_findings())


def happenings(store: Store, kept: tuple[Reviewed, ...]) -> tuple[Happening, ...]:
    """What these articles tell, happening by happening, as readers joined and split them."""
    told = (telling for one in kept for telling in tellings(one.findings, one.subjects))
    return gather(told, store.decisions())
