"""A day told without its year or week: behind the report or ahead of it, by the words that govern it."""

from __future__ import annotations

from datetime import date

import pytest

from geo import dates, language
from geo.lexicon import table

PUBLISHED = date(2003, 4, 10)
"""A Thursday."""

BEHIND = [
    "Gunmen set fire to a market on {}.",
    "Rebels set off a bomb on {}.",
    "A bus was set alight on {}.",
    "Soldiers set up a roadblock on {}.",
    "The militia set its sights on the port on {}.",
    "Shells hit the bridge on {}.",
    "Troops cut the road to the port on {}.",
    "Guerrillas put mines on the road on {}.",
    "The garrison shut the gates on {}.",
    "The minister would not be drawn on the strike of {}.",
    "The army would not comment on the bombing of {}.",
    "The army said it would not comment on the bombing of {}.",
    "The rebels would not leave the hill on {}.",
    "They would go on to take the town on {}.",
    "The men who would have voted on {} were shot.",
    "Men going to market on {} were shot.",
    "A boat going down the river on {} sank.",
    "Fighters planned the raid and on {} crossed the river.",
    "The army hopes for rain, but on {} it shelled the town.",
    "A memorial will be held for those killed on {}.",
    "The town was to be handed over on {}.",
]
AHEAD = [
    "The vote is set for {}.",
    "The court is set to rule on {}.",
    "Talks will open on {}.",
    "The border will be closed on {}.",
    "The new camp will be set up on {}.",
    "The army will cut the road on {}.",
    "Talks are to be held on {}.",
    "He said that talks would open on {}.",
    "The talks would be held on {}, officials said.",
    "The two sides are expected to meet on {}.",
    "Elections are planned for {}.",
    "The rebels plan to vote on {}.",
    "The ships are due on {}.",
]


@pytest.mark.parametrize("frame", BEHIND)
@pytest.mark.parametrize(("words", "day"), [("Tuesday", 8), ("7 April", 7), ("April 9", 9)])
def test_behind(frame: str, words: str, day: int) -> None:
    assert _only(frame.format(words)) == date(2003, 4, day)


@pytest.mark.parametrize("frame", AHEAD)
@pytest.mark.parametrize(("words", "day"), [("Tuesday", 15), ("20 April", 20), ("April 13", 13)])
def test_ahead(frame: str, words: str, day: int) -> None:
    assert _only(frame.format(words)) == date(2003, 4, day)


@pytest.mark.parametrize("frame", AHEAD)
def test_a_day_just_past_is_not_put_off_to_the_next_year(frame: str) -> None:
    assert _only(frame.format("7 April")) == date(2003, 4, 7)


@pytest.mark.parametrize("frame", AHEAD)
def test_no_tense_moves_a_full_date(frame: str) -> None:
    assert _only(frame.format("7 April 2002")) == date(2002, 4, 7)


@pytest.mark.parametrize("verb", table("dates")["lists"]["unchanged"])
def test_a_verb_whose_past_is_as_its_present_is_past_in_a_report(verb: str) -> None:
    assert _only(f"The two men {verb} it on Tuesday.") == date(2003, 4, 8)
    assert _only(f"The two men will {verb} it on Tuesday.") == date(2003, 4, 15)


def _only(text: str) -> date:
    (told,) = dates.read(language.read(text), PUBLISHED).dates
    assert told.when is not None
    assert told.when.first_day == told.when.last_day
    return told.when.first_day
