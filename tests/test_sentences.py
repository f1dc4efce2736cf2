"""Where sentences end, and what line breaks mean."""

import pytest

from geo.language import read


def sentences(text):
    return [text[s.start : s.end] for s in read(text).sentences]


CASES = [
    ("Gen. Aung Soe left. He was 54.", ["Gen. Aung Soe left.", "He was 54."]),
    ("The U.S. army struck. No one died.", ["The U.S. army struck.", "No one died."]),
    (
        "It ended at 5 p.m. Moscow time on Friday. Then it rained.",
        ["It ended at 5 p.m. Moscow time on Friday.", "Then it rained."],
    ),
    ("Shells fell from 1 p.m. Seoul answered.", ["Shells fell from 1 p.m.", "Seoul answered."]),
    ("Base No. 102 was hit. Two fell.", ["Base No. 102 was hit.", "Two fell."]),
    ("J. B. Danquah spoke. The crowd left.", ["J. B. Danquah spoke.", "The crowd left."]),
    ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
    ("“We hold the hill.” He left.", ["“We hold the hill.”", "He left."]),
    ("“We hold the hill,” he said. “They fled.”", ["“We hold the hill,” he said.", "“They fled.”"]),
    ('"Is it true?" she asked. Nobody knew.', ['"Is it true?" she asked.', "Nobody knew."]),
    ("They waited… Then shells fell.", ["They waited…", "Then shells fell."]),
    ("They waited ... and left. It rained.", ["They waited ... and left.", "It rained."]),
    ("On Nov. 9 the town fell. It burned.", ["On Nov. 9 the town fell.", "It burned."]),
    (
        "Troops took the St. Petersburg road. Guns fired.",
        ["Troops took the St. Petersburg road.", "Guns fired."],
    ),
    ("Rebels took Goma\n\nTHE army fled.", ["Rebels took Goma", "THE army fled."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:25] for text, _ in CASES])
def test_sentences(text, expected):
    assert sentences(text) == expected


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "   Police sources have reported that unidentified men planted a bomb\n"
        "in front of a church in the northern district of the city. The bomb,\n"
        "which exploded at dawn, caused damage worth many thousands of pesos.\n"
        "\n"
        "   Carabineros went to the place at once and found that the bomb was\n"
        "made of fifty grams of explosive and a slow fuse of a known type.\n"
    )
    document = read(text)
    assert [s.paragraph for s in document.sentences] == [0, 0, 1]
    assert text[document.sentences[1].start : document.sentences[1].end].startswith("The bomb,\nwhich")


def test_a_line_without_a_stop_is_a_paragraph_of_its_own():
    text = "Rebels enter the capital\nGovernment flees\n\nThe president left on Monday. He was seen in Dakar."
    document = read(text)
    assert [s.paragraph for s in document.sentences] == [0, 1, 2, 2]


def test_every_word_belongs_to_one_sentence_in_order():
    text = "One. Two!\n\n(Three) [four] “five”\nsix — seven... eight?"
    document = read(text)
    assert [t for s in document.sentences for t in range(s.first, s.last)] == list(
        range(len(document.tokens))
    )
    assert all(text[t.start : t.end] == t.text for t in document.tokens)


def test_long_runs_are_cut():
    document = read("word " * 1000)
    assert max(s.last - s.first for s in document.sentences) <= 161
