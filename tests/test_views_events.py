"""Imported events under a reader's filter: which are let through, and how many."""

from dataclasses import replace
from datetime import date

import pytest

from geo.events import Event, columns
from geo.model import IncidentType
from geo.views import Area, Extent, Filter, bits, calendar, choices, event_counts, let_through

DAY = date(2020, 9, 27)


def one(id, **more):
    given = {
        "type": IncidentType.BATTLE,
        "actor": "North",
        "place": "Upper Town",
        "source": "A paper",
        **more,
    }
    return Event(id=id, collection="war", first=DAY, last=DAY, lat=1.0, lon=2.0, **given)


MADE = columns(
    [
        one("a"),
        one("b", type=IncidentType.RIOT, actor="South"),
        replace(
            one("c", place="Lower Town", source="Radio"), first=date(2020, 10, 1), last=date(2020, 10, 2)
        ),
    ]
)


@pytest.mark.parametrize(
    ("chosen", "through"),
    [
        (Filter(), "abc"),
        (Filter(types=frozenset({IncidentType.RIOT})), "b"),
        (Filter(people=frozenset({"North"})), "ac"),
        (Filter(speakers=frozenset({"Radio", "nobody"})), "c"),
        (Filter(text="TOWN upper"), "ab"),
        (Filter(text="war"), "abc"),
        (Filter(text="nowhere"), ""),
        (Filter(kinds=frozenset({"claim"})), ""),
        (Filter(kinds=frozenset({"incident"})), "abc"),
        (Filter(articles=frozenset({"x"})), ""),
        (Filter(first=date(2021, 1, 1)), "abc"),
        (Filter(outlets=frozenset({"Radio"})), "c"),
        (Filter(outlets=frozenset({"Radio"}), speakers=frozenset({"A paper"})), ""),
        (Filter(precisions=frozenset({1, 2})), "abc"),
        (Filter(precisions=frozenset({3})), ""),
        (Filter(area=Area(1.5, 0.5, 2.5, 1.5)), "abc"),
        (Filter(area=Area(2.5, 0.5, 1.5, 1.5)), ""),
    ],
)
def test_a_filter_lets_through(chosen, through):
    mask = let_through(MADE, chosen)
    assert "".join(MADE.id(row) for row in range(3) if mask[row]) == through


def test_counts_are_of_the_days_shown_by_type():
    everything = let_through(MADE, Filter())
    whole = event_counts(MADE, everything, None, None)
    assert (whole.shown, whole.of, str(whole)) == (3, 3, "3 imported events")
    some = event_counts(MADE, everything, DAY, DAY)
    assert some.types == {IncidentType.BATTLE: 1, IncidentType.RIOT: 1}
    assert str(some) == "2 of 3 imported events"
    assert event_counts(MADE, everything, date(2020, 10, 2), None).shown == 1


def test_a_mask_has_its_first_row_in_the_lowest_bit():
    assert bits(let_through(MADE, Filter(people=frozenset({"North"})))) == bytes([0b101])
    assert bits(let_through(MADE, Filter())) is None


def test_a_calendar_counts_events_by_type_on_their_first_day():
    told = calendar((), Extent(DAY, DAY), MADE)
    assert told.counts == {DAY: {IncidentType.BATTLE: 1, IncidentType.RIOT: 1}}
    whole = calendar((), Extent(date(2020, 9, 1), date(2020, 10, 1)), MADE)
    assert whole.counts[date(2020, 10, 1)] == {IncidentType.BATTLE: 1}


def test_events_are_counted_among_the_choices():
    found = choices((), MADE)
    assert found.types == {IncidentType.BATTLE: 2, IncidentType.RIOT: 1}
    assert list(found.people.items()) == [("North", 2), ("South", 1)]
    assert found.speakers == found.outlets == {"A paper": 2, "Radio": 1}
    assert found.precisions == {1: 3}
