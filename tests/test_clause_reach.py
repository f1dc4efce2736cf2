"""Where a clause ends: a denial goes no further; an inserted participle is no main verb."""

from __future__ import annotations

import pytest

from geo import language
from geo.language.document import Clause
from geo.lexicon import table

DENIED = [
    ("{} has never recognised the secession, and {} regards Goma as part of the country.", "regard"),
    ("{} has not recognised the vote, and {} claims Kalayaan as a province.", "claim"),
    ("{} does not hold the port, but {} considers Susha its own.", "consider"),
]
PAIRS = [("Kigali", "Kinshasa"), ("Rabat", "Algiers"), ("Seoul", "Tokyo"), ("Quito", "Lima")]
INSERTED = [
    ("The {}, seized on 19 June, lies off Hodeida.", "seize", "lie"),
    ("The {}, hit on Monday, stands in the harbour.", "hit", "stand"),
    ("The {}, captured in 1999, remains in their hands.", "capture", "remain"),
]


@pytest.mark.parametrize(("frame", "lemma"), DENIED)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_denial_ends_with_its_clause(frame: str, lemma: str, first: str, second: str) -> None:
    told = {c.lemma: c for c in _clauses(frame.format(first, second))}
    assert told[lemma].negated is False
    assert told[lemma].reality.happened
    assert min(told.values(), key=lambda clause: clause.verb).negated is True


@pytest.mark.parametrize(("frame", "inserted", "main"), INSERTED)
@pytest.mark.parametrize("noun", ["carrier", "post", "tower"])
def test_an_inserted_participle_hangs_on_the_main_verb(
    frame: str, inserted: str, main: str, noun: str
) -> None:
    told = {c.lemma: c for c in _clauses(frame.format(noun))}
    assert told[inserted].passive is True
    assert told[inserted].reality.happened
    assert told[main].link == ""


@pytest.mark.parametrize("verb", table("grammar")["lying"])
@pytest.mark.parametrize("where", table("grammar")["whereabouts"])
def test_a_verb_of_place_is_a_verb_before_every_word_of_place(verb: str, where: str) -> None:
    document = language.read(f"The ship, seized on Monday, {verb} {where} the old port.")
    assert next(token.tag for token in document.tokens if token.lower == verb) == "VERB"


def _clauses(text: str) -> list[Clause]:
    return [clause for sentence in language.read(text).sentences for clause in sentence.clauses]
