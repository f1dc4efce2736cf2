"""Sentences that come again in a long text: their clauses are found once and moved to each place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.language.document import Clause, Oblique, Phrase, Token

Reader = Callable[[Sequence[Token]], tuple[Clause, ...]]
Key = tuple[tuple[str, str, str, bool], ...]

LONG = 1_000
"""Sentences from which on a text is long enough to look for those that come again."""


class Repeated:
    """Reads sentences, remembering those of one text: same words, tags and gaps, same clauses."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.known: dict[Key, tuple[int, tuple[Clause, ...]]] = {}

    def __call__(self, tokens: Sequence[Token]) -> tuple[Clause, ...]:
        """The clauses of a sentence."""
        key = _key(tokens)
        first = tokens[0].index
        found = self.known.get(key)
        if found is None:
            clauses = self.reader(tokens)
            self.known[key] = first, clauses
            return clauses
        return tuple(moved(clause, first - found[0]) for clause in found[1])


def _key(tokens: Sequence[Token]) -> Key:
    ends = [-1, *(token.end for token in tokens)]
    return tuple(
        (token.text, token.tag, token.form, token.start == end)
        for token, end in zip(tokens, ends, strict=False)
    )


def moved(clause: Clause, by: int) -> Clause:
    """The same clause so many tokens further on."""
    return replace(
        clause,
        first=clause.first + by,
        last=clause.last + by,
        verb=clause.verb + by,
        subject=_phrase(clause.subject, by),
        object=_phrase(clause.object, by),
        recipient=_phrase(clause.recipient, by),
        obliques=tuple(Oblique(o.preposition, _shifted(o.phrase, by)) for o in clause.obliques),
        predicate=None if clause.predicate is None else clause.predicate + by,
        noun=None if clause.noun is None else clause.noun + by,
    )


def _phrase(phrase: Phrase | None, by: int) -> Phrase | None:
    return None if phrase is None else _shifted(phrase, by)


def _shifted(phrase: Phrase, by: int) -> Phrase:
    return Phrase(phrase.first + by, phrase.last + by, phrase.head + by)
