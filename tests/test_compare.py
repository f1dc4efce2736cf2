"""Claims side by side: by territory and speaker, as of a day, versions counted and none preferred."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_findings import VALLEY, example

from geo.model import Claim, Findings, Precision, Relation, Stance, Territory, When
from geo.views import Item, collect
from geo.views.compare import Question, differences, questions, said

HELD = example().claims[0]
Y2015, Y2020 = (When(date(year, 6, 1), date(year, 6, 1), Precision.DAY, "", "") for year in (2015, 2020))


def told(*changes: dict[str, Any]) -> list[Claim]:
    return [replace(HELD, **one) for one in changes]


def asked(*changes: dict[str, Any], day: date | None = None) -> tuple[Question, ...]:
    findings: Findings = replace(example(), claims=tuple(told(*changes)))
    return questions(collect([findings]), day)


def test_each_speaker_has_a_column_the_one_with_most_to_say_first() -> None:
    (one,) = asked(
        {"attributed_to": "the governor"},
        {"attributed_to": "the rebels", "when": Y2020},
        {"attributed_to": "the rebels", "when": Y2015, "relation": Relation.CAPTURED},
    )
    assert [(stand.speaker, len(stand.claims)) for stand in one.stands] == [
        ("the rebels", 2),
        ("the governor", 1),
    ]
    assert [item.first_day for item in one.stands[0].claims] == [date(2015, 6, 1), date(2020, 6, 1)]
    assert one.name == VALLEY.name


@pytest.mark.parametrize(
    ("second", "versions"),
    [
        ({"attributed_to": "the rebels"}, 1),
        ({"relation": Relation.OCCUPIES, "attributed_to": "the ministry"}, 1),
        ({"relation": Relation.LIBERATED}, 1),
        ({"stance": Stance.DENIES}, 2),
        ({"claimant": "the government"}, 2),
        ({"relation": Relation.CLAIMS}, 2),
        ({"relation": Relation.LOST}, 2),
    ],
)
def test_a_version_is_what_is_said_whoever_says_it_in_whatever_word(
    second: dict[str, Any], versions: int
) -> None:
    (one,) = asked({}, second)
    assert one.versions == versions


def test_the_most_disputed_territory_comes_first_and_words_without_a_place_stand_alone() -> None:
    found = asked(
        {"territory": Territory("Many  areas")},
        {"territory": Territory("many areas"), "attributed_to": "the rebels"},
        {},
        {"stance": Stance.DENIES},
    )
    assert [(one.name, one.place, one.versions) for one in found] == [
        (VALLEY.name, VALLEY, 2),
        ("Many  areas", None, 1),
    ]
    assert found[1].key == "words:many areas"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2014, 12, 31), {"undated"}),
        (date(2015, 6, 1), {"lasting", "undated"}),
        (date(2019, 1, 1), {"lasting", "undated"}),
        (None, {"lasting", "later", "undated"}),
    ],
)
def test_as_of_a_day_only_what_is_in_force_and_what_is_undated_is_left(
    day: date | None, said: set[str]
) -> None:
    found = asked(
        {"attributed_to": "lasting", "when": Y2015, "relation": Relation.CLAIMS},
        {"attributed_to": "later", "when": Y2020},
        {"attributed_to": "undated", "when": None},
        day=day,
    )
    assert {stand.speaker for one in found for stand in one.stands} == said


def claims_of(*changes: dict[str, Any]) -> tuple[Item, ...]:
    found = collect([replace(example(), claims=tuple(told(*changes)))])
    return tuple(item for item in found if isinstance(item.what, Claim))


def test_what_is_said_is_of_a_day_or_of_a_speaker() -> None:
    old, new = claims_of(
        {"attributed_to": "the governor", "when": Y2015}, {"attributed_to": "the rebels", "when": Y2020}
    )
    assert said([old, new], speaker="the rebels") == (new,)
    assert said([old, new], day=date(2015, 6, 1)) == (old,)
    assert said([old, new]) == (old, new)


def test_two_sides_differ_where_they_do_not_say_the_same_of_a_territory() -> None:
    other = Territory("Aghdam town")
    held, occupied, denied, alone = claims_of(
        {},
        {"relation": Relation.OCCUPIES, "attributed_to": "the ministry"},
        {"stance": Stance.DENIES},
        {"territory": other},
    )
    assert differences([held], [occupied]) == ()
    (one,) = differences([held], [denied])
    assert (one.name, one.first, one.second) == (VALLEY.name, (held,), (denied,))
    (one,) = differences([held, alone], [occupied])
    assert (one.name, one.first, one.second) == ("Aghdam town", (alone,), ())
