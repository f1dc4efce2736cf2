"""A place in a sentence: its article and the preposition its kind wants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.lexicon import table
from geo.model import PlaceKind
from geo.whereabouts import told, with_article

BORDER, WATER, TERRAIN = PlaceKind.BORDER, PlaceKind.WATER, PlaceKind.TERRAIN
REGION, TOWN, COUNTRY = PlaceKind.REGION, PlaceKind.POPULATED_PLACE, PlaceKind.COUNTRY


@pytest.mark.parametrize(
    ("name", "kind", "wide", "near"),
    [
        ("Orsk", TOWN, "somewhere in Orsk", "near or in part of Orsk"),
        ("Tovuz District", REGION, "somewhere in Tovuz District", "near or in part of Tovuz District"),
        (
            "border of Armenia and Azerbaijan",
            BORDER,
            "somewhere along the border of Armenia and Azerbaijan",
            "on or near the border of Armenia and Azerbaijan",
        ),
        (
            "border of Mali and Niger near Lake Chad",
            BORDER,
            "somewhere along the border of Mali and Niger near Lake Chad",
            "on or near the border of Mali and Niger near Lake Chad",
        ),
        ("border of Chad", BORDER, "somewhere along the border of Chad", "on or near the border of Chad"),
        ("38th parallel", BORDER, "somewhere along the 38th parallel", "on or near the 38th parallel"),
        ("Line of Control", BORDER, "somewhere along the Line of Control", "on or near the Line of Control"),
        ("Green Line (Israel)", BORDER, "somewhere along the Green Line (Israel)", None),
        ("Western Front", BORDER, "somewhere along the Western Front", None),
        ("Lachin corridor", BORDER, "somewhere in the Lachin corridor", None),
        ("Black Sea", WATER, "somewhere in the Black Sea", "near or in part of the Black Sea"),
        ("western Black Sea", REGION, "somewhere in the western Black Sea", None),
        ("Gulf of Aden", WATER, "somewhere in the Gulf of Aden", None),
        ("Strait of Hormuz", WATER, "somewhere in the Strait of Hormuz", None),
        ("Manila Bay", WATER, "somewhere in Manila Bay", None),
        ("Ebro", WATER, "somewhere on the Ebro", "on or near the Ebro"),
        ("Litani River", WATER, "somewhere on the Litani River", None),
        ("Lake Chad", WATER, "somewhere on Lake Chad", "on or near Lake Chad"),
        ("Scarborough Shoal", WATER, "somewhere on Scarborough Shoal", None),
        ("Gaza Strip", REGION, "somewhere in the Gaza Strip", "near or in part of the Gaza Strip"),
        ("Golan Heights", REGION, "somewhere on the Golan Heights", None),
        ("Horn of Africa", REGION, "somewhere in the Horn of Africa", None),
        ("Kinmen Islands", REGION, "somewhere in the Kinmen Islands", None),
        ("Larak Island", REGION, "somewhere on Larak Island", "on or near Larak Island"),
        ("Korengal Valley", TERRAIN, "somewhere in the Korengal Valley", None),
        ("Mount Makhmur", TERRAIN, "somewhere on Mount Makhmur", None),
        ("Qandil Mountains", TERRAIN, "somewhere in the Qandil Mountains", None),
        (
            "Democratic Republic of the Congo",
            COUNTRY,
            "somewhere in the Democratic Republic of the Congo",
            None,
        ),
        ("United States", COUNTRY, "somewhere in the United States", None),
        ("northern Mali", REGION, "somewhere in northern Mali", None),
        ("part of Raqqa", REGION, "somewhere in Raqqa", "near or in part of Raqqa"),
        ("the Hague", TOWN, "somewhere in the Hague", None),
        ("near Orsk", REGION, "near Orsk", "near Orsk"),
        ("off Aden", WATER, "off Aden", "off Aden"),
        ("12 km north of Orsk", REGION, "12 km north of Orsk", "12 km north of Orsk"),
        ("Cenepa, Peru", None, "somewhere in Cenepa, Peru", None),
        ("Line of Contact", None, "somewhere along the Line of Contact", None),
        ("", None, "", ""),
    ],
)
def test_a_place_is_told_as_a_sentence_wants_it(
    name: str, kind: PlaceKind | None, wide: str, near: str | None
) -> None:
    assert told(name, 3, kind) == wide
    assert told(name, 1, kind) == name
    if near is not None:
        assert told(name, 2, kind) == near


@given(st.text(max_size=30), st.sampled_from([*PlaceKind, None]), st.integers(1, 3))
def test_any_name_can_be_told_and_stays_in_it(name: str, kind: PlaceKind | None, precision: int) -> None:
    assert name.removeprefix("part of ") in told(name, precision, kind)


@pytest.mark.parametrize("row", sorted(table("whereabouts")))
def test_every_row_is_of_words_in_small_letters_each_once(row: str) -> None:
    listed = table("whereabouts")[row]
    assert all(word == word.casefold().strip() and word for word in listed)
    assert len(set(listed)) == len(listed)


def test_an_article_is_not_put_twice() -> None:
    assert with_article("the Gambia") == "the Gambia"
