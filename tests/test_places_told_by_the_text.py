"""Names that are on no map lie where the text says; what bears one by chance far away is not taken for it."""

from __future__ import annotations

import pytest

from geo.gazetteer import EmbeddedGazetteer, open_embedded
from geo.model import Article, Toponym
from geo.resolve import resolve
from geo.toponyms import recognise
from geo.toponyms.facts import knowledge
from geo.toponyms.scan import scan
from geo.toponyms.view import View


@pytest.fixture(scope="module")
def gazetteer() -> EmbeddedGazetteer:
    return open_embedded()


def found(text: str, name: str, gazetteer: EmbeddedGazetteer) -> Toponym:
    toponyms = resolve(Article("a", text), recognise(text, gazetteer), gazetteer)
    return next(t for t in toponyms if t.span.text == name)


IN_TOWN = [
    ("KHARTOUM, June 3 - Troops fired on the crowd at Kubri Square on Monday.", "Kubri Square", "Khartoum"),
    ("In Kyiv, marchers reached Mariinska Street by noon.", "Mariinska Street", "Kyiv"),
    ("The bomb went off at Slave Island, Colombo, on Friday.", "Slave Island", "Colombo"),
    ("A car bomb wrecked a bank in Vartika, Athens.", "Vartika", "Athens"),
    ("LA PAZ - Miners threw dynamite in Plaza Murilla.", "Plaza Murilla", "La Paz"),
    ("Shells hit the Zahrani quarter of Aleppo, and the old market.", "Zahrani", "Aleppo"),
    ("They met at Omdaba, a suburb of Khartoum.", "Omdaba", "Khartoum"),
    ("Two died at Mpilla, in the east of Brazzaville.", "Mpilla", "Brazzaville"),
]


@pytest.mark.parametrize(("text", "name", "town"), IN_TOWN, ids=[name for _, name, _ in IN_TOWN])
def test_what_lies_inside_a_town_lies_in_the_town_told(
    text: str, name: str, town: str, gazetteer: EmbeddedGazetteer
) -> None:
    place = found(text, name, gazetteer).place
    assert place is not None
    assert (place.id.split(":")[0], place.name) == ("in", f"{name}, {town}")
    assert place.radius_km <= 30


BESIDE = [
    ("Clashes broke out in Čaglavica, south of Pristina, in 2004.", "Čaglavica", (42.58, 21.17)),
    ("Jets bombed Murasumodda, east of Kilinochchi.", "Murasumodda", (9.40, 80.47)),
    ("Gunmen killed five people in Ngomba village, near Bria.", "Ngomba", (6.54, 21.99)),
    ("A bullet hit him at Kasengeza, near Sake.", "Kasengeza", (-1.57, 29.04)),
    (
        "They raided the villages of Tumbarra and Kolobosh, in the district of Bunia.",
        "Tumbarra",
        (1.56, 30.25),
    ),
]


@pytest.mark.parametrize(("text", "name", "point"), BESIDE, ids=[name for _, name, _ in BESIDE])
def test_a_village_lies_beside_what_it_is_told_by(
    text: str, name: str, point: tuple[float, float], gazetteer: EmbeddedGazetteer
) -> None:
    place = found(text, name, gazetteer).place
    assert place is not None
    assert (place.lat, place.lon) == pytest.approx(point, abs=0.08)
    assert place.radius_km <= 45


UNPLACED = [
    ("Rebels took Halabeh, Tripoli and Sirte.", "Halabeh"),
    ("Rebels hold Halabeh, Tripoli, Sirte and Misrata.", "Halabeh"),
    ("Gunmen raided the village of Kalobeta in Turkana district, Kenya.", "Kalobeta"),
    ("He wired from Spearmann's Camp.\nLONDON, Tuesday. Nothing is known in London.", "Spearmann's Camp"),
]


@pytest.mark.parametrize(("text", "name"), UNPLACED, ids=[text[:25] for text, _ in UNPLACED])
def test_lists_and_wide_regions_place_nothing(text: str, name: str, gazetteer: EmbeddedGazetteer) -> None:
    assert found(text, name, gazetteer).place is None


FAR = [
    ("Shells fell on Kinshasa and Brazzaville; in Ndago, a camp near Goma, nobody slept.", "Ndago"),
    ("Police in Brisbane, Cairns and Townsville searched houses in Clairmont.", "Clairmont"),
    ("The Paraguayans took Saavedra, Boquerón and Villa Hayes; Asunción was lit up.", "Saavedra"),
    ("Bombs fell on Tamu, Kalay and Monywa, and on the church at Kanan.", "Kanan"),
]


@pytest.mark.parametrize(("text", "name"), FAR, ids=[name for _, name in FAR])
def test_a_small_namesake_far_from_everything_told_is_not_meant(
    text: str, name: str, gazetteer: EmbeddedGazetteer
) -> None:
    toponym = found(text, name, gazetteer)
    assert toponym.place is None or toponym.place.id.startswith("in:")


KEPT = [
    ("Talks between Hanoi and Manila were held in Suva.", "Suva", "FJ"),
    ("Turkish troops near Ankara and Izmir heard of the treaty of Versailles.", "Versailles", "FR"),
    ("Police in Leipzig, Germany, Brisbane and Cairns sought a man from Grimma.", "Grimma", "DE"),
    ("A man from Grimma was held in Brisbane.", "Grimma", "DE"),
]


@pytest.mark.parametrize(("text", "name", "country"), KEPT, ids=[text[:25] for text, _, _ in KEPT])
def test_capitals_known_towns_and_named_countries_are_kept(
    text: str, name: str, country: str, gazetteer: EmbeddedGazetteer
) -> None:
    place = found(text, name, gazetteer).place
    assert place is not None
    assert place.country == country


NO_PLACES = [
    ("Boko Haram fighters attacked Maiduguri on Sunday.", "Haram"),
    ("Axis forces lost Tobruk; the Axis powers fell back on Benghazi.", "Axis"),
    ("Mau Mau fighters burned farms near Nyeri.", "Mau"),
    ("The army shelled positions of Hezbollah near Tyre.", "Hezbollah"),
    ("Two Grad rockets and a Buk missile were seen in Luhansk.", "Grad"),
    ("Renamo held out in Gorongosa until the talks.", "Renamo"),
]


@pytest.mark.parametrize(("text", "name"), NO_PLACES, ids=[name for _, name in NO_PLACES])
def test_armed_bodies_and_weapons_are_no_towns(text: str, name: str, gazetteer: EmbeddedGazetteer) -> None:
    toponyms = resolve(Article("a", text), recognise(text, gazetteer), gazetteer)
    assert toponyms
    assert all(name not in toponym.span.text for toponym in toponyms)


OF_A_PEOPLE = [
    ("Israel struck targets in the Syrian Golan Heights.", "Syrian Golan Heights", "Golan Heights"),
    (
        "Shells fell on the Syrian Golan Heights by night, Damascus said.",
        "Syrian Golan Heights",
        "Golan Heights",
    ),
    ("The Syrian Golan is under Israeli rule.", "Syrian Golan", "Golan Heights"),
]


@pytest.mark.parametrize(
    ("text", "name", "place"), OF_A_PEOPLE, ids=[text[:12] for text, _, _ in OF_A_PEOPLE]
)
def test_an_adjective_before_a_known_name_of_its_country_leaves_it_known(
    text: str, name: str, place: str, gazetteer: EmbeddedGazetteer
) -> None:
    told = found(text, name, gazetteer).place
    assert told is not None
    assert told.name == place


STREETS_AND_NAMES = [("Unita Street is in Hamas Villarosa, they say in Lusaka.", "Lusaka")]


@pytest.mark.parametrize(("text", "name"), STREETS_AND_NAMES)
def test_a_longer_name_is_not_cut_short_by_a_body(text: str, name: str, gazetteer: EmbeddedGazetteer) -> None:
    assert found(text, name, gazetteer).place is not None
    assert "Unita Street" in {c.text for c in scan(View(text), knowledge(gazetteer), lambda word: "0")}


SPELT = [
    ("Azerbaijani troops took Jabraeel and Fuzuli, Baku said.", "Jabraeel", "Jabrayil District"),
    ("The town of Jabraeel was lost in 1993, an Armenian officer said.", "Jabraeel", "Jabrayil"),
    ("Troops entered Zankilan, the Azerbaijani ministry said.", "Zankilan", "Zangilan District"),
    ("Troops moved through Naqhchevan to the border of Armenia.", "Naqhchevan", "Naxçıvan"),
    ("Armenian forces shelled Aygepar, in the hills over Tovuz.", "Aygepar", "Aygepar"),
]


@pytest.mark.parametrize(("text", "name", "place"), SPELT, ids=[text[:20] for text, _, _ in SPELT])
def test_a_misspelt_town_is_known_beside_one_name_of_its_country_or_the_next(
    text: str, name: str, place: str, gazetteer: EmbeddedGazetteer
) -> None:
    told = found(text, name, gazetteer).place
    assert told is not None
    assert told.name == place


def test_a_namesake_near_by_stands_in_for_the_stray(gazetteer: EmbeddedGazetteer) -> None:
    told = found(
        "Axis troops fell back from Tobruk and Sollum on Bardia; Benghazi burned.", "Bardia", gazetteer
    )
    assert told.place is not None
    assert told.place.country == "LY"


def test_a_prison_called_like_a_town_elsewhere_is_in_the_town_told(gazetteer: EmbeddedGazetteer) -> None:
    told = found("In Goma inmates broke out of Muzenze prison at dawn.", "Muzenze", gazetteer)
    assert told.place is not None
    assert told.place.name == "Muzenze, Goma"


CAPITALS = [
    (
        "In Washington John Kirby said that Soledar mattered little. British intelligence saw Russian troops "
        "in Kharkiv and Kherson.",
        "Washington",
        "US",
    ),
    ("Shoppers in Washington, Tyne and Wear, left; Sunderland was not affected.", "Washington", "GB"),
    ("Police in Pittsburgh and Washington, Pa., sought a man from Canonsburg.", "Washington", "US"),
]


@pytest.mark.parametrize(("text", "name", "country"), CAPITALS, ids=["capital", "English", "Pennsylvania"])
def test_a_capital_is_meant_unless_its_namesake_lies_by_what_is_told(
    text: str, name: str, country: str, gazetteer: EmbeddedGazetteer
) -> None:
    toponym = found(text, name, gazetteer)
    assert toponym.place is not None
    assert toponym.place.country == country
    assert toponym.place.lat == pytest.approx({"US": 38.9, "GB": 54.9}[country], abs=1.4)


ARTICLES_INSIDE = [
    ("Troops entered Ayn al-Hilweh camp, near Sidon.", "Ayn al-Hilweh"),
    ("Hundreds fled Ras al-Mutalla, near Basra.", "Ras al-Mutalla"),
    ("Shells hit Tell es-Sawwan, near Samarra.", "Tell es-Sawwan"),
]


@pytest.mark.parametrize(("text", "name"), ARTICLES_INSIDE, ids=[name for _, name in ARTICLES_INSIDE])
def test_the_article_inside_a_name_makes_no_foreign_text(
    text: str, name: str, gazetteer: EmbeddedGazetteer
) -> None:
    assert found(text, name, gazetteer).place is not None


@pytest.mark.parametrize("name", ["Mexico", "Panama", "Guatemala", "Kuwait", "Oklahoma"])
def test_a_state_does_not_lend_its_name_to_the_city_called_after_it(
    name: str, gazetteer: EmbeddedGazetteer
) -> None:
    principal = {c.place.name for c in gazetteer.candidates(name) if c.main}
    assert name in principal
    assert f"{name} City" not in {c.place.name for c in gazetteer.candidates(name)[:2] if c.main}
