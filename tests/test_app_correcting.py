"""The form by which a reader corrects a finding: its fields, what is refused, splitting, the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from made_findings import MONDAY, ORSK, OTHER_ORSK, VALLEY, example
from streamlit.testing.v1 import AppTest
from test_app import BRIDGE, HELD, STRIKE, days, everything, picks, rows, run, told, trees, with_class
from test_app import store as store

from geo.app import resources
from geo.findings import writing
from geo.gazetteer.base import Candidate
from geo.lexicon import table
from geo.model import IncidentType, PlaceKind, Relation, Role, Stance
from geo.reviews import Verdict, in_force, plain, reviewed, subjects
from geo.store import MemoryStore

LATER = datetime(2022, 3, 1, tzinfo=UTC)


def _map() -> None:
    """The map page, after what was pressed in its panel, if anything."""
    import streamlit as st

    from geo.app import map_page

    pressed = st.session_state.get("pressed")
    st.session_state["pressed"] = None
    if pressed:
        map_page._take(pressed)
    map_page.page()


def opened(selected: str) -> AppTest:
    """The map with this finding chosen."""
    return run(_map, sel=selected)


def field(app: AppTest, label: str) -> Any:
    """The one field of this label."""
    every = (*app.selectbox, *app.text_input, *app.number_input, *app.date_input)
    (found,) = [one for one in every if one.label == label]
    return found


def submit(app: AppTest, **fields: Any) -> AppTest:
    """The form filled in and sent; underlines in names stand for blanks."""
    for label, value in fields.items():
        field(app, label.replace("__", ", ").replace("_", " ")).set_value(value)
    next(one for one in app.button if one.label == "Keep the correction").click().run()
    assert not app.exception
    return app


def left(store: MemoryStore) -> Any:
    return reviewed(example(), in_force(store.reviews())).findings


def the_strike(store: MemoryStore) -> Any:
    return left(store).incidents[0]


def test_type_and_numbers_are_kept_with_what_they_were(store: MemoryStore) -> None:
    submit(
        opened(STRIKE.id),
        Type=(IncidentType.BATTLE, "Armed clash"),
        Injured__at_least=4,
    )
    (review,) = store.reviews()
    assert review.verdict is Verdict.CORRECTED
    assert review.after == {"type": "battle", "sub_type": "Armed clash", "injured": {"low": 4, "high": None}}
    before = plain(STRIKE.what)
    assert review.before == {name: before[name] for name in review.after}


def test_the_types_offered_are_those_of_the_lexicon_with_every_sub_type(store: MemoryStore) -> None:
    options = field(opened(BRIDGE.id), "Type").options
    known = [(kind, sub) for kind in IncidentType for sub in table("sub_types")[kind]]
    assert len(options) == len(known) + 1
    assert options[0] == "Remote explosive (explosion or remote violence)"
    assert "Armed clash (battle)" in options


@pytest.mark.parametrize("name", ["incidents", "incident_turns"])
def test_every_sub_type_that_the_program_reads_is_offered(name: str) -> None:
    read = {(row["type"], row["sub_type"]) for part in ("verb", "noun") for row in table(name)[part]}
    assert read <= {(kind, sub) for kind in IncidentType for sub in table("sub_types")[kind]}


def test_actors_are_renamed_given_another_role_dropped_and_added(store: MemoryStore) -> None:
    app = opened(STRIKE.id)
    assert field(app, "Role of actor 1").options == ["did it", "suffered it", "took part"]
    submit(app, Role_of_actor_1=Role.PARTY, Actor_2="")
    submit(app, Actor_2="Orsk town guard", Role_of_actor_2=Role.TARGET)
    told = [(one.name, one.role.value, one.actor) for one in the_strike(store).actors]
    assert told == [("rebels", "party", "Norland, rebels"), ("Orsk town guard", "target", "")]
    assert "actors: rebels (perpetrator), workers (target) → rebels (party)" in everything(app)
    assert "actors: rebels (party) → rebels (party), Orsk town guard (target)" in everything(app)


def test_an_actor_of_another_name_is_led_back_to_nobody(store: MemoryStore) -> None:
    submit(opened(STRIKE.id), Actor_1="the  militia")
    told = [(one.name, one.actor) for one in the_strike(store).actors]
    assert told == [("the militia", ""), ("workers", "")]


def test_days_are_corrected_or_taken_away(store: MemoryStore) -> None:
    app = submit(opened(STRIKE.id), First_day=date(2021, 2, 27), Last_day=date(2021, 2, 28))
    when = the_strike(store).when
    assert (when.earliest, when.latest, when.basis) == (
        date(2021, 2, 27),
        date(2021, 2, 28),
        "corrected by a reader",
    )
    submit(app, First_day=None, Last_day=None)
    assert the_strike(store).when is None


def test_two_corrections_one_after_the_other_both_hold_and_are_undone_one_by_one(store: MemoryStore) -> None:
    app = submit(opened(STRIKE.id), Killed__at_most=7)
    submit(app, Actor_2="farm hands")
    assert the_strike(store).killed.high == 7
    assert [one.name for one in the_strike(store).actors] == ["rebels", "farm hands"]
    assert everything(app).count("killed: 2 → 2 – 7") == 1
    _press(app, "review:undo")
    assert (the_strike(store).killed.high, the_strike(store).actors[1].name) == (7, "workers")
    _press(app, "review:undo")
    assert left(store) == example()


def _press(app: AppTest, value: str) -> None:
    """Press a button of the panel."""
    app.session_state["pressed"] = value
    app.run()
    assert not app.exception


def test_a_place_of_the_article_or_none_is_chosen_for_the_finding_alone(store: MemoryStore) -> None:
    app = submit(opened(STRIKE.id), Where_it_lies=VALLEY.id)
    assert (the_strike(store).place, the_strike(store).geo_precision) == (VALLEY, 3)
    assert left(store).toponyms == example().toponyms
    assert "place: Orsk → Lower Valley" in everything(app)
    assert "None of these" not in picks(app)
    submit(app, Where_it_lies="nowhere")
    assert (the_strike(store).place, the_strike(store).geo_precision) == (None, None)


class _Gazetteer:
    def candidates(self, name: str) -> tuple[Candidate, ...]:
        known = {"Tver": (VALLEY,), "Orsk": (ORSK, OTHER_ORSK)}
        return tuple(Candidate(place, 0, "", "") for place in known.get(name, ()))


@pytest.fixture
def gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "quietly", lambda: SimpleNamespace(gazetteer=_Gazetteer()))


def test_a_place_is_written_by_name_or_as_a_point(store: MemoryStore, gazetteer: None) -> None:
    app = opened(HELD.id)
    field(app, OTHER).set_value("Tver")
    submit(app, Claimant="The northern rebels")
    (claim,) = left(store).claims
    assert (claim.territory.place, claim.claimant) == (VALLEY, "The northern rebels")
    field(app, OTHER).set_value("−12.5, 44")
    submit(app)
    (claim,) = left(store).claims
    assert (claim.territory.place.lat, claim.territory.place.lon) == (-12.5, 44.0)
    assert claim.territory.place.kind is PlaceKind.REGION


def test_of_several_places_of_a_name_one_has_to_be_chosen(store: MemoryStore, gazetteer: None) -> None:
    app = opened(HELD.id)
    field(app, OTHER).set_value("Orsk")
    submit(app)
    assert refused(app) == "2 places are called “Orsk”: choose one of them at “Where it lies”."
    field(app, "Where it lies").set_value(OTHER_ORSK.id)
    submit(app)
    assert left(store).claims[0].territory.place == OTHER_ORSK


def refused(app: AppTest) -> str:
    """The one sentence that says why nothing was kept."""
    return " ".join(told(one) for tree in trees(app) for one in with_class(tree, "notice"))


OTHER = "Another place, by name or as latitude, longitude"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"Killed, at least": 9, "Killed, at most": 1}, "Killed: “at least 9” is more than “at most 1”."),
        (
            {"First day": date(2021, 3, 9), "Last day": date(2021, 3, 8)},
            "The date ends before it begins: the last day has to be the first or a later one.",
        ),
        ({"First day": None}, "A date needs its first day as well as its last."),
        (
            {"Actor 2": "REBELS", "Role of actor 2": Role.PERPETRATOR},
            "“REBELS” stands there twice in the same role.",
        ),
        (
            {"Said by (statement 1)": " "},
            "Somebody has to have said it: name the speaker, or “article” for the text's own voice.",
        ),
        (
            {"What statement 1 tells of": "split", "What statement 2 tells of": "goes"},
            "One statement has to stay; where none belongs to the finding, reject it.",
        ),
        ({OTHER: "95, 200"}, "A latitude lies between −90 and 90, a longitude between −180 and 180."),
        (
            {OTHER: "Nowhere"},
            "The gazetteer knows no “Nowhere”: write it otherwise, or as latitude, longitude.",
        ),
        ({}, "Nothing was changed, so there is nothing to keep."),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence_and_stays_written(
    store: MemoryStore, gazetteer: None, fields: dict[str, Any], sentence: str
) -> None:
    app = opened(STRIKE.id)
    for label, value in fields.items():
        field(app, label).set_value(value)
    submit(app)
    assert refused(app) == sentence
    assert store.reviews() == ()
    assert {label: field(app, label).value for label in fields} == fields


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Claimant", "A claim needs a claimant: name who holds or wants it."),
        ("Territory, as the article names it", "A claim needs a territory: name it."),
        ("Said by", "Somebody has to have said it: name the speaker."),
    ],
)
def test_a_claim_without_its_parts_is_refused(store: MemoryStore, label: str, sentence: str) -> None:
    app = opened(HELD.id)
    field(app, label).set_value("")
    assert refused(submit(app)) == sentence
    assert store.reviews() == ()


def test_every_field_of_a_claim_is_corrected(store: MemoryStore) -> None:
    app = opened(HELD.id)
    field(app, "Territory, as the article names it").set_value("the Upper Valley")
    submit(app, Relation=Relation.LOST, Stance=Stance.DENIES, Against="", Said_by="article")
    (claim,) = left(store).claims
    assert (claim.relation, claim.stance) == (Relation.LOST, Stance.DENIES)
    assert (claim.territory.name, claim.territory.place) == ("the Upper Valley", VALLEY)
    assert (claim.against, claim.attributed_to) == (None, "article")


SPLIT = {"What_statement_2_tells_of": "split"}


def test_a_statement_is_dropped(store: MemoryStore) -> None:
    submit(opened(STRIKE.id), What_statement_2_tells_of="goes")
    strike = the_strike(store)
    assert [said.attributed_to for said in strike.statements] == ["the ministry"]
    assert len(left(store).incidents) == 2


def test_a_statement_is_split_off_reviewed_by_itself_and_put_back(store: MemoryStore) -> None:
    app = submit(opened(STRIKE.id), **SPLIT)
    first, second, _ = left(store).incidents
    assert [said.attributed_to for said in first.statements] == ["the ministry"]
    assert [said.attributed_to for said in second.statements] == ["The rebels"]
    assert len(rows(app)) == 4
    assert "split off: none → The rebels" in everything(app)
    other = opened(picks(app)["See what was split off"])
    assert "A reader split this off from another finding." in everything(other)
    submit(other, Killed__at_least=1)
    assert [one.killed and one.killed.low for one in left(store).incidents] == [2, 1, None]
    _press(other, picks(other)["Undo the split"])
    assert left(store) == example()
    assert "Who says so: 2 statements" in everything(other)


def test_what_was_split_off_outlives_the_rejection_of_the_rest(store: MemoryStore) -> None:
    app = submit(opened(STRIKE.id), **SPLIT)
    _press(app, "review:rejected")
    assert [one.statements[0].attributed_to for one in left(store).incidents] == ["The rebels", "article"]
    app.button(key="unreject").click().run()
    assert len(left(store).incidents) == 3


def test_a_rejection_taken_back_brings_the_correction_back(store: MemoryStore) -> None:
    app = submit(opened(STRIKE.id), Killed__at_most=7)
    _press(app, "review:rejected")
    app.button(key="unreject").click().run()
    assert the_strike(store).killed.high == 7
    assert "Review: corrected" in everything(app)


def test_what_is_accepted_after_a_correction_keeps_it(store: MemoryStore) -> None:
    app = submit(opened(STRIKE.id), Killed__at_most=7)
    _press(app, "review:accepted")
    assert the_strike(store).killed.high == 7
    assert [one.verdict.value for one in store.reviews()] == ["corrected", "accepted"]


def test_the_form_says_what_was_written_by_the_article(store: MemoryStore) -> None:
    app = opened(STRIKE.id)
    assert "a drone struck it" in everything(app)
    assert field(app, "Actor 1").value == "rebels"
    assert writing.when(STRIKE.when) is not None
    assert len(subjects(example())) == 3


def test_no_review_moves_the_days_that_the_map_opens_on(store: MemoryStore) -> None:
    later = replace(STRIKE.what, when=replace(MONDAY, earliest=LATER, latest=LATER))
    store.save(replace(example("b"), incidents=(later,), claims=()))
    app = opened(STRIKE.id)
    before = days(app)
    _press(app, "review:rejected")
    assert [review.verdict for review in store.reviews()] == [Verdict.REJECTED]
    assert days(app) == before
    app.button(key="unreject").click().run()
    app = submit(opened(STRIKE.id), **SPLIT)
    assert days(app) == before


def test_a_day_corrected_far_out_can_be_reached(store: MemoryStore) -> None:
    app = submit(opened(STRIKE.id), First_day=date(1995, 5, 1), Last_day=date(1995, 5, 2))
    assert "All: 1995 – 2021" in field_of_periods(app)


def field_of_periods(app: AppTest) -> list[str]:
    """The periods offered beside the control of time."""
    (found,) = [one for one in app.get("button_group") if one.key == "period"]
    return [one.content for one in found.proto.options]
