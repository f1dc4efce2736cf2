"""Names as other alphabets mangle them are found by their skeleton and ranked by likeness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.spelling import keys, likeness, skeleton, skeletons, sounds

SAME_NAME = [
    ("Irsakh", "Yeraskh"),
    ("Fadhuli", "Fuzuli"),
    ("Naqhchevan", "Nakhchivan"),
    ("Jabraeel", "Jabrayil"),
    ("Dzhebrail", "Jabrayil"),
    ("Zankilan", "Zangilan"),
    ("Al-Fallujah", "Faluja"),
    ("Kharkov", "Kharkiv"),
    ("Hadrut", "Gadrut"),
    ("Aghdam", "Ağdam"),
    ("Al-Fashir", "El Fasher"),
    ("Yonphyong", "Yeonpyeong"),
    ("Gyshlag", "Qışlaq"),
    ("Chayly", "Chayli"),
    ("Hauza", "Haouza"),
    ("Auserd", "Awserd"),
    ("Tskhinval", "Tskhinvali"),
    ("Hudaydah", "Hodeida"),
    ("Dayr az-Zawr", "Deir ez-Zor"),
    ("Zinjan", "Zanjan"),
    ("Mukalla", "Al Mukalla"),
    ("Luhansk", "Lugansk"),
]

OTHER_NAMES = [
    ("Yerevan", "Ararat"),
    ("Tripoli", "Trabzon"),
    ("Baku", "Minsk"),
    ("Mosul", "Basra"),
    ("Gaza", "Rafah"),
    ("Donetsk", "Kramatorsk"),
]


@pytest.mark.parametrize(("written", "meant"), SAME_NAME)
def test_a_mangled_name_is_filed_under_one_of_its_keys(written: str, meant: str) -> None:
    assert skeleton(meant) in keys(written)


@pytest.mark.parametrize(("written", "meant"), SAME_NAME)
def test_a_mangled_name_is_alike(written: str, meant: str) -> None:
    assert likeness(written, meant) >= 0.8


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES)
def test_different_names_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < 0.75


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Yeraskh", "RSK"),
        ("Fuzuli", "PSL"),
        ("Al-Fallujah", "PLC"),
        ("Naxçıvan", "NKCPN"),
        ("Aia", ""),
        ("", ""),
    ],
)
def test_the_skeleton_keeps_consonant_classes_in_order(name: str, expected: str) -> None:
    assert skeleton(name) == expected


def test_the_same_sounds_are_fully_alike() -> None:
    assert likeness("Fallujah", "Al-Fallujah") == 1.0


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_between_nought_and_one(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0.0 <= likeness(one, other) <= 1.0


@given(st.text(max_size=60))
def test_no_text_breaks_the_keys(name: str) -> None:
    assert all(set(key) <= set("PKTSCMNLR") for key in keys(name))
    assert len(sounds(name)) <= 3 * max(1, len(name))


@given(st.lists(st.text(max_size=20), min_size=1, max_size=9))
def test_many_names_have_the_skeletons_of_each(names: list[str]) -> None:
    assert skeletons(names) == [skeleton(name) for name in names]
