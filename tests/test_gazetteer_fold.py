"""Names that differ only in dress fold to one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.fold import SEPARATOR, all_folded, fold, folded


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("St. Petersburg", "st petersburg"),
        ("Saint Petersburg", "st petersburg"),
        ("Mount Hermon", "mt hermon"),
        ("Fort Worth", "ft worth"),
        ("Mount", "mount"),
        ("The Hague", "hague"),
        ("Theodosia", "theodosia"),
        ("U.S.", "us"),
        ("Washington, D.C.", "washington dc"),
        ("Al-Fallujah", "al fallujah"),
        ("Nagorno–Karabakh", "nagorno karabakh"),
        ("Sana’a", "sanaa"),
        ("Cəbrayıl", "cabrayil"),
        ("Łódź", "lodz"),
        ("Königsberg", "konigsberg"),
        ("  New \n York ", "new york"),
        ("Bosnia & Herzegovina", "bosnia and herzegovina"),
        ("ДОНЕЦЬК", "донецьк"),
        ("Орёл", "орел"),
        ("القاهرة", "القاهره"),
        ("दिल्ली", "दिल्ली"),
        ("北京", "北京"),
        ("", ""),
        ("...", ""),
    ],
)
def test_fold(name, folded):
    assert fold(name) == folded


@given(st.text(max_size=60))
def test_folding_leaves_no_edge_blank_and_no_capital(name):
    folded = fold(name)
    assert folded == folded.strip()
    assert "  " not in folded
    assert not any(letter.isascii() and letter.isupper() for letter in folded)


def test_a_megabyte_of_nonsense_is_folded():
    assert len(fold("saint mount ́-'" * 70_000)) < 1_050_000


@given(st.lists(st.text(max_size=20).map(lambda name: name.replace(SEPARATOR, "")), min_size=1, max_size=9))
def test_many_names_are_folded_as_each_is(names):
    assert all_folded(SEPARATOR.join(names)) == [folded(name) for name in names]
