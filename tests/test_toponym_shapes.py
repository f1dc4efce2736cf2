"""Where names begin and end, whose they are, and what follows for how likely they are places."""

from __future__ import annotations

import pytest

from geo.gazetteer import EmbeddedGazetteer, open_embedded
from geo.model import Article, Sense, Toponym
from geo.resolve import resolve
from geo.toponyms import recognise
from geo.toponyms.facts import knowledge
from geo.toponyms.linear import shipped
from geo.toponyms.scan import scan
from geo.toponyms.view import View


@pytest.fixture(scope="module")
def gazetteer() -> EmbeddedGazetteer:
    return open_embedded()


def candidates(text: str, gazetteer: EmbeddedGazetteer) -> list[str]:
    return [found.text for found in scan(View(text), knowledge(gazetteer), shipped().commonness)]


def read(text: str, gazetteer: EmbeddedGazetteer) -> dict[str, Toponym]:
    mentions = recognise(text, gazetteer)
    return {t.span.text: t for t in resolve(Article(id="t", text=text), mentions, gazetteer)}


WHOLE = [
    ("They hid in the Cueva de los Zorros for a night.", "Cueva de los Zorros"),
    ("The patrol left Pradera del Zorro on foot.", "Pradera del Zorro"),
    ("On Chilean maps it is Tierra Balmaceda.", "Tierra Balmaceda"),
    ("A crowd filled Plaza Sucre.", "Plaza Sucre"),
    ("The ship lay in Port Gannet.", "Port Gannet"),
    ("The dispatch is dated Oldham's Camp.", "Oldham's Camp"),
    ("They were seen at Boca Honda de Arriba.", "Boca Honda de Arriba"),
    ("The wells of Bir Zarqun are dry.", "Bir Zarqun"),
    ("Shots came from Baboon Hill.", "Baboon Hill"),
    ("They camped in Wadi Sirran.", "Wadi Sirran"),
]


@pytest.mark.parametrize(("text", "name"), WHOLE, ids=[name for _, name in WHOLE])
def test_a_longer_name_is_not_the_place_it_begins_or_ends_with(
    text: str, name: str, gazetteer: EmbeddedGazetteer
) -> None:
    assert name in candidates(text, gazetteer)


KNOWN = [
    ("He was born in Rio de Janeiro.", "Rio de Janeiro"),
    ("The road to Santa Cruz de la Sierra is cut.", "Santa Cruz de la Sierra"),
    ("Shots were heard in Port Moresby.", "Port Moresby"),
    ("The army holds Nova Kakhovka.", "Nova Kakhovka"),
    ("It happened in London and in Paris.", "London"),
]


@pytest.mark.parametrize(("text", "name"), KNOWN, ids=[name for _, name in KNOWN])
def test_a_known_name_stays_as_long_as_it_is(text: str, name: str, gazetteer: EmbeddedGazetteer) -> None:
    assert name in candidates(text, gazetteer)


SHIPS = [
    ("The gunboats Kherson and Mariupol had left at dawn.", ("Kherson", "Mariupol")),
    ("On Friday the corvette Cheonan sank.", ("Cheonan",)),
    ("The submarine San Juan was lost off the coast.", ("San Juan",)),
    ("A missile hit the destroyer Coventry at noon.", ("Coventry",)),
]


@pytest.mark.parametrize(("text", "names"), SHIPS, ids=[names[0] for _, names in SHIPS])
def test_a_ship_bears_the_town_s_name_and_is_no_place(
    text: str, names: tuple[str, ...], gazetteer: EmbeddedGazetteer
) -> None:
    found = read(text, gazetteer)
    assert {name: found[name].sense for name in names} == dict.fromkeys(names, Sense.ASSOCIATIVE)


OTHERS = ["USS Liberty", "HMS Sheffield", "the frigate HMS Coventry", "the liner Titanic"]


@pytest.mark.parametrize("name", OTHERS)
def test_a_ship_with_another_name_is_none(name: str, gazetteer: EmbeddedGazetteer) -> None:
    assert read(f"A torpedo struck {name} that night.", gazetteer) == {}


@pytest.mark.parametrize("name", ["General French", "Captain English", "Col. German"])
def test_a_person_called_after_a_people_is_no_toponym(name: str, gazetteer: EmbeddedGazetteer) -> None:
    assert read(f"The line is held where {name} lies with two guns.", gazetteer) == {}


def test_places_of_a_list_speak_for_the_name_among_them(gazetteer: EmbeddedGazetteer) -> None:
    listed = "The army threw a cordon round Goma, Bukavu, Kasolenga and Uvira on Friday."
    alone = "The army spoke to Kasolenga on Friday."
    chance = {m.span.text: m.chance for m in recognise(listed, gazetteer)}["Kasolenga"]
    assert chance > 0.5
    assert {m.span.text: m.chance for m in recognise(alone, gazetteer)}.get("Kasolenga", 0.0) < chance


ABSENT = [
    ("Shells fell on Ryzhivka in the Sumy region of Ukraine. Konotop and Hlukhiv were hit too.", "Ryzhivka"),
    ("Gunmen raided Karzal in the north of India. Srinagar and Jammu were quiet.", "Karzal"),
]


@pytest.mark.parametrize(("text", "name"), ABSENT, ids=[name for _, name in ABSENT])
def test_a_well_formed_name_that_is_on_no_map_stays_unplaced(
    text: str, name: str, gazetteer: EmbeddedGazetteer
) -> None:
    assert read(text, gazetteer)[name].place is None
