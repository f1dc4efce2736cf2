"""All that the map page shows: the reader's articles and the sample, with what readers chose and reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from geo.app import happenings, resources, state
from geo.choices import Choice, applied, current
from geo.errors import StoreError
from geo.happenings import Decision
from geo.model import Findings
from geo.report import counted
from geo.reviews import Review, Subject, Verdict, in_force, reviewed
from geo.views import Item, collect
from geo.views.happenings import telling


@dataclass(frozen=True, slots=True)
class Gathered:
    """Findings as readers left them, and what they did: places chosen, reviews from the first to the last.

    `subjects` tells by its id what a finding is known by to its reviews.
    """

    findings: tuple[Findings, ...]
    items: tuple[Item, ...]
    places: tuple[Choice, ...]
    history: tuple[Review, ...]
    subjects: Mapping[str, Subject]
    decisions: tuple[Decision, ...] = ()
    """What readers said of which tellings are of one happening."""
    every: tuple[Item, ...] = ()
    """What `items` holds, and all that reviews leave out of it."""
    rejected: Mapping[str, Review] = field(default_factory=dict)
    """By the id of a finding that was rejected, the review that says so."""
    drafted: tuple[Item, ...] = ()
    """All findings as the program read them, at the places that readers chose."""
    origins: Mapping[Subject, Subject] = field(default_factory=dict)
    """Of what a reader split off, the finding that it was split from."""


def gathered() -> Gathered:
    """What there is; what fails is told on the page, and the rest shown."""
    places, history = _decisions()
    force = in_force(history)
    read = [applied(one, places) for one in _findings()]
    left = [reviewed(one, force, state.view().review) for one in read]
    findings = tuple(one.findings for one in left)
    decisions = _said_of_happenings()
    by_item = happenings.of(left, decisions)
    items = telling(collect(findings), by_item)
    subjects = (subject for one in left for subject in one.subjects)
    known = {item.id: subject for item, subject in zip(items, subjects, strict=True)}
    every, rejected = _with_rejected(read, force)
    origins = {subject: origin for one in left for subject, origin in one.origins.items()}
    drafted = collect(read) if force else items
    return Gathered(findings, items, places, history, known, decisions, every, rejected, drafted, origins)


def _with_rejected(
    read: Sequence[Findings], force: Mapping[Subject, Review]
) -> tuple[tuple[Item, ...], Mapping[str, Review]]:
    """All findings, under the ids they had before any was rejected, and which of them were."""
    gone = {subject: one for subject, one in force.items() if one.verdict is Verdict.REJECTED}
    kept = {subject: replace(one, verdict=Verdict.CORRECTED) for subject, one in force.items()}
    whole = [reviewed(one, kept) for one in read]
    items = collect(one.findings for one in whole)
    subjects = (subject for one in whole for subject in one.subjects)
    known = zip(items, subjects, strict=True)
    return items, {item.id: gone[subject] for item, subject in known if subject in gone}


def _findings() -> tuple[Findings, ...]:
    """The reader's own articles, and the sample collection unless it is switched off."""
    kept = _kept()
    if not state.view().sample:
        return kept
    sample = resources.sample()
    if sample.problems:
        st.warning(
            f"{counted(len(sample.problems), 'sample article')} could not be read.", icon=":material/warning:"
        )
    own = {one.article.id for one in kept}
    return tuple(one for one in sample.findings if one.article.id not in own) + kept


def _kept() -> tuple[Findings, ...]:
    try:
        return resources.store().all_findings()
    except StoreError as error:
        st.warning("The store cannot be read, so only the sample is shown.", icon=":material/warning:")
        st.text(str(error))
        return ()


def _said_of_happenings() -> tuple[Decision, ...]:
    try:
        return resources.store().decisions()
    except StoreError:  # told where the articles are read
        return ()


def _decisions() -> tuple[tuple[Choice, ...], tuple[Review, ...]]:
    try:
        return current(resources.store().choices()), resources.store().reviews()
    except StoreError:  # told where the articles are read
        return (), ()
