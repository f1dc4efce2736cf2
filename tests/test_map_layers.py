"""What the map draws of a row: shape, circle, hue, hatching, and the rivals on one territory."""

from dataclasses import replace
from datetime import date

import pytest
from shapely import LineString

from geo.maps import layers
from geo.maps.claims import chip_rows, claim_rows
from geo.maps.hues import NOBODY, PALETTE, hues, hues_of
from geo.maps.palette import Dealt, palette
from geo.maps.rows import UNTOLD, MapClaim, MapContent, MapIncident
from geo.model import IncidentType, Place, PlaceKind, Relation, Stance
from geo.outlines import Territory

TOWN = Place("t:1", "Town", PlaceKind.POPULATED_PLACE, 40.0, 45.0, 2, "AM")
LAND = Place(
    "region:land",
    "Land",
    PlaceKind.REGION,
    41.0,
    46.0,
    30,
    None,
    outline={
        "type": "Polygon",
        "coordinates": [[[45, 40], [47, 40], [47, 42], [45, 42], [45, 40]]],
    },
)
LINE = Place(
    "border:a-b",
    "border of A and B",
    PlaceKind.BORDER,
    40.0,
    45.0,
    30,
    None,
    outline={
        "type": "LineString",
        "coordinates": [[45, 40], [45.5, 40.5]],
    },
)


def incident(id, place=TOWN, precision=1, actor="A"):
    return MapIncident(id, IncidentType.BATTLE, place, precision, f"{id} told", actor)


def claim(id, claimant="A", relation=Relation.OCCUPIES, stance=Stance.ASSERTS, place=LAND):
    return MapClaim(id, claimant, relation, stance, "article", place.name, place, f"{id} told")


def incidents(*rows, selected=None):
    return layers.incident_rows(rows, palette(rows, ()), selected)


def claims(*rows, selected=None):
    return claim_rows(rows, palette((), rows), selected)


def test_an_incident_keeps_its_radius_precision_and_selection():
    (row,) = incidents(incident("a", precision=2), selected="a")
    assert (row["radius"], row["precision"], row["selected"]) == (2, 2, True)
    assert incidents(incident("a", actor=None))[0]["colour"] == NOBODY


def test_a_border_incident_is_a_line_and_a_region_s_outline_is_no_line():
    assert incidents(incident("a", LINE, 2))[0]["lines"] == [[[45, 40], [45.5, 40.5]]]
    (region,) = incidents(incident("a", LAND, 3))
    assert (region["lines"], len(region["rings"])) == ([], 1)
    assert incidents(incident("a", LAND, 2))[0]["rings"] == []


@pytest.mark.parametrize(
    ("relation", "stance", "filled"),
    [
        (Relation.OCCUPIES, Stance.ASSERTS, True),
        (Relation.CLAIMS, Stance.ASSERTS, True),
        (Relation.OCCUPIES, Stance.DENIES, False),
        (Relation.LOST, Stance.ASSERTS, False),
        (Relation.WITHDREW, Stance.ASSERTS, False),
    ],
)
def test_only_what_is_held_or_claimed_is_hatched(relation, stance, filled):
    assert claims(claim("a", relation=relation, stance=stance))[0]["filled"] is filled


def test_rivals_on_one_territory_take_turns_of_dashes_and_differ_in_angle():
    one, other = claims(claim("a", "A"), claim("b", "B", Relation.PART_OF))
    assert (one["dash"], one["offset"]) == ([10, 10], "0")
    assert (other["dash"], other["offset"]) == ([10, 10], "-10")
    assert one["angle"] != other["angle"] and one["colour"] != other["colour"]


def test_claims_of_one_claimant_on_one_territory_are_one_shape_and_one_label():
    rows = (claim("a"), claim("b"), claim("c", "B"))
    assert [row["id"] for row in claims(*rows)] == ["a", "c"]
    assert [row["id"] for row in claims(*rows, selected="b")] == ["b", "c"]
    (chip,) = chip_rows(rows, palette((), rows), None)
    assert (chip["ids"], chip["name"], len(chip["swatches"])) == (["a", "b", "c"], "Land", 2)
    assert [(part["id"], part["swatch"]) for part in chip["claims"]] == [("a", 0), ("b", 0), ("c", 1)]
    (turned,) = chip_rows(rows, palette((), rows), "b")
    assert turned["ids"] == ["c", "a", "b"]


def test_a_single_claim_says_who_and_what():
    def text(*told):
        return chip_rows(told, palette((), told), None)[0]["claims"][0]["told"]

    assert text(claim("a")) == "A occupies"
    assert text(claim("a", relation=Relation.PART_OF)) == "part of A"
    assert text(claim("a", stance=Stance.DENIES)) == "A occupies (denied)"
    assert text(replace(claim("a", UNTOLD), holder="the same forces")) == "the same forces occupies"
    assert text(claim("a", UNTOLD)) == "occupies, no one named"


def test_rows_tell_their_days_counted_from_1970_and_an_open_end():
    day = date(1970, 1, 11)
    (row,) = incidents(replace(incident("a"), first_day=day, last_day=day))
    assert row["days"] == (10, 10)
    (told,) = claims(replace(claim("a"), first_day=day))[0]["claims"]
    assert told["days"] == (10, None)
    assert incidents(incident("a"))[0]["days"] == (None, None)


def test_large_territories_are_drawn_before_the_small_ones_on_them():
    small = Place("region:small", "Small", PlaceKind.REGION, 41, 46, 5)
    assert [row["id"] for row in claims(claim("s", place=small), claim("l"))] == ["l", "s"]


def test_a_territory_without_outline_is_a_circle():
    (row,) = claims(claim("a", place=Place("region:small", "Small", PlaceKind.REGION, 41, 46, 5)))
    assert (row["rings"], row["lines"], row["radius"]) == ([], [], 5)


def test_who_is_named_most_has_a_colour_of_its_own_that_the_others_leave_alone():
    alone = hues(["Armenia"])["Armenia"]
    crowd = [f"actor {number}" for number in range(30)]
    assert hues(["Armenia", "Armenia", *crowd])["Armenia"] == alone


def test_a_country_is_drawn_faint_and_unfilled_and_its_incidents_without_a_ring():
    country = Place("c", "Country", PlaceKind.COUNTRY, 41.0, 46.0, 240, "CC")
    (row,) = claims(claim("a", place=country))
    assert (row["faint"], row["filled"]) == (True, False)
    (mark,) = incidents(incident("b", country, 3))
    assert (mark["radius"], mark["rings"]) == (0, [])
    (chosen,) = incidents(incident("b", country, 3), selected="b")
    assert chosen["radius"] == 240


def test_hues_are_stable_distinct_up_to_seven_and_alike_for_one_actor_spelt_twice():
    names = [f"actor {number}" for number in range(7)]
    assert set(hues(names).values()) == set(PALETTE)
    assert hues(names) == hues(names[::-1])
    assert len(set(hues(["Armenia", "ARMENIA ", "armenia"]).values())) == 1
    assert hues(["", " "]) == {}
    assert len(hues([f"actor {number}" for number in range(30)])) == 30


SINCE, UNTIL = date(1994, 5, 12), date(2020, 9, 27)
FRONT = Territory(
    "line:front", "Front", ("Front",), LineString([(46, 40), (47, 41)]), "s", SINCE, UNTIL, "de facto", 5, "n"
)


def test_a_boundary_tells_its_dates_its_viewpoint_and_how_rough_it_is():
    (row,) = layers.boundary_rows([FRONT])
    assert row["told"] == "1994-05-12 to 2020-09-27 · de facto"
    assert row["label"] == "Front · 1994-05-12 to 2020-09-27 · de facto · within about 5 km"


@pytest.mark.parametrize(
    ("view", "first", "last", "shown"),
    [
        ((45, 39, 48, 42), date(2020, 9, 1), date(2020, 12, 1), True),
        ((45, 39, 48, 42), date(2020, 9, 28), date(2020, 12, 1), False),
        ((45, 39, 48, 42), date(1990, 1, 1), date(1994, 5, 11), False),
        ((45, 39, 48, 42), None, None, True),
        ((0, 0, 10, 10), None, None, False),
    ],
)
def test_boundaries_near_the_view_and_of_the_time_are_chosen(view, first, last, shown):
    assert bool(layers.near([FRONT], view, first, last)) is shown


def test_content_is_empty_unless_told():
    assert MapContent() == MapContent((), (), (), (), None)


def test_an_article_that_is_added_changes_no_hue():
    first, second = ["Army", "Army", "Rebels"], ["Militia", "Rebels"]
    before = hues_of([first, second], {})
    crowd = [[f"actor {number}", "Army"] for number in range(20)]
    after = hues_of([first, second, *crowd], {})
    assert {name: after[name] for name in before} == before
    assert len(set(before.values())) == 3


def test_what_actors_have_they_keep_though_an_earlier_article_is_added():
    held = {}
    before = hues_of([["Army", "Rebels"]], held)
    crowd = [[f"actor {number}" for number in range(9)]]
    after = hues_of([*crowd, ["Army", "Rebels"]], held)
    assert {name: after[name] for name in before} == before
    assert {after[f"actor {number}"] for number in range(9)} == set(PALETTE)


def test_actors_of_one_article_are_told_apart_though_all_colours_are_out():
    crowd = [[f"actor {number}" for number in range(30)]]
    for number in range(40):
        pair = [f"army {number}", f"rebels {number}", f"militia {number}"]
        told = hues_of([*crowd, pair], {})
        assert len({told[name] for name in pair}) == 3


def test_a_hue_is_of_the_name_alone_where_nobody_else_has_it():
    alone = {name: hues([name])[name] for name in ("Army", "Rebels", "Militia", "Norland")}
    assert alone == {name: hues([name])[name] for name in reversed(alone)}
    assert set(alone.values()) <= set(PALETTE[:4])


def test_hatchings_of_claimants_stay_as_they_are():
    rows = [claim("a"), claim("b", claimant="Aaland")]
    dealt = Dealt()
    before = palette((), rows[:1], dealt=dealt).angles
    after = palette((), rows, dealt=dealt).angles
    assert after[rows[0].claimant] == before[rows[0].claimant]
    assert len(set(after.values())) == 2
