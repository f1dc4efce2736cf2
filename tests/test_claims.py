"""Claims read from plain sentences: who holds, gained, lost or is entitled to what, and who says so."""

from __future__ import annotations

from datetime import date

import pytest

from geo import claims, dates, language, speakers
from geo.model import Article, Place, PlaceKind, Sense, Span, Toponym
from geo.reading import Reading

PLACES = {
    "Bara": ("populated place", "SD"),
    "Zamzam": ("populated place", "SD"),
    "El Obeid": ("populated place", "SD"),
    "Knin": ("populated place", "HR"),
    "Goa": ("region", "IN"),
    "Portugal": ("country", "PT"),
    "India": ("country", "IN"),
    "Guyana": ("country", "GY"),
    "Essequibo": ("region", "GY"),
    "Morocco": ("country", "MA"),
    "Russia": ("country", "RU"),
    "Kherson": ("populated place", "UA"),
    "Geneva": ("populated place", "CH"),
    "Aghdam": ("admin2", "AZ"),
    "Fuzuli": ("admin2", "AZ"),
    "Armenia": ("country", "AM"),
}


def reading(text: str) -> Reading:
    """A text read, with the place names of PLACES found in it."""
    found = []
    for name, (kind, country) in PLACES.items():
        at = text.find(name)
        while at >= 0:
            sense = Sense.ASSOCIATIVE if kind == "country" else Sense.LITERAL
            place = Place(name, name, PlaceKind(kind), 1.0, 1.0, 10.0, country)
            found.append(Toponym(Span(at, at + len(name), name), sense, place, 1.0))
            at = text.find(name, at + 1)
    document = language.read(text)
    said = speakers.read(document)
    return Reading(
        article=Article("a", text, published=date(2023, 5, 1)),
        document=document,
        toponyms=tuple(sorted(found, key=lambda toponym: toponym.span.start)),
        localities=(),
        timeline=dates.read(document, date(2023, 5, 1)),
        speeches=said.speeches,
        speaker_at=said.speaker_at,
    )


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Claimant, relation, stance and territory of each claim."""
    found = claims.extract(reading(text))
    return [(c.claimant, c.relation.value, c.stance.value, c.territory.name) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebel fighters overran Zamzam in April.", ("Rebel fighters", "captured", "asserts", "Zamzam")),
        ("Bara was captured by the army on Monday.", ("the army", "captured", "asserts", "Bara")),
        ("Goa fell to the army on Monday.", ("the army", "captured", "asserts", "Goa")),
        ("The army has held El Obeid since March.", ("the army", "controls", "asserts", "El Obeid")),
        ("Knin is in the hands of the rebels.", ("the rebels", "controls", "asserts", "Knin")),
        ("Essequibo belongs to Guyana.", ("Guyana", "part_of", "asserts", "Essequibo")),
        ("The troops withdrew from Kherson on Friday.", ("the troops", "withdrew", "asserts", "Kherson")),
        ("Portugal does not recognise the annexation of Goa.", ("Portugal", "recognises", "denies", "Goa")),
    ],
)
def test_a_sentence_tells_one_claim(text: str, expected: tuple[str, str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The president held talks in Geneva on Monday.",
        "The army lost 12 men near Knin.",
        "The army wants to capture Knin.",
        "The minister left Geneva for Knin.",
        "If the army takes Knin, the war will go on.",
        "The crowd held a rally in Kherson.",
        "The party won the election in Kherson.",
        "The soldiers captured ten tanks near Bara.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_each_territory_of_a_list_is_a_claim_with_its_extent() -> None:
    found = claims.extract(reading("Armenia occupied much of Aghdam and Fuzuli."))
    assert [(c.territory.name, c.territory.extent.value) for c in found] == [
        ("much of Aghdam", "part"),
        ("Fuzuli", "part"),
    ]


def test_a_denied_claim_is_the_deniers() -> None:
    text = "The army said that it had captured Bara. The rebels denied it."
    found = claims.extract(reading(text))
    assert [(c.stance.value, c.attributed_to) for c in found] == [
        ("asserts", "army"),
        ("denies", "the rebels"),
    ]


def test_it_leads_back_to_the_place_named_before() -> None:
    found = claims.extract(reading("Rebel fighters captured Bara in March. In April the army retook it."))
    assert [(c.claimant, c.territory.place.name) for c in found if c.territory.place] == [
        ("Rebel fighters", "Bara"),
        ("the army", "Bara"),
    ]


def test_every_quote_is_verbatim() -> None:
    text = "Rebel fighters overran Zamzam in April. Knin is in the hands of the rebels."
    for claim in claims.extract(reading(text)):
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text


def test_text_without_sentences_has_no_claims() -> None:
    assert claims.extract(reading("")) == ()
