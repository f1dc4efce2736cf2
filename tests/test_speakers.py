"""Who says what: quotations, reported speech, phrases, and the names they are led back to."""

# ruff: noqa: E501 (tables are read across)

import pytest

from geo import speakers
from geo.language import read
from geo.model import ARTICLE_VOICE


def voice(text, word):
    """Who says the word."""
    return speakers.read(read(text)).speaker_at(text.index(word))


CASES = [
    # direct speech
    ("“They took the hill,” said Colonel Amadou Ba.", "took", "Amadou Ba"),
    ('"They took the hill," the ministry said.', "took", "ministry"),
    ("General Aung Soe said: “Our men took the hill.”", "took", "Aung Soe"),
    ("«They took the hill», announced the prefecture of Gao.", "took", "prefecture of Gao"),
    (
        "“We fled. The village burned,” Rosa Quispe told reporters. “Nothing is left.”",
        "burned",
        "Rosa Quispe",
    ),
    (
        "“We fled. The village burned,” Rosa Quispe told reporters. “Nothing is left.”",
        "Nothing",
        "Rosa Quispe",
    ),
    ("Governor Oleh Kiper spoke.\n\n“Shells fell at dawn,” he said.", "fell", "Oleh Kiper"),
    ("The spokesman for the Red Cross, Jean Dupont, said the post was lost.", "lost", "Jean Dupont"),
    ("A spokesman for the rebels, Yusuf Omar, said the post was lost.", "lost", "Yusuf Omar"),
    ("A spokesman for the Karabakh army said the post was lost.", "lost", "spokesman for the Karabakh army"),
    (
        "The spokesman for the front, Petar Ilic, said the post was lost. He added that two men had died.",
        "died",
        "Petar Ilic",
    ),
    (
        "The head of the mission in Juba, South Sudan, said that shells fell.",
        "fell",
        "head of the mission",
    ),
    ("“We heard two blasts,” said Omar Diop, who had fled in 2014.", "heard", "Omar Diop"),
    ("“We heard two blasts,” said Omar Diop, who had fled in 2014.", "fled", ARTICLE_VOICE),
    (
        "Rescuers counted 40 dead. General Okello answered that the army controlled the town.",
        "controlled",
        "Okello",
    ),
    (
        "Rebels took Bara, the army conceding that the post was lost; in May it had fallen too.",
        "lost",
        "army",
    ),
    (
        "Rebels took Bara, the army conceding that the post was lost; in May it had fallen too.",
        "fallen",
        ARTICLE_VOICE,
    ),
    # reported speech
    ("The Israeli army said it intercepted a missile.", "intercepted", "Israeli army"),
    (
        "The general staff in Khartoum claimed that its troops took Kassala.",
        "took",
        "general staff in Khartoum",
    ),
    ("Two people died, the emergency service said on Tuesday.", "died", "emergency service"),
    ("Three were injured in Odesa, said governor Oleh Kiper.", "injured", "Oleh Kiper"),
    ("Guns on the island, the command said, had fired dozens of shells.", "fired", "command"),
    ("The Kremlin's spokesman, Dmitry Peskov, said that the town was lost.", "lost", "Dmitry Peskov"),
    ("Shushan Stepanyan, who speaks for the army, wrote that the town held.", "held", "Shushan Stepanyan"),
    ("State television quoted the defence minister as saying that 300 died.", "died", "defence minister"),
    ("The army denied the capture of Bara.", "capture", "army"),
    ("The Rapid Support Forces announced the capture of Bara.", "capture", "Rapid Support Forces"),
    ("A deputy, Aminata Traore, spoke of at least 60 dead.", "60", "Aminata Traore"),
    (
        "A communique issued by the General Staff said that troops crossed the river.",
        "crossed",
        "General Staff",
    ),
    ("Baku says the launch was done from Armenia; Yerevan calls this a lie.", "launch", "Baku"),
    ("Baku says the launch was done from Armenia; Yerevan calls this a lie.", "lie", "Yerevan"),
    ("Russia, which fears that rebels would come, has sent troops.", "sent", ARTICLE_VOICE),
    ("The UN considers the enclave a part of Chad, but rebels hold it.", "hold", ARTICLE_VOICE),
    ("The army, from its side, told that Goma, which rebels hold, was bombarded.", "bombarded", "army"),
    ("Boko Haram burned the village, a local vigilante, Modu Bulama, told AFP.", "burned", "Modu Bulama"),
    ("Its spokesman, Turki al-Maliki, blamed Iran for the raid.", "raid", "Turki al-Maliki"),
    ("The general denied the raid, saying that his men were asleep.", "asleep", "general"),
    # phrases
    ("According to witnesses, the rebels entered Sake at dawn.", "entered", "witnesses"),
    ("The rebels entered Sake, according to the Congolese army.", "entered", "Congolese army"),
    ("Moscow spoke first. By its own account, it lost two planes.", "lost", "Moscow"),
    (
        "Rockets hit a school: eighty-nine dead by the Russian count, about 400 by the Ukrainian one.",
        "eighty-nine",
        "Russian count",
    ),
    (
        "Rockets hit a school: eighty-nine dead by the Russian count, about 400 by the Ukrainian one.",
        "400",
        "Ukrainian one",
    ),
    (
        "Rescuers counted 75 dead, the army more than 70, and the Doctors Network at least 43.",
        "more than",
        "army",
    ),
    (
        "Rescuers counted 75 dead, the army more than 70, and the Doctors Network at least 43.",
        "43",
        "Doctors Network",
    ),
    # nobody
    ("It was reported that 40 civilians died.", "died", ARTICLE_VOICE),
    ("The rebels seized Sake.", "seized", ARTICLE_VOICE),
    ("The army had said nothing when the town fell.", "fell", ARTICLE_VOICE),
    # what each side said, side by side
    (
        "Bishkek: guards opened fire. Dushanbe: the others shot first. Bishkek: two fell. Dushanbe: none.",
        "shot",
        "Dushanbe",
    ),
    (
        "Bishkek: guards opened fire. Dushanbe: the others shot first. Bishkek: two fell. Dushanbe: none.",
        "fell",
        "Bishkek",
    ),
    ("Defence Ministry: four shells fell on Gori. No one was hurt.", "hurt", "Defence Ministry"),
    ("Defence Ministry: four shells fell on Gori. Red Cross: two are hurt.", "hurt", ARTICLE_VOICE),
    ("Prizren: a church burned. Mitrovica: three men died.", "died", ARTICLE_VOICE),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), CASES, ids=[f"{word}: {text[:40]}" for text, word, _ in CASES]
)
def test_voice(text, word, expected):
    assert voice(text, word) == expected


LED_BACK = [
    (
        "Azerbaijan's Foreign Ministry met envoys. The ministry said that shots were heard.",
        "Azerbaijan's Foreign Ministry",
    ),
    (
        "Azerbaijan's Foreign Ministry spoke. The Russian Defence Ministry denied it. The ministry said that shots were heard.",
        "Russian Defence Ministry",
    ),
    ("President Irfaan Ali spoke on Sunday. Mr Ali said that shots were heard.", "Irfaan Ali"),
    ("President Irfaan Ali spoke on Sunday. He said that shots were heard.", "Irfaan Ali"),
    (
        "The Rapid Support Forces (RSF) met in Nyala. The RSF said that shots were heard.",
        "Rapid Support Forces",
    ),
    ("The UN refugee agency has called for a truce. It said that shots were heard.", "UN refugee agency"),
    ("The Polisario Front met in Tindouf. The Polisario said that shots were heard.", "Polisario Front"),
    ("The ministry in Ramallah said that shots were heard.", "ministry in Ramallah"),
    ("Baku said that shots were heard.", "Baku"),
    (
        "On Friday President Ilham Aliyev flew to Ganja. The President said that shots were heard.",
        "Ilham Aliyev",
    ),
    (
        "The army's spokesman, General Sylvain Ekenge, denied it. He said that shots were heard.",
        "Sylvain Ekenge",
    ),
    (
        "The Foreign Ministry of Chad spoke on Monday. The statement said that shots were heard.",
        "Foreign Ministry of Chad",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LED_BACK, ids=[text[-60:] for text, _ in LED_BACK])
def test_led_back(text, expected):
    assert voice(text, "shots") == expected


def test_a_quotation_runs_on_over_paragraphs():
    text = "The mayor, Ana Ruiz, said: “They came at night.\n\n“They burned the mill.”\n\nThe army left."
    said = speakers.read(read(text))
    assert said.speaker_at(text.index("burned")) == "Ana Ruiz"
    assert said.speaker_at(text.index("left")) == ARTICLE_VOICE


def test_speeches_lie_in_the_text_and_in_order():
    text = "He said: “Go.” According to X, they left. “Stay,” she said, adding that it rained, Y said. "
    said = speakers.read(read(text * 3))
    assert all(0 <= speech.start < speech.end <= len(text) * 3 for speech in said.speeches)
    assert list(said.speeches) == sorted(said.speeches, key=lambda s: (s.start, -s.end))


def test_names_of_phrases():
    document = read("The Moro Islamic Liberation Front (MILF) met. It took the town of Marawi.")
    clause = document.sentences[1].clauses[0]
    assert speakers.resolve_name(document, clause.subject) == "Moro Islamic Liberation Front"
    assert speakers.resolve_name(document, clause.object) == "town of Marawi"


def test_a_text_without_words_has_no_speeches():
    said = speakers.read(read(""))
    assert said.speeches == ()
    assert said.speaker_at(0) == ARTICLE_VOICE
