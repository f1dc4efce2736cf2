"""A sentence that comes again in a long text is read once, reads the same in each place, and soon no more."""

from geo import language
from geo.language import clauses
from geo.language.document import Clause, Document, Part
from geo.language.sentences import LONGEST, OFTEN

SENTENCE = "The army, which shelled Goma on Monday, said that it did not seize the airport from the rebels. "
OTHER = "A convoy reached the town, and nobody was hurt. "


def words(document: Document, clause: Clause) -> tuple[object, ...]:
    phrases = (clause.subject, clause.object, clause.recipient)
    return (
        clause.lemma,
        clause.reality,
        clause.link,
        clause.governor,
        document.tokens[clause.verb].text,
        [document.words(phrase).text if phrase else None for phrase in phrases],
        [(oblique.preposition, document.words(oblique.phrase).text) for oblique in clause.obliques],
        document.tokens[clause.noun].text if clause.noun is not None else None,
    )


def test_it_reads_the_same_wherever_it_stands():
    once = language.read(SENTENCE + OTHER)
    often = language.read((SENTENCE + OTHER) * 600)
    assert len(often.sentences) == 2 * OFTEN + 1
    for sentence in often.sentences[: 2 * OFTEN]:
        model = once.sentences[sentence.index % 2]
        assert [words(often, c) for c in sentence.clauses] == [words(once, c) for c in model.clauses]
        assert all(sentence.first <= c.verb < sentence.last for c in sentence.clauses)


def test_it_is_read_once(monkeypatch):
    seen = []
    find = clauses.find
    monkeypatch.setattr(clauses, "find", lambda tokens: seen.append(len(tokens)) or find(tokens))
    language.read((SENTENCE + OTHER) * 600)
    assert len(seen) <= 4


def test_it_is_passed_over_once_it_stood_there_often_enough():
    document = language.read((SENTENCE + OTHER) * (OFTEN + 5))
    parts = [sentence.part for sentence in document.sentences]
    assert parts == [Part.BODY] * 2 * OFTEN + [Part.REPEATED]
    assert document.text[document.sentences[-1].start :] == (SENTENCE + OTHER) * 5
    assert not document.sentences[-1].clauses
    assert document.notes == (
        "10 sentences were passed over: each is told 10 times before in the same words.",
    )


def test_what_is_passed_over_is_one_run_over_however_many_lines():
    document = language.read("Advertisement follows here today.\n\n" * (OFTEN + 5) + OTHER)
    over = [one for one in document.sentences if one.part is Part.REPEATED]
    assert [(one.first, one.last) for one in over] == [(5 * OFTEN, 5 * OFTEN + 25)]
    assert document.sentences[-1].first == over[0].last
    assert document.sentences[-1].paragraph == OFTEN + 5


def test_a_text_that_repeats_little_has_no_such_note():
    assert language.read((SENTENCE + OTHER) * OFTEN).notes == ()


def test_a_run_without_a_full_stop_is_cut_and_a_note_says_so():
    (note,) = language.read("shelling " * (LONGEST + 20)).notes
    assert note == "1 runs of more than 160 words without a full stop were cut, and not all in them was read."


def test_the_words_given_to_the_grammar_do_not_grow_with_the_copies(monkeypatch):
    def read_words(copies: int) -> int:
        seen: list[int] = []
        monkeypatch.setattr(language.clauses, "find", lambda tokens: seen.append(len(tokens)) or ())
        language.read(SENTENCE * copies)
        return sum(seen)

    assert read_words(100) == read_words(200)
