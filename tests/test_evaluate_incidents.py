"""MUC-4 templates against incidents: days, finest places, and the pairing of the two."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InputError
from geo.evaluate.incidents import days_right, evaluate, figures, folded, place_right, read
from geo.model import Incident, IncidentType, Place, PlaceKind, Precision, Span, Statement, When
from geo.pipeline import Tools
from tests.made_reading import NoGazetteer

TEXT = "Aldor, 2 Oct 88 (ABC) -- [Text] A bomb exploded on 1 October 1988 near the bank."


def row(when: str = "- 02 OCT 88", where: str = "PERU: ALDOR (CITY)", **changes: Any) -> dict[str, Any]:
    template = {
        "MESSAGE: TEMPLATE": ["1"],
        "INCIDENT: DATE": [when],
        "INCIDENT: LOCATION": [where],
        "INCIDENT: TYPE": ["BOMBING"],
    }
    return {"id": "m1", "text": TEXT, "templates": [template], **changes}


def corpus(tmp_path: Path, *rows: dict[str, Any]) -> Path:
    path = tmp_path / "muc.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def incident(day: date | None, place: str | None) -> Incident:
    when = When(day, day, Precision.DAY, "then") if day else None
    spot = Place("made:1", place, PlaceKind.POPULATED_PLACE, 0.0, 0.0, 1.0) if place else None
    told = (Statement("article", Span(0, 5, "Aldor")),)
    return Incident(IncidentType.EXPLOSION, "Grenade", "x", when, spot, 1 if spot else None, statements=told)


@pytest.mark.parametrize(
    ("slot", "day", "right"),
    [
        ("02 OCT 88", date(1988, 10, 2), True),
        ("02 OCT 88", date(1988, 10, 1), False),
        ("- 02 OCT 88", date(1988, 9, 1), True),
        ("- 02 OCT 88", date(1988, 10, 3), False),
        ("01 MAY 88 - 31 MAY 88", date(1988, 5, 9), True),
        ("(02 OCT 88) / (01 OCT 88 - 02 OCT 88)", date(1988, 10, 1), True),
        ("-", date(1988, 10, 1), False),
    ],
)
def test_days(tmp_path: Path, slot: str, day: date, right: bool) -> None:
    template = read(corpus(tmp_path, row(slot)))[0].templates[0]
    assert days_right(template, incident(day, None)) is right


@pytest.mark.parametrize(
    ("slot", "place", "right"),
    [
        ("PERU: LIMA (CITY)", "Lima", True),
        ("PERU: LIMA (CITY): SAN ISIDRO (NEIGHBORHOOD)", "Lima", False),
        ("(EL SALVADOR: SAN SALVADOR (CITY)) / (EL SALVADOR)", "El Salvador", True),
        ("PERU: HUANUCO (DEPARTMENT)", "Huánuco Department", True),
        ("COLOMBIA: CUCUTA (CITY) - CAMPANARIO (RURAL AREA)", "Cúcuta", True),
    ],
)
def test_finest_place(tmp_path: Path, slot: str, place: str, right: bool) -> None:
    template = read(corpus(tmp_path, row(where=slot)))[0].templates[0]
    assert place_right(template, incident(None, place)) is right


def test_the_dateline_gives_the_publication_date(tmp_path: Path) -> None:
    assert read(corpus(tmp_path, row()))[0].article.published == date(1988, 10, 2)


def test_one_template_is_met_by_one_incident(tmp_path: Path) -> None:
    counts, misses = evaluate(
        read(corpus(tmp_path, row(), row(when="09 JAN 90", id="m2"))), Tools(NoGazetteer())
    )
    assert figures(counts) == {"n": 2, "recall": 0.5, "precision": 0.5, "date": 1.0, "place": 0.0}
    assert any(miss.startswith("missed m2 BOMBING") for miss in misses)


def test_names_are_folded() -> None:
    assert folded("Cañas-Gordas, Perú") == "canas gordas peru"


def test_a_broken_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no MUC-4 texts"):
        read(path)
