"""A store that forgets when the program ends: for trying things out, and the double in tests."""

from __future__ import annotations

from datetime import date

from geo.choices import Choice
from geo.happenings import Decision
from geo.model import Findings
from geo.reviews import Review
from geo.store.base import Entry
from geo.store.events import MemoryEvents


class MemoryStore:
    """A Store in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, Findings] = {}
        self._choices: list[Choice] = []
        self.events = MemoryEvents()
        self._reviews: list[Review] = []
        self._decisions: list[Decision] = []

    def save(self, findings: Findings) -> None:
        """See Store."""
        self._kept[findings.article.id] = findings

    def articles(self) -> tuple[Entry, ...]:
        """See Store."""
        return tuple(_entry(findings) for findings in self.all_findings())

    def findings(self, id: str) -> Findings | None:
        """See Store."""
        return self._kept.get(id)

    def all_findings(self) -> tuple[Findings, ...]:
        """See Store."""
        return tuple(sorted(self._kept.values(), key=_order))

    def delete(self, id: str) -> bool:
        """See Store."""
        self._choices = [one for one in self._choices if one.article_id != id]
        self._reviews = [one for one in self._reviews if one.subject.article_id != id]
        self._decisions = [left for one in self._decisions if (left := one.without(id))]
        return self._kept.pop(id, None) is not None

    def choose(self, choice: Choice) -> None:
        """See Store."""
        self._choices.append(choice)

    def review(self, review: Review) -> None:
        """See Store."""
        self._reviews.append(review)

    def reviews(self) -> tuple[Review, ...]:
        """See Store."""
        return tuple(self._reviews)

    def decide(self, decision: Decision) -> None:
        """See Store."""
        self._decisions.append(decision)

    def decisions(self) -> tuple[Decision, ...]:
        """See Store."""
        return tuple(self._decisions)

    def choices(self) -> tuple[Choice, ...]:
        """See Store."""
        return tuple(self._choices)


def _order(findings: Findings) -> tuple[date, str]:
    return findings.article.published or date.max, findings.article.id


def _entry(one: Findings) -> Entry:
    article = one.article
    found = (len(one.toponyms), len(one.incidents), len(one.claims))
    return Entry(article.id, article.title, article.publisher, article.published, *found)
