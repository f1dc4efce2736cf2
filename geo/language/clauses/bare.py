"""Infinitives and participles: what they hang on, and who does them."""

from __future__ import annotations

from geo.language.chunks import Chunk, words_of
from geo.language.clauses.finite import FiniteVerbs
from geo.language.clauses.state import Draft


class BareVerbs(FiniteVerbs):
    """Infinitives and participles: what they hang on, and who does them."""

    def _bare_verb(self, group: Chunk) -> None:
        """Infinitives and participles."""
        if self._shares_helper(group):
            self._share(group, False)
            self.drafts[-1].group = Chunk(
                "vg",
                group.first,
                group.last,
                group.head,
                "",
                self.drafts[-2].group.passive,
                self.drafts[-2].group.tense,
                group.negated,
            )
            self._after_verb()
            return
        if group.tense == "past":
            group = Chunk("vg", group.first, group.last, group.head, "", True, "participle", group.negated)
        link, governor = self._bare_link(group), self._bare_governor(group)
        draft = self._new(group, link, governor, self.pending_at if self.pending else group.first)
        self.pending = ""
        before = self.chunks[self.at - 1].kind if self.at else ""
        adjacent = self.noun is not None and before in ("np", ",") and 0 <= group.first - self.noun.last <= 1
        adjacent = adjacent and self.noun is not None and not self._is_time(self.noun)
        if adjacent and self.noun is not None and link in ("to", "participle", "ing"):
            draft.noun = self.noun.head
        draft.own_subject = False
        draft.subject = self._understood(draft, adjacent)
        self._after_verb()

    def _shares_helper(self, group: Chunk) -> bool:
        """ "was dragged from his car and beaten", "has taken and held"."""
        draft = self._draft()
        if draft is None or not (self.joint or self.comma) or self.pending or group.tense != "participle":
            return False
        fresh = self.chunks[self.at - 1].kind in ("c", ",", "adv")
        helped = (draft.group.passive and self._finite(draft.group)) or draft.group.tense == "perfect"
        return fresh and helped and bool(self.joint)

    def _bare_link(self, group: Chunk) -> str:
        frame = self.frames[-1]
        if self.pending:
            return self.pending
        if group.tense == "infinitive":
            return "to"
        if (
            frame.clause is None
            and frame.link not in ("", "relative", ";", ":")
            and frame.start + 2 >= group.first - 1
        ):
            self.frames.pop()
            return frame.link
        return "ing" if group.tense == "gerund" else "participle"

    def _bare_governor(self, group: Chunk) -> int | None:
        if not self.drafts:
            return None
        frame = self.frames[-1]
        if self.joint and self.drafts[-1].link in ("to", "ing", "participle"):
            return self.drafts[-1].governor
        if self.comma and group.tense == "gerund" and self._is_speech(group):
            return self._speaking()
        fresh = frame.clause is None and frame.start > self.drafts[-1].group.first
        return None if fresh else len(self.drafts) - 1

    def _speaking(self) -> int:
        """ "denied that …, saying …": the verb of speech that a further one hangs on."""
        for number in range(len(self.drafts) - 1, -1, -1):
            draft = self.drafts[number]
            told = draft.lemma in words_of("bare_that") and draft.own_subject
            if told or draft.link in ("", ";", ":"):
                return number
        return len(self.drafts) - 1

    def _understood(self, draft: Draft, adjacent: bool) -> Chunk | None:
        if draft.governor is None:
            return self.noun if adjacent else None
        governor = self.drafts[draft.governor]
        if draft.link == "to":
            moved = governor.lemma in words_of("movers") and not governor.group.passive
            return governor.object if moved and governor.object is not None else governor.subject
        before = self.chunks[self.at - 1].kind if self.at else ""
        if draft.link == "participle" or (draft.link == "ing" and adjacent and before == "np"):
            return self.noun if self.noun is not None else governor.subject
        return governor.subject
