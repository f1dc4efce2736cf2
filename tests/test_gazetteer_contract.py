"""What every gazetteer keeps to, whoever answers."""

import pytest

from geo.gazetteer import FallbackGazetteer
from geo.gazetteer.building import write
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.index import Index
from geo.gazetteer.sample import TableGazetteer, armenia_and_azerbaijan


def _table(tmp_path_factory):
    return armenia_and_azerbaijan()


def _embedded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    write(list(armenia_and_azerbaijan().records()), folder, lambda share, doing: None)
    return EmbeddedGazetteer(Index(folder))


def _fallback(tmp_path_factory):
    return FallbackGazetteer(_embedded(tmp_path_factory), TableGazetteer([]))


@pytest.fixture(scope="module", params=[_table, _embedded, _fallback])
def gazetteer(request, tmp_path_factory):
    return request.param(tmp_path_factory)


def test_an_unknown_name_is_an_empty_tuple(gazetteer):
    assert gazetteer.candidates("Nowhereburg") == ()
    assert gazetteer.candidates("") == ()


def test_a_name_is_found_however_it_is_dressed(gazetteer):
    assert gazetteer.candidates("NAGORNO–KARABAKH") == gazetteer.candidates("Nagorno-Karabakh") != ()


@pytest.mark.parametrize("name", ["Karabakh", "Artsakh", "Dağlıq Qarabağ", "Արցախ"])
def test_a_disputed_area_is_found_by_each_rival_name(gazetteer, name):
    (candidate,) = gazetteer.candidates(name)
    assert candidate.place.id == "region:nagorno-karabakh"
    assert candidate.place.country is None
    assert candidate.place.claimed_by == ("AZ",)


def test_the_most_prominent_bearer_comes_first(gazetteer):
    towns = [c for c in gazetteer.candidates("Fuzuli") if c.place.kind == "populated place"]
    assert [c.place.id for c in towns] == ["geonames:148106", "geonames:8630550"]


def test_likeness_is_one_for_own_names_and_below_for_alike_ones(gazetteer):
    assert {c.likeness for c in gazetteer.candidates("Fizuli")} == {1.0}
    found = gazetteer.similar("Irsakh", frozenset({"AM"}))
    assert found[0].place.name == "Yeraskh"
    assert all(c.likeness < 1.0 for c in found)
    assert [c.likeness for c in found] == sorted((c.likeness for c in found), reverse=True)


def test_similar_keeps_to_the_countries_given(gazetteer):
    assert gazetteer.similar("Irsakh", frozenset({"AZ"})) == ()


def test_a_place_is_found_by_its_id(gazetteer):
    for candidate in gazetteer.candidates("Fuzuli"):
        assert gazetteer.place(candidate.place.id) == candidate.place
    assert gazetteer.place("geonames:1") is None


def test_prefixes_of_names_are_known_and_others_are_not(gazetteer):
    assert gazetteer.has_prefix("nagorno kar")
    assert not gazetteer.has_prefix("nagorno x")
    assert gazetteer.is_name("yerevan")
    assert not gazetteer.is_name("yerev")
