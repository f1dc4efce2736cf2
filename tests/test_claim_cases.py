"""Claims in many wordings, from conflicts of a century: tests/cases/claims.txt.

Lines with "@" name the places of the texts (states with their adjectives and, after "*", capitals); every
other line is a text, ¶ a new paragraph, and the lines with ">" behind it are all its claims.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from geo import claims, dates, language, speakers
from geo.model import Article, Place, PlaceKind, Sense, Span, Toponym
from geo.reading import Reading

LINES = (Path(__file__).parent / "cases" / "claims.txt").read_text(encoding="utf-8").splitlines()
KINDS = {
    "region": PlaceKind.REGION,
    "town": PlaceKind.POPULATED_PLACE,
    "site": PlaceKind.SITE,
}
RADIUS = {
    PlaceKind.COUNTRY: 500.0,
    PlaceKind.REGION: 100.0,
    PlaceKind.POPULATED_PLACE: 5.0,
    PlaceKind.SITE: 5.0,
}
WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "inside",
        "outside",
        "around",
        "of",
        "into",
        "to",
        "towards",
        "over",
        "on",
        "between",
    ]
)
ISSUED = date(2023, 5, 2)


def named_places() -> dict[str, tuple[str, PlaceKind, str, Sense]]:
    """Name → the place's own name, kind, country and sense."""
    found: dict[str, tuple[str, PlaceKind, str, Sense]] = {}
    for line in LINES:
        if not line.startswith("@"):
            continue
        kind, _, names = line[1:].partition(" ")
        first, *others = (name.strip() for name in names.split(","))
        if kind == "state":
            found[first] = (first, PlaceKind.COUNTRY, first, Sense.ASSOCIATIVE)
            for name in others:
                capital = name.startswith("*")
                sort = PlaceKind.POPULATED_PLACE if capital else PlaceKind.COUNTRY
                sense = Sense.ASSOCIATIVE if capital else Sense.DEMONYM
                found[name.strip("*")] = (name.strip("*") if capital else first, sort, first, sense)
        else:
            for name in (first, *others):
                found[name] = (name, KINDS[kind], "nowhere", Sense.LITERAL)
    return found


NAMES = named_places()
CODES = {country: f"X{number}" for number, country in enumerate(sorted({row[2] for row in NAMES.values()}))}
PATTERN = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")(?!\w)"
)


def toponym(match: re.Match[str]) -> Toponym:
    name, kind, country, sense = NAMES[match[1]]
    before = re.findall(r"(\w+)\W*$", match.string[: match.start()])
    if sense is Sense.ASSOCIATIVE and before and before[0].lower() in WHERE:
        sense = Sense.LITERAL
    place = Place(name, name, kind, 1.0, 1.0, RADIUS[kind], CODES[country])
    return Toponym(Span(match.start(), match.end(), match[1]), sense, place, 1.0)


def reading(text: str) -> Reading:
    document = language.read(text)
    said = speakers.read(document)
    return Reading(
        article=Article("a", text, published=ISSUED),
        document=document,
        toponyms=tuple(toponym(match) for match in PATTERN.finditer(text)),
        localities=(),
        timeline=dates.read(document, ISSUED),
        speeches=said.speeches,
        speaker_at=said.speaker_at,
    )


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in LINES:
        if line.startswith(">"):
            found[-1][1].append(line[1:].strip())
        elif line.strip() and not line.startswith(("@", "#")):
            found.append((line.replace("¶", "\n\n"), []))
    return found


@pytest.mark.parametrize(
    ("text", "expected"), cases(), ids=lambda value: value[:50] if isinstance(value, str) else ""
)
def test_a_text_tells_these_claims_and_no_others(text: str, expected: list[str]) -> None:
    told = [
        " | ".join((c.claimant, c.relation, c.stance, c.territory.name, c.attributed_to))
        for c in claims.extract(reading(text))
    ]
    assert sorted(told) == sorted(expected)


def test_half_the_cases_tell_something_and_many_nothing() -> None:
    empty = [text for text, expected in cases() if not expected]
    assert len(cases()) > 2 * len(empty) > 50


def test_a_place_that_is_more_likely_wrong_is_left_out() -> None:
    made = reading("Rebels captured Goma.")
    doubtful = tuple(Toponym(t.span, t.sense, t.place, 0.3) for t in made.toponyms)
    unsure = Reading(made.article, made.document, doubtful, (), made.timeline, made.speeches, made.speaker_at)
    (claim,) = claims.extract(unsure)
    assert (claim.territory.name, claim.territory.place) == ("Goma", None)


@pytest.mark.parametrize(
    "text",
    [
        "The army took",
        "The rebels took over",
        "Soldiers came in to",
        "Over Knin flies the flag of",
        "Kenya gives",
    ],
)
def test_a_text_cut_off_within_a_claim_tells_none(text: str) -> None:
    assert claims.extract(reading(text)) == ()


def test_what_is_handed_over_by_days_is_claimed_from_each_of_them() -> None:
    days = "Kelbajar to Azerbaijan by 15 May, Aghdam by 20 May and Lachin by 1 June"
    text = f"Under the accord Armenia is to return {days}."
    found = claims.extract(reading(text))
    assert [(c.claimant, c.relation, c.territory.name, c.against) for c in found] == [
        ("Armenia", "ceded", name, "Azerbaijan") for name in ("Kelbajar", "Aghdam", "Lachin")
    ]
    assert [c.when.earliest for c in found if c.when] == [
        date(2023, 5, 15),
        date(2023, 5, 20),
        date(2023, 6, 1),
    ]
