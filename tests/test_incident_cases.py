"""Many wordings of many conflicts: which incidents a text states (`tests/cases/incidents.txt`)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from geo.incidents import extract
from geo.model import Incident
from tests.made_reading import reading

LONG = {"civilians": "violence_against_civilians", "development": "strategic_development"}
NOWHERE = "nowhere"
MONDAY = "2021-06-14"
LINES = (Path(__file__).parent / "cases" / "incidents.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" | ", 1) for line in LINES if line and not line.startswith("#")]


class Stated(NamedTuple):
    """What a text states, as the table has it: one of these types, at the place, on a day that begins so."""

    types: frozenset[str]
    place: str
    day: str


def stated(row: str, text: str) -> list[Stated]:
    found = []
    monday = MONDAY if "Monday" in text and ";" not in row else ""
    for part in row.split("; ") if row != "-" else ():
        types, place, *day = part.split()
        kinds = frozenset(LONG.get(kind, kind) for kind in types.split(","))
        known = day[0] if day else monday
        found.append(Stated(kinds, place.replace("_", " "), known))
    return found


def told(incident: Incident, row: Stated) -> bool:
    place = incident.place.name if incident.place else ""
    day = incident.when.first_day.isoformat() if incident.when else ""
    there = row.place in place if row.place != NOWHERE else incident.place is None
    return incident.type.value in row.types and there and day.startswith(row.day)


@pytest.mark.parametrize(("row", "text"), CASES, ids=[text[:70] for _, text in CASES])
def test_incidents_of_a_text(row: str, text: str) -> None:
    left = list(extract(reading(text.replace("\\n", "\n"))))
    for one in stated(row, text):
        match = next((incident for incident in left if told(incident, one)), None)
        assert match is not None, [(i.type.value, i.place and i.place.name, i.when) for i in left]
        left.remove(match)
    assert [(incident.type.value, incident.summary) for incident in left] == []
