"""Finite verbs: which clause each begins, and its subject."""

from __future__ import annotations

from geo.language.chunks import QUOTES, Chunk, words_of
from geo.language.clauses.asides import Asides
from geo.language.clauses.state import Draft, Frame


class FiniteVerbs(Asides):
    """Finite verbs: which clause each begins, and its subject."""

    def _finite_verb(self, group: Chunk, active: bool = False) -> None:
        self.pending = ""
        own = self.since[-1] if self.since else None
        own = self._first_bare() or own
        if own is not None and self._still_object(own):
            own = None
        host = self._host(group) if own is None else None
        if host is not None:
            self._aside(group, host)
        elif self._is_aside(group, own):
            self._aside(group, own)
        elif own is not None:
            self._with_subject(group, own, active)
        else:
            self._without_subject(group, active)
        self._after_verb()

    def _still_object(self, own: Chunk) -> bool:
        """ "Israelis who had left the towns began": the object of the clause put in, not a subject."""
        draft = self._draft()
        if draft is None or draft.object is not own or draft.link != "relative":
            return False
        return self._awaiting_depth() is not None and draft.lemma not in words_of("bare_that")

    def _first_bare(self) -> Chunk | None:
        """The subject among the bare noun phrases since the boundary: the first, but never an object."""
        draft = self._draft()
        usable = list(self.since)
        if draft is not None and draft.object is not None and draft.object in usable and len(usable) > 1:
            usable.remove(draft.object)
        return usable[0] if usable else None

    def _with_subject(self, group: Chunk, own: Chunk, active: bool) -> None:
        self._take_back(own)
        frame = self._frame_for(own)
        if frame.clause is None:
            draft = self._fill(frame, group, active)
            if frame.link == "relative" and frame.antecedent is not None and frame.antecedent is not own:
                self._relate(draft, frame)
            draft.subject = own
            draft.own_subject = True
            self._move_obliques(own)
            return
        link, governor = self._link_of_new(own)
        draft = self._new(group, link, governor, own.first, active)
        draft.subject = own
        self._move_obliques(own)
        frame.clause = len(self.drafts) - 1

    def _relate(self, draft: Draft, frame: Frame) -> None:
        """The noun described is the object where the relative clause has a subject of its own."""
        relative = self.tokens[frame.start].lower
        if relative == "whose":
            return
        if not draft.group.passive and frame.antecedent is not None:
            draft.object = frame.antecedent

    def _link_of_new(self, own: Chunk) -> tuple[str, int | None]:
        last = self._last_index()
        if self.joint:
            return ("and" if self.joint not in ("but", "or") else self.joint), self._rank_governor()
        draft = self._draft()
        if draft is not None and draft.lemma in words_of("bare_that") and not self.comma:
            return "that", last
        return "", None

    def _rank_governor(self) -> int | None:
        frame = self.frames[-1]
        return frame.clause if frame.clause is not None else self._last_index()

    def _take_back(self, own: Chunk) -> None:
        """A noun phrase read as an object that turns out to be the subject of the verb after it."""
        for draft in self.drafts:
            if draft.object is own:
                draft.object = draft.recipient
                draft.recipient = None
                draft.last = min(draft.last, own.first)

    def _frame_for(self, own: Chunk) -> Frame:
        """The frame a verb with its own subject belongs to; frames above it are closed."""
        top = self.frames[-1]
        if top.clause is None:
            return top
        if not self.joint:
            for depth in range(len(self.frames) - 1, -1, -1):
                if self.frames[depth].clause is None and not self.frames[depth].candidates:
                    del self.frames[depth + 1 :]
                    return self.frames[depth]
        return top

    def _split_name(self, group: Chunk) -> None:
        """ "In Washington John Kirby said": a place and a person read as one name."""
        top = self.frames[-1]
        if top.clause is not None or top.candidates or not top.fronted or top.link == "relative":
            return
        word, chunk = top.fronted[-1]
        size = chunk.last - chunk.first
        named = all(self.tokens[at].tag == "PROPN" for at in range(chunk.first, chunk.last))
        if not named or size < 2 or chunk.last != group.first or word not in ("in", "at", "from"):
            return
        cut = chunk.first + max(1, size - 2)
        top.fronted[-1] = (word, Chunk("np", chunk.first, cut, cut - 1))
        top.candidates.append(Chunk("np", cut, chunk.last, chunk.last - 1))

    def _without_subject(self, group: Chunk, active: bool) -> None:
        self._split_name(group)
        top = self.frames[-1]
        if top.clause is None and (top.candidates or top.link == "relative" or not self.drafts):
            self._fill(top, group, active)
            return
        awaiting = self._awaiting()
        if awaiting is not None and not self.joint:
            self._fill(awaiting, group, active)
            return
        if self.joint or self.comma:
            self._share(group, active)
            return
        if top.clause is None:
            self._fill(top, group, active)
            return
        self._share(group, active)

    def _share(self, group: Chunk, active: bool) -> None:
        """One more verb for a subject already there: "took the town and burned it"."""
        frame = self._speech_frame(group)
        base = frame.clause if frame.clause is not None else self._last_index()
        if self._goes_on_speaking(group):
            base = self._last_index()
        link = self.joint if self.joint in ("but", "or") else "and"
        draft = self._new(group, link, base, group.first, active)
        draft.own_subject = False
        if base is not None:
            draft.subject = self.drafts[base].subject
            draft.noun = self.drafts[base].noun if frame.link == "relative" else None
        frame.clause = len(self.drafts) - 1

    def _goes_on_speaking(self, group: Chunk) -> bool:
        """ "…", its spokesman said, and denied that …": the speaker of a quotation says more."""
        draft = self._draft()
        if draft is None or draft.link != "said" or not self.joint or not self._is_speech(group):
            return False
        if self.tokens[group.head].lemma in words_of("going_on"):
            return True
        return any(token.text in QUOTES for token in self.tokens[max(0, draft.first - 2) : draft.first])

    def _speech_frame(self, group: Chunk) -> Frame:
        """ "denied that Sake had fallen and accused Rwanda": a verb of speech goes with another."""
        top = self.frames[-1]
        if (
            top.link != "that"
            or top.governor is None
            or self.tokens[group.head].lemma not in words_of("matrix")
        ):
            return top
        for depth in range(len(self.frames) - 2, -1, -1):
            outer = self.frames[depth]
            if outer.clause == top.governor and self.drafts[top.governor].lemma in words_of("bare_that"):
                del self.frames[depth + 1 :]
                return outer
        return top

    def _fill(self, frame: Frame, group: Chunk, active: bool) -> Draft:
        """The verb a frame was waiting for."""
        governor = frame.governor
        draft = self._new(group, frame.link, governor, frame.start, active)
        number = len(self.drafts) - 1
        draft.noun = frame.noun
        draft.obliques.extend(frame.fronted)
        draft.subject = frame.candidates[0] if frame.candidates else frame.antecedent
        draft.own_subject = bool(frame.candidates)
        frame.clause = number
        for earlier in self.drafts[:number]:
            if (
                earlier.governor is None
                and earlier.link not in ("", "said", ";", ":")
                and frame.link != earlier.link
            ):
                earlier.governor = number
        return draft
