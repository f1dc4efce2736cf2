"""What each piece of a page is: headline, dateline, caption, heading, furniture, text."""

import pytest

from geo.language import read
from geo.language.document import Part

BODY = "The army said on Monday that it had taken the town."


def parts(text):
    return [(s.part, text[s.start : s.end]) for s in read(text).sentences]


DATELINES = [
    "PORT SUDAN, Oct 27 -",
    "Baku, 13 October.",
    "KINSHASA (Reuters) –",
    "(Reuters) –",
    "London, Sept. 3, 1939 (UP) -",
    "GUATEMALA CITY, 12 JAN 90 (ACAN-EFE) -- [TEXT]",
    "TINDOUF, 14 November 2020. -",
    "GENEVA/NEW YORK, 5 May (UN News) —",
    "Hanoi, Feb. 18 --",
]


@pytest.mark.parametrize("line", DATELINES)
def test_datelines(line):
    assert parts(f"{line} {BODY}") == [(Part.DATELINE, line), (Part.BODY, BODY)]


CAPTIONS = [
    "[FILE PHOTO: Smoke over the port seen from the hills, 5 January]",
    "(Photo from archive: a tank at the gate of the town, 2017.)",
    "Airplane photo (Reuters)",
    "The plane was shot down by mistake, according to the ministry (Reuters)",
    "Photo: Residents flee the shelling near Donetsk",
    "Soldiers enter the town on Friday (AFP/Getty Images)",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line):
    assert parts(f"{BODY}\n\n{line}\n\n{BODY}")[1:-1] == [(Part.CAPTION, line)]


FURNITURE = [
    "[ad_1]",
    "Share | Print | 14 comments",
    "Follow us on Telegram",
    "Read more: Three dead in the south",
    "Follow the Levant Agency on Telegram.",
    "Copyright 2019 The Daily Post. All rights reserved.",
    "The designations employed in this note do not imply any opinion on the status of any territory.",
    "Reporting by A. Writer; editing by B. Editor",
    "* * *",
    "Advertisement",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line):
    found = parts(f"{BODY}\n\n{line}\n\n{BODY}")[1:-1]
    assert {part for part, _ in found} == {Part.BOILERPLATE}


def test_headline_and_heading():
    text = f"Rebels take the capital\n\n{BODY}\n\nNo way back\n\n{BODY}"
    assert [part for part, _ in parts(text)] == [Part.HEADLINE, Part.BODY, Part.HEADING, Part.BODY]


def test_a_head_in_capitals_is_cut_off_its_paragraph():
    assert parts(f"SECURITY. {BODY} It rained.")[0] == (Part.HEADING, "SECURITY.")


def test_a_text_in_capitals_has_no_such_heads():
    text = "TROOPS LEFT. THE TOWN FELL ON MONDAY. PEOPLE FLED TO THE HILLS."
    assert [part for part, _ in parts(text)] == [Part.BODY] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Hamas – which rules the strip – kept out of it.",
        "Two men - brothers - were shot on Monday.",
        "The army (which denied it) left.",
        "Share prices fell on Monday after the attack in Bombay.",
        "Watch towers along the border were shelled on Sunday.",
        "Related groups took part in the attack, police said.",
    ],
)
def test_running_text_is_left_alone(text):
    assert parts(f"{BODY} It rained.\n\n{text}")[2:] == [(Part.BODY, text)]


@pytest.mark.parametrize(
    "credit", ["Photo: AFP", "[Photo by J. Doe]", "(Picture: the ministry)", "Photo courtesy of the army"]
)
def test_a_paragraph_that_ends_in_the_credit_of_a_picture_is_its_caption(credit):
    found = parts(
        f"{BODY} It rained.\n\nRebels patrol Goma, which they took on Monday. {credit}\n\nThe army left."
    )
    assert [part for part, _ in found[2:]] == [Part.CAPTION, Part.CAPTION, Part.BODY]


def test_a_picture_that_is_told_of_is_no_credit():
    text = "Rebels patrol Goma. A photo of the bridge by an agency shows them. Photos were taken."
    assert {part for part, _ in parts(f"{BODY}\n\n{text}")[1:]} == {Part.BODY}
