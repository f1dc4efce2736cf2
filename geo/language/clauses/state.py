"""What is known while the clauses of one sentence are put together, and questions about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from geo.language.chunks import Chunk, Chunker, words_of
from geo.language.document import Token


@cache
def _times() -> frozenset[str]:
    return words_of("times") | words_of("weekdays") | words_of("months")


@dataclass(slots=True)
class Draft:
    """A clause being put together; chunks count in the sentence."""

    group: Chunk
    lemma: str
    link: str
    governor: int | None
    first: int
    subject: Chunk | None = None
    own_subject: bool = True
    object: Chunk | None = None
    recipient: Chunk | None = None
    predicate: int | None = None
    noun: int | None = None
    particle: str = ""
    obliques: list[tuple[str, Chunk]] = field(default_factory=list)
    last: int = 0
    shut: bool = False
    """A comma or another clause came after it: it takes no bare object any more."""


@dataclass(slots=True)
class Frame:
    """A place where a finite verb is awaited or was found."""

    link: str
    start: int
    governor: int | None = None
    noun: int | None = None
    antecedent: Chunk | None = None
    candidates: list[Chunk] = field(default_factory=list)
    fronted: list[tuple[str, Chunk]] = field(default_factory=list)
    clause: int | None = None


class State:
    """What is known while the clauses of one sentence are put together, and questions about it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.chunks = Chunker(tokens).chunks()
        self.drafts: list[Draft] = []
        self.frames = [Frame("", 0)]
        self.pending: str = ""
        """A preposition that waits for its noun phrase."""
        self.pending_at = 0
        self.since: list[Chunk] = []
        """Bare noun phrases since the last boundary, that may be the subject of the next finite verb."""
        self.comma = False
        """The last thing that counts was a comma (or dash, bracket)."""
        self.joint = ""
        """The conjunction just seen."""
        self.noun: Chunk | None = None
        """The noun phrase that ended just before this chunk."""
        self.boundary = 0
        self.at = 0

    def _is_pronoun(self, chunk: Chunk) -> bool:
        return self.tokens[chunk.head].tag == "PRON" and chunk.last == chunk.first + 1

    def _is_time(self, chunk: Chunk) -> bool:
        word = self.tokens[chunk.head].lower
        return word in _times() or (word.isdigit() and len(word) == 4)

    def _finite(self, chunk: Chunk) -> bool:
        return chunk.tense in ("past", "present", "perfect", "future", "modal")

    def _is_speech(self, group: Chunk) -> bool:
        return self.tokens[group.head].lemma in words_of("bare_that")

    def _draft(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def _last_index(self) -> int | None:
        return len(self.drafts) - 1 if self.drafts else None

    def _fresh(self, boundary: int) -> None:
        self.since = []
        self.comma = False
        self.joint = ""
        self.boundary = boundary
        if self.drafts:
            self.drafts[-1].shut = True

    def _new(self, group: Chunk, link: str, governor: int | None, first: int, active: bool = False) -> Draft:
        if active:
            group = Chunk(
                group.kind, group.first, group.last, group.head, group.word, False, "past", group.negated
            )
        draft = Draft(group, self.tokens[group.head].lemma, link, governor, min(first, group.first))
        draft.last = group.last
        if self.drafts:
            self.drafts[-1].shut = True
        self.drafts.append(draft)
        return draft

    def _after_verb(self) -> None:
        self.comma = False
        self.joint = ""
        self.since = []

    def _np_follows(self, times: bool = False) -> bool:
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        return following is not None and following.kind == "np" and (times or not self._is_time(following))

    def _mark_follows(self) -> bool:
        """Whether nothing but times and places stand between the verb and the next mark."""
        probe = self.at + 1
        while probe < len(self.chunks) and self.chunks[probe].kind in ("np", "p", "adv", "prt"):
            probe += 1
        return probe >= len(self.chunks) or self.chunks[probe].kind in (",", ".", ":", ";", "–", ")")

    def _awaiting_depth(self) -> int | None:
        for depth in range(len(self.frames) - 1, -1, -1):
            if self.frames[depth].clause is None and self.frames[depth].candidates:
                return depth
        return None

    def _awaiting(self) -> Frame | None:
        """The innermost outer frame that has a subject and no verb yet; frames above it are closed."""
        depth = self._awaiting_depth()
        if depth is None:
            return None
        del self.frames[depth + 1 :]
        return self.frames[depth]
