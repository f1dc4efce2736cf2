"""Whether what a clause or a noun tells of happened."""

import pytest

from geo.language import read, reality_at
from geo.language.document import Reality
from geo.lexicon import table

CLAUSES = [
    ("The rebels seized the town.", "seize", "fact"),
    ("The rebels did not seize the town.", "seize", "negated"),
    ("No shot has been fired.", "fire", "negated"),
    ("They failed to capture the town.", "capture", "negated"),
    ("They managed to capture the town.", "capture", "fact"),
    ("The minister denied that Kidal had fallen, and rebels held the fort.", "hold", "fact"),
    ("The army denied that the bridge had fallen, but rebels crossed the river.", "cross", "fact"),
    (
        "The army denied that the bridge had fallen, and that rebels had crossed the river.",
        "cross",
        "negated",
    ),
    ("The army denied that the bridge had fallen and rebels had crossed the river.", "cross", "negated"),
    ("The army denied that the town had fallen.", "fall", "negated"),
    ("Nobody was hurt in the blast.", "hurt", "negated"),
    ("The rebels entered without firing a shot.", "fire", "negated"),
    ("Troops will enter the town on Friday.", "enter", "planned"),
    ("Lachin is to follow by 1 December.", "follow", "planned"),
    ("The army plans to storm the city.", "storm", "planned"),
    ("He vowed to retake the island.", "retake", "planned"),
    ("They endorsed a plan to annex the province.", "annex", "planned"),
    ("Shells may have hit the school.", "hit", "possible"),
    ("The shell might hit the school.", "hit", "possible"),
    ("If the army enters the town, people will flee.", "enter", "hypothetical"),
    ("If the army enters the town, people will flee.", "flee", "hypothetical"),
    ("Residents had feared that tanks would roll in.", "roll", "feared"),
    ("Brazil fears that an invasion would come through Roraima.", "come", "feared"),
    ("It warned that the fighting could spread.", "spread", "feared"),
    ("It warned that rebels had crossed the river.", "cross", "fact"),
    ("He ordered the army to attack the port.", "attack", "asked"),
    ("They asked that France be removed from the group.", "remove", "asked"),
    ("The UN urged both sides to stop the fighting.", "stop", "asked"),
    ("The general said that his men had taken the hill.", "take", "fact"),
    ("A bomb went off, killing two guards.", "kill", "fact"),
    ("The prosecutor accused them of killing two guards.", "kill", "fact"),
    ("The commission could not confirm that the shells had hit the school.", "hit", "possible"),
    ("He said that the city would fall within days.", "fall", "planned"),
    ("Colombian rebels failed to capture Mitu but held it for three days.", "hold", "fact"),
    ("The ship was to have sailed on Friday.", "sail", "hypothetical"),
    ("Belgrade insists that the province remains part of Serbia.", "remain", "fact"),
]


@pytest.mark.parametrize(
    ("text", "lemma", "expected"), CLAUSES, ids=[f"{lemma}: {text[:40]}" for text, lemma, _ in CLAUSES]
)
def test_clauses(text, lemma, expected):
    clauses = [c for s in read(text).sentences for c in s.clauses if c.lemma == lemma]
    assert [c.reality for c in clauses] == [Reality(expected)]


NOUNS = [
    ("A feared invasion did not come.", "invasion", "feared"),
    ("The threat of an attack remains.", "attack", "feared"),
    ("There were calls for a ceasefire.", "ceasefire", "asked"),
    ("No clash was recorded on Wednesday.", "clash", "negated"),
    ("A planned strike was called off.", "strike", "planned"),
    ("Any intrusion would be answered.", "intrusion", "hypothetical"),
    ("The army denied the capture of the town.", "capture", "negated"),
    ("The army announced the capture of the town.", "capture", "fact"),
    ("The attack killed ten people.", "attack", "fact"),
    ("The minister will speak after the attack.", "attack", "fact"),
    ("Washington called for a withdrawal.", "withdrawal", "asked"),
    ("They warned of an invasion.", "invasion", "feared"),
    ("The raid prevented an attack.", "attack", "negated"),
    ("Ten people died in clashes near the border.", "clashes", "fact"),
]


@pytest.mark.parametrize(("text", "word", "expected"), NOUNS)
def test_nouns(text, word, expected):
    document = read(text)
    index = next(token.index for token in document.tokens if token.lower == word)
    assert reality_at(document, index) == Reality(expected)


def test_a_verb_has_the_reality_of_its_clause():
    document = read("They failed to capture the town.")
    assert reality_at(document, 3) is Reality.NEGATED


SECTIONS = sorted(table("reality"))


@pytest.mark.parametrize("section", SECTIONS)
def test_rows_of_the_lexicon(section):
    kinds = {reality.value for reality in Reality}
    for kind, words in table("reality")[section].items():
        assert words, f"{section}.{kind} is empty"
        assert all(word == word.lower().strip() for word in words)
        if section not in ("nothing", "existence", "settled", "indicative"):
            assert kind in kinds
