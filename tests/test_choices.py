"""A reader's choice of place moves the name, what was placed by it and nothing else, and can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from made_findings import ORSK, OTHER_ORSK, VALLEY, example

from geo.choices import Choice, applied, current, name_key, offered, point
from geo.model import Alternative, Findings, Place, PlaceKind, Sense, Span, Toponym

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
FOUND = example("a")
NAMED = FOUND.toponyms[0]


def choice(place: Place | None, article_id: str = "a", *, later: int = 0, withdrawn: bool = False) -> Choice:
    return Choice(article_id, NAMED.span, place, ORSK, NOW + timedelta(later), withdrawn)


def test_name_incident_and_statement_move_together_and_a_note_says_so() -> None:
    moved = applied(FOUND, [choice(OTHER_ORSK)])
    assert moved.toponyms[0].place == OTHER_ORSK
    assert moved.toponyms[0].score == 0.2
    assert moved.incidents[0].place == OTHER_ORSK
    assert moved.incidents[0].geo_precision == 1
    assert [said.place for said in moved.incidents[0].statements] == [OTHER_ORSK, None]
    assert moved.notes[-1].startswith("A reader puts “Orsk” at Orsk (")
    assert "the program had read Orsk (" in moved.notes[-1]


def test_all_else_stays_as_it_was() -> None:
    moved = applied(FOUND, [choice(OTHER_ORSK)])
    assert moved.claims == FOUND.claims
    assert moved.toponyms[1:] == FOUND.toponyms[1:]
    assert moved.incidents[1:] == FOUND.incidents[1:]
    assert moved.incidents[0].summary == FOUND.incidents[0].summary


def test_none_of_these_leaves_the_incident_in_the_list_without_a_place() -> None:
    moved = applied(FOUND, [choice(None)])
    assert moved.toponyms[0].place is None
    assert (moved.incidents[0].place, moved.incidents[0].geo_precision) == (None, None)


def test_a_claim_follows_the_name_of_its_territory() -> None:
    valley = replace(choice(ORSK), toponym=FOUND.toponyms[1].span, before=VALLEY)
    assert applied(FOUND, [valley]).claims[0].territory.place == ORSK


def test_a_choice_for_another_article_or_for_other_words_changes_nothing() -> None:
    assert applied(FOUND, [choice(OTHER_ORSK, "b")]) == FOUND
    assert applied(FOUND, [replace(choice(OTHER_ORSK), toponym=Span(0, 3, "abc"))]) == FOUND


@pytest.mark.parametrize("place", [OTHER_ORSK, None, point("Orsk", 10.0, 20.0, 2.0, ORSK)])
def test_the_findings_without_the_choice_are_as_before(place: Place | None) -> None:
    history = [choice(place), choice(place, later=1, withdrawn=True)]
    assert applied(FOUND, current(history)) == FOUND


def test_the_last_choice_of_a_name_in_an_article_counts() -> None:
    elsewhere = choice(OTHER_ORSK, "b", later=2)
    assert current([choice(None), choice(OTHER_ORSK, later=1), elsewhere]) == (
        choice(OTHER_ORSK, later=1),
        elsewhere,
    )


def test_every_mention_read_as_the_same_place_moves_and_one_of_another_place_does_not() -> None:
    text = FOUND.article.text + " Orsk. Orsk."
    second, third = (Span(at, at + 4, "Orsk") for at in (len(text) - 11, len(text) - 5))
    more = (Toponym(second, Sense.LITERAL, ORSK, 0.7), Toponym(third, Sense.LITERAL, VALLEY, 0.7))
    wider = replace(FOUND, article=replace(FOUND.article, text=text), toponyms=(*FOUND.toponyms, *more))
    moved = applied(wider, [choice(OTHER_ORSK)])
    assert [one.place for one in moved.toponyms] == [OTHER_ORSK, VALLEY, OTHER_ORSK, VALLEY]


def _at(place: Place) -> Findings:
    strike = replace(FOUND.incidents[0], place=place, geo_precision=2)
    return replace(FOUND, incidents=(strike, *FOUND.incidents[1:]))


def test_a_place_told_by_its_way_from_the_name_keeps_that_way() -> None:
    beside = replace(ORSK, id=f"from:{ORSK.id}:12.0:90", name="12 km east of Orsk", lat=ORSK.lat + 0.1)
    moved = applied(_at(beside), [choice(OTHER_ORSK)]).incidents[0].place
    assert moved is not None
    assert moved.id == f"from:{OTHER_ORSK.id}:12.0:90"
    assert moved.lat == pytest.approx(OTHER_ORSK.lat + 0.1)
    assert moved.lon == pytest.approx(OTHER_ORSK.lon)


def test_a_place_between_two_names_is_led_half_the_way() -> None:
    here = replace(OTHER_ORSK, lat=ORSK.lat + 0.4, lon=ORSK.lon)
    between = replace(ORSK, id=f"between:{ORSK.id}:{VALLEY.id}", name="between Orsk and the valley")
    between = replace(between, lat=ORSK.lat + 0.1, radius_km=11.1)
    moved = applied(_at(between), [choice(here)]).incidents[0].place
    assert moved is not None
    assert moved.id == f"between:{here.id}:{VALLEY.id}"
    assert moved.lat == pytest.approx(ORSK.lat + 0.3)
    assert moved.radius_km == pytest.approx(11.1, abs=0.1)


def test_a_way_that_would_be_too_long_ends_at_the_place_chosen() -> None:
    far = replace(OTHER_ORSK, lat=ORSK.lat - 20.0)
    between = replace(ORSK, id=f"between:{ORSK.id}:{VALLEY.id}", name="between Orsk and the valley")
    assert applied(_at(between), [choice(far)]).incidents[0].place == far


def test_a_stretch_of_a_border_becomes_the_surroundings_of_the_town_chosen() -> None:
    stretch = replace(ORSK, id=f"border:XA-XB@{ORSK.id}", name="border of A and B near Orsk", radius_km=9.0)
    moved = applied(_at(replace(stretch, kind=PlaceKind.BORDER)), [choice(OTHER_ORSK)]).incidents[0].place
    assert moved is not None
    assert (moved.id, moved.kind) == (f"near:{OTHER_ORSK.id}", PlaceKind.REGION)
    assert (moved.lat, moved.lon, moved.radius_km) == (OTHER_ORSK.lat, OTHER_ORSK.lon, 9.0)


def test_a_place_told_by_what_it_lies_in_goes_with_that() -> None:
    inside = replace(ORSK, id=f"in:{ORSK.id}:mill", name="the mill, Orsk")
    moved = applied(_at(inside), [choice(OTHER_ORSK)]).incidents[0].place
    assert moved is not None
    assert (moved.id, moved.lat) == (f"in:{OTHER_ORSK.id}:mill", OTHER_ORSK.lat)


def test_an_id_that_only_begins_alike_is_another_place() -> None:
    other = replace(ORSK, id=f"{ORSK.id}0")
    assert applied(_at(other), [choice(OTHER_ORSK)]).incidents[0].place == other


def test_a_choice_is_offered_for_the_same_name_in_another_article_only() -> None:
    assert offered(NAMED, "b", [choice(OTHER_ORSK)]) == choice(OTHER_ORSK)
    assert offered(NAMED, "a", [choice(OTHER_ORSK)]) is None
    assert offered(NAMED, "b", [choice(ORSK)]) is None
    assert offered(NAMED, "b", [choice(None)]) is None
    assert offered(replace(NAMED, span=Span(0, 4, "Omsk")), "b", [choice(OTHER_ORSK)]) is None


def test_the_place_that_was_left_is_not_lost_among_the_alternatives() -> None:
    moved = applied(FOUND, [choice(OTHER_ORSK)]).toponyms[0]
    assert moved.alternatives == (Alternative(ORSK, NAMED.score),)


def test_a_point_keeps_the_kind_of_what_it_replaces() -> None:
    assert point("Orsk", 10.0, 20.0, 2.0, VALLEY).kind is VALLEY.kind
    border = replace(VALLEY, kind=PlaceKind.BORDER)
    assert point("Orsk", 10.0, 20.0, 2.0, border).kind is PlaceKind.SITE
    assert point("Orsk", 10.0, 20.0, 2.0, None).id == "reader:10.0000,20.0000"


def test_names_are_one_that_differ_in_case_and_blanks_only() -> None:
    assert name_key(" Nagorno  Karabakh\n") == name_key("NAGORNO karabakh")
