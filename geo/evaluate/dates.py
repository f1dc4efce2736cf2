"""How many dates of TimeML files are read right: TIMEX3 DATE values of day, month or year, with n.

`python -m geo evaluate dates FILE.tml… [--errors N] [--json]`. Relative words count from the
document's creation time, as the files give it. A date that is missed counts as wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from geo import language
from geo.dates.timeline import tell
from geo.errors import InputError
from geo.model import Span, When

GRAINS = {4: "year", 7: "month", 10: "day"}
_VALUE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_CREATED = ("CREATION_TIME", "PUBLICATION_TIME")


@dataclass(frozen=True, slots=True)
class Timex:
    """A gold date: its words in the text and its ISO value ("1993", "1993-04", "1993-04-27")."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class TimeText:
    """A TimeML file: its text, the day it was written, its dates."""

    name: str
    text: str
    created: date | None
    timexes: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One gold date and the values read where it stands."""

    name: str
    gold: Timex
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """True where one of the values read is the gold's."""
        return self.gold.value in self.found


def read_timeml(path: Path) -> TimeText:
    """A TimeML file; raises InputError where it is none."""
    try:
        root = ElementTree.fromstring(path.read_bytes())  # noqa: S314 — a gold file of the user's own
    except (OSError, ElementTree.ParseError) as error:
        raise InputError(f"{path.name} is no TimeML file: {error}.") from error
    body = root.find("TEXT")
    pieces: list[str] = []
    found: list[Timex] = []
    _gather(body if body is not None else root, pieces, found)
    return TimeText(path.stem, "".join(pieces), _created(root), tuple(found))


def _gather(node: ElementTree.Element, pieces: list[str], found: list[Timex]) -> None:
    """The text under a node in `pieces`, and the dates of day, month or year in it."""
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _gather(child, pieces, found)
        pieces.append(child.tail or "")
    words = "".join(pieces)[start:]
    if _is_gold(node) and words:
        found.append(Timex(Span(start, start + len(words), words), node.get("value", "")))


def _is_gold(node: ElementTree.Element) -> bool:
    told = (
        node.tag == "TIMEX3" and node.get("type") == "DATE" and node.get("functionInDocument") not in _CREATED
    )
    return told and _VALUE.fullmatch(node.get("value", "")) is not None


def _created(root: ElementTree.Element) -> date | None:
    for node in root.iter("TIMEX3"):
        if node.get("functionInDocument") in _CREATED:
            try:
                return date.fromisoformat(node.get("value", "")[:10])
            except ValueError:
                return None
    return None


def judge(document: TimeText) -> Iterator[Verdict]:
    """Each gold date with what was read where its words stand."""
    _, told = tell(language.read(document.text), document.created)
    for gold in document.timexes:
        there = [each for each in told if each.span.overlaps(gold.span)]
        values = (_value(point, len(gold.value)) for each in there for point in each.points)
        yield Verdict(document.name, gold, tuple(dict.fromkeys(value for value in values if value)))


def _value(when: When, length: int) -> str | None:
    """A When as an ISO value of so many characters; None where it is finer or coarser than that grain."""
    first, last = when.first_day.isoformat(), when.last_day.isoformat()
    if first[:length] != last[:length]:
        return None
    days = (when.last_day - when.first_day).days + 1
    fits = {10: days == 1, 7: 1 < days <= 31, 4: days > 31}[length]
    return first[:length] if fits else None


def report(verdicts: Sequence[Verdict]) -> dict[str, dict[str, float | int]]:
    """n, right and the share of it, in all and by grain."""
    counted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for verdict in verdicts:
        for name in ("all", GRAINS[len(verdict.gold.value)]):
            counted[name] += 1
            right[name] += verdict.right
    return {
        name: {"n": counted[name], "right": right[name], "share": round(right[name] / counted[name], 3)}
        for name in ("all", *GRAINS.values())
        if counted[name]
    }


def main(argv: Sequence[str]) -> int:
    """Print the figures for the files named, and the first wrong ones if asked; the exit code."""
    parser = argparse.ArgumentParser(prog="geo evaluate dates", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.tml")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N wrong dates")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(argv)
    verdicts = [verdict for path in _files(options.files) for verdict in judge(read_timeml(path))]
    figures = report(verdicts)
    lines = [json.dumps(figures)] if options.json else _table(figures)
    print(*lines, *_errors(verdicts, options.errors), sep="\n")  # noqa: T201 — a command's output
    return 0


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.tml")) if path.is_dir() else (path,)


def _table(figures: dict[str, dict[str, float | int]]) -> list[str]:
    return [
        f"{name:6} n {row['n']:5}  right {row['right']:5}  share {row['share']:.3f}"
        for name, row in figures.items()
    ]


def _errors(verdicts: Sequence[Verdict], most: int) -> list[str]:
    wrong = [verdict for verdict in verdicts if not verdict.right][:most]
    return [_told(one) for one in wrong]


def _told(verdict: Verdict) -> str:
    words = " ".join(verdict.gold.span.text.split())
    return f"{verdict.name}: “{words}” is {verdict.gold.value}, read {', '.join(verdict.found) or 'nothing'}"
