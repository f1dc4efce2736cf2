"""What readers see: one shape a type everywhere, honest distances, a map that opens where most is found."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from made_findings import ORSK, example

from geo import report, views
from geo.app import words
from geo.model import IncidentType
from geo.views import Item, collect

GEO = Path(__file__).resolve().parent.parent / "geo"


def test_the_list_shows_the_same_shapes_as_the_map() -> None:
    script = (GEO / "maps/static/dateline.js").read_text(encoding="utf-8")
    style = (GEO / "app/show.css").read_text(encoding="utf-8")
    shapes = dict(re.findall(r'^    (\w+): "(M[^"]+Z)",$', script, re.MULTILINE))
    assert set(shapes) == {kind.value for kind in IncidentType}
    for kind, path in shapes.items():
        (rule,) = re.findall(rf"^\.glyph\.{kind} .*$", style, re.MULTILINE)
        assert rule.count(f"d='{path}'") == 2


@pytest.mark.parametrize(
    ("radius", "told"),
    [
        (0.3, "1 km"),
        (1.0, "1 km"),
        (4.2, "5 km"),
        (19.9, "20 km"),
        (20.1, "25 km"),
        (96.0, "100 km"),
        (240.3, "250 km"),
        (1000.0, "1,000 km"),
        (1234.5, "1,300 km"),
    ],
)
def test_a_distance_is_rounded_up_to_what_can_honestly_be_said(radius: float, told: str) -> None:
    assert words.about_km(radius) == told


@pytest.mark.parametrize(
    ("radius", "told"),
    [(1.5, "51.205° S, 58.567° W"), (19.9, "51.20° S, 58.57° W"), (240.3, "51.2° S, 58.6° W")],
)
def test_coordinates_have_no_more_places_than_the_radius_bears_out(radius: float, told: str) -> None:
    assert words.point(replace(ORSK, lat=-51.2049, lon=-58.5666, radius_km=radius)) == told


@pytest.mark.parametrize("name", ["near Orsk", "off Orsk", "between Orsk and Omsk"])
def test_a_place_that_is_near_another_by_name_is_not_called_near_twice(name: str) -> None:
    assert report.where(replace(ORSK, name=name), 2) == f"{name} (RU)"


def _at(*points: tuple[float, float], article: str = "a") -> tuple[Item, ...]:
    """The first incident of the example at each of the points."""
    made = example(article)
    first = made.incidents[0]
    return tuple(
        collect(
            [replace(made, incidents=(replace(first, place=replace(ORSK, lat=lat, lon=lon)),), claims=())]
        )[0]
        for lat, lon in points
    )


def _points(items: tuple[Item, ...]) -> set[tuple[float, float]]:
    return {(item.place.lat, item.place.lon) for item in items if item.place}


KARABAKH = ((39.8, 46.7), (40.1, 46.8), (40.9, 45.6))
CHACO = ((-20.3, -60.1), (-22.0, -61.0))


def test_the_map_opens_on_the_group_that_most_is_found_of() -> None:
    assert _points(views.busiest(_at(*KARABAKH, *CHACO), ())) == set(KARABAKH)


def test_a_reader_s_own_articles_come_before_a_larger_group() -> None:
    own = _at(*CHACO, article="own")
    assert _points(views.busiest((*_at(*KARABAKH), *own), {"own"})) == set(CHACO)


def test_what_a_reader_takes_in_at_one_look_is_not_parted() -> None:
    near = ((48.0, 37.8), (46.6, 32.6), (50.0, 36.2))
    assert _points(views.busiest(_at(*near), ())) == set(near)


def test_a_front_without_a_gap_is_shown_whole_however_long() -> None:
    front = tuple((45.0, float(lon)) for lon in range(20, 60, 4))
    assert _points(views.busiest(_at(*front), ())) == set(front)


def test_without_a_place_nothing_is_left_out() -> None:
    items = collect([replace(example(), claims=())])
    unplaced = tuple(item for item in items if item.place is None)
    assert views.busiest(unplaced, ()) == unplaced
