"""`python -m geo.evaluate.frames FILE [WORST]`: a grid of names × sentence frames, and how each is read.

The file is as `tests/cases/toponym-frames.toml`. Every name stands in every frame, alone and within a text of
three sentences; what is counted is whether it is recognised, placed (within NEAR_KM, or in its country for a
demonym) and, for names that are no places, left alone.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from geo.evaluate.matching import distance_km
from geo.gazetteer import open_embedded
from geo.model import Article, Toponym
from geo.resolve import resolve
from geo.toponyms import recognise

NEAR_KM = 161.0
WIDE_KM = 450.0
"""How far the middle of a region may lie from where another source has it."""
Reader = Callable[[str], tuple[Toponym, ...]]


class Cell(NamedTuple):
    """One name in one frame."""

    group: str
    frame: str
    name: str
    text: str
    start: int
    target: tuple[Any, ...]


class Outcome(NamedTuple):
    """What became of a cell: found as one whole name, placed rightly, its sense as the model has it."""

    cell: Cell
    found: bool
    placed: bool
    sense: str


def cells(grid: Mapping[str, Any], *, within_news: bool) -> Iterator[Cell]:
    """Every name of the grid in every frame of its group."""
    news = grid["news"]
    for group in ("places", "demonyms", "others"):
        for entry in grid[group]["names"]:
            target = (entry,) if isinstance(entry, str) else tuple(entry)
            for frame, pattern in grid[group]["frames"]:
                text = pattern.replace("{}", target[0])
                if within_news and frame not in ("dateline", "headline"):
                    text = f"{news['before']} {text} {news['after']}"
                yield Cell(group, frame, target[0], text, text.rindex(target[0]), target)


def outcome(cell: Cell, read: Reader) -> Outcome:
    """How a cell is read."""
    end = cell.start + len(cell.name)
    over = [t for t in read(cell.text) if t.span.start < end and t.span.end > cell.start]
    exact = [t for t in over if (t.span.start, t.span.end) == (cell.start, end)]
    if cell.group == "others":
        return Outcome(cell, bool(over), any(t.place for t in over), "")
    if not exact:
        return Outcome(cell, found=False, placed=False, sense="")
    return Outcome(cell, True, _is_right(exact[0], cell.target), exact[0].sense.value)


def _is_right(found: Toponym, target: tuple[Any, ...]) -> bool:
    place = found.place
    if place is None or len(target) == 2:
        return place is not None and place.country == target[1]
    reach = NEAR_KM if place.kind == "populated_place" else WIDE_KM
    return distance_km(target[2], target[3], place.lat, place.lon) <= reach


def rates(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line for every group and frame: how many found, how many placed rightly, the senses."""
    for group in dict.fromkeys(o.cell.group for o in outcomes):
        these = [o for o in outcomes if o.cell.group == group]
        yield _rate(f"{group.upper()}", these)
        for frame in dict.fromkeys(o.cell.frame for o in these):
            yield _rate(f"  {frame}", [o for o in these if o.cell.frame == frame])


def _rate(name: str, these: Sequence[Outcome]) -> str:
    senses = Counter(o.sense for o in these if o.sense)
    told = " ".join(f"{sense} {n}" for sense, n in senses.most_common())
    found, placed = sum(o.found for o in these), sum(o.placed for o in these)
    return f"{name:<20} n {len(these):>4}  found {found:>4}  placed {placed:>4}  {told}"


def main(argv: Sequence[str]) -> int:
    """Print the rates, and by name those that did worst."""
    grid = tomllib.loads(Path(argv[0]).read_text(encoding="utf-8"))
    worst = int(argv[1]) if len(argv) > 1 else 0
    gazetteer = open_embedded()

    def read(text: str) -> tuple[Toponym, ...]:
        return resolve(Article(id="frame", text=text), recognise(text, gazetteer), gazetteer)

    for within_news in (False, True):
        outcomes = [outcome(cell, read) for cell in cells(grid, within_news=within_news)]
        _print("within three sentences" if within_news else "one sentence", *rates(outcomes))
        wrong = Counter(o.cell.name for o in outcomes if o.placed == (o.cell.group == "others"))
        _print(*(f"    {name}: {n} wrong" for name, n in wrong.most_common(worst)))
    return 0


def _print(*told: str) -> None:
    print("\n".join(told), flush=True)  # noqa: T201  # a command's output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
