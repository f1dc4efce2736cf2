"""Every row of what happenings are compared by makes sense, and every evidence has its weight."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from made_tellings import tellings

from geo.happenings import Telling, words
from geo.happenings.likeness import _weights, contradicts, evidence
from geo.happenings.tellings import sketch
from geo.lexicon import table
from geo.model import IncidentType

KINDS = table("happenings")["kinds"]
SCENES: dict[str, list[str]] = table("happenings")["scenes"]
WEIGHTS = table("happenings_weights")["weights"]
ROOMS = ("spot", "town", "city", "region", "land", "city, rare", "region, rare")
LENGTHS = ("day", "week", "month", "year", "week, rare", "month, rare", "year, rare")
NUMBERS = ("same", "same few", "near", "off", "far", "off, grown", "far, grown")
NAMES = (
    {"start", "actors same"}
    | {f"time {one}" for one in LENGTHS}
    | {f"place {one}" for one in ROOMS}
    | {f"{what} {one}" for what, one in product(("killed", "injured"), NUMBERS)}
    | {f"hour {one}" for one in ("same", "near", "other")}
    | {f"kind {one}" for one in ("same", "alike", "akin")}
    | {f"{what} {one}" for what, one in product(("scene", "struck"), ("same", "other"))}
    | {f"details {one}" for one in ("none", "one", "some")}
)


def test_every_sub_event_the_program_tells_has_a_kind() -> None:
    lexicon = Path(__file__).parent.parent / "data" / "lexicon"
    told = set()
    for name in ("incidents.toml", "incident_turns.toml"):
        told |= set(re.findall(r'sub_type = "([^"]+)"', (lexicon / name).read_text(encoding="utf-8")))
    assert {one for one in told if one not in words._kinds()} == set()


def test_no_sub_event_has_two_kinds_and_every_type_has_one() -> None:
    listed = [name for names in KINDS.values() for name in names]
    assert len(set(listed)) == len(listed)
    assert set(table("happenings")["types"]) == {one.value for one in IncidentType}
    assert set(table("happenings")["types"].values()) <= set(KINDS)


def test_akin_and_rare_name_kinds() -> None:
    rows: dict[str, list[str]] = table("happenings")["akin"]
    assert set(rows) | {one for others in rows.values() for one in others} <= set(KINDS)
    assert words.rare("in_time") | words.rare("in_place") <= set(KINDS)
    assert all((other, one) in words.akin() for one, other in words.akin())


@pytest.mark.parametrize("scene", SCENES)
def test_a_word_tells_one_scene(scene: str) -> None:
    for word in SCENES[scene]:
        assert word == word.lower()
        assert words.scenes(f"a bomb hit the {word}") == {scene}
        assert sum(word in others for others in SCENES.values()) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hospital officials said that 66 died in the market", {"market"}),
        ("a bomb in the market town of Omagh", set()),
        ("the railway station and two churches", {"station", "church"}),
        ("A bus bomb killed nobody", set()),
        ("", set()),
    ],
)
def test_scenes_are_what_was_struck_not_who_speaks(text: str, wanted: set[str]) -> None:
    assert words.scenes(text) == wanted


@pytest.mark.parametrize(
    ("speaker", "quote", "wanted"),
    [
        ("Armenian Defence Ministry", "The Armenian Defence Ministry denied it that evening", True),
        ("Baku", "Baku dismissed the report", True),
        ("Baku", "Baku said the ministry denied it", False),
        ("the Reds", "The Reds took Orsk; the Blues denied it", False),
        ("Baku", "Two people were killed, Baku said", False),
    ],
)
def test_a_denial_is_the_speakers_own(speaker: str, quote: str, wanted: bool) -> None:
    assert words.denies(speaker, quote) is wanted


def test_details_are_words_of_this_report_alone() -> None:
    assert words.details("Gunmen killed the editor Karlov in a gallery on Monday, officials said") == {
        "editor",
        "karlov",
        "galler",
    }


def test_every_evidence_has_a_weight_and_every_weight_an_evidence() -> None:
    assert set(WEIGHTS) == NAMES


@given(tellings(), tellings())
def test_no_evidence_is_without_a_weight(one: Telling, other: Telling) -> None:
    first, second = sketch(one), sketch(other)
    if not contradicts(first, second):
        assert set(evidence(first, second)) <= set(_weights())
