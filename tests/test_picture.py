"""The view as a picture for print: whole, in its frame, and unharmed by hostile words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from made_findings import ORSK, example
from PIL import Image

from geo.events.generate import made_up
from geo.exports import ground
from geo.exports.ground import framed
from geo.exports.picture import HEIGHT, WIDTH, picture
from geo.views import Box, Item, collect

ALWAYS = (None, None)
HERE: Box = (ORSK.lon - 1, ORSK.lat - 1, ORSK.lon + 1, ORSK.lat + 1)


@pytest.fixture(autouse=True)
def no_base(monkeypatch: pytest.MonkeyPatch) -> None:
    """A base map of one square of land, so that none has to be drawn first."""
    land = [int(ORSK.lon) - 2, int(ORSK.lat) - 2, 4, 0, 0, 4, -4, 0]
    towns = [[ORSK.lat + 0.5, ORSK.lon, "Orsk", 100, 0.0]]
    monkeypatch.setattr(ground, "_file", lambda name: {"scale": 1, "land": [land], "labels": towns})


def drawn(items: Sequence[Item], seen: Box | None = HERE, **more: object) -> Image.Image:
    made = picture(items, "A fire in Orsk", ALWAYS, seen, **more)  # type: ignore[arg-type]
    return Image.open(io.BytesIO(made))


def hues(image: Image.Image, box: tuple[int, int, int, int]) -> set[tuple[int, ...]]:
    found = np.asarray(image.crop(box)).reshape(-1, 3)
    return {tuple(int(part) for part in one) for one in np.unique(found, axis=0)}


def test_a_picture_is_a_page_with_the_mark_where_the_incident_is() -> None:
    incident = [item for item in collect([example()]) if item.place == ORSK][:1]
    with_mark, without = drawn(incident), drawn([])
    assert (with_mark.format, with_mark.size) == ("PNG", (WIDTH, HEIGHT))
    middle = (40 + 627 - 12, 130 + 445 - 12, 40 + 627 + 12, 130 + 445 + 12)
    changed = np.asarray(with_mark.crop(middle)) != np.asarray(without.crop(middle))
    assert changed.any()
    corner = (60, 150, 160, 250)
    assert with_mark.crop(corner).tobytes() == without.crop(corner).tobytes()


def test_nothing_lies_beyond_the_frame_of_the_map() -> None:
    far = (ORSK.lon + 30, ORSK.lat - 31, ORSK.lon + 31, ORSK.lat - 30)
    image = drawn(collect([example()]), far)
    assert hues(image, (0, 130, 30, 1020)) == {(255, 255, 255)}


def test_without_findings_and_events_it_is_the_world() -> None:
    assert drawn([], None).size == (WIDTH, HEIGHT)


def test_events_are_drawn_where_they_are() -> None:
    columns = made_up(500)
    every = np.ones(500, dtype=np.bool_)
    with_events, without = (drawn([], None, events=(columns, mask)) for mask in (every, ~every))
    assert with_events.crop((40, 130, 1294, 1020)).tobytes() != without.crop((40, 130, 1294, 1020)).tobytes()


@pytest.mark.parametrize(
    "name", ["{{7*7}}", "a\nb\x00c" * 40, "\u202egnorw", "x" * 100_000, "Київ 東京 \ud83d"]
)
def test_any_words_are_drawn_and_cut_where_they_are_too_long(name: str) -> None:
    one = example()
    article = replace(one.article, title=name, publisher=name)
    image = drawn(collect([replace(one, article=article)]))
    assert hues(image, (WIDTH - 30, 0, WIDTH, HEIGHT)) == {(255, 255, 255)}


def test_a_frame_holds_its_box_in_the_middle_also_across_the_180th_meridian() -> None:
    frame = framed((170.0, -10.0, -170.0, 10.0), 0, 0, 200, 100)
    assert frame.pixel(180.0, 0.0) == pytest.approx((100, 50))
    assert frame.pixel(-179.0, 0.0)[0] > 100
    assert frame.holds(frame.pixel(-170.0, -10.0))


def test_dates_are_told_in_the_head() -> None:
    one, other = (
        picture([], "Days", days, HERE) for days in (ALWAYS, (date(2020, 9, 27), date(2020, 11, 10)))
    )
    assert one != other
