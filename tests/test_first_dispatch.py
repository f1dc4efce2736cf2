"""The first dispatch of the sample collection, through the whole pipeline: all that makes it hard."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geo.gazetteer import open_embedded
from geo.model import Article, Count, Extent, Findings, IncidentType
from geo.pipeline import Tools, analyse

DISPATCH = Path(__file__).resolve().parent.parent / "data" / "articles" / "01-mi-24-yeraskh.json"


@pytest.fixture(scope="module")
def findings() -> Findings:
    facts = json.loads(DISPATCH.read_text(encoding="utf-8"))
    article = Article(
        id=facts["id"],
        text=facts["text"],
        title=facts["title"],
        publisher=facts["publisher"],
        published=date.fromisoformat(facts["published"]),
    )
    return analyse(article, Tools(open_embedded()))


def test_names_mangled_by_another_alphabet_are_led_back(findings: Findings) -> None:
    placed = {one.span.text: one.place.name for one in findings.toponyms if one.place}
    assert placed["Irsakh"] == "Yeraskh"
    assert placed["Fadhuli"] == "Fuzuli District"
    assert placed["Karabakh"] == "Nagorno-Karabakh"
    assert placed["Nakhchivan Autonomous Republic"] == "Nakhchivan Autonomous Republic"
    assert placed["Aghdam"] == "Aghdam District"


def test_one_helicopter_shot_down_is_one_incident_with_both_accounts(findings: Findings) -> None:
    (one,) = (i for i in findings.incidents if i.type is IncidentType.EXPLOSION)
    assert one.when is not None and one.place is not None
    assert one.when.earliest == datetime(2020, 11, 9, 14, 30, tzinfo=UTC)
    assert (one.killed, one.injured, one.geo_precision) == (Count(2, 2), Count(1, 1), 2)
    assert abs(one.place.lat - 39.74) < 0.1 and abs(one.place.lon - 44.83) < 0.1
    assert {"Azerbaijan", "Russian Defense Ministry"} <= {told.attributed_to for told in one.statements}


def test_the_fighting_runs_from_september_to_the_day_of_publication(findings: Findings) -> None:
    (one,) = (i for i in findings.incidents if i.type is IncidentType.BATTLE)
    assert one.when is not None
    assert (one.when.first_day, one.when.last_day) == (date(2020, 9, 27), date(2020, 11, 10))


def test_occupation_is_claimed_of_each_territory_in_the_voice_of_the_article(findings: Findings) -> None:
    held = [one for one in findings.claims if one.relation == "occupies"]
    told = {one.territory.place.name: one.territory.extent for one in held if one.territory.place}
    assert told == {
        "Nagorno-Karabakh": Extent.UNSPECIFIED,
        "Aghdam District": Extent.PART,
        "Fuzuli District": Extent.PART,
    }
    assert {(one.claimant, one.attributed_to) for one in held} == {("Armenia", "article")}
    assert {one.when.first_day for one in held if one.when} == {date(1992, 1, 1)}


def test_many_areas_are_listed_without_a_place(findings: Findings) -> None:
    (one,) = (claim for claim in findings.claims if claim.relation == "liberated")
    assert (one.claimant, one.attributed_to, one.territory.place) == ("Azerbaijani army", "Baku", None)
    assert one.territory.name == "many areas"


def test_names_that_stand_for_someone_are_no_places_of_incidents(findings: Findings) -> None:
    senses = {(one.span.text, one.sense.value) for one in findings.toponyms}
    assert {("Minsk", "associative"), ("Moscow", "associative"), ("Baku", "associative")} <= senses
