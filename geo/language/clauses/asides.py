"""Verbs of speech put into or after what they say: ", the ministry said,"."""

from __future__ import annotations

from geo.language.chunks import Chunk
from geo.language.clauses.forms import Forms


class Asides(Forms):
    """Verbs of speech put into or after what they say: ", the ministry said,"."""

    def _is_aside(self, group: Chunk, own: Chunk | None) -> bool:
        """Whether this is ", the ministry said," or ", said the ministry"."""
        frame = self.frames[-1]
        others = bool(self.drafts) or any(chunk is not own for chunk in frame.candidates)
        if not self._is_speech(group) or not others or group.passive:
            return False
        if own is None:
            plain = group.first == group.head and self._awaiting_depth() is None
            following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
            nominal = following is not None and (
                not self._is_pronoun(following)
                or self.tokens[following.head].lower
                in ("he", "she", "they", "those", "some", "many", "others")
            )
            return plain and nominal and self.comma and self._np_follows() and not self.joint
        framed = own.first == self.boundary or self._only_times_before(own)
        awaiting = frame.clause is None and frame.link not in ("", "that")
        return framed and self._mark_follows() and not self.joint and not awaiting and self._after_comma(own)

    def _host(self, group: Chunk) -> Chunk | None:
        """ ", a local vigilante, Modu Bulama, told AFP": the speaker before the name put in, or None."""
        before = self.chunks[max(0, self.at - 4) : self.at]
        pattern = [chunk.kind for chunk in before] == ["np", ",", "np", ","]
        if not pattern or not self._is_speech(group) or self.joint or self._awaiting_depth() is not None:
            return None
        opened = self.at >= 5 and self.chunks[self.at - 5].kind == ","
        return before[0] if opened and self.drafts else None

    def _only_times_before(self, own: Chunk) -> bool:
        return own.first - self.boundary <= 1

    def _after_comma(self, own: Chunk) -> bool:
        before = own.first - 1
        while before >= 0 and self.tokens[before].text in "\"“”'‘’":
            before -= 1
        return before >= 0 and self.tokens[before].text in ",–—-?!"

    def _aside(self, group: Chunk, own: Chunk | None) -> None:
        first = own.first if own is not None else group.first
        draft = self._new(group, "said", None, first)
        if own is None:
            own = self.chunks[self.at + 1]
            self.chunks[self.at + 1] = Chunk("done", own.first, own.last, own.head)
            draft.last = own.last
            self.noun = own
        draft.subject = own
        self._move_obliques(own)
        self._unsubject(own)

    def _unsubject(self, own: Chunk) -> None:
        for frame in self.frames:
            frame.candidates = [chunk for chunk in frame.candidates if chunk is not own]

    def _move_obliques(self, own: Chunk) -> None:
        """What stands between a subject and its verb belongs to that verb."""
        draft = self.drafts[-1]
        for earlier in self.drafts[:-1]:
            late = [pair for pair in earlier.obliques if own.last <= pair[1].first < draft.group.first]
            if late:
                earlier.obliques = [pair for pair in earlier.obliques if pair not in late]
                earlier.last = max(earlier.group.last, min(earlier.last, own.first))
                draft.obliques[:0] = late
        for frame in self.frames:
            late = [pair for pair in frame.fronted if own.last <= pair[1].first < draft.group.first]
            if late and frame.clause is None:
                frame.fronted = [pair for pair in frame.fronted if pair not in late]
                draft.obliques[:0] = late
