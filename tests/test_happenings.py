"""Tellings of one happening in many articles come together, and nothing that contradicts another does."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tellings import (
    ABROAD,
    DAY,
    FAR_TOWN,
    NEXT_TOWN,
    PROVINCE,
    count,
    day,
    said,
    telling,
    tellings,
)

from geo.happenings import LIKELY, Decision, Happening, Telling, gather, near
from geo.happenings.decisions import in_force
from geo.happenings.likeness import contradicts, evidence, likeness
from geo.happenings.tellings import sketch
from geo.model import Place, PlaceKind, Precision, When
from geo.reviews import Subject

NOW = datetime(2026, 1, 2, tzinfo=UTC)
MANY = st.lists(tellings(), max_size=14)
_LATE = datetime(2021, 3, 1, 21, 30, tzinfo=UTC)
HOUR = When(_LATE, _LATE, Precision.MINUTE, "then")


def shape(happenings: tuple[Happening, ...]) -> set[frozenset[Subject]]:
    return {frozenset(one.subject for one in happening.tellings) for happening in happenings}


def sizes(*told: Telling, decisions: tuple[Decision, ...] = ()) -> list[int]:
    return sorted(len(one.tellings) for one in gather(told, decisions))


def same(one: Telling, *others: Telling, is_same: bool = True, back: bool = False) -> Decision:
    return Decision(one.subject, tuple(other.subject for other in others), is_same, NOW, back)


# What comes together.


def test_two_articles_on_one_shelling_are_one_happening_led_by_the_earlier() -> None:
    late = telling("a", killed=count(12), published=DAY + timedelta(3))
    early = telling("b", killed=count(12), published=DAY + timedelta(1))
    (made,) = gather([late, early])
    assert made.tellings == (early, late)
    assert made.lead == early
    assert made.score == pytest.approx(likeness(sketch(late), sketch(early)))


def test_an_hour_told_in_utc_is_of_the_next_day_by_the_clocks_on_the_spot() -> None:
    night = telling("a", when=HOUR)
    assert sizes(night, telling("b", when=day(DAY))) == [2]
    assert sizes(night, telling("b", when=day(DAY + timedelta(1)))) == [2]
    assert sizes(night, telling("b", when=day(DAY - timedelta(1)))) == [1, 1]


@pytest.mark.parametrize(
    "other",
    [
        telling("b", when=day(DAY + timedelta(1))),
        telling("b", place=NEXT_TOWN),
        telling("b", place=FAR_TOWN),
        telling("b", place=ABROAD, geo_precision=3),
        telling("b", sub_type="Peaceful protest"),
        telling("b", undated=True),
        telling("b", place=None),
        telling("a", start=100),
    ],
    ids=["day", "next town", "far town", "abroad", "kind", "undated", "unplaced", "same article"],
)
def test_what_contradicts_or_says_too_little_stays_apart(other: Telling) -> None:
    assert sizes(telling("a", killed=count(68)), other) == [1, 1]


def test_a_town_and_its_province_are_one_place_as_far_as_the_text_says() -> None:
    whole = telling("a", place=PROVINCE, geo_precision=3, killed=count(68))
    assert sizes(whole, telling("b", killed=count(68))) == [2]
    assert sizes(whole, telling("b", killed=count(2), struck="civilians")) == [1, 1]


def test_districts_side_by_side_are_two_places_though_their_circles_overlap() -> None:
    east = Place("d:1", "East District", PlaceKind.ADMIN2, 50.0, 30.0, 30.0, "UA")
    west = Place("d:2", "West District", PlaceKind.ADMIN2, 50.0, 29.4, 30.0, "UA")
    one, other = (sketch(telling("a", place=place, geo_precision=3)) for place in (east, west))
    assert contradicts(one, other)


def test_places_meet_across_the_180th_meridian_and_at_a_pole() -> None:
    for lat, lon, other_lon in ((-17.0, 179.99, -179.99), (89.999, 0.0, 180.0)):
        here, there = (
            Place(f"p:{at}", "Isle", PlaceKind.REGION, lat, at, 8.0, None) for at in (lon, other_lon)
        )
        assert sizes(telling("a", place=here), telling("b", place=there)) == [2]


def test_what_was_struck_tells_two_bombs_of_one_day_apart() -> None:
    market, school = said(words="A shell hit the market"), said(words="A shell hit a school")
    assert sizes(telling("a", market), telling("b", school)) == [1, 1]
    assert sizes(telling("a", market), telling("b", market)) == [2]


def test_a_toll_that_grew_from_one_day_to_the_next_is_no_objection() -> None:
    early = telling("a", killed=count(4), published=DAY)
    grown, fallen = (telling("b", killed=count(9), published=DAY + timedelta(turn)) for turn in (4, -4))
    assert "killed off, grown" in evidence(sketch(early), sketch(grown))
    assert "killed off" in evidence(sketch(early), sketch(fallen))


def test_of_two_shellings_of_one_article_the_likelier_is_meant() -> None:
    many, few = telling("a", killed=count(68)), telling("a", killed=count(1), start=100)
    assert shape(gather([many, few, telling("b", killed=count(68))])) == {
        frozenset({many.subject, telling("b").subject}),
        frozenset({few.subject}),
    }


def test_of_two_kinds_in_one_article_the_one_of_the_same_kind_is_meant() -> None:
    shelled = telling("a"), telling("b")
    fought = telling("a", start=100, sub_type="Armed clash")
    assert frozenset(one.subject for one in shelled) in shape(gather([*shelled, fought]))


def test_where_nothing_tells_which_of_two_is_meant_neither_is() -> None:
    assert sizes(telling("a"), telling("a", start=100), telling("b")) == [1, 1, 1]


def test_a_telling_of_the_whole_province_brings_no_two_towns_together() -> None:
    whole = telling("b", place=PROVINCE, geo_precision=3, killed=count(68))
    towns = telling("a", killed=count(68)), telling("c", place=NEXT_TOWN, killed=count(68))
    assert sizes(*towns, whole) == [1, 2]


def test_a_telling_of_the_month_brings_no_two_days_together() -> None:
    month = telling("b", when=day(date(2021, 3, 1), 31, Precision.MONTH), killed=count(68))
    days = (
        telling(name, when=day(DAY + timedelta(at)), killed=count(68)) for name, at in (("a", 0), ("c", 9))
    )
    assert sizes(*days, month) == [1, 2]


# What holds whatever is told.


@settings(deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_the_tellings_changes_nothing(told: list[Telling], chance: random.Random) -> None:
    known = {one.subject: one for one in told}
    told = list(known.values())
    shuffled = chance.sample(told, len(told))
    assert gather(told) == gather(shuffled)


@settings(deadline=None)
@given(MANY)
def test_gathering_again_or_giving_twice_changes_nothing(told: list[Telling]) -> None:
    told = list({one.subject: one for one in told}.values())
    made = gather(told)
    assert gather([one for happening in made for one in happening.tellings]) == made
    assert gather(told + told) == made


@settings(deadline=None)
@given(MANY)
def test_each_telling_is_in_one_happening_and_no_two_in_it_contradict(told: list[Telling]) -> None:
    made = gather(told)
    members = [one.subject for happening in made for one in happening.tellings]
    assert sorted(members, key=repr) == sorted({one.subject for one in told}, key=repr)
    for happening in made:
        assert len({one.article_id for one in happening.tellings}) == len(happening.tellings)
        sketches = [sketch(one) for one in happening.tellings]
        assert not any(contradicts(one, other) for one, other in combinations(sketches, 2))
        assert happening.score == 1 or happening.score >= LIKELY


@settings(deadline=None)
@given(st.lists(tellings(), max_size=20))
def test_no_pair_that_can_be_one_is_passed_over(told: list[Telling]) -> None:
    sketches = [sketch(one) for one in told]
    met = set(near.pairs(sketches))
    for (at, one), (other_at, other) in combinations(enumerate(sketches), 2):
        assert contradicts(one, other) or (at, other_at) in met


def test_in_a_crowd_each_is_compared_with_few() -> None:
    crowd = [sketch(telling(f"a{at:03}", killed=count(at))) for at in range(300)]
    assert len(set(near.pairs(crowd))) <= 300 * near.MOST


@settings(deadline=None)
@given(MANY)
def test_likeness_is_the_same_both_ways_and_a_share(told: list[Telling]) -> None:
    for one, other in combinations(map(sketch, told), 2):
        assert 0 <= likeness(one, other) <= 1
        assert likeness(one, other) == likeness(other, one)


@settings(deadline=None)
@given(MANY, st.data())
def test_what_a_reader_joins_or_splits_is_so(told: list[Telling], data: st.DataObject) -> None:
    told = list({one.subject: one for one in told}.values())
    if len(told) < 2:
        return
    one, other = data.draw(st.permutations(told))[:2]
    homes = {
        is_same: [
            {member.subject for member in happening.tellings}
            for happening in gather(told, [same(one, other, is_same=is_same)])
        ]
        for is_same in (True, False)
    }
    both = {one.subject, other.subject}
    assert any(both <= members for members in homes[True])
    assert not any(both <= members for members in homes[False])
    assert gather(told, [same(one, other), same(one, other, back=True)]) == gather(told)


# What readers decide.


def test_a_reader_joins_across_a_contradiction_and_takes_it_back() -> None:
    here, there = telling("a"), telling("b", place=FAR_TOWN)
    (made,) = gather([here, there], [same(here, there)])
    assert made.joined
    assert sizes(here, there, decisions=(same(here, there), same(here, there, back=True))) == [1, 1]


def test_a_reader_splits_one_off_and_the_rest_stay_together() -> None:
    first, second, third = (telling(name, killed=count(68)) for name in "abc")
    assert sizes(first, second, third) == [3]
    off = same(third, first, second, is_same=False)
    assert shape(gather([first, second, third], [off])) == {
        frozenset({first.subject, second.subject}),
        frozenset({third.subject}),
    }


def test_the_later_word_on_a_pair_counts() -> None:
    one, other = telling("a"), telling("b")
    off, on = same(one, other, is_same=False), same(other, one)
    assert sizes(one, other, decisions=(on, off)) == [1, 1]
    assert sizes(one, other, decisions=(off, on)) == [2]
    assert in_force([off, on]) == {frozenset({one.subject, other.subject}): True}


def test_a_join_does_not_undo_a_split_by_way_of_a_third() -> None:
    first, second, third = telling("a"), telling("b", place=FAR_TOWN), telling("c", place=NEXT_TOWN)
    told = (same(first, second, is_same=False), same(first, third), same(second, third))
    assert shape(gather([first, second, third], told)) == {
        frozenset({first.subject}),
        frozenset({second.subject, third.subject}),
    }


def test_a_decision_finds_the_words_again_when_they_were_read_a_little_otherwise() -> None:
    here, there = telling("a"), telling("b", place=FAR_TOWN)
    moved = telling("a", said(words="Shells hit the town twice", start=3))
    other = telling("a", start=500)
    assert sizes(moved, other, there, decisions=(same(here, there),)) == [1, 2]
    assert sizes(other, there, decisions=(same(here, there),)) == [1, 1]


def test_a_decision_is_on_one_telling_and_others() -> None:
    with pytest.raises(ValueError, match="one telling and others"):
        same(telling("a"), telling("a"))
    with pytest.raises(ValueError, match="one telling and others"):
        same(telling("a"))
