"""How long the map shows a claim: to the day of its report at most, and no longer than that report says."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import (
    Article,
    Claim,
    Findings,
    Place,
    PlaceKind,
    Precision,
    Relation,
    Sense,
    Span,
    Stance,
    Territory,
    Toponym,
    When,
)
from geo.views import collect

TEXT = "Norland Sudland"
NAMES = tuple(
    Toponym(Span(at, at + 7, TEXT[at : at + 7]), Sense.ASSOCIATIVE, place, 0.9)
    for at, place in (
        (0, Place("n", "Norland", PlaceKind.COUNTRY, 1, 1, 100, "NN")),
        (8, Place("s", "Sudland", PlaceKind.COUNTRY, 5, 5, 100, "SS")),
    )
)
TOWN = Territory("the town", Place("t", "Town", PlaceKind.POPULATED_PLACE, 2, 2, 5))
OTHER = Territory("the port", Place("p", "Port", PlaceKind.POPULATED_PLACE, 3, 3, 5))
REPORTED = date(2020, 11, 10)
DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR
CAPTURED, CONTROLS, OCCUPIES = Relation.CAPTURED, Relation.CONTROLS, Relation.OCCUPIES
WITHDREW, LOST, CLAIMS = Relation.WITHDREW, Relation.LOST, Relation.CLAIMS


def told(
    who: str,
    relation: Relation,
    first: date,
    last: date | None = None,
    precision: Precision = DAY,
    by: str = "article",
    territory: Territory = TOWN,
) -> Claim:
    when = When(first, last or first, precision, "")
    return Claim(who, relation, Stance.ASSERTS, territory, by, Span(0, 1, "N"), None, when)


def shown_to(*claims: Claim, published: date | None = REPORTED) -> tuple[date | None, ...]:
    found = Findings(Article("a", TEXT, published=published), NAMES, (), claims)
    return tuple(item.last_day for item in collect([found]))


@pytest.mark.parametrize(
    ("claim", "last"),
    [
        # What is news is so until the report, and not a day longer.
        (told("Norland", CAPTURED, date(2020, 11, 8)), REPORTED),
        (told("Norland", WITHDREW, date(2020, 10, 12)), REPORTED),
        (told("Norland", CONTROLS, date(2020, 11, 9)), REPORTED),
        # What was long ago is told of its own days.
        (told("Norland", CAPTURED, date(1993, 7, 23)), date(1993, 7, 23)),
        (told("Norland", CAPTURED, date(1942, 7, 1), date(1942, 7, 31), MONTH), date(1942, 7, 31)),
        (told("Norland", LOST, date(1993, 1, 1), date(1993, 12, 31), YEAR), date(1993, 12, 31)),
        (told("Norland", CONTROLS, date(1992, 1, 1), date(1992, 12, 31), YEAR), date(1992, 12, 31)),
        # A state with an end has that end, one "since" a day is so until the report.
        (told("Norland", OCCUPIES, date(1992, 1, 1), date(1994, 12, 31), YEAR), date(1994, 12, 31)),
        (told("Norland", CONTROLS, date(2020, 10, 1), date(2020, 11, 8)), date(2020, 11, 8)),
        (told("Norland", OCCUPIES, date(1992, 1, 1), REPORTED, YEAR), REPORTED),
        # Whoever is entitled stays so until the report.
        (told("Norland", CLAIMS, date(1962, 2, 1)), REPORTED),
        (told("Norland", Relation.RECOGNISES, date(1975, 1, 1), date(1975, 12, 31), YEAR), REPORTED),
        (told("Norland", Relation.ANNEXED, date(2014, 3, 18)), REPORTED),
        # What is agreed for a day to come is shown on that day.
        (told("Norland", Relation.CEDED, date(2020, 12, 1)), date(2020, 12, 1)),
    ],
)
def test_a_claim_is_in_force_to_its_report_at_most(claim: Claim, last: date) -> None:
    assert shown_to(claim) == (last,)


@pytest.mark.parametrize("relation", [CAPTURED, CONTROLS, CLAIMS])
def test_a_report_without_a_day_tells_of_the_days_it_names(relation: Relation) -> None:
    assert shown_to(told("Norland", relation, date(2001, 5, 6)), published=None) == (date(2001, 5, 6),)


TAKEN = told("Norland", CAPTURED, date(2020, 10, 20), by="Norland")


@pytest.mark.parametrize(
    ("earlier", "later", "last"),
    [
        # The author, whoever said it and whoever had it may say that it is over.
        (TAKEN, told("Norland", WITHDREW, date(2020, 11, 1)), date(2020, 11, 1)),
        (TAKEN, told("Norland", LOST, date(2020, 11, 1), by="Norland"), date(2020, 11, 1)),
        (TAKEN, told("Sudland", CAPTURED, date(2020, 11, 3)), date(2020, 11, 3)),
        (TAKEN, told("Sudland", CAPTURED, date(2020, 11, 3), by="Norland"), date(2020, 11, 3)),
        (
            told("Norland", OCCUPIES, date(1993, 1, 1), REPORTED, YEAR),
            told("Norland", Relation.CEDED, date(2020, 11, 5)),
            date(2020, 11, 5),
        ),
        (
            told("Norland", LOST, date(2020, 10, 20)),
            told("Norland", Relation.LIBERATED, date(2020, 11, 2)),
            date(2020, 11, 2),
        ),
        # Their enemies may say otherwise: both are shown.
        (TAKEN, told("Sudland", CAPTURED, date(2020, 11, 3), by="Sudland"), REPORTED),
        (TAKEN, told("Norland", LOST, date(2020, 11, 3), by="Sudland"), REPORTED),
        # Nor does it end by what was before it, what happened elsewhere, or what anybody still claims.
        (TAKEN, told("Sudland", CAPTURED, date(2020, 10, 3)), REPORTED),
        (TAKEN, told("Sudland", CAPTURED, date(2020, 11, 3), territory=OTHER), REPORTED),
        (TAKEN, told("Sudland", CLAIMS, date(2020, 11, 3)), REPORTED),
    ],
)
def test_what_the_report_tells_of_a_later_day_ends_it(earlier: Claim, later: Claim, last: date) -> None:
    assert shown_to(earlier, later)[0] == last
    assert shown_to(later, earlier)[1] == last
