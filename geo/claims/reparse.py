"""Relative clauses whose verb was taken for a bare participle: "The islands, which they held …, were"."""

from __future__ import annotations

from dataclasses import replace

from geo.language.document import Clause, Phrase, Sentence, Token

_RELATIVES = frozenset(("which", "that", "whom"))
_HANGING = frozenset(("participle", "relative"))
_FORMS = frozenset(("VBN", "VBD"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"))


def relatives_mended(sentence: Sentence, tokens: tuple[Token, ...]) -> Sentence:
    """The sentence with such a clause active, and the verb behind it given the subject before it."""
    if _HANGING.isdisjoint([clause.link for clause in sentence.clauses]):
        return sentence
    clauses = list(sentence.clauses)
    for number, clause in enumerate(clauses):
        told = _relative_subject(sentence, tokens, clause)
        if told is None:
            continue
        main = next((n for n, c in enumerate(clauses) if _takes_over(c, clause)), None)
        before = _noun_before(sentence, tokens, told.first - 1)
        if before is None:
            continue
        governor = main if main is not None else clause.governor
        clauses[number] = replace(
            clause, passive=False, link="relative", subject=told, own_subject=True, governor=governor
        )
        if main is not None:
            clauses[main] = replace(clauses[main], subject=before, link="", governor=None)
    changed = tuple(_goes_on(clauses, tokens, n) for n in range(len(clauses)))
    return sentence if changed == sentence.clauses else replace(sentence, clauses=changed)


def _goes_on(clauses: list[Clause], tokens: tuple[Token, ...], number: int) -> Clause:
    """The clause as one more of the relative clause before: "which the Japanese took in 1905 and lost …"."""
    clause = clauses[number]
    before = clauses[number - 1] if number else clause
    subject, known = clause.subject, before.subject
    if before.link != "relative" or subject is None or known is None or not before.own_subject:
        return clause
    at = clause.verb
    while tokens[at - 1].tag == "ADV":
        at -= 1
    joined = tokens[at - 1].lower in ("and", "but") and subject.last < known.first < before.verb < clause.verb
    object_of = tokens[known.first - 1].lower in _RELATIVES and tokens[known.first].lower not in _RELATIVES
    if not joined or not object_of or clause.passive or clause.object is not None:
        return clause
    link = tokens[at - 1].lower
    return replace(clause, subject=known, own_subject=False, link=link, governor=number - 1)


def _relative_subject(sentence: Sentence, tokens: tuple[Token, ...], clause: Clause) -> Phrase | None:
    """The subject that stands between a relative pronoun and this bare participle."""
    if clause.link != "participle" or tokens[clause.verb].form not in _FORMS or clause.verb <= sentence.first:
        return None
    first = clause.verb
    while (
        first > sentence.first
        and tokens[first - 1].tag in _NOMINAL
        and tokens[first - 1].lower not in _RELATIVES
    ):
        first -= 1
    if first == clause.verb or tokens[first - 1].lower not in _RELATIVES or first - 1 <= sentence.first:
        return None
    return Phrase(first, clause.verb, clause.verb - 1)


def _takes_over(clause: Clause, relative: Clause) -> bool:
    """Whether the clause got the relative clause's subject, which stands before it, for its own."""
    subject = clause.subject
    return (
        clause.verb > relative.verb
        and clause.link == "relative"
        and subject is not None
        and subject.last == relative.verb
    )


def _noun_before(sentence: Sentence, tokens: tuple[Token, ...], relative: int) -> Phrase | None:
    last = relative
    while last > sentence.first and tokens[last - 1].tag == "PUNCT":
        last -= 1
    first = last
    while first > sentence.first and (tokens[first - 1].tag in _NOMINAL or tokens[first - 1].lower == "of"):
        first -= 1
    return Phrase(first, last, last - 1) if first < last else None
