"""Whether what a noun names happened: "a feared invasion", "calls for a truce"."""

from __future__ import annotations

from collections.abc import Callable

from geo.language.document import Clause, Document, Phrase, Reality
from geo.language.reality.tables import realities, words_in

_INTO = ("of", "for", "to", "against", "on", "about", "over", "at")


def reality_at(document: Document, index: int) -> Reality:
    """Whether what the word at a token index names happened. A verb has its clause's reality."""
    sentence = document.sentence_of(index)
    for clause in sentence.clauses:
        if clause.verb == index:
            return clause.reality
    roles: tuple[Callable[[Document, int], Reality | None], ...] = (_modified, _headed, _role)
    for look in roles:
        found = look(document, index)
        if found is not None:
            return found
    return Reality.FACT


def _phrase_start(document: Document, index: int) -> int:
    """The first token of the plain noun phrase that ends in the noun at an index."""
    at = index
    first = document.sentence_of(index).first
    while at > first:
        token = document.tokens[at - 1]
        inside = token.tag in ("ADJ", "DET", "NOUN", "PROPN", "NUM") or token.form in ("PRP$", "VBN", "VBG")
        joined = token.text in "-–'’\"“”" or token.lower in ("'s", "’s")
        if not inside and not joined:
            break
        at -= 1
    return at


def _modified(document: Document, index: int) -> Reality | None:
    """An adjective or determiner before it decides."""
    known = realities("adjectives")
    for at in range(_phrase_start(document, index), index):
        token = document.tokens[at]
        if token.lower in known and not (
            token.lower == "next" and at > 0 and document.tokens[at - 1].lower == "the"
        ):
            return known[token.lower]
    return None


def _headed(document: Document, index: int) -> Reality | None:
    """A noun before it decides: "the threat of an attack"."""
    at = _phrase_start(document, index)
    first = document.sentence_of(index).first
    if at - 2 < first or document.tokens[at - 1].lower not in _INTO:
        return _led(document, at)
    noun = document.tokens[at - 2]
    if noun.tag == "NOUN":
        return realities("nouns").get(noun.lemma)
    return None


def _led(document: Document, at: int) -> Reality | None:
    """ "without a shot", "instead of an attack"."""
    before = document.tokens[at - 1].lower if at > 0 else ""
    return Reality.NEGATED if before == "without" else None


def _holds(phrase: Phrase | None, index: int) -> bool:
    return phrase is not None and phrase.first <= index < phrase.last


def _definite(document: Document, phrase: Phrase) -> bool:
    first = document.tokens[phrase.first]
    return first.lower in ("the", "this", "that", "these", "those") or first.form == "PRP$"


def _role(document: Document, index: int) -> Reality | None:
    """The clause it has a part in decides."""
    for clause in reversed(document.sentence_of(index).clauses):
        if _holds(clause.object, index) and clause.object is not None:
            return _of_object(document, clause, clause.object)
        if _holds(clause.subject, index) and clause.own_subject and clause.subject is not None:
            return _of_subject(document, clause, clause.subject)
        for oblique in clause.obliques:
            if _holds(oblique.phrase, index):
                return _of_oblique(document, clause, oblique.preposition, oblique.phrase)
    return None


def _inherited(document: Document, clause: Clause, phrase: Phrase) -> Reality:
    if _definite(document, phrase) and clause.lemma not in words_in("existence"):
        return Reality.FACT
    return clause.reality


def _of_object(document: Document, clause: Clause, phrase: Phrase) -> Reality:
    said = realities("object").get(clause.lemma)
    if said is not None and clause.reality is Reality.FACT and clause.lemma != "call":
        return said
    return _inherited(document, clause, phrase)


def _of_subject(document: Document, clause: Clause, phrase: Phrase) -> Reality:
    said = realities("object").get(clause.lemma) if clause.passive else None
    return said if said is not None else _inherited(document, clause, phrase)


def _of_oblique(document: Document, clause: Clause, preposition: str, phrase: Phrase) -> Reality:
    said = realities("preposition").get(f"{clause.lemma} {preposition}")
    if said is not None and clause.reality is not Reality.NEGATED:
        return said
    if preposition in words_in("settled") or clause.reality in (Reality.NEGATED, Reality.FACT):
        negated = (
            clause.reality is Reality.NEGATED
            and not _definite(document, phrase)
            and preposition in ("in", "of")
        )
        return Reality.NEGATED if negated else Reality.FACT
    return _inherited(document, clause, phrase)
