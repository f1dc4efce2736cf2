"""How much is looked at in a text of twice the size: twice as much, counted and not timed."""

from datetime import date

import pytest

from geo import dates, language, pipeline, speakers
from geo.dates import find
from geo.gazetteer import open_embedded
from geo.incidents import mentions, parting, raising
from geo.model import Article
from geo.speakers.mentions import Mentions

PUBLISHED = date(2022, 3, 1)


def _reading(text):
    return pipeline.read(Article("a", text, published=PUBLISHED), pipeline.Tools(open_embedded()))


def _numbered(piece, count):
    """Runs of words that no two alike, so that none is passed over as one that was told before."""
    return "".join(f"{piece} n{number} " for number in range(count))


def test_a_run_of_words_without_a_stop_holds_no_more_mentions_than_a_sentence():
    reading = _reading(_numbered("shelling", 600))
    told = raising.mentions(reading, mentions.ground_of(reading))
    held = [sum(one.sentence.index == s.index for one in told) for s in reading.document.sentences]
    assert max(held) == raising.MOST


def test_mentions_held_against_each_other_double_with_the_text(monkeypatch):
    def compared(count):
        seen = []
        apart = parting._apart
        monkeypatch.setattr(parting, "_apart", lambda *given: seen.append(1) or apart(*given))
        pipeline.analyse(
            Article("a", _numbered("shelling", count), published=PUBLISHED), pipeline.Tools(open_embedded())
        )
        monkeypatch.undo()
        return len(seen)

    assert 0 < compared(1600) <= 2.2 * compared(800)


@pytest.mark.parametrize("copies", [50, 100])
def test_dates_are_looked_for_only_where_a_sentence_is_read(monkeypatch, copies):
    seen = []
    begin = find._may_begin
    monkeypatch.setattr(find, "_may_begin", lambda s, i: seen.append(i) or begin(s, i))
    document = language.read("Rebels shelled the old town on Monday. " * copies)
    timeline = dates.read(document, PUBLISHED)
    assert len(timeline.dates) == 10
    assert len(seen) <= 10 * 8


def test_speakers_held_against_a_description_double_with_the_text(monkeypatch):
    def compared(count):
        seen = []
        head = Mentions._head
        monkeypatch.setattr(Mentions, "_head", lambda *given: seen.append(1) or head(*given))
        speakers.read(language.read(_numbered("The ministry said that it was over.", count)))
        monkeypatch.undo()
        return len(seen)

    assert 0 < compared(1200) <= 2.2 * compared(600)
