"""Place names are found, told apart by sense, and placed, all names of a text together."""

from __future__ import annotations

import pytest

from geo.gazetteer import EmbeddedGazetteer, open_embedded
from geo.model import Article, PlaceKind, Sense, Toponym
from geo.resolve import resolve
from geo.toponyms import given, recognise


@pytest.fixture(scope="module")
def gazetteer() -> EmbeddedGazetteer:
    return open_embedded()


def read(text: str, gazetteer: EmbeddedGazetteer) -> list[Toponym]:
    return list(resolve(Article("a", text), recognise(text, gazetteer), gazetteer))


def placed(text: str, gazetteer: EmbeddedGazetteer) -> dict[str, tuple[str | None, str | None]]:
    return {
        t.span.text: (t.place.name, t.place.country) if t.place else (None, None)
        for t in read(text, gazetteer)
    }


WORLD = [
    ("Rebels shelled Taiz on Friday, officials in Aden said.", {"Taiz": "YE", "Aden": "YE"}),
    ("The convoy left Maiduguri for Bama, in Borno State, Nigeria.", {"Maiduguri": "NG", "Bama": "NG"}),
    ("Protesters marched through Valparaíso and Santiago, Chile.", {"Valparaíso": "CL", "Santiago": "CL"}),
    ("Floods cut the road between Sylhet and Dhaka.", {"Sylhet": "BD", "Dhaka": "BD"}),
    ("Police in Springfield, Missouri, arrested a man from Joplin.", {"Springfield": "US", "Joplin": "US"}),
    ("The mine near Copiapó in Chile was sealed.", {"Copiapó": "CL", "Chile": "CL"}),
    ("Troops entered Kismayo in southern Somalia.", {"Kismayo": "SO", "Somalia": "SO"}),
    ("A bomb went off in Derry, Northern Ireland, in 1972.", {"Derry": "GB", "Northern Ireland": "GB"}),
]


@pytest.mark.parametrize(("text", "expected"), WORLD, ids=[text[:30] for text, _ in WORLD])
def test_names_of_the_world_are_found_and_placed(
    text: str, expected: dict[str, str], gazetteer: EmbeddedGazetteer
) -> None:
    found = placed(text, gazetteer)
    assert {name: found.get(name, (None, None))[1] for name in expected} == expected


NO_PLACES = [
    "Ararat Mirzoyan and Inga Avramyan met President Kaduna Obasi.",
    "In March the Red Cross said it would nice to wait until May.",
    "Mr Jordan and his brother Chad Okafor were freed on Monday.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_people_and_common_words_are_no_places(text: str, gazetteer: EmbeddedGazetteer) -> None:
    assert placed(text, gazetteer) == {}


SENSES = [
    ("Baku announced a ceasefire, Tehran said on Monday.", "Baku", Sense.ASSOCIATIVE),
    ("Both sides asked the Minsk group for help, Baku said.", "Minsk", Sense.ASSOCIATIVE),
    ("At 17:30 Moscow time the guns fell silent.", "Moscow", Sense.ASSOCIATIVE),
    ("A drone crashed on Armenian territory on Sunday.", "Armenian", Sense.LITERAL),
    ("The Armenian army withdrew at dawn.", "Armenian", Sense.ASSOCIATIVE),
    ("Two Armenians were arrested near the bridge.", "Armenians", Sense.DEMONYM),
    ("A shell exploded in Aleppo on Sunday.", "Aleppo", Sense.LITERAL),
]


@pytest.mark.parametrize(("text", "name", "sense"), SENSES, ids=[name for _, name, _ in SENSES])
def test_senses_are_told_apart(text: str, name: str, sense: Sense, gazetteer: EmbeddedGazetteer) -> None:
    assert {t.span.text: t.sense for t in read(text, gazetteer)}[name] == sense


def test_a_state_behind_a_comma_decides_which_town(gazetteer: EmbeddedGazetteer) -> None:
    found = {t.span.text: t.place for t in read("A fire in Paris, Texas, killed two.", gazetteer)}
    assert found["Paris"] is not None
    assert found["Paris"].country == "US"


def test_the_town_and_the_region_of_one_name(gazetteer: EmbeddedGazetteer) -> None:
    text = (
        "The boat had left Mopti for Gao. Armed men took the camp of Bourem, in the region of Gao, in Mali."
    )
    kinds = [t.place.kind for t in read(text, gazetteer) if t.span.text == "Gao" and t.place]
    assert kinds == [PlaceKind.POPULATED_PLACE, PlaceKind.ADMIN1]


MANGLED = [
    (
        "The border of Armenia with Nakhchivan is tense. A helicopter fell near the city of “Irsakh”.",
        "Irsakh",
        "AM",
    ),
    ("Azerbaijan holds Aghdam and Jabrayil, and most of the “Fadhuli” province.", "Fadhuli", "AZ"),
]


@pytest.mark.parametrize(("text", "name", "country"), MANGLED, ids=[name for _, name, _ in MANGLED])
def test_a_mangled_name_is_led_back(text: str, name: str, country: str, gazetteer: EmbeddedGazetteer) -> None:
    assert placed(text, gazetteer)[name][1] == country


FOREIGN = [
    (
        "Российский вертолёт был сбит над Арменией. В Москве сообщили о гибели двух человек.",
        {"Арменией", "Москве"},
    ),
    (
        "Հայաստանի և Ադրբեջանի սահմանին կրակոցներ են եղել, Երևանում ասացին։",
        {"Հայաստանի", "Ադրբեջանի", "Երևանում"},
    ),
    ("Ermənistanla sərhəddə, Naxçıvan yaxınlığında helikopter vuruldu.", {"Ermənistanla", "Naxçıvan"}),
    (
        "أسقطت مروحية في أرمينيا، وقالت وزارة الدفاع في موسكو إن اثنين قتلا في بغداد.",
        {"أرمينيا", "موسكو", "بغداد"},
    ),
    ("Російські війська обстріляли Харків, повідомили в Україні у вівторок.", {"Харків", "Україні"}),
    ("Un hélicoptère a été abattu en Arménie, près de Bakou, selon la presse.", {"Arménie", "Bakou"}),
]


@pytest.mark.parametrize(("text", "names"), FOREIGN, ids=["ru", "hy", "az", "ar", "uk", "fr"])
def test_texts_in_other_languages_give_their_places(
    text: str, names: set[str], gazetteer: EmbeddedGazetteer
) -> None:
    found = placed(text, gazetteer)
    assert names <= {name for name, (place, _) in found.items() if place}


def test_a_list_shares_its_generic_word(gazetteer: EmbeddedGazetteer) -> None:
    text = "much of the “Aghdam” and “Fuzuli” provinces"
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Aghdam", "Fuzuli")]
    assert [mention.head for mention in given(text, spans, gazetteer)] == ["province", "province"]


def test_every_toponym_quotes_the_text(gazetteer: EmbeddedGazetteer) -> None:
    text = "U.S. forces left Bagram, Afghanistan. THE PENTAGON SAID NOTHING.\n\nKABUL, 2 July (Wire) - Quiet."
    found = read(text, gazetteer)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)
    assert "Bagram" in {t.span.text for t in found}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        ".",
        "’s",
        "A",
        "\u202e\u0000\ufeff",
        "Paris " * 3000,
        "x" * 200_000,
        "A.B." * 20_000,
    ],
    ids=["empty", "blank", "lines", "dot", "genitive", "letter", "control", "one name", "one word", "dots"],
)
def test_no_text_is_too_strange(text: str, gazetteer: EmbeddedGazetteer) -> None:
    assert all(text[t.span.start : t.span.end] == t.span.text for t in read(text, gazetteer))
