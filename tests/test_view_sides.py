"""Whom an actor counts as, and the words and frames that the map page makes of findings."""

import pytest

from geo.app import words
from geo.model import (
    Article,
    Claim,
    Extent,
    Findings,
    Place,
    PlaceKind,
    Relation,
    Sense,
    Span,
    Stance,
    Territory,
    Toponym,
)
from geo.views import box, side

AZ = Place("c:az", "Azerbaijan", PlaceKind.COUNTRY, 40.5, 47.5, 240, "AZ")
AM = Place("c:am", "Armenia", PlaceKind.COUNTRY, 40, 45, 148, "AM")
BAKU = Place("t:baku", "Baku", PlaceKind.POPULATED_PLACE, 40.4, 49.9, 20, "AZ")
GANJA = Place("t:ganja", "Ganja", PlaceKind.POPULATED_PLACE, 40.7, 46.4, 8, "AZ")
KARABAKH = Place("r:k", "Nagorno-Karabakh", PlaceKind.REGION, 39.9, 46.8, 70)
TEXT = "Azerbaijani Azerbaijan Baku Ganja Armenian Karabakh"
PLACED = (AZ, AZ, BAKU, GANJA, AM, KARABAKH)


def _toponyms():
    at = 0
    for word, place in zip(TEXT.split(), PLACED, strict=True):
        sense = Sense.ASSOCIATIVE if place is BAKU else Sense.LITERAL
        yield Toponym(Span(at, at + len(word), word), sense, place, 0.9)
        at += len(word) + 1


FINDINGS = Findings(Article("a", TEXT), tuple(_toponyms()))


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("Azerbaijan", "Azerbaijan"),
        ("Azerbaijan's army", "Azerbaijan"),
        ("Azerbaijani forces", "Azerbaijan"),
        ("Baku", "Azerbaijan"),
        ("Armenian forces", "Armenia"),
        ("the Karabakh Armenian army", "Nagorno-Karabakh"),
        ("the army of Ganja", "army of Ganja"),
        ("the same forces", None),
        ("The army", None),
        ("crowd", None),
        ("The rebels", "rebels"),
        ("the Wagner Group", "Wagner Group"),
        ("forces (Turkey)", "Turkey"),
        ("", None),
        ("(", None),
    ],
)
def test_an_actor_counts_as_its_country_region_or_itself(actor, expected):
    assert side(actor, FINDINGS) == expected


def _claim(claimant, territory, place=None, extent=Extent.UNSPECIFIED, stance=Stance.ASSERTS):
    told = Territory(territory, place, extent)
    return Claim(claimant, Relation.CONTROLS, stance, told, "article", Span(0, 1, TEXT[0]))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (_claim("Armenian forces (Armenia)", "it", GANJA), "Armenian forces said to control Ganja"),
        (_claim("Tehran (Iran)", "the town", GANJA), "Tehran (Iran) said to control Ganja"),
        (_claim("Baku", "\u201cGanja", GANJA), "Baku said to control Ganja"),
        (_claim("Baku", "Ganja", GANJA, Extent.PART), "Baku said to control part of Ganja"),
        (_claim("Baku", "many areas", None, Extent.PART), "Baku said to control many areas"),
        (_claim("Baku", "Ganja", GANJA, stance=Stance.DENIES), "Baku said not to control Ganja"),
    ],
)
def test_a_claim_is_told_in_words_for_people(one, expected):
    assert words.claim(one) == expected


def test_the_first_article_s_places_are_in_the_frame_unless_far_from_all_else():
    near = Place("n", "N", PlaceKind.POPULATED_PLACE, 39.7, 44.8, 2)
    far = Place("f", "F", PlaceKind.POPULATED_PLACE, 55.7, 37.6, 2)
    assert box([GANJA, KARABAKH], [near, far]) == (44.8, 39.7, 46.8, 40.7)
    assert box([], [near]) is None
