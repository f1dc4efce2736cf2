"""A reader's review keeps, corrects or takes away a finding, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from made_findings import example

from geo.errors import InputError
from geo.findings import writing
from geo.model import Count, IncidentType, Precision, Relation, When
from geo.reviews import Review, Verdict, corrected, in_force, plain, reviewed, subjects

FOUND = example("a")
STRIKE, BRIDGE, HELD = (subject for subject, _ in subjects(FOUND))
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def review(
    subject: Any, verdict: Verdict, after: Any = None, *, later: int = 0, back: bool = False
) -> Review:
    return Review(subject, verdict, NOW + timedelta(later), {}, after or {}, back)


def left(*history: Review, show: str = "") -> Any:
    return reviewed(FOUND, in_force(history), show)


def test_without_reviews_all_stays() -> None:
    assert left().findings == FOUND
    assert left().subjects == (STRIKE, BRIDGE, HELD)


def test_what_is_rejected_goes_and_the_rest_keeps_its_subject() -> None:
    after = left(review(STRIKE, Verdict.REJECTED))
    assert after.findings.incidents == FOUND.incidents[1:]
    assert after.subjects == (BRIDGE, HELD)


def test_accepted_only_keeps_what_was_accepted_or_corrected() -> None:
    after = left(review(HELD, Verdict.ACCEPTED), review(BRIDGE, Verdict.REJECTED), show="accepted")
    assert (after.findings.incidents, after.findings.claims) == ((), FOUND.claims)


def test_rejected_only_shows_them_for_another_look() -> None:
    after = left(review(BRIDGE, Verdict.REJECTED), review(HELD, Verdict.ACCEPTED), show="rejected")
    assert after.subjects == (BRIDGE,)


def test_the_last_word_counts_and_can_be_taken_back() -> None:
    history = [review(STRIKE, Verdict.ACCEPTED), review(STRIKE, Verdict.REJECTED, later=1)]
    assert in_force(history)[STRIKE].verdict is Verdict.REJECTED
    assert in_force([*history, review(STRIKE, Verdict.REJECTED, later=2, back=True)]) == {}


def test_a_corrected_incident_has_the_new_fields_and_its_own_others() -> None:
    day = When(date(2021, 3, 3), date(2021, 3, 3), Precision.DAY, "")
    fields = {"type": "battle", "when": writing.when(day), "killed": {"low": 3, "high": 3}}
    (strike, *_) = left(review(STRIKE, Verdict.CORRECTED, fields)).findings.incidents
    wanted = replace(FOUND.incidents[0], type=IncidentType.BATTLE, when=day, killed=Count(3, 3))
    assert strike == wanted


def test_a_corrected_claim_has_another_relation_and_territory() -> None:
    territory = {**plain(FOUND.claims[0])["territory"], "name": "the Upper Valley"}
    fields = {"relation": "lost", "territory": territory}
    (held,) = left(review(HELD, Verdict.CORRECTED, fields)).findings.claims
    assert (held.relation, held.territory.name) == (Relation.LOST, "the Upper Valley")
    assert held.quote == FOUND.claims[0].quote


def test_claims_of_the_same_words_are_told_apart() -> None:
    twice = replace(FOUND, claims=(FOUND.claims[0], replace(FOUND.claims[0], claimant="Others")))
    first, second = (subject for subject, _ in subjects(twice) if subject.is_claim)
    after = reviewed(twice, in_force([review(first, Verdict.REJECTED)]))
    assert [claim.claimant for claim in after.findings.claims] == ["Others"]
    assert after.subjects[-1] == second


@pytest.mark.parametrize(
    "fields", [{"type": "picnic"}, {"killed": {"low": 2, "high": 1}}, {"statements": []}]
)
def test_a_correction_the_model_forbids_raises(fields: Any) -> None:
    with pytest.raises((ValueError, InputError)):
        corrected(FOUND.incidents[0], fields)
