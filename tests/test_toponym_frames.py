"""Names are found wherever they stand in a sentence, and words that only look like names are left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from geo.evaluate.frames import cells, outcome
from geo.gazetteer import EmbeddedGazetteer, open_embedded
from geo.model import Article, Toponym
from geo.resolve import resolve
from geo.toponyms import recognise

GRID = tomllib.loads((Path(__file__).parent / "cases" / "toponym-frames.toml").read_text(encoding="utf-8"))
FRAMES = {group: [frame for frame, _ in GRID[group]["frames"]] for group in ("places", "demonyms", "others")}
NAMES = {
    "places": ("Timbuktu", "Kidal", "Gao", "London", "Kandahar", "Mosul", "Port-au-Prince", "Rostov-on-Don"),
    "demonyms": ("Cuban", "German", "Indian", "French", "Libyan"),
    "others": ("Lincoln", "Hamilton", "Chester", "Nelson"),
}


@pytest.fixture(scope="module")
def gazetteer() -> EmbeddedGazetteer:
    return open_embedded()


def wrong(group: str, frame: str, gazetteer: EmbeddedGazetteer, *, within_news: bool) -> list[str]:
    """The names that are not placed rightly in this frame, or for "others" are found at all."""

    def read(text: str) -> tuple[Toponym, ...]:
        return resolve(Article("a", text), recognise(text, gazetteer), gazetteer)

    chosen = [
        cell
        for cell in cells(GRID, within_news=within_news)
        if (cell.group, cell.frame) == (group, frame) and cell.name in NAMES[group]
    ]
    assert len(chosen) == len(NAMES[group])
    outcomes = [outcome(cell, read) for cell in chosen]
    return [o.cell.name for o in outcomes if (o.found if group == "others" else not o.placed)]


@pytest.mark.parametrize("within_news", [False, True])
@pytest.mark.parametrize("frame", FRAMES["places"])
def test_a_town_is_placed_in_every_position(
    frame: str, within_news: bool, gazetteer: EmbeddedGazetteer
) -> None:
    assert wrong("places", frame, gazetteer, within_news=within_news) == []


@pytest.mark.parametrize("within_news", [False, True])
@pytest.mark.parametrize("frame", FRAMES["demonyms"])
def test_a_demonym_is_placed_before_any_noun(
    frame: str, within_news: bool, gazetteer: EmbeddedGazetteer
) -> None:
    assert wrong("demonyms", frame, gazetteer, within_news=within_news) == []


@pytest.mark.parametrize("frame", FRAMES["others"])
def test_persons_ships_and_companies_are_no_places(frame: str, gazetteer: EmbeddedGazetteer) -> None:
    assert wrong("others", frame, gazetteer, within_news=True) == []
