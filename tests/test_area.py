"""An area that a reader types, draws or takes from the map."""

import pytest

from geo.views import Area, area


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("44.8, 38.4, 48, 41.9", (44.8, 38.4, 48, 41.9)),
        (" 44.80049;38.4 48\t41.9 ", (44.8, 38.4, 48, 41.9)),
        ("170,-20,190,10", (170, -20, -170, 10)),
        ("-200,-20,-190,10", (160, -20, 170, 10)),
        ("-300,-95,300,95", (-180, -90, 180, 90)),
    ],
)
def test_four_numbers_are_an_area(words, sides):
    found = area(words)
    assert (found.west, found.south, found.east, found.north) == sides


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "four numbers are wanted"),
        ("1 2 3", "four numbers are wanted"),
        ("west south east north", "a side is no number"),
        ("nan 0 1 1", "a side is no number"),
        ("0 nan 1 1", "a side is no number"),
        ("-inf 0 inf 1", "a side is no number"),
        ("0 5 1 4", "south lies below north"),
        ("0 95 1 99", "south lies below north"),
    ],
)
def test_what_is_no_area_is_told(words, reason):
    with pytest.raises(ValueError, match=reason):
        area(words)


def test_an_area_holds_its_edges_and_may_lie_across_the_180th_meridian():
    assert Area(44, 38, 48, 42).holds(38, 48)
    assert not Area(44, 38, 48, 42).holds(37.99, 46)
    across = Area(170, -20, -170, 10)
    assert [across.holds(0, lon) for lon in (169, 171, -171, -169)] == [False, True, True, False]


def test_an_area_comes_back_from_the_words_it_is_told_in():
    one = Area(44.812, -38.4, 48, 41.9)
    assert area(str(one)) == area(one.told) == one
