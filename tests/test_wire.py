"""Plain wire English, read by the whole pipeline: tests/cases/wire.txt and linked.txt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer import open_embedded
from geo.model import Article, Count, Incident, When
from geo.pipeline import Tools, analyse

TABLES = [Path(__file__).parent / "cases" / name for name in ("wire.txt", "linked.txt")]
LINES = [line for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()]
ROWS = [tuple(part.strip() for part in line.split("|")) for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(open_embedded())


@pytest.mark.parametrize(("published", "text", "incidents"), ROWS)
def test_wire_english(tools: Tools, published: str, text: str, incidents: str) -> None:
    article = Article("a", text.replace("¶", "\n\n"), published=date.fromisoformat(published))
    found = analyse(article, tools).incidents
    assert sorted(map(told, found)) == sorted(one.strip() for one in incidents.split(";") if one.strip())


def told(one: Incident) -> str:
    place = one.place.name if one.place else "-"
    return ", ".join([one.type.value, place, day(one.when), counted(one.killed), counted(one.injured)])


def day(when: When | None) -> str:
    if when is None:
        return "-"
    first, last = when.first_day.isoformat(), when.last_day.isoformat()
    return first if first == last else f"{first}/{last}"


def counted(count: Count | None) -> str:
    if count is None:
        return "-"
    return str(count.low) if count.low == count.high else f"{count.low}..{count.high}"
