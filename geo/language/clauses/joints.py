"""Prepositions, subordinators, relatives, conjunctions and marks: where clauses open and close."""

from __future__ import annotations

from geo.language.chunks import Chunk, words_of
from geo.language.clauses.nouns import Nouns
from geo.language.clauses.state import Draft, Frame


class Joints(Nouns):
    """Prepositions, subordinators, relatives, conjunctions and marks: where clauses open and close."""

    def _preposition(self, chunk: Chunk) -> None:
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        if chunk.word in words_of("either") and self._clause_follows() and not self._time_first():
            self._subordinator(chunk)
            return
        draft = self._draft()
        adjacent = draft is not None and not draft.obliques and draft.group.last == chunk.first
        after_object = draft is not None and draft.object is not None and draft.object.last == chunk.first
        if draft is not None and not draft.particle and (adjacent or after_object):
            bare = following is None or following.kind not in ("np", "vg", "adj", "r")
            always = chunk.word in words_of("always") and adjacent
            if (bare and chunk.word in words_of("particles")) or always:
                draft.particle = chunk.word
                draft.last = chunk.last
                return
        self.pending = chunk.word
        self.pending_at = chunk.first
        self.comma = False
        self.joint = ""

    def _time_first(self) -> bool:
        """Whether a bare time stands first and a noun phrase after it: "since October Venezuela has …"."""
        nxt = self.chunks[self.at + 1 : self.at + 3]
        return len(nxt) == 2 and nxt[0].kind == "np" and self._is_time(nxt[0]) and nxt[1].kind != "vg"

    def _clause_follows(self) -> bool:
        """Whether a noun phrase and a finite verb stand right after this chunk."""
        probe = self.at + 1
        bare = 0
        if self._time_first():
            return False
        while probe < len(self.chunks) and probe < self.at + 8:
            chunk = self.chunks[probe]
            if chunk.kind == "np" and (probe - 1 == self.at or self.chunks[probe - 1].kind != "p"):
                bare += not self._is_time(chunk)
            elif chunk.kind == "vg":
                acts = (
                    chunk.tense == "participle"
                    and probe + 1 < len(self.chunks)
                    and self.chunks[probe + 1].kind == "np"
                )
                return (self._finite(chunk) or acts) and bare == 1
            elif chunk.kind == "," and bare == 1:
                return self._verb_after_insert(probe)
            elif chunk.kind not in ("p", "np", "adv", "adj"):
                return False
            probe += 1
        return False

    def _verb_after_insert(self, comma: int) -> bool:
        """Whether a participle, or behind "when" a name, stands between two commas and a finite verb next."""
        if comma + 1 >= len(self.chunks):
            return False
        inserted = self.chunks[comma + 1]
        named = inserted.kind == "np" and self.chunks[self.at].word == "when"
        if inserted.tense != "participle" and not named:
            return False
        for probe in range(comma + 2, min(comma + 9, len(self.chunks) - 1)):
            if self.chunks[probe].kind == ",":
                return self.chunks[probe + 1].kind == "vg" and self._finite(self.chunks[probe + 1])
        return False

    def _that(self, chunk: Chunk) -> None:
        """ "that" opens what is said, or describes the noun before it."""
        following = next((c for c in self.chunks[self.at + 1 :] if c.kind != "adv"), None)
        adjacent = self.noun is not None and self.noun.last == chunk.first and not self._is_time(self.noun)
        draft = self._draft()
        if not adjacent or following is None:
            self._subordinator(chunk)
        elif following.kind == "vg":
            self._relative(chunk)
        elif self._content(chunk) or (draft is not None and self._awaits_that(draft)):
            self._subordinator(chunk)
        else:
            self._relative(chunk)

    def _content(self, chunk: Chunk) -> bool:
        """Whether the noun before is one that a "that" clause spells out."""
        noun = self.noun
        if noun is None or noun.last != chunk.first:
            return False
        return any(self.tokens[at].lemma in words_of("contents") for at in (noun.head, noun.last - 1))

    def _awaits_that(self, draft: Draft) -> bool:
        if draft.lemma not in words_of("bare_that") and draft.lemma not in words_of("movers"):
            return False
        if draft.object is not None and self.at > 1 and self.chunks[self.at - 2].kind == ",":
            return False  # "the capture of X, a town that the army holds"
        return not any(d.link == "that" and d.governor == len(self.drafts) - 1 for d in self.drafts)

    def _subordinator(self, chunk: Chunk) -> None:
        if chunk.word in words_of("either") and not self._clause_follows() and self._np_follows(times=True):
            self._preposition(Chunk("p", chunk.first, chunk.last, chunk.head, chunk.word))
            return
        draft = self._draft()
        word = chunk.word
        governor = self._last_index()
        frame = self.frames[-1]
        if (
            frame.clause is None
            and (draft is None or frame.start > draft.group.first)
            and not (word == "that" and draft)
        ):
            governor = None
        noun = self.noun.head if self.noun is not None and word == "that" and self._content(chunk) else None
        self.pending = ""
        if word == "that" and self.joint:
            governor = self._twin_governor(governor)
        self.frames.append(Frame(word, chunk.first, governor, noun))
        self._fresh(chunk.last)

    def _twin_governor(self, governor: int | None) -> int | None:
        """ "said that …, and that …": both hang on the same verb."""
        for draft in reversed(self.drafts):
            if draft.link == "that":
                return draft.governor
        return governor

    def _relative(self, chunk: Chunk) -> None:
        antecedent = self._antecedent(chunk)
        above = self.frames[-1].clause
        joined = self.joint or (self.at > 1 and self.chunks[self.at - 2].kind in ("c", ","))
        if antecedent is not None and antecedent in self.since and above is not None and joined:
            self.frames.append(Frame("and", antecedent.first, above, candidates=[antecedent]))
        noun = antecedent.head if antecedent is not None else None
        frame = Frame("relative", chunk.first, self._last_index(), noun, antecedent)
        preposition, self.pending = self.pending, ""
        self.frames.append(frame)
        if preposition and antecedent is not None:
            frame.fronted.append((preposition, antecedent))
            frame.antecedent = None
        self._fresh(chunk.last)

    def _antecedent(self, chunk: Chunk) -> Chunk | None:
        """The noun a relative clause describes; one without a comma passes over names and times."""
        noun = self.noun
        if noun is None or chunk.first - noun.last > 3:
            return None
        head = self.tokens[noun.head]
        before = self.chunks[self.at - 2].kind if self.at > 1 else ""
        name = head.tag == "PROPN" and before == "p"
        if noun.last == chunk.first and (name or self._is_time(noun)):
            return self._earlier_noun() or noun
        return noun

    def _earlier_noun(self) -> Chunk | None:
        """The nearest common noun before, in the same stretch."""
        for earlier in reversed(self.chunks[max(0, self.at - 6) : self.at]):
            if earlier.kind in (",", ";", ":", "s", "that", "r"):
                return None
            if (
                earlier.kind == "np"
                and self.tokens[earlier.head].tag == "NOUN"
                and not self._is_time(earlier)
            ):
                return earlier
        return None

    def _conjunction(self, chunk: Chunk) -> None:
        self.joint = chunk.word
        self.pending = ""
        self.since = []
        self.boundary = chunk.last
        if self.drafts:
            self.drafts[-1].shut = True

    def _comma(self, chunk: Chunk) -> None:
        self.comma = True
        self.pending = ""
        self.since = []
        self.boundary = chunk.last

    def _restart(self, chunk: Chunk) -> None:
        governor = self._last_index()
        self.pending = ""
        kind = chunk.kind if chunk.kind != "." else ""
        self.frames = [Frame(kind, chunk.last, governor if kind == ":" else None)]
        self._fresh(chunk.last)
        self.noun = None
