"""Words in other scripts carry their language, so that a screen reader does not spell them out."""

import re
import unicodedata

import pytest

from geo import lexicon
from geo.app.markup import node
from geo.scripts import spoken

SCRIPTS = lexicon.table("scripts")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Aghdam, held by ‘Şuşa’ — naïve", [("Aghdam, held by ‘Şuşa’ — naïve", "")]),
        ("", [("", "")]),
        ("written “Ստեփանակերտ” there", [("written “", ""), ("Ստեփանակերտ", "hy"), ("” there", "")]),
        ("Київ", [("Київ", "uk")]),
        ("Мариуполь", [("Мариуполь", "und-Cyrl")]),
        ("Ђаковица / Gjakova", [("Ђаковица", "sr"), (" / Gjakova", "")]),
        ("خان يونس", [("خان يونس", "ar")]),
        ("کابل", [("کابل", "fa")]),
        ("پښتو", [("پښتو", "ps")]),
        ("תל אביב-יפו, غزة", [("תל אביב-יפו", "he"), (", ", ""), ("غزة", "ar")]),
        ("南京 and さいたま市", [("南京", "zh"), (" and ", ""), ("さいたま市", "ja")]),
        ("東京タワー", [("東京タワー", "ja")]),
        ("서울", [("서울", "ko")]),
        ("Αθήνα 1944", [("Αθήνα", "el"), (" 1944", "")]),
        ("ሐረር", [("ሐረር", "am")]),
    ],
)
def test_a_text_falls_into_pieces_of_one_language(text, pieces):
    assert list(spoken(text)) == pieces


def test_nothing_of_a_text_is_lost():
    mixed = "a é Ж 漢 \u0301 \u200f ع 1 — \ud83d\ude00 \ud800 ქართული"
    assert "".join(piece for piece, _ in spoken(mixed)) == mixed


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_is_one_of_unicodes_and_has_a_tag(name):
    one = SCRIPTS[name]
    names = (unicodedata.name(chr(code), "") for code in range(0x370, 0xD7A4))
    assert any(re.match(f"{name}[ -]", told) for told in names)
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", one["tag"])
    assert set(one.get("with", ())) <= set(SCRIPTS)
    for telling in one.get("letters", ()):
        assert {unicodedata.name(letter).split(" ")[0] for letter in telling["of"]} == {name}
        assert re.fullmatch(r"[a-z]{2,3}", telling["tag"])


def test_the_page_says_the_language_of_words_in_another_script():
    plain = node("p", "written “Ստեփանակերտ”", cls="facts").plain()
    assert plain == [
        "p",
        {"class": "facts"},
        ["written “", ["span", {"lang": "hy", "dir": "auto"}, ["Ստեփանակերտ"]], "”"],
    ]


def test_words_that_are_all_in_one_other_script_say_so_of_themselves():
    assert node("cite", "Київ").plain() == ["cite", {}, [["span", {"lang": "uk", "dir": "auto"}, ["Київ"]]]]
