"""A sentence that comes again in a long text is read once, and reads the same wherever it stands."""

from geo import language
from geo.language import clauses
from geo.language.document import Clause, Document

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
    assert len(often.sentences) == 1200
    for sentence in often.sentences:
        model = once.sentences[sentence.index % 2]
        assert [words(often, c) for c in sentence.clauses] == [words(once, c) for c in model.clauses]
        assert all(sentence.first <= c.verb < sentence.last for c in sentence.clauses)


def test_it_is_read_once(monkeypatch):
    seen = []
    find = clauses.find
    monkeypatch.setattr(clauses, "find", lambda tokens: seen.append(len(tokens)) or find(tokens))
    language.read((SENTENCE + OTHER) * 600)
    assert len(seen) <= 4
