"""Texts of one hostile kind each are read to the end, and what is found in them are words of the text."""

from datetime import date

import pytest
from hostile_texts import KINDS

from geo import pipeline
from geo.gazetteer import open_embedded
from geo.model import Article

LONG = ("he said that", "its and he", "killed in")


def _read(kind, size):
    text = KINDS[kind](size)
    assert len(text) == size
    tools = pipeline.Tools(open_embedded())
    return text, pipeline.analyse(Article(kind, text, published=date(2022, 3, 1)), tools)


def _spans(found):
    yield from (toponym.span for toponym in found.toponyms)
    yield from (statement.quote for incident in found.incidents for statement in incident.statements)
    yield from (claim.quote for claim in found.claims)


@pytest.mark.parametrize(
    ("kind", "size"), [*((kind, 8_000) for kind in KINDS), *((kind, 100_000) for kind in LONG)]
)
def test_what_is_found_stands_in_the_text(kind, size):
    text, found = _read(kind, size)
    assert found.article.text == text
    assert all(text[span.start : span.end] == span.text for span in _spans(found))


@pytest.mark.parametrize("kind", ["dots", "quotes", "digits", "newlines", "one letter", "emojis", "brackets"])
def test_marks_and_letters_state_nothing(kind):
    _, found = _read(kind, 8_000)
    assert (found.toponyms, found.incidents, found.claims) == ((), (), ())
