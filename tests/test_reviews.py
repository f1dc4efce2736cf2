"""A reader's review keeps, corrects or takes away a finding, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from made_findings import ORSK, OTHER_ORSK, example

from geo.choices import Choice, applied
from geo.errors import InputError
from geo.findings import writing
from geo.model import Count, IncidentType, Precision, Relation, When
from geo.reviews import Review, Subject, Verdict, corrected, in_force, plain, reviewed, subjects

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


def test_the_last_word_counts_and_can_be_taken_back_step_by_step() -> None:
    history = [review(STRIKE, Verdict.ACCEPTED), review(STRIKE, Verdict.REJECTED, later=1)]
    assert in_force(history)[STRIKE].verdict is Verdict.REJECTED
    history.append(review(STRIKE, Verdict.REJECTED, later=2, back=True))
    assert in_force(history)[STRIKE].verdict is Verdict.ACCEPTED
    history.append(review(STRIKE, Verdict.ACCEPTED, later=3, back=True))
    assert in_force(history) == {}
    history.append(review(STRIKE, Verdict.ACCEPTED, later=4, back=True))
    assert in_force(history) == {}


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


def test_the_place_of_a_finding_alone_can_be_corrected() -> None:
    fields = {"place": writing.place(OTHER_ORSK), "geo_precision": 2}
    (strike, _) = left(review(STRIKE, Verdict.CORRECTED, fields)).findings.incidents
    assert (strike.place, strike.geo_precision) == (OTHER_ORSK, 2)
    assert strike.statements == FOUND.incidents[0].statements
    (held,) = left(review(HELD, Verdict.CORRECTED, {"place": None, "against": None})).findings.claims
    assert (held.territory.place, held.against) == (None, None)


def test_a_statement_dropped_and_one_of_another_speaker() -> None:
    told = plain(FOUND.incidents[0])["statements"]
    fields = {"statements": [{**told[1], "attributed_to": "The northern rebels"}]}
    after = left(review(STRIKE, Verdict.CORRECTED, fields))
    (said,) = after.findings.incidents[0].statements
    assert (said.attributed_to, said.quote.text) == ("The northern rebels", "nobody was hurt")
    assert after.subjects == (STRIKE, BRIDGE, HELD)


def test_a_correction_of_who_said_it_leaves_the_place_to_the_choices_for_its_name() -> None:
    told = plain(FOUND.incidents[0])["statements"]
    moved = applied(FOUND, [Choice("a", FOUND.toponyms[0].span, OTHER_ORSK, ORSK, NOW)])
    after = reviewed(moved, in_force([review(STRIKE, Verdict.CORRECTED, {"statements": told})]))
    assert after.findings.incidents[0].statements[0].place == OTHER_ORSK


def split(**more: Any) -> Any:
    told = plain(FOUND.incidents[0])["statements"]
    return {"statements": told[:1], "apart": [told[1:]], **more}


def test_a_statement_split_off_is_a_finding_of_its_own_with_its_own_numbers() -> None:
    after = left(review(STRIKE, Verdict.CORRECTED, split()))
    strike, other, bridge = after.findings.incidents
    drafted = FOUND.incidents[0]
    assert (strike.statements, bridge) == (drafted.statements[:1], FOUND.incidents[1])
    assert (other.statements, other.killed, other.injured) == (drafted.statements[1:], None, Count(0, 0))
    assert (other.place, other.when, other.geo_precision) == (ORSK, drafted.when, 1)
    assert (other.type, other.summary) == (IncidentType.EXPLOSION, "Air/drone strike")
    own = Subject("a", False, (STRIKE.quotes[1],))
    assert after.subjects == (STRIKE, own, BRIDGE, HELD)
    assert after.origins == {own: STRIKE}


def test_what_was_split_off_is_reviewed_by_itself_and_goes_with_the_correction_that_made_it() -> None:
    own = Subject("a", False, (STRIKE.quotes[1],))
    parted = review(STRIKE, Verdict.CORRECTED, split())
    battle = review(own, Verdict.CORRECTED, {"type": "battle"})
    assert [one.type.value for one in left(parted, battle).findings.incidents][:2] == ["explosion", "battle"]
    assert left(parted, review(own, Verdict.REJECTED)).subjects == (STRIKE, BRIDGE, HELD)
    assert left(parted, show="accepted").subjects == (STRIKE, own)
    gone = review(STRIKE, Verdict.REJECTED, split())
    assert left(parted, gone).subjects == (own, BRIDGE, HELD)
    assert left(parted, gone, show="rejected").subjects == (STRIKE,)
    taken_back = review(STRIKE, Verdict.CORRECTED, back=True)
    assert left(parted, battle, taken_back).findings == FOUND


def test_what_was_split_off_from_the_words_of_another_finding_has_a_name_of_its_own() -> None:
    single = replace(FOUND.incidents[1], statements=FOUND.incidents[0].statements[1:])
    twice = replace(FOUND, incidents=(FOUND.incidents[0], single))
    after = reviewed(twice, in_force([review(STRIKE, Verdict.CORRECTED, split())]))
    assert len(set(after.subjects)) == 4


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
