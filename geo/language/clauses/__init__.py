"""Chunks into clauses: `find(tokens)`. The steps are layered, each module a layer on the one before:

state → lists → nouns → joints → forms → asides → finite → bare → Finder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.language.chunks import Chunk, words_of
from geo.language.clauses.bare import BareVerbs
from geo.language.clauses.state import Draft
from geo.language.document import Clause, Oblique, Reality, Token


class Finder(BareVerbs):
    """Finds the clauses of one sentence: one pass, left to right, over a stack of clauses still open."""

    def find(self) -> list[Draft]:
        """The drafts in text order."""
        chunks = self._joined(self.chunks)
        self.chunks = chunks
        for number, chunk in enumerate(chunks):
            self.at = number
            handler = _HANDLERS.get(chunk.kind)
            if handler is not None:
                handler(self, chunk)
        return self.drafts

    def _verb_group(self, group: Chunk) -> None:
        if self._described(group):
            return
        bare = self._lacks_object(group)
        if bare is not None:
            self._passive_form(bare)
        elif self._plain_present(group):
            tense = "modal" if self._asked() else "present"
            self._finite_verb(replace(group, tense=tense))
        elif self._finite(group) and not self._reduced(group):
            self._finite_verb(group)
        elif group.tense == "participle" and self._acts_finite(group):
            self._finite_verb(group, active=True)
        else:
            self._bare_verb(group)

    def _described(self, group: Chunk) -> bool:
        """ "declared the region annexed": the participle says what the object is called."""
        draft = self._draft()
        if (
            draft is None
            or draft.lemma not in words_of("namers")
            or draft.object is None
            or draft.predicate is not None
        ):
            return False
        plain = group.first == group.head and self.tokens[group.head].form in ("VBN", "VBD")
        plain = plain and self.tokens[group.head].lower.endswith(("ed", "en"))
        if not plain or draft.object.last != group.first or draft.shut:
            return False
        draft.predicate = group.head
        self._bare_verb(Chunk("vg", group.first, group.last, group.head, "", True, "participle", False))
        return True

    def _passive_form(self, group: Chunk) -> None:
        """Finite where its clause has no other verb to come ("147 wounded"), else hung on its noun."""
        frame = self.frames[-1]
        awaited = frame.clause is None and bool(frame.candidates)
        coordinate = bool(self.joint or self.comma) and bool(self.since)
        if (awaited and not self._verb_ahead()) or (coordinate and not self._verb_ahead(comma=True)):
            self._finite_verb(group)
        else:
            self._bare_verb(group)


_HANDLERS: dict[str, Callable[[Finder, Chunk], None]] = {
    "np": Finder._noun_phrase,
    "vg": Finder._verb_group,
    "p": Finder._preposition,
    "s": Finder._subordinator,
    "r": Finder._relative,
    "that": Finder._that,
    "c": Finder._conjunction,
    ",": Finder._comma,
    "–": Finder._comma,
    "(": Finder._comma,
    ")": Finder._comma,
    ";": Finder._restart,
    ":": Finder._restart,
    ".": Finder._restart,
    "adj": Finder._adjective,
    "prt": Finder._particle,
}
"""By the kind of a chunk what it does to the clauses found so far."""


def _finished(draft: Draft, offset: int) -> Clause:
    """A draft as a clause of the document, its reality still to be told."""
    subject = draft.subject.phrase(offset) if draft.subject is not None else None
    bearer = draft.object.phrase(offset) if draft.object is not None else None
    return Clause(
        first=draft.first + offset,
        last=max(draft.last, draft.group.last) + offset,
        verb=draft.group.head + offset,
        lemma=draft.lemma,
        particle=draft.particle,
        passive=draft.group.passive,
        tense=draft.group.tense,
        negated=draft.group.negated,
        reality=Reality.FACT,
        subject=subject,
        object=bearer,
        obliques=tuple(Oblique(word, chunk.phrase(offset)) for word, chunk in draft.obliques),
        governor=draft.governor,
        link=draft.link,
        predicate=None if draft.predicate is None else draft.predicate + offset,
        recipient=draft.recipient.phrase(offset) if draft.recipient is not None else None,
        noun=None if draft.noun is None else draft.noun + offset,
        own_subject=draft.own_subject,
    )


def find(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of one sentence, in text order, all real as yet (`reality.judged` tells)."""
    if not tokens:
        return ()
    offset = tokens[0].index
    return tuple(_finished(draft, offset) for draft in Finder(tokens).find())
