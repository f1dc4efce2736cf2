"""What a verb form is where its tag alone does not tell: finite, passive, hung on its noun."""

from __future__ import annotations

from geo.language.chunks import Chunk, words_of
from geo.language.clauses.joints import Joints


class Forms(Joints):
    """What a verb form is where its tag alone does not tell: finite, passive, hung on its noun."""

    def _lacks_object(self, group: Chunk) -> Chunk | None:
        """A bare past form of a verb that needs an object and has none, as a passive one; else None."""
        token = self.tokens[group.head]
        bare = (
            group.first == group.head
            and token.form in ("VBD", "VBN")
            and token.lemma in words_of("transitive")
        )
        if token.lemma in words_of("bare_that") and self.since and self._mark_follows():
            return None
        if self._said_of_it(group):
            return None
        if not bare or (self.joint and self.frames[-1].clause is not None and not self.since):
            return None
        following = next((c for c in self.chunks[self.at + 1 : self.at + 4] if c.kind != "adv"), None)
        if self.at and self.chunks[self.at - 1].kind in ("r", "that"):
            return None
        if following is not None and (
            following.kind in ("np", "that", "prt", "vg", "adj")
            or following.word in words_of("always")
            or self._spoken_next(following)
        ):
            return None
        subject = self.noun is not None and 0 <= group.first - self.noun.last <= 2
        return (
            Chunk("vg", group.first, group.last, group.head, "", True, "participle", False)
            if subject
            else None
        )

    def _said_of_it(self, group: Chunk) -> bool:
        """ "Which the army says it took": a pronoun right after a verb of speech is a subject."""
        draft, noun = self._draft(), self.noun
        if draft is None or noun is None or draft.lemma not in words_of("bare_that"):
            return False
        return draft.group.last == noun.first and noun.last == group.first and self._is_pronoun(noun)

    def _spoken_next(self, following: Chunk) -> bool:
        return following.kind == ":" or following.word in ("what", "how", "whether")

    def _plain_present(self, group: Chunk) -> bool:
        """A base form with a subject: "officials reply", "asked that France be removed"."""
        if group.tense != "infinitive" or group.word:
            return False
        frame, draft = self.frames[-1], self._draft()
        if draft is not None and draft.lemma in words_of("movers") and draft.object in self.since:
            return False
        if self._is_speech(group) and self.comma and self._np_follows():
            return True
        awaited = frame.clause is None and bool(frame.candidates)
        return awaited or (bool(self.since) and bool(self.joint or self.comma))

    def _asked(self) -> bool:
        frame = self.frames[-1]
        if frame.link != "that" or frame.governor is None:
            return False
        return self.drafts[frame.governor].lemma in words_of("movers")

    def _acts_finite(self, group: Chunk) -> bool:
        """A participle form without a helper that is a plain past: it has a subject and an object."""
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        frame = self.frames[-1]
        awaited = frame.clause is None and (bool(frame.candidates) or frame.antecedent is not None)
        objects = following is not None and following.kind == "np" and not self._is_time(following)
        shared = bool(self.joint) and frame.clause is not None
        told = following is not None and following.kind in ("s", "that", ":") and self._is_speech(group)
        if self.pending:
            return False
        if (objects or told) and (awaited or shared):
            return True
        return awaited and not self._verb_ahead() and (following is None or following.word != "by")

    def _verb_ahead(self, comma: bool = False) -> bool:
        """Whether another finite verb follows before the next clause opens, or the next comma."""
        for chunk in self.chunks[self.at + 1 : self.at + 12]:
            if (comma and chunk.kind == ",") or chunk.kind in ("s", "r", "that", ";", ":", "."):
                return False
            if chunk.kind == "vg" and self._finite(chunk):
                return True
        return False

    def _reduced(self, group: Chunk) -> bool:
        """A past form that is a participle after its noun: "residents killed by shelling were buried"."""
        token = self.tokens[group.head]
        if group.tense != "past" or group.first != group.head or token.form != "VBD":
            return False
        if self._put_in():
            return True
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        adjacent = self.noun is not None and self.noun.last == group.first
        by = following is not None and following.kind == "p" and following.word == "by"
        if not (adjacent and by and token.lower.endswith(("ed", "en", "wn"))):
            return False
        probe = self.at + 2
        while probe < len(self.chunks) and self.chunks[probe].kind in ("np", "p", "adv"):
            probe += 1
        return (
            probe < len(self.chunks) and self.chunks[probe].kind == "vg" and self._finite(self.chunks[probe])
        )

    def _put_in(self) -> bool:
        """ "Its captain, asked whether …, replied": a participle between commas, the verb after them."""
        if self.at + 1 < len(self.chunks) and self.chunks[self.at + 1].kind == "that":
            return False
        frame = self.frames[-1]
        if (
            not self.at
            or self.chunks[self.at - 1].kind != ","
            or frame.clause is not None
            or not frame.candidates
        ):
            return False
        for number in range(self.at + 2, min(self.at + 14, len(self.chunks))):
            if self.chunks[number - 1].kind == "," and self.chunks[number].kind == "vg":
                return self._finite(self.chunks[number])
        return False
