"""Which date an event of a dispatch carries: `tests/cases/event_dates.txt`, own words on past events.

A block is a publication date and a text; `[[word|2020-11-09]]` marks the word of an event and its days.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from geo import dates, language

_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


class Event(NamedTuple):
    published: date
    text: str
    offset: int
    word: str
    first: date
    last: date


def _events() -> list[Event]:
    path = Path(__file__).parent / "cases" / "event_dates.txt"
    return [event for block in path.read_text(encoding="utf-8").split("\n===\n") for event in _of(block)]


def _of(block: str) -> list[Event]:
    head, _, marked = block.strip().partition("\n")
    text = _MARK.sub(lambda mark: mark[1], marked)
    events, removed = [], 0
    for mark in _MARK.finditer(marked):
        first, _, last = mark[2].partition("..")
        days = date.fromisoformat(first), date.fromisoformat(last or first)
        events.append(Event(date.fromisoformat(head), text, mark.start() - removed, mark[1], *days))
        removed += len(mark.group()) - len(mark[1])
    return events


@pytest.mark.parametrize(
    "event", _events(), ids=lambda e: repr(e.text[max(0, e.offset - 40) : e.offset + 20])
)
def test_an_event_carries_its_date(event: Event) -> None:
    assert event.text[event.offset :].startswith(event.word)
    when = dates.read(language.read(event.text), event.published).of_event(event.offset)
    assert when is not None
    assert (when.first_day, when.last_day) == (event.first, event.last), when.basis


def _when_of(text: str, word: str, published: date | None) -> tuple[date, date] | None:
    when = dates.read(language.read(text), published).of_event(text.index(word))
    return (when.first_day, when.last_day) if when else None


def test_a_text_without_dates_dates_no_event() -> None:
    assert _when_of("Shells hit the market of the town.", "hit", date(2015, 1, 20)) is None


def test_without_a_publication_date_a_weekday_dates_no_event() -> None:
    assert _when_of("Shells hit the market on Monday.", "hit", None) is None


def test_the_date_of_a_plan_is_not_the_date_of_what_happened() -> None:
    text = "Rebels blew up the bridge. Talks will open on 4 May 2017."
    assert _when_of(text, "blew", date(2017, 5, 1)) is None


def test_a_deadline_is_not_the_date_of_what_happened() -> None:
    text = "On Friday troops entered the town, which they are to leave by 9 May."
    assert _when_of(text, "entered", date(2017, 5, 1)) == (date(2017, 4, 28), date(2017, 4, 28))


def test_a_report_without_another_date_gives_its_own() -> None:
    text = "The ministry said on Monday that two soldiers were killed in the hills."
    assert _when_of(text, "killed", date(2017, 5, 3)) == (date(2017, 5, 1), date(2017, 5, 1))


def test_the_dateline_dates_what_nothing_else_does() -> None:
    text = "LIMA, 22 Sep 88 (Radio) -- Three bombs destroyed a checkpoint near the pass."
    assert _when_of(text, "destroyed", date(1988, 9, 22)) == (date(1988, 9, 22), date(1988, 9, 22))


def test_relative_words_count_from_a_dateline_of_the_days_before() -> None:
    text = "SEOUL, Nov 24 - Shells fell on the island yesterday."
    assert _when_of(text, "fell", date(2010, 11, 26)) == (date(2010, 11, 23), date(2010, 11, 23))


def test_an_old_dateline_does_not_move_the_publication_date() -> None:
    text = "SEOUL, Nov 24 - Shells fell on the island yesterday."
    assert _when_of(text, "fell", date(2010, 12, 24)) == (date(2010, 12, 23), date(2010, 12, 23))


def test_a_headline_has_the_date_of_its_story() -> None:
    text = "Port shelled\n\nThe port was shelled on Tuesday, officials said on Wednesday.\n"
    assert _when_of(text, "shelled", date(2017, 5, 4)) == (date(2017, 5, 2), date(2017, 5, 2))
