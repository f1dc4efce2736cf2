"""Who does what in a sentence: verb, subject, object, the phrases around, and what hangs on what."""

# ruff: noqa: E501 (tables are read across)

import pytest

from geo.language import read


def told(text):
    """The clauses as "subject|verb+particle|object", "passive" marked by a star, shared subjects in brackets."""
    document = read(text)
    found = []
    for sentence in document.sentences:
        for clause in sentence.clauses:
            subject = document.words(clause.subject).text if clause.subject else "-"
            object_ = document.words(clause.object).text if clause.object else "-"
            verb = (
                clause.lemma
                + ("+" + clause.particle if clause.particle else "")
                + ("*" if clause.passive else "")
            )
            found.append(f"{subject}|{verb}|{object_}")
    return found


CASES = [
    ("Rebels seized the town of Bunagana on Monday.", ["Rebels|seize|the town of Bunagana"]),
    ("Shusha was taken by Azerbaijani forces on 8 November.", ["Shusha|take*|-"]),
    ("Government troops shot down a drone.", ["Government troops|shoot+down|a drone"]),
    ("On Friday Israeli missiles struck a flat in Gaza City.", ["Israeli missiles|strike|a flat"]),
    ("The same day rockets flew towards Jerusalem.", ["rockets|fly|-"]),
    (
        "A contra band attacked a cooperative, killed six peasants and burned the mill.",
        [
            "A contra band|attack|a cooperative",
            "A contra band|kill|six peasants",
            "A contra band|burn|the mill",
        ],
    ),
    ("Two soldiers were killed and three wounded.", ["Two soldiers|kill*|-", "three|wound*|-"]),
    ("In Israel two people died.", ["two people|die|-"]),
    ("Thailand and Cambodia exchanged artillery fire.", ["Thailand and Cambodia|exchange|artillery fire"]),
    (
        "Pavlo Kyrylenko, governor of the region, said on Thursday that 559 civilians were still in the town.",
        ["Pavlo Kyrylenko|say|-", "559 civilians|be|-"],
    ),
    (
        "Hamas, which rules the strip, kept out of the fighting.",
        ["Hamas|rule|the strip", "Hamas|keep|-"],
    ),
    (
        "The Tamil Tigers overran Elephant Pass after the garrison abandoned the camp.",
        ["The Tamil Tigers|overrun|Elephant Pass", "the garrison|abandon|the camp"],
    ),
    ("Morocco holds Laayoune and Dakhla.", ["Morocco|hold|Laayoune and Dakhla"]),
    (
        "The Ministry of Information announced that the liner was sunk.",
        ["The Ministry of Information|announce|-", "the liner|sink*|-"],
    ),
    (
        "Seventeen peacekeepers were wounded when a bomb landed near their base, the mission said.",
        ["Seventeen peacekeepers|wound*|-", "a bomb|land|-", "the mission|say|-"],
    ),
    (
        "Three people were injured in Odesa, said governor Oleh Kiper.",
        ["Three people|injure*|-", "governor Oleh Kiper|say|-"],
    ),
    ("Serbia lost Kosovo in 1999.", ["Serbia|lose|Kosovo"]),
    (
        "Police have arrested two suspects and seized explosives.",
        ["Police|arrest|two suspects", "Police|seize|explosives"],
    ),
    ("The UN agency said thousands had set out on foot.", ["The UN agency|say|-", "thousands|set+out|-"]),
    (
        "That republic, proclaimed in 1976, claims the whole of the territory.",
        ["That republic|proclaim*|-", "That republic|claim|the whole of the territory"],
    ),
    ("TWO SOLDIERS WERE KILLED IN SAN MIGUEL.", ["TWO SOLDIERS|kill*|-"]),
    ("In Washington John Kirby said that the war would go on.", ["John Kirby|say|-", "the war|go+on|-"]),
    ("No big town is left to the army.", ["No big town|leave*|-"]),
    ("France does not recognise it.", ["France|recognise|it"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_clauses(text, expected):
    assert told(text) == expected


def only(text, lemma):
    document = read(text)
    return document, next(c for s in document.sentences for c in s.clauses if c.lemma == lemma)


OBLIQUES = [
    ("Rockets were fired at the port from the hills.", "fire", [("at", "the port"), ("from", "the hills")]),
    (
        "On Friday its army attacked posts in the sectors of Mahbes and Farsia.",
        "attack",
        [("on", "Friday"), ("in", "the sectors of Mahbes and Farsia")],
    ),
    ("The village lies 12 km north of Bakhmut.", "lie", [("north of", "Bakhmut")]),
    ("Shusha was taken by the army.", "take", [("by", "the army")]),
    ("Two died, according to the police.", "die", [("according to", "the police")]),
]


@pytest.mark.parametrize(("text", "lemma", "expected"), OBLIQUES)
def test_obliques(text, lemma, expected):
    document, clause = only(text, lemma)
    assert [(o.preposition, document.words(o.phrase).text) for o in clause.obliques] == expected


LINKS = [
    ("The army said that the town had fallen.", "fall", "that", "say"),
    ("The army said the town had fallen.", "fall", "that", "say"),
    ("They failed to take the town.", "take", "to", "fail"),
    ("A bomb went off, killing two guards.", "kill", "ing", "go"),
    ("The rebels, who held the port, fled.", "hold", "relative", "flee"),
    ("They entered without firing a shot.", "fire", "without", "enter"),
    ("If the bridge falls, the column is lost.", "fall", "if", "lose"),
    ("The decree signed by the king was published.", "sign", "participle", "publish"),
]


@pytest.mark.parametrize(("text", "lemma", "link", "governor"), LINKS)
def test_links(text, lemma, link, governor):
    document, clause = only(text, lemma)
    above = document.governor(clause)
    assert (clause.link, above.lemma if above else None) == (link, governor)


TENSES = [
    ("The town fell.", "fall", "past"),
    ("Shelling continues in the north.", "continue", "present"),
    ("The troops have left the town.", "leave", "perfect"),
    ("They will leave the town.", "leave", "future"),
    ("They could leave the town.", "leave", "modal"),
    ("They tried to leave the town.", "leave", "infinitive"),
]


@pytest.mark.parametrize(("text", "lemma", "tense"), TENSES)
def test_tenses(text, lemma, tense):
    assert only(text, lemma)[1].tense == tense


def test_two_objects():
    document, clause = only("Baku granted Yerevan ten more days.", "grant")
    assert document.words(clause.object).text == "ten more days"
    assert document.words(clause.recipient).text == "Yerevan"


def test_what_an_object_is_called():
    document, clause = only("Russia declared the region annexed.", "declare")
    assert document.words(clause.object).text == "the region"
    assert document.tokens[clause.predicate].text == "annexed"


def test_the_noun_an_infinitive_hangs_on():
    document, clause = only("They endorsed a plan to annex the province.", "annex")
    assert document.tokens[clause.noun].text == "plan"


def test_every_clause_lies_in_its_sentence():
    text = "He said, and she denied, that they, who had come, left; if so (why?), go. " * 20
    document = read(text)
    for sentence in document.sentences:
        for clause in sentence.clauses:
            assert sentence.first <= clause.first <= clause.verb < clause.last <= sentence.last
