"""What one incident of one article offers for comparison with those of others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.happenings import days, places, words
from geo.happenings.days import Days
from geo.happenings.places import Spot
from geo.model import Count, Findings, Incident, Role
from geo.reviews import Subject, subjects


@dataclass(frozen=True, slots=True)
class Telling:
    """An incident as its article tells it. `subject` is what it is known by; no two tellings share one."""

    subject: Subject
    incident: Incident
    published: date | None = None
    outlet: str | None = None

    @property
    def article_id(self) -> str:
        """The article that tells it."""
        return self.subject.article_id

    @property
    def order(self) -> tuple[date, str, tuple[tuple[int, int], ...], int]:
        """Where it stands among tellings: by publication, then article, then its words."""
        own = self.subject
        return self.published or date.max, own.article_id, own.quotes, own.nth


def tellings(findings: Findings, known: Iterable[Subject] | None = None) -> tuple[Telling, ...]:
    """The incidents of an article; `known`: by what its findings are known, where some are left out."""
    article = findings.article
    every = tuple(known) if known is not None else tuple(subject for subject, _ in subjects(findings))
    pairs = zip(every, findings.incidents, strict=False)
    return tuple(Telling(one, incident, article.published, article.publisher) for one, incident in pairs)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A telling reduced to what is compared, worked out once. Without days or a spot it matches nothing."""

    telling: Telling
    days: Days | None
    spot: Spot | None
    kind: str
    scenes: frozenset[str]
    details: frozenset[str]
    named: frozenset[str]
    """Who is in it by name: countries, groups, persons."""
    struck: frozenset[str]
    """Whom it hit, by name or by kind of body."""

    @property
    def article_id(self) -> str:
        """The article that tells it."""
        return self.telling.subject.article_id

    @property
    def killed(self) -> Count | None:
        """The killed over all its statements."""
        return self.telling.incident.killed

    @property
    def injured(self) -> Count | None:
        """The injured over all its statements."""
        return self.telling.incident.injured


def sketch(telling: Telling) -> Sketch:
    """What is compared of a telling."""
    one = telling.incident
    spot = places.spot(one.place, one.geo_precision or 1) if one.place else None
    quoted = " ".join(said.quote.text for said in one.statements)
    return Sketch(
        telling,
        days.stretch(one.when, spot.lon if spot else None),
        spot,
        words.kind(one),
        words.scenes(quoted),
        words.details(quoted) - _names(one),
        frozenset(name for actor in one.actors for name in words.named(actor)),
        frozenset(name for a in one.actors if a.role is Role.TARGET for name in words.struck(a)),
    )


def _names(one: Incident) -> frozenset[str]:
    """The stems of what is compared as place and actor already."""
    where = [one.place, *(said.place for said in one.statements)]
    named = [place.name for place in where if place] + [f"{a.name} {a.actor}" for a in one.actors]
    return words.details(" ".join(named))
