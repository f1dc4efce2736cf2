"""Ground taken, lost, left and held in dense prose, told as claims and as incidents: tests/cases/takings.txt.

A text, its places marked as tests/made_reading.py says, and below it a line with ">" for all that it states:
claimant | relations | territory | day | kinds of incident [| who says so].
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from geo import claims, incidents
from geo.claims.actors import plain
from geo.model import Claim, Incident, When
from tests.made_reading import reading

LINES = (Path(__file__).parent / "cases" / "takings.txt").read_text(encoding="utf-8").splitlines()
NONE, ANY = "-", "*"


class Row(NamedTuple):
    """One line of the table, its alternatives apart."""

    claimant: tuple[str, ...]
    relation: tuple[str, ...]
    territory: tuple[str, ...]
    day: str
    kinds: tuple[str, ...]
    speaker: str


def row(line: str) -> Row:
    parts = [part.strip() for part in line.split("|")]
    claimant, relation, territory, day, kinds, *speaker = parts
    return Row(
        tuple(plain(one).removeprefix("the ") or NONE for one in claimant.split(",")),
        tuple(relation.split(",")),
        tuple(territory.split(",")),
        day,
        tuple(kinds.split(",")),
        speaker[0] if speaker else "article",
    )


def cases() -> list[tuple[str, list[Row]]]:
    found: list[tuple[str, list[Row]]] = []
    for line in LINES:
        if line.startswith(">"):
            found[-1][1].append(row(line[1:]))
        elif line.strip() and not line.startswith("#"):
            found.append((line.replace("¶", "\n\n"), []))
    return found


def dated(when: When | None, day: str) -> bool:
    if day == ANY:
        return True
    return when is None if day == NONE else when is not None and when.first_day.isoformat() == day


def claimed(claim: Claim, one: Row) -> bool:
    name = plain(claim.claimant).removeprefix("the ")
    relation = claim.relation.value + ("" if claim.stance.value == "asserts" else f":{claim.stance.value}")
    told = name in one.claimant and relation in one.relation and claim.territory.name in one.territory
    # A claim may say since when it holds: only one with a day of its own in the table is asked for it.
    return told and (one.day == NONE or dated(claim.when, one.day)) and claim.attributed_to == one.speaker


def happened(incident: Incident, one: Row, places: tuple[str, ...]) -> bool:
    name = incident.place.name if incident.place else ""
    there = name in places or any(place.endswith(f" {name}") for place in places)
    return there and incident.type.value in one.kinds and dated(incident.when, one.day)


def places_of(rows: list[Row], at: int) -> tuple[str, ...]:
    """The names of a row's place; of "it" those of the row before."""
    return places_of(rows, at - 1) if at and rows[at].territory == ("it",) else rows[at].territory


@pytest.mark.parametrize(("marked", "rows"), cases(), ids=[text[:60] for text, _ in cases()])
def test_a_text_tells_these_claims_and_incidents(marked: str, rows: list[Row]) -> None:
    read = reading(marked)
    told = claims.read(read)
    left, seen = list(told.claims), list(incidents.extract(read, told.takings))
    missing: list[str] = []
    for at, one in enumerate(rows):
        claim = next((c for c in left if claimed(c, one)), None)
        incident = next((i for i in seen if happened(i, one, places_of(rows, at))), None)
        left = [c for c in left if c is not claim]
        seen = [i for i in seen if i is not incident]
        missing += [f"claim {one}"] if claim is None and NONE not in one.claimant else []
        missing += [f"incident {one}"] if incident is None and NONE not in one.kinds else []
    extra = [
        f"{c.claimant} {c.relation} {c.stance} {c.territory.name} {c.attributed_to} {c.when}" for c in left
    ]
    extra += [f"{i.type} {i.place and i.place.name} {i.when}" for i in seen]
    assert (missing, extra) == ([], [])


def test_more_than_a_tenth_of_the_cases_tell_nothing() -> None:
    assert sum(not rows for _, rows in cases()) * 10 > len(cases()) > 80
