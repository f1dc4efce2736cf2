"""The embedded gazetteer itself: names of the world's news, and where they are."""

import pytest

from geo.gazetteer import open_embedded
from geo.gazetteer.geocoder import EmbeddedGeocoder
from geo.gazetteer.records import distance_km


@pytest.fixture(scope="module")
def gazetteer():
    return open_embedded()


FIRST = [
    ("Goris", "geonames:174895"),
    ("Горис", "geonames:174895"),
    ("Yeraskh", "geonames:391241"),
    ("Russia", "geonames:2017370"),
    ("Россия", "geonames:2017370"),
    ("UK", "geonames:2635167"),
    ("U.S.", "geonames:6252001"),
    ("DPRK", "geonames:1873107"),
    ("Burma", "geonames:1327865"),
    ("Czech Republic", "geonames:3077311"),
    ("Georgia", "geonames:614540"),
    ("Europe", "geonames:6255148"),
    ("Texas", "geonames:4736286"),
    ("Paris", "geonames:2988507"),
    ("Donetsk", "geonames:709717"),
    ("Donetsk region", "admin1:UA.05"),
    ("Kharkiv Oblast", "admin1:UA.07"),
    ("Kharkov region", "admin1:UA.07"),
    ("North Darfur", "admin1:SD.55"),
    ("Gao Region", "admin1:ML.09"),
    ("Helmand province", "admin1:AF.10"),
    ("Idlib governorate", "admin1:SY.12"),
    ("Rakhine state", "admin1:MM.01"),
    ("Anbar", "admin1:IQ.01"),
    ("Dallas County", "admin2:US.TX.113"),
    ("Fuzuli district", "admin1:AZ.18"),
    ("Fizuli region", "admin1:AZ.18"),
    ("Jebrail district", "admin1:AZ.14"),
    ("Terter district", "admin1:AZ.57"),
    ("Nakhchivan Autonomous Republic", "admin1:AZ.35"),
    ("NAR", "admin1:AZ.35"),
    ("Syunik Province", "admin1:AM.08"),
    ("Tavush region", "admin1:AM.09"),
    ("Vayots Dzor", "admin1:AM.10"),
    ("Gegharkunik", "admin1:AM.04"),
    ("Karabakh", "region:nagorno-karabakh"),
    ("Artsakh", "region:nagorno-karabakh"),
    ("Нагорный Карабах", "region:nagorno-karabakh"),
    ("Լեռնային Ղարաբաղ", "region:nagorno-karabakh"),
    ("Zangezur", "region:zangezur"),
    ("Lachin corridor", "border:lachin-corridor"),
    ("Hadrut", "place:hadrut"),
    ("Aghdara", "place:martakert"),
    ("Stepanakert", "geonames:146970"),
    ("Khankendi", "geonames:146970"),
    ("Shushi", "geonames:147105"),
    ("Madagiz", "place:sugovushan"),
    ("Artyomovsk", "geonames:713174"),
    ("Saigon", "geonames:1566083"),
    ("Middle East", "region:middle-east"),
    ("Sahel", "region:sahel"),
    ("Donbas", "region:donbas"),
    ("Malvinas", "geonames:3474414"),
    ("Falklands", "geonames:3474414"),
    ("Diaoyu Islands", "region:senkaku-islands"),
    ("Senkakus", "region:senkaku-islands"),
    ("Essequibo", "region:essequibo"),
    ("Tskhinvali region", "region:south-ossetia"),
    ("TRNC", "region:northern-cyprus"),
    ("Gulf of Aden", "water:gulf-of-aden"),
    ("Kwangtung", "admin1:CN.30"),
    ("Szechuan", "admin1:CN.32"),
    ("Rustchuk", "geonames:727523"),
    ("Dahomey", "geonames:2395170"),
    ("Hollandia", "geonames:2082600"),
    ("Brasília", "geonames:3469058"),
    ("Tunis", "geonames:2464470"),
    ("Graham Land", "region:graham-land"),
    ("the South Shetlands", "region:south-shetland-islands"),
    ("the South Orkneys", "region:south-orkney-islands"),
    ("Dostuk", "place:dostuk-batken"),
    ("Strait of Hormuz", "water:strait-of-hormuz"),
    ("Northern Limit Line", "border:northern-limit-line"),
    ("Line of Control", "border:line-of-control"),
    ("Zaatari", "site:zaatari-refugee-camp"),
    ("USSR", "region:soviet-union"),
    ("Rhodesia", "geonames:878675"),
    ("British Guiana", "geonames:3378535"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "id"), FIRST)
def test_the_first_candidate(gazetteer, name, id):
    assert gazetteer.candidates(name)[0].place.id == id


DISPUTED = [
    ("Crimea", {"UA", "RU"}),
    ("Kosovo", {"RS", "XK"}),
    ("Western Sahara", {"MA", "EH"}),
    ("Golan Heights", {"SY", "IL"}),
    ("Abkhazia", {"GE"}),
    ("Spratly Islands", {"CN", "MY", "PH", "TW", "VN", "BN"}),
    ("Southern Kurils", {"RU", "JP"}),
    ("Arunachal Pradesh", {"IN", "CN"}),
    ("Abyei", {"SD", "SS"}),
    ("Falkland Islands", {"AR", "GB"}),
]


@pytest.mark.parametrize(("name", "claimed_by"), DISPUTED)
def test_a_disputed_area_has_claimants_and_no_country(gazetteer, name, claimed_by):
    place = gazetteer.candidates(name)[0].place
    assert place.country is None
    assert set(place.claimed_by) == claimed_by


@pytest.mark.parametrize(
    ("mangled", "countries", "id"),
    [
        ("Irsakh", {"AM", "AZ"}, "geonames:391241"),
        ("Naqhchevan", {"AZ"}, "admin1:AZ.35"),
        ("Jabraeel", {"AZ"}, "admin1:AZ.14"),
        ("Zankilan", {"AZ"}, "admin1:AZ.69"),
        ("Felloujah", {"IQ"}, "geonames:99454"),
    ],
)
def test_mangled_names_find_their_place(gazetteer, mangled, countries, id):
    assert gazetteer.similar(mangled, frozenset(countries))[0].place.id == id


@pytest.mark.parametrize(
    ("short", "id"),
    [
        ("Tex.", "admin1:US.TX"),
        ("Calif.", "admin1:US.CA"),
        ("W. Va.", "admin1:US.WV"),
        ("Ont.", "admin1:CA.08"),
    ],
)
def test_abbreviations_after_a_comma(gazetteer, short, id):
    assert [c.place for c in gazetteer.abbreviated(short)] == [gazetteer.place(id)]


def test_codes_tell_which_division_a_town_lies_in(gazetteer):
    plano = next(c for c in gazetteer.candidates("Plano") if c.population > 200_000)
    assert (plano.admin1, plano.admin2) == ("US.TX", "US.TX.085")


def test_radii_are_honest(gazetteer):
    village, city, province, country = (
        gazetteer.candidates(name)[0].place.radius_km
        for name in ("Yeraskh", "Baku", "Helmand province", "Armenia")
    )
    assert village == 1.5
    assert 10 < city < 30
    assert 100 < province < 300
    assert 100 < country < 200


def test_all_of_the_table_is_in_the_index(gazetteer):
    from geo.gazetteer import table

    lost = [row["id"] for _, _, row in table.rows() if gazetteer.place(row["id"]) is None]
    assert lost == []


def test_a_row_with_a_country_has_a_town_of_that_country_near(gazetteer):
    from geo.gazetteer import table

    geocoder = EmbeddedGeocoder(gazetteer)
    astray = []
    for _, _, row in table.rows():
        if row["lat"] and row["country"] and row["kind"] != "water":
            near = geocoder.reverse((float(row["lat"]), float(row["lon"])), exactly_one=False)
            reach = max(1000.0, 2 * float(row["radius_km"] or 100))  # some islands are that far from any town
            if not any(
                spot.raw["country"] == row["country"]
                and distance_km(spot.latitude, spot.longitude, float(row["lat"]), float(row["lon"]))
                < 4 * reach
                for spot in near
            ):
                astray.append(row["id"])
    # Wake has no town at all; those nearest to Idjwi, in its lake, Gogland, Banaba and Attu are all abroad.
    alone = {"region:wake-island", "region:idjwi", "region:gogland", "region:banaba", "region:attu"}
    assert set(astray) <= alone


def test_it_is_a_geopy_geocoder(gazetteer):
    geocoder = EmbeddedGeocoder(gazetteer)
    yeraskh = geocoder.geocode("Yeraskh, Armenia")
    assert (yeraskh.latitude, yeraskh.longitude) == (39.73944, 44.82806)
    assert yeraskh.raw["id"] == "geonames:391241"
    assert geocoder.geocode("Paris, Tex.").raw["id"] == "geonames:4717560"
    assert geocoder.geocode("Paris", country_codes="us").raw["id"] == "geonames:4717560"
    assert len(geocoder.geocode("Fuzuli", exactly_one=False)) == 3
    assert geocoder.geocode("Nowhereburg") is None
    assert geocoder.reverse("39.74, 44.83").raw["id"] == "geonames:391241"
    assert len(geocoder.reverse((39.74, 44.83), exactly_one=False)) == 10


def test_reverse_sees_across_the_date_line(gazetteer):
    assert EmbeddedGeocoder(gazetteer).reverse((-16.8, -179.99)).raw["country"] == "FJ"


def test_a_province_with_few_known_towns_is_no_small_one(gazetteer):
    found = [one.place for one in gazetteer.candidates("West Darfur")]
    (province,) = [one for one in found if one.kind.value == "admin1"]
    assert 80 < province.radius_km < 200
