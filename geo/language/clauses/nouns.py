"""Noun phrases, adjectives and particles: what part of a clause each is."""

from __future__ import annotations

from geo.language.chunks import Chunk, words_of
from geo.language.clauses.lists import Lists
from geo.language.clauses.state import Draft, Frame


class Nouns(Lists):
    """Noun phrases, adjectives and particles: what part of a clause each is."""

    def _noun_phrase(self, chunk: Chunk) -> None:
        self.noun = chunk
        if self.pending:
            self._oblique(self.pending, chunk)
            self.pending = ""
            self.comma = False
            self.joint = ""
            return
        frame = self.frames[-1]
        draft = self._draft()
        if not self._is_time(chunk):
            self.since.append(chunk)
        if self._opens_again(chunk):
            self.frames.append(Frame("and", chunk.first, frame.clause, candidates=[chunk]))
            return
        if frame.clause is None and (draft is None or frame.start >= draft.group.first):
            if not self._is_time(chunk):
                frame.candidates.append(chunk)
        elif draft is not None and not self.comma and not draft.shut:
            self._give_object(draft, chunk)
        if draft is not None and not draft.shut:
            draft.last = max(draft.last, chunk.last)

    def _opens_again(self, chunk: Chunk) -> bool:
        """ ", and the ministry, three days before, did …": a new subject with something put in after it."""
        before = self.chunks[self.at - 1].kind if self.at else ""
        after = self.chunks[self.at + 1].kind if self.at + 1 < len(self.chunks) else ""
        return (
            before == "c"
            and after == ","
            and self.joint in ("and", "but")
            and self.frames[-1].clause is not None
            and self._verb_comes()
        )

    def _verb_comes(self) -> bool:
        """Whether a finite verb stands right after the next comma but one."""
        commas = 0
        for number in range(self.at + 1, min(self.at + 14, len(self.chunks))):
            chunk = self.chunks[number]
            commas += chunk.kind == ","
            if (
                chunk.kind == "vg"
                and self._finite(chunk)
                and self.chunks[number - 1].kind == ","
                and commas == 2
            ):
                return True
        return False

    def _give_object(self, draft: Draft, chunk: Chunk) -> None:
        given = draft.lemma in words_of("givers") and draft.object is not None
        if self._is_time(chunk) and not given and draft.lemma not in ("spend", "last", "take", "wait", "be"):
            return
        if draft.object is None and (
            not draft.group.passive or draft.lemma in words_of("givers") or draft.lemma in words_of("namers")
        ):
            draft.object = chunk
        elif (
            draft.object is not None
            and draft.object.last == chunk.first
            and draft.recipient is None
            and draft.predicate is None
        ):
            if draft.lemma in words_of("givers"):
                draft.recipient, draft.object = draft.object, chunk
            elif draft.lemma in words_of("namers"):
                draft.predicate = chunk.head

    def _oblique(self, preposition: str, chunk: Chunk) -> None:
        frame = self.frames[-1]
        draft = self._draft()
        open_frame = frame.clause is None and (draft is None or frame.start >= draft.group.first)
        if open_frame:
            frame.fronted.append((preposition, chunk))
        elif draft is not None:
            draft.obliques.append((preposition, chunk))
            draft.last = max(draft.last, chunk.last)

    def _adjective(self, chunk: Chunk) -> None:
        draft = self._draft()
        if draft is None or draft.shut or self.comma or draft.predicate is not None:
            return
        if (
            draft.lemma
            in ("be", "become", "remain", "stay", "seem", "get", "go", "appear", "feel", "stand", "lie")
            and draft.object is None
        ) or (draft.lemma in words_of("namers") and draft.object is not None):
            draft.predicate = chunk.head
            draft.last = chunk.last

    def _particle(self, chunk: Chunk) -> None:
        draft = self._draft()
        if (
            draft is not None
            and not draft.shut
            and not draft.particle
            and not draft.obliques
            and not self.comma
        ):
            draft.particle = chunk.word
            draft.last = max(draft.last, chunk.last)
