"""Filtering, counting and laying findings out along time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from made_findings import ORSK, example, findings

from geo import views
from geo.findings import claim_key, incident_key
from geo.model import (
    Article,
    Claim,
    Findings,
    Incident,
    IncidentType,
    Precision,
    Relation,
    Span,
    Stance,
    Statement,
    Territory,
    When,
)
from geo.views import Area, Filter, Item, calendar, collect, extents, select

STRIKE, BRIDGE, HELD = collect([example()])


def test_a_map_leans_north_to_show_a_mark_above_its_box_while_the_box_stays_in_sight() -> None:
    pixel = 360 / 256 / 2**8  # on the equator
    box = (10.0, -50 * pixel, 11.0, 50 * pixel)
    assert views.leaning(box, 50 * pixel, 0.0, 8, 200) == 0.0
    assert views.leaning(box, 80 * pixel, 0.0, 8, 200) == pytest.approx(10 * pixel)
    assert views.leaning(box, 200 * pixel, 0.0, 8, 200) == pytest.approx(20 * pixel)


def on(day: date, precision: Precision = Precision.DAY, last: date | None = None) -> When:
    return When(day, last or day, precision, "")


def incident(
    day: date | None, *, type: IncidentType = IncidentType.BATTLE, precision: Precision = Precision.DAY
) -> Incident:
    when = on(day, precision) if day else None
    return Incident(type, "", "A clash", when, ORSK, 1, (Statement("X", Span(0, 1, "A")),))


def claim(relation: Relation, when: When | None) -> Claim:
    return Claim("X", relation, Stance.ASSERTS, Territory("T"), "X", Span(0, 1, "A"), None, when)


def items(*what: Incident | Claim, published: date | None = date(2020, 11, 10)) -> tuple[Item, ...]:
    article = Article("a", "A text.", published=published)
    incidents = tuple(one for one in what if isinstance(one, Incident))
    return collect([Findings(article, (), incidents, tuple(one for one in what if isinstance(one, Claim)))])


def test_items_carry_the_keys_of_what_they_are() -> None:
    one = example()
    assert STRIKE.id == incident_key("example", one.incidents[0])
    assert HELD.id == claim_key("example", one.claims[0])


@settings(max_examples=40, deadline=None)
@given(findings())
def test_ids_are_unique_even_where_findings_are_not(one: Findings) -> None:
    twice = replace(one, incidents=one.incidents * 2, claims=one.claims * 2)
    found = collect([twice])
    assert len({item.id for item in found}) == len(found) == 2 * len(one.incidents) + 2 * len(one.claims)


def test_an_item_knows_who_says_it_and_who_is_in_it() -> None:
    assert STRIKE.speakers == ("the ministry", "The rebels")
    assert BRIDGE.speakers == ("Valley Post",)
    assert STRIKE.people == ("rebels", "workers")
    assert HELD.people == ("The rebels", "the government")


def test_an_incident_ends_on_its_last_day() -> None:
    assert (STRIKE.first_day, STRIKE.last_day) == (date(2021, 3, 1), date(2021, 3, 1))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, [STRIKE, BRIDGE, HELD]),
        (date(2021, 3, 1), date(2021, 3, 1), [STRIKE, BRIDGE, HELD]),
        (date(2021, 3, 2), None, [BRIDGE, HELD]),
        (None, date(2021, 2, 28), [BRIDGE, HELD]),
        (None, date(2013, 12, 31), [BRIDGE]),
        (date(2030, 1, 1), date(2030, 1, 2), [BRIDGE]),
    ],
)
def test_the_range_lets_through_what_meets_it_and_the_undated(
    first: date | None, last: date | None, expected: list[Item]
) -> None:
    found = select((STRIKE, BRIDGE, HELD), Filter(first, last)).items
    assert {item.id for item in found} == {item.id for item in expected}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(kinds=frozenset({"claim"})), [HELD]),
        (Filter(kinds=frozenset({"incident"})), [STRIKE, BRIDGE]),
        (Filter(types=frozenset({IncidentType.EXPLOSION})), [HELD, STRIKE, BRIDGE]),
        (Filter(types=frozenset({IncidentType.RIOT})), [HELD]),
        (Filter(people=frozenset({"the government"})), [HELD]),
        (Filter(speakers=frozenset({"The rebels"})), [STRIKE]),
        (Filter(articles=frozenset({"other"})), []),
        (Filter(articles=frozenset({"example"})), [HELD, STRIKE, BRIDGE]),
        (Filter(text="ORSK drone"), [STRIKE]),
        (Filter(text="lower valley"), [HELD]),
        (Filter(text="nobody"), [STRIKE]),
        (Filter(undated=False), [HELD, STRIKE]),
    ],
)
def test_filters(chosen: Filter, expected: list[Item]) -> None:
    assert [item.id for item in select((STRIKE, BRIDGE, HELD), chosen).items] == [
        item.id for item in expected
    ]


def test_the_list_begins_with_what_begins_in_the_range() -> None:
    (later,) = items(incident(date(2021, 3, 5)))
    everything = (STRIKE, BRIDGE, HELD, later)
    listed = select(everything, Filter(date(2021, 3, 1))).items
    assert [item.id for item in listed] == [STRIKE.id, later.id, HELD.id, BRIDGE.id]


def test_counts_say_what_is_not_on_the_map() -> None:
    assert (
        str(select((STRIKE, BRIDGE, HELD), Filter()).counts)
        == "1 article: 2 incidents, 1 claim; 1 undated, 1 without a place"
    )
    late = Filter(date(2021, 3, 2))
    assert str(select((STRIKE, BRIDGE, HELD), late).counts) == (
        "1 article: 1 incident, 1 claim; 1 undated, 1 without a place, 1 outside the dates"
    )


def test_choices_are_what_occurs_most_frequent_first() -> None:
    found = views.choices([STRIKE, BRIDGE, HELD])
    assert list(found.types.items()) == [(IncidentType.EXPLOSION, 2)]
    assert found.people == {"The rebels": 1, "rebels": 1, "the government": 1, "workers": 1}
    assert found.speakers == {"The rebels": 1, "Valley Post": 1, "the governor": 1, "the ministry": 1}
    assert found.outlets == {"Valley Post": 3}


@pytest.mark.parametrize(
    ("chosen", "through"),
    [
        (Filter(outlets=frozenset({"Valley Post"})), [True, True, True]),
        (Filter(outlets=frozenset({"Another"})), [False, False, False]),
        (Filter(precisions=frozenset({1})), [True, False, True]),
        (Filter(area=Area(ORSK.lon - 1, ORSK.lat - 1, ORSK.lon + 1, ORSK.lat + 1)), [True, False, True]),
        (Filter(area=Area(ORSK.lon - 2, ORSK.lat - 1, ORSK.lon - 1, ORSK.lat + 1)), [False, False, False]),
    ],
)
def test_outlet_precision_and_area_narrow_what_is_shown(chosen: Filter, through: list[bool]) -> None:
    assert [chosen.lets(one) for one in (STRIKE, BRIDGE, HELD)] == through


WAR = [date(2020, 9, 27) + timedelta(days=at) for at in range(0, 45, 5)]


def test_lone_early_days_do_not_stretch_the_slider() -> None:
    core, every = extents(items(*map(incident, [date(1992, 5, 8), date(1994, 5, 12), *WAR])))
    assert (core.first, core.last) == (WAR[0], WAR[-1])
    assert (every.first, every.last) == (date(1992, 5, 8), WAR[-1])


def test_of_several_wars_the_slider_covers_the_busiest() -> None:
    old = [date(1939, 9, at) for at in range(1, 9)]
    middle = [date(1992, 5, at) for at in range(1, 8)]
    core, every = extents(items(*map(incident, [*old, *middle, *WAR])))
    assert (core.first, core.last) == (WAR[0], WAR[-1])
    assert (every.first, every.last) == (old[0], WAR[-1])


def test_days_strewn_over_decades_are_one_stretch() -> None:
    days = [date(year, 6, 1) for year in range(1950, 2020, 3)]
    assert [(one.first, one.last) for one in extents(items(*map(incident, days)))] == [(days[0], days[-1])]


def test_old_claims_do_not_stretch_it_either() -> None:
    since = claim(Relation.OCCUPIES, on(date(1992, 1, 1), Precision.YEAR, date(2020, 11, 10)))
    core, every = extents(items(since, *map(incident, WAR)))
    assert (core.first, every.first) == (WAR[0], date(1992, 1, 1))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], []),
        ([date(2020, 1, 1)], [(date(2020, 1, 1), date(2020, 1, 1))]),
        ([date(2020, 1, 1), date(2020, 1, 31)], [(date(2020, 1, 1), date(2020, 1, 31))]),
        ([date(1990, 1, 1), date(2020, 1, 31)], [(date(1990, 1, 1), date(2020, 1, 31))]),
    ],
)
def test_few_days_are_one_stretch(days: list[date], expected: list[tuple[date, date]]) -> None:
    assert [(one.first, one.last) for one in extents(items(*map(incident, days)))] == expected


@given(days=...)
def test_the_core_lies_within_all_of_time_and_holds_most_days_or_a_group_years_apart(
    days: list[date],
) -> None:
    found = extents(items(*map(incident, days)))
    if not days:
        assert found == ()
        return
    assert found[-1].first == min(days)
    assert found[-1].last == max(days)
    core = found[0]
    outside = [day for day in days if not core.first <= day <= core.last]
    if len(outside) > 0.4 * len(days):
        assert len(days) - len(outside) >= max(3, len(days) / 4)
        assert all((core.first - day).days > 365 or (day - core.last).days > 365 for day in outside)


def test_a_calendar_counts_by_type_what_begins_on_each_day() -> None:
    found = items(
        incident(date(2020, 1, 1)),
        incident(date(2020, 1, 2), type=IncidentType.RIOT),
        incident(date(2020, 1, 3)),
        incident(date(2020, 2, 1)),
        incident(None),
        claim(Relation.CAPTURED, on(date(2020, 1, 1))),
    )
    told = calendar(found, views.Extent(date(2020, 1, 1), date(2020, 1, 5)))
    assert told.counts == {
        date(2020, 1, 1): {IncidentType.BATTLE: 1, None: 1},
        date(2020, 1, 2): {IncidentType.RIOT: 1},
        date(2020, 1, 3): {IncidentType.BATTLE: 1},
    }
    assert (told.first, told.last) == (date(2020, 1, 1), date(2020, 1, 5))


@given(days=...)
def test_each_dated_item_of_all_of_time_is_counted_once(days: list[date]) -> None:
    found = items(*map(incident, days))
    for extent in extents(found)[-1:]:
        assert sum(sum(one.values()) for one in calendar(found, extent).counts.values()) == len(days)


def test_map_rows_are_what_has_a_place() -> None:
    everything = (STRIKE, BRIDGE, HELD)
    (row,) = views.map_incidents(everything)
    assert (row.id, row.actor, row.first_day) == (STRIKE.id, "rebels", date(2021, 3, 1))
    told = "A drone struck a grain store in Orsk", "2021-03-01 14:30 UTC", "Orsk (RU)"
    assert row.label == " · ".join((*told, "says the ministry and 1 more"))
    (territory,) = views.map_claims(everything)
    assert (territory.claimant, territory.attributed_to, territory.territory) == (
        "rebels",
        "the governor",
        "the Lower Valley",
    )
    assert (territory.first_day, territory.last_day) == (date(2014, 1, 1), date(2021, 3, 2))
