"""Sentences to learn from, made of the names and frames of `data/models/toponyms-frames.toml`.

Annotated news names most places after "in" and "near"; these sentences put names where such corpora seldom
have them: attacked, lost, listed, at the head of a sentence. Each name stands in some of the frames of its
group, alone or between two other sentences. Places are where the gazetteer has the foremost bearer of the
name in the country that the file gives.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from geo.evaluate.matching import GoldArticle, GoldToponym
from geo.gazetteer.base import Gazetteer
from geo.model import Article, Place, Sense

ROUNDS = 5
"""Frames each name stands in."""
STEP = 15
"""Names come in rounds of a multiple of so many, so that no name is on both sides of a fold."""
_SLOT = re.compile(r"\{([lad]?)\}")
_SENSES = {"l": Sense.LITERAL, "a": Sense.ASSOCIATIVE, "d": Sense.DEMONYM, "": None}
Finder = Callable[[Sequence[str]], Place | None]
_GROUPS = ("places", "unknown", "demonyms", "short", "others")


def framed(path: Path, gazetteer: Gazetteer) -> list[GoldArticle]:
    """The articles the file makes, the same each time."""
    grid = tomllib.loads(path.read_text(encoding="utf-8"))
    names = [(group, name) for group in _GROUPS for name in grid[group]["names"]]
    names = names[: len(names) // STEP * STEP]
    find = partial(_place, gazetteer=gazetteer)
    made = [
        _article(grid, *entry, i + turn * 17, find) for turn in range(ROUNDS) for i, entry in enumerate(names)
    ]
    return [
        *made,
        *(GoldArticle(Article(id=f"plain-{i}", text=t), ()) for i, t in enumerate(grid["plain"]["texts"])),
    ]


def _place(row: Sequence[str], gazetteer: Gazetteer) -> Place | None:
    """The foremost place of this name, in this country, of this kind where one is given."""
    name, country, *kind = row
    for candidate in gazetteer.candidates(name):
        place = candidate.place
        if place.country == country and (not kind or place.kind == kind[0]):
            return place
    return None


def _article(grid: Mapping[str, Any], group: str, entry: str, turn: int, find: Finder) -> GoldArticle:
    frames, news = grid[group]["frames"], grid["news"]
    row = entry.split(", ")
    frame = frames[turn % len(frames)]
    text = frame if "\n" in frame or " - " in frame else _within(frame, news, turn)
    place = find(row) if group == "places" else None
    marks = list(_marks(text, row[0], place)) if group != "others" else []
    marks += [_beside(text, row[0], word, find) for word in ("Atar", "Zouerat") if word in text]
    marks += [
        _named(_SLOT.sub(row[0], text), word, None, Sense.ASSOCIATIVE)
        for word in ("Omani", "Norway")
        if word in text
    ]
    text = _SLOT.sub(row[0], text)
    return GoldArticle(
        Article(id=f"{group}-{turn}-{row[0]}", text=text), tuple(sorted(marks, key=lambda t: t.start))
    )


def _within(frame: str, news: Mapping[str, list[str]], turn: int) -> str:
    before, after = news["before"], news["after"]
    parts = (before[turn % len(before)], frame, after[turn // 3 % len(after)])
    return " ".join(part for part in parts if part)


def _marks(text: str, name: str, place: Place | None) -> Iterator[GoldToponym]:
    shift = 0
    for slot in _SLOT.finditer(text):
        start = slot.start() + shift
        shift += len(name) - len(slot.group())
        yield _toponym(start, name, place, _SENSES[slot.group(1)])


def _beside(text: str, name: str, word: str, find: Finder) -> GoldToponym:
    return _named(_SLOT.sub(name, text), word, find((word, "MR")), Sense.LITERAL)


def _named(text: str, word: str, place: Place | None, sense: Sense) -> GoldToponym:
    return _toponym(text.index(word), word, place, sense)


def _toponym(start: int, name: str, place: Place | None, sense: Sense | None) -> GoldToponym:
    if place is None:
        return GoldToponym(start, start + len(name), sense=sense)
    return GoldToponym(start, start + len(name), place.lat, place.lon, place.geonameid, 161.0, sense)
