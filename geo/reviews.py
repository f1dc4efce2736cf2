"""What a reader says of a drafted finding: accepted, corrected or rejected, laid over what the program read.

A finding is known by its article, its kind and the words it was read from, which no correction changes.
Reviews are only ever added: the last one of a finding is in force, unless it takes the one before it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from geo.findings import reading, writing
from geo.model import Claim, Findings, Incident

Finding = Incident | Claim


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


def in_force(history: Iterable[Review]) -> dict[Subject, Review]:
    """The reviews that count, by finding."""
    last: dict[Subject, Review] = {}
    for one in history:
        last[one.subject] = one
    return {subject: one for subject, one in last.items() if not one.withdrawn}


def plain(one: Finding) -> dict[str, Any]:
    """The finding in the findings' JSON form."""
    return writing.claim(one) if isinstance(one, Claim) else writing.incident(one)


def corrected(one: Finding, after: Mapping[str, Any]) -> Finding:
    """The finding with these fields in place of its own; raises what reading them raises."""
    value = plain(one)
    value |= {name: _over(value[name], new) if name == "territory" else new for name, new in after.items()}
    return reading.claim(value) if isinstance(one, Claim) else reading.incident(value)


def _over(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """A territory under its corrected name, where it lies now: its place is chosen, not corrected."""
    return {**old, **new, "place": old["place"]}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Findings as readers left them, and what each incident and then each claim of them is known by."""

    findings: Findings
    subjects: tuple[Subject, ...]


def reviewed(findings: Findings, reviews: Mapping[Subject, Review], show: str = "") -> Reviewed:
    """All but what was rejected, or only what was "accepted" (or corrected) or "rejected"."""
    kept = [
        (subject, corrected(one, reviews[subject].after) if subject in reviews else one)
        for subject, one in subjects(findings)
        if _is_shown(reviews.get(subject), show)
    ]
    left = replace(
        findings,
        incidents=tuple(one for _, one in kept if isinstance(one, Incident)),
        claims=tuple(one for _, one in kept if isinstance(one, Claim)),
    )
    return Reviewed(left, tuple(subject for subject, _ in kept))


def _is_shown(review: Review | None, show: str) -> bool:
    verdict = review.verdict if review else None
    if show == "rejected":
        return verdict is Verdict.REJECTED
    return verdict is not Verdict.REJECTED and (show != "accepted" or verdict is not None)
