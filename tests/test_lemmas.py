"""Base forms, by table and by rule."""

# ruff: noqa: E501 (tables are read across)

import pytest

from geo.language.lemmas import lemma

VERBS = {
    "VERB.VBD": "said say, seized seize, shelled shell, stopped stop, attacked attack, captured capture, exploded explode, "
    "denied deny, withdrew withdraw, overran overrun, controlled control, evacuated evacuate, defeated defeat, negotiated "
    "negotiate, occurred occur, visited visit, opened open, conceded concede, raided raid, added add, declared declare, "
    "planned plan, changed change, released release, killed kill, passed pass, fled flee, welcomed welcome, battled battle, "
    "rescued rescue, voted vote, quoted quote, bombed bomb, targeted target, abandoned abandon, injured injure, failed fail",
    "VERB.VBG": "taking take, shelling shell, dying die, bringing bring, leaving leave, killing kill, running run, fleeing flee, "
    "besieging besiege, using use, causing cause, entering enter, setting set, arranging arrange",
    "VERB.VBZ": "says say, denies deny, goes go, pushes push, crosses cross, has have, does do, occupies occupy, flies fly",
    "VERB.VBN": "taken take, shot shoot, slain slay, aged age, used use, driven drive, sunk sink, torn tear",
    "NOUN.NNS": "soldiers soldier, men man, children child, cities city, clashes clash, forces force, headquarters headquarters, "
    "casualties casualty, losses loss, bases base, wives wife, gunmen gunman, torpedoes torpedo",
}
ROWS = [(tag, *pair.split()) for tag, pairs in VERBS.items() for pair in pairs.split(", ")]


@pytest.mark.parametrize(("tag", "word", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_lemma(tag, word, expected):
    assert lemma(word, tag) == expected


def test_names_keep_their_s():
    assert lemma("paris", "PROPN.NNP") == "paris"
    assert lemma("left", "VERB.VB") == "left"
