"""What is left of an incident, and what a statement taken out of it tells by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_findings import MONDAY, ORSK, OTHER_ORSK, SINCE, example

from geo.model import Count
from geo.splitting import of_its_own, without

STRIKE = example().incidents[0]
MINISTRY, REBELS = STRIKE.statements
ELSEWHERE = replace(REBELS, when=SINCE, place=OTHER_ORSK, killed=Count(7, None))
TWO = replace(STRIKE, statements=(MINISTRY, ELSEWHERE), injured=Count(0, 0))


def test_what_only_a_statement_taken_out_said_goes_with_it() -> None:
    left = without(TWO, [ELSEWHERE])
    assert left == replace(TWO, statements=(MINISTRY,), injured=None)


def test_what_the_first_statement_said_gives_way_to_what_the_rest_says() -> None:
    left = without(TWO, [MINISTRY])
    assert (left.when, left.place, left.killed) == (SINCE, OTHER_ORSK, Count(7, None))
    assert (left.geo_precision, left.injured) == (1, Count(0, 0))


def test_day_and_place_stay_where_the_rest_tells_none_but_numbers_do_not() -> None:
    left = without(STRIKE, [MINISTRY])
    assert (left.when, left.place, left.killed) == (MONDAY, ORSK, None)


def test_a_statement_by_itself_tells_its_own_day_place_and_number() -> None:
    own = of_its_own(TWO, [ELSEWHERE])
    assert (own.when, own.place, own.geo_precision) == (SINCE, OTHER_ORSK, 1)
    assert (own.killed, own.injured) == (Count(7, None), Count(0, 0))
    assert (own.type, own.actors, own.summary) == (TWO.type, TWO.actors, "Air/drone strike")


def test_an_incident_needs_a_statement() -> None:
    with pytest.raises(ValueError, match="needs a statement"):
        without(TWO, [MINISTRY, ELSEWHERE])
