"""What holds for the dates of any text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from geo import dates
from geo.language.document import Document
from geo.sources import suggest_published

PIECES = """
on since until from to between and by the last next this that same early late mid end of Monday Tue
May March november 9 15th 31 1992 2020 99 88 0400 17:30 25:61 GMT +3 UTC Moscow time local p.m. a.m.
o'clock noon ago days two weeks month year night overnight yesterday tomorrow earlier later after
before spring 1990s - – , . ( ) [ : ; first week half new minute into 2020-11-09 31.02.2021
12/31/1999 9999 0000 June 29 February ’ 's will said
"""
WORDS = st.sampled_from(PIECES.split())
DATEISH = st.lists(WORDS, max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), DATEISH)
PUBLISHED = st.one_of(st.none(), st.dates())


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED)
def test_any_text_is_read_and_every_date_is_quoted_verbatim(text: str, published: date | None) -> None:
    timeline = dates.read(Document(text, (), ()), published)
    for dated in timeline.dates:
        assert text[dated.span.start : dated.span.end] == dated.span.text
        if dated.when is not None:
            assert dated.when.first_day <= dated.when.last_day
            assert dated.when.basis
    starts = [dated.span.start for dated in timeline.dates]
    assert starts == sorted(set(starts))


@settings(max_examples=100, deadline=None)
@given(TEXTS, PUBLISHED, st.integers(0, 400))
def test_any_offset_has_a_when_or_none(text: str, published: date | None, offset: int) -> None:
    timeline = dates.read(Document(text, (), ()), published)
    told = [dated.when for dated in timeline.dates]
    assert timeline.of_event(offset) in [None, *told]


@given(TEXTS)
def test_a_suggested_publication_date_stands_in_the_text(text: str) -> None:
    suggested = suggest_published(text)
    assert suggested is None or str(suggested.day) in text
