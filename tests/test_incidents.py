"""Which incidents a text states: type, place, day, numbers, who says so; and what is no incident."""

from __future__ import annotations

import pytest

from geo.incidents import extract
from geo.model import Count, Incident, IncidentType, Role
from tests.made_reading import reading


def one(marked: str) -> Incident:
    found = extract(reading(marked))
    assert len(found) == 1, [incident.summary for incident in found]
    return found[0]


def places(marked: str) -> list[str | None]:
    return [incident.place.name if incident.place else None for incident in extract(reading(marked))]


@pytest.mark.parametrize(
    ("marked", "kind", "sub_type"),
    [
        ("Shells hit {Aldor} on Monday.", "explosion", "Shelling/artillery/missile attack"),
        ("Warplanes bombed {Aldor} on Monday.", "explosion", "Air/drone strike"),
        ("A drone struck a school in {Aldor} on Monday.", "explosion", "Air/drone strike"),
        ("A mine went off near {Aldor} on Monday.", "explosion", "Remote explosive/landmine/IED"),
        ("On Monday a driver blew himself up in {Aldor}.", "explosion", "Suicide bomb"),
        ("Rebels and soldiers clashed in {Aldor} on Monday.", "battle", "Armed clash"),
        ("Rebels captured {Aldor} on Monday.", "battle", "Non-state actor overtakes territory"),
        ("The army recaptured {Aldor} on Monday.", "battle", "Government regains territory"),
        ("Gunmen killed two farmers in {Aldor} on Monday.", "violence_against_civilians", "Attack"),
        (
            "Gunmen kidnapped a priest in {Aldor} on Monday.",
            "violence_against_civilians",
            "Abduction/forced disappearance",
        ),
        ("Students protested in {Aldor} on Monday.", "protest", "Peaceful protest"),
        ("A mob stormed the courthouse in {Aldor} on Monday.", "riot", "Violent demonstration"),
        ("A ceasefire took effect in {Aldor} on Monday.", "strategic_development", "Agreement"),
        ("Police arrested four men in {Aldor} on Monday.", "strategic_development", "Arrests"),
        (
            "{Aldor} was handed over to the neighbours on Monday.",
            "strategic_development",
            "Non-violent transfer of territory",
        ),
        ("Two trains collided near {Aldor} on Monday.", "accident", "Transport accident"),
    ],
)
def test_type(marked: str, kind: str, sub_type: str) -> None:
    incident = one(marked)
    assert (incident.type, incident.sub_type) == (IncidentType(kind), sub_type)


@pytest.mark.parametrize(
    "marked",
    [
        "Residents of {Aldor} fear an attack.",
        "The army will attack {Aldor} on Friday.",
        "If {Aldor} is shelled, the road will be closed.",
        "No clash was recorded in {Aldor} on Monday.",
        "The rebels did not capture {Aldor} on Monday.",
        "The minister visited {Aldor} on Monday for talks.",
        "Some in the capital urged air strikes on {Aldor}.",
        "More than 9,000 people have been killed in {Aldor} since April 2019.",
        "Will the army attack {Aldor}?",
    ],
)
def test_what_did_not_happen_is_no_incident(marked: str) -> None:
    assert extract(reading(marked)) == ()


def test_one_happening_told_four_times_is_one_incident() -> None:
    incident = one(
        "Rocket kills three in {Aldor}\n\n"
        "A rocket hit a market in {Aldor} on Monday, the governor said. Three people were killed.\n\n"
        "The army said on Tuesday that the rocket had killed two people.\n\n"
        "The attack was the first in the town."
    )
    assert incident.killed == Count(2, 3)
    assert len(incident.statements) >= 3
    assert incident.when is not None and incident.when.first_day.isoformat() == "2021-06-14"


def test_listed_targets_are_several_incidents() -> None:
    assert places("On Monday the rebels attacked army posts in {Aldor}, {Bremm} and {Corvo}.") == [
        "Aldor",
        "Bremm",
        "Corvo",
    ]


def test_a_joint_toll_keeps_listed_places_together() -> None:
    assert len(places("On Monday aircraft killed three commanders in {Aldor} and {Bremm}.")) == 1


def test_two_days_of_one_clause_are_two_incidents() -> None:
    found = extract(reading("Rebels took {Aldor} in March 2020; in January this year the army won it back."))
    assert [(i.place.name if i.place else None, i.when and i.when.first_day.isoformat()) for i in found] == [
        ("Aldor", "2020-03-01"),
        ("Aldor", "2021-01-01"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "Rockets fired from {Bremm} hit {Aldor} on Monday.",
        "In {Bremm} the ministry said that rockets hit {Aldor} on Monday.",
        "The governor of {Bremm} said that shells hit {Aldor} on Monday.",
    ],
)
def test_where_it_came_from_and_who_speaks_where_is_no_scene(marked: str) -> None:
    assert places(marked) == ["Aldor"]


def test_the_city_is_the_one_spoken_of() -> None:
    assert places("{Aldor} is quiet this week. On Monday a drone had hit a mosque in the city.") == ["Aldor"]


def test_speakers_stay_apart() -> None:
    incident = one(
        "A bomb exploded in {Aldor} on Monday. The police said that seven people were killed. "
        "The hospital said that nine people were killed."
    )
    told = {statement.attributed_to: statement.killed for statement in incident.statements}
    assert incident.killed == Count(7, 9)
    assert Count(7, 7) in told.values() and Count(9, 9) in told.values()


def test_who_did_it_and_to_whom() -> None:
    incident = one("Rebels ambushed a patrol near {Aldor} on Monday.")
    assert [(actor.name, actor.role) for actor in incident.actors] == [
        ("Rebels", Role.PERPETRATOR),
        ("patrol", Role.TARGET),
    ]
    assert incident.geo_precision == 2


def test_quotes_are_verbatim_and_the_line_is_plain() -> None:
    read = reading("<b>Rebels</b> captured {Aldor} on Monday.")
    for incident in extract(read):
        assert "<" not in incident.summary
        for statement in incident.statements:
            quote = statement.quote
            assert read.article.text[quote.start : quote.end] == quote.text


def test_a_headline_states_only_what_nothing_else_does() -> None:
    assert len(extract(reading("Rebels capture {Aldor}\n\nRebels captured {Aldor} on Monday."))) == 1


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        (
            "A helicopter was shot down near {Aldor} on Monday; two crew members were killed.",
            "A helicopter was shot down near Aldor; 2 killed",
        ),
        (
            "{Norland|ca} said on Monday that its forces had captured the village of {Aldor}.",
            "Norland's forces captured the village of Aldor",
        ),
        ("The ministry said on Monday that its forces had captured {Aldor}.", "Territory regained in Aldor"),
        ("The army liberated {Aldor} on Monday.", "Territory regained in Aldor"),
        ("Soldiers killed three terrorists in {Aldor} on Monday.", "Fighting in Aldor; 3 killed"),
        ("Guerrillas burned the bridge at {Aldor} on Monday.", "Guerrillas burned the bridge in Aldor"),
        ("Two car bombs went off in {Aldor} on Monday.", "Two car bombs went off in Aldor"),
        ("{Aldor} has fallen to the rebels, it was learned on Monday.", "Aldor has fallen"),
        ("Rebels captured {Aldor} on Monday.", "Rebels captured Aldor"),
        ("Clashes in {Aldor} on Monday left at least nine dead.", "Fighting in Aldor; 9 killed"),
        (
            "{Norland|ca} said on Monday that its forces accidentally shot down a military plane in {Aldor}.",
            "Norland's forces shot down a military plane in Aldor",
        ),
        (
            "It reported the downing of a military helicopter in {Aldor} on Monday.",
            "Helicopter shot down in Aldor",
        ),
        ("Fighters shot down it and a helicopter in {Aldor} on Monday.", "Helicopter shot down in Aldor"),
        ("About 170 rounds struck {Aldor} on Monday.", "Shelling or missile attack in Aldor"),
        ("Rockets struck {Aldor} on Monday.", "Rockets struck Aldor"),
        ("They fired rockets at {Aldor} on Monday.", "Rocket fire in Aldor"),
        ("The base in {Aldor} was shelled on Monday.", "Shelling in Aldor"),
        ("Two planes were downed over {Aldor} on Monday.", "Two planes were downed in Aldor"),
        ("Rebels entered {Aldor} on Monday and rockets hit the centre of the town.", "Rocket fire in Aldor"),
    ],
)
def test_summary_reads_like_a_desk_line(marked: str, line: str) -> None:
    assert one(marked).summary == line


def test_the_bound_before_a_number_belongs_to_it() -> None:
    assert one("A bomb went off in {Aldor} on Monday, killing at least 19 people.").killed == Count(19, 19)


def test_a_water_cannon_is_no_cannon() -> None:
    found = one("On Monday police fired water cannon at marchers in {Aldor}.")
    assert (found.type, found.sub_type) == (IncidentType.PROTEST, "Protest with intervention")


def test_a_bomb_and_a_town_taken_hours_later_are_two() -> None:
    found = extract(
        reading(
            "A car bomb killed 12 people in {Aldor} on Monday, police said.\n\n"
            "Hours later government troops recaptured the town of {Brennick}, the army said."
        )
    )
    assert [incident.type for incident in found] == [IncidentType.EXPLOSION, IncidentType.BATTLE]
