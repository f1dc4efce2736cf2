"""What a store is: findings in, the same findings out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from geo.choices import Choice
from geo.happenings import Decision
from geo.model import Findings
from geo.reviews import Review
from geo.store.events import Events


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored article as the list of articles shows it, with how much was found in it."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    toponyms: int
    incidents: int
    claims: int


class Store(Protocol):
    """Findings by article id. Every method raises StoreError where the store cannot be read or written."""

    @property
    def events(self) -> Events:
        """The imported events."""
        ...

    def save(self, findings: Findings) -> None:
        """Keep the findings of an article in the place of any it had: all of them, or on failure none."""
        ...

    def articles(self) -> tuple[Entry, ...]:
        """The stored articles, oldest publication first, those without a date last, then by id."""
        ...

    def findings(self, id: str) -> Findings | None:
        """The findings of one article, or None where it is not stored."""
        ...

    def all_findings(self) -> tuple[Findings, ...]:
        """The findings of all articles, in the order of `articles`."""
        ...

    def delete(self, id: str) -> bool:
        """Forget an article, all that was found in it and chosen for it; False where it was not stored."""
        ...

    def choose(self, choice: Choice) -> None:
        """Add a reader's choice. Its article need not be stored: that of the sample collection is not."""
        ...

    def review(self, review: Review) -> None:
        """Add a reader's review of a finding. Its article need not be stored."""
        ...

    def reviews(self) -> tuple[Review, ...]:
        """Every review made for articles not forgotten, oldest first; `geo.reviews.in_force` sifts them."""
        ...

    def decide(self, decision: Decision) -> None:
        """Add a reader's word on which tellings are of one happening. Their articles need not be stored."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """Every such word on articles not forgotten, oldest first; `geo.happenings.gather` sifts them."""
        ...

    def choices(self) -> tuple[Choice, ...]:
        """Every choice made for articles not forgotten, oldest first; `geo.choices.current` sifts them."""
        ...
