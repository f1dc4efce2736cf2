"""What a reader says of a drafted finding: accepted, corrected or rejected, laid over what the program read.

A finding is known by its article, its kind and the words it was read from, which no correction changes.
Reviews are only ever added: the last one of a finding is in force, and one that takes it back brings back the
one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from geo.findings import reading, writing
from geo.model import Claim, Findings, Incident, Statement
from geo.splitting import of_its_own

Finding = Incident | Claim
APART = "apart"
"""The field of a correction that holds statements taken out: a list for each finding of their own."""


class Verdict(StrEnum):
    """What a reader says of a finding."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Subject:
    """Which finding is meant: an incident or a claim, by the offsets of its quotes."""

    article_id: str
    is_claim: bool
    quotes: tuple[tuple[int, int], ...]
    nth: int = 0
    """Which of several claims read from the very same words ("occupies A, B and C")."""


@dataclass(frozen=True, slots=True)
class Review:
    """One reader's word on one finding.

    `after` holds the fields corrected, `before` what they held, both as the findings' JSON form has them.
    """

    subject: Subject
    verdict: Verdict
    made: datetime
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    withdrawn: bool = False


def subjects(findings: Findings) -> tuple[tuple[Subject, Finding], ...]:
    """Every finding of an article with what it is known by, incidents first."""
    seen: dict[Subject, int] = {}
    made = []
    every: tuple[Finding, ...] = (*findings.incidents, *findings.claims)
    for one in every:
        bare = _subject(findings.article.id, one)
        nth = seen[bare] = seen.get(bare, -1) + 1
        made.append((replace(bare, nth=nth), one))
    return tuple(made)


def _subject(article_id: str, one: Finding) -> Subject:
    spans = [one.quote] if isinstance(one, Claim) else [said.quote for said in one.statements]
    return Subject(article_id, isinstance(one, Claim), tuple((span.start, span.end) for span in spans))


def standing(history: Iterable[Review]) -> dict[Subject, tuple[Review, ...]]:
    """By finding, the reviews that nobody took back, oldest first."""
    stood: dict[Subject, tuple[Review, ...]] = {}
    for one in history:
        before = stood.get(one.subject, ())
        stood[one.subject] = before[:-1] if one.withdrawn else (*before, one)
    return stood


def in_force(history: Iterable[Review]) -> dict[Subject, Review]:
    """The reviews that count, by finding."""
    return {subject: stood[-1] for subject, stood in standing(history).items() if stood}


def plain(one: Finding) -> dict[str, Any]:
    """The finding in the findings' JSON form; a claim with the `place` of its territory by itself, too."""
    if isinstance(one, Incident):
        return writing.incident(one)
    return writing.claim(one) | {"place": writing.place(one.territory.place)}


def corrected(one: Finding, after: Mapping[str, Any]) -> Finding:
    """The finding with these fields in place of its own; raises what reading them raises."""
    value = plain(one)
    value |= {name: _over(name, value.get(name), new) for name, new in after.items()}
    if isinstance(one, Incident):
        return reading.incident(value)
    return reading.claim({**value, "territory": {**value["territory"], "place": value["place"]}})


def _over(name: str, old: Any, new: Any) -> Any:
    """A field corrected, but for places that follow the choices made for their names."""
    if name == "territory":
        return {**old, **new, "place": old["place"]}
    return [_statement(told, old) for told in new] if name == "statements" else new


def _statement(told: Mapping[str, Any], old: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A statement as corrected, with the place that its words have now."""
    now = next((one for one in old if (one["start"], one["end"]) == (told["start"], told["end"])), told)
    return {**told, "place": now["place"]}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Findings as readers left them, and what each incident and then each claim of them is known by.

    `origins`: of a finding that a reader split off, the one it was split from.
    """

    findings: Findings
    subjects: tuple[Subject, ...]
    origins: Mapping[Subject, Subject] = field(default_factory=dict)


def reviewed(findings: Findings, reviews: Mapping[Subject, Review], show: str = "") -> Reviewed:
    """All but what was rejected, or only what was "accepted" (or corrected) or "rejected"."""
    drafted = subjects(findings)
    splitter = _Splitter(reviews, {subject for subject, _ in drafted})
    every = [each for subject, one in drafted for each in splitter.findings(subject, one)]
    kept = [(subject, one) for subject, one in every if splitter.is_shown(subject, show)]
    left = replace(
        findings,
        incidents=tuple(one for _, one in kept if isinstance(one, Incident)),
        claims=tuple(one for _, one in kept if isinstance(one, Claim)),
    )
    return Reviewed(left, tuple(subject for subject, _ in kept), splitter.origins)


class _Splitter:
    """Findings as corrected, each followed by those that readers split off from it."""

    def __init__(self, reviews: Mapping[Subject, Review], known: set[Subject]) -> None:
        self._reviews, self._known = reviews, known
        self.origins: dict[Subject, Subject] = {}

    def findings(self, subject: Subject, one: Finding) -> Iterator[tuple[Subject, Finding]]:
        after = self._reviews[subject].after if subject in self._reviews else {}
        yield subject, corrected(one, {name: new for name, new in after.items() if name != APART})
        if isinstance(one, Incident):
            for part in (_part(one, told) for told in after.get(APART, ())):
                yield from self.findings(self._named(subject, part), part)

    def _named(self, origin: Subject, part: Incident) -> Subject:
        subject = _subject(origin.article_id, part)
        while subject in self._known:
            subject = replace(subject, nth=subject.nth + 1)
        self._known.add(subject)
        self.origins[subject] = origin
        return subject

    def is_shown(self, subject: Subject, show: str) -> bool:
        """What a reader split off counts as corrected until they say more of it."""
        review = self._reviews.get(subject)
        verdict = review.verdict if review else Verdict.CORRECTED if subject in self.origins else None
        if show == "rejected":
            return verdict is Verdict.REJECTED
        return verdict is not Verdict.REJECTED and (show != "accepted" or verdict is not None)


def _part(one: Incident, told: Sequence[Mapping[str, Any]]) -> Incident:
    own = writing.incident(one)["statements"]
    taken: tuple[Statement, ...] = tuple(reading.statement(_statement(said, own)) for said in told)
    return of_its_own(one, taken)
