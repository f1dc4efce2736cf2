"""Chunks into clauses: one pass, left to right, over a stack of clauses still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.language.chunks import Chunk, Chunker, words_of
from geo.language.document import Clause, Oblique, Reality, Token


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


class Finder:
    """Finds the clauses of one sentence."""

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
        self.bare_at = -1
        self.at = 0

    def find(self) -> list[Draft]:
        """The drafts in text order."""
        chunks = self._joined(self.chunks)
        self.chunks = chunks
        handlers = {
            "np": self._noun_phrase,
            "vg": self._verb_group,
            "p": self._preposition,
            "s": self._subordinator,
            "r": self._relative,
            "c": self._conjunction,
            ",": self._comma,
            "–": self._comma,
            "(": self._comma,
            ")": self._comma,
            ";": self._restart,
            ":": self._restart,
            ".": self._restart,
            "adj": self._adjective,
            "prt": self._particle,
        }
        for number, chunk in enumerate(chunks):
            self.at = number
            handler = handlers.get(chunk.kind)
            if handler is not None:
                handler(chunk)
        return self.drafts

    # Coordination of noun phrases

    def _joined(self, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks with lists of noun phrases ("A, B and C") made one."""
        found: list[Chunk] = []
        at = 0
        seen_verb = False
        while at < len(chunks):
            chunk = chunks[at]
            end = self._list_end(chunks, at, seen_verb) if chunk.kind == "np" else at + 1
            if end > at + 1:
                chunk = Chunk("np", chunk.first, chunks[end - 1].last, chunk.head)
            seen_verb = seen_verb or chunk.kind == "vg"
            found.append(chunk)
            at = end
        return found

    def _list_end(self, chunks: list[Chunk], at: int, seen_verb: bool) -> int:
        """The position after the list of noun phrases that begins at `at`."""
        if self._is_pronoun(chunks[at]) or self._is_time(chunks[at]):
            return at + 1
        probe, end = at + 1, at + 1
        while probe + 1 < len(chunks):
            kind = chunks[probe].kind
            step = 1
            if kind == "," and chunks[probe + 1].kind == "c":
                step = 2
            elif kind not in (",", "c") or (kind == "c" and chunks[probe].word not in ("and", "or", "as well as", "and also", "and / or")):
                break
            after = probe + step
            if after >= len(chunks) or chunks[after].kind != "np" or self._is_pronoun(chunks[after]) or self._is_time(chunks[after]):
                break
            joined = chunks[after - 1].kind == "c"
            if joined and self._starts_clause(chunks, after, seen_verb):
                break
            probe = after + 1
            if joined:
                end = probe
        return end

    def _starts_clause(self, chunks: list[Chunk], at: int, seen_verb: bool) -> bool:
        """Whether the noun phrase at `at` is the subject of a verb of its own, not the end of a list."""
        if not seen_verb:
            return False
        probe = at + 1
        while probe < len(chunks) and chunks[probe].kind in ("adv", "p", "np") and probe < at + 5:
            if chunks[probe].kind == "np" and chunks[probe - 1].kind != "p":
                return False
            probe += 1
        return probe < len(chunks) and chunks[probe].kind == "vg" and self._finite(chunks[probe])

    def _is_pronoun(self, chunk: Chunk) -> bool:
        return self.tokens[chunk.head].tag == "PRON" and chunk.last == chunk.first + 1

    def _is_time(self, chunk: Chunk) -> bool:
        word = self.tokens[chunk.head].lower
        return word in words_of("times") or word in words_of("weekdays") or word in words_of("months") or word.isdigit() and len(word) == 4

    def _finite(self, chunk: Chunk) -> bool:
        return chunk.tense in ("past", "present", "perfect", "future", "modal")

    # Handlers

    def _draft(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

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
        if frame.clause is None and (draft is None or frame.start >= draft.group.first):
            if not self._is_time(chunk):
                frame.candidates.append(chunk)
        elif draft is not None and not self.comma and not draft.shut:
            self._give_object(draft, chunk)
        if draft is not None and not draft.shut:
            draft.last = max(draft.last, chunk.last)

    def _give_object(self, draft: Draft, chunk: Chunk) -> None:
        if self._is_time(chunk) and draft.lemma not in ("spend", "last", "take", "wait", "be"):
            return
        if draft.object is None and (not draft.group.passive or draft.lemma in words_of("givers") or draft.lemma in words_of("namers")):
            if not draft.obliques or chunk.first > draft.group.last:
                draft.object = chunk
                self.bare_at = len(self.drafts) - 1
        elif draft.object is not None and not draft.obliques and draft.recipient is None and draft.predicate is None:
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

    def _preposition(self, chunk: Chunk) -> None:
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        if chunk.word in words_of("either") and self._clause_follows():
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

    def _clause_follows(self) -> bool:
        """Whether a noun phrase and a finite verb stand right after this chunk."""
        probe = self.at + 1
        bare = 0
        while probe < len(self.chunks) and probe < self.at + 8:
            chunk = self.chunks[probe]
            if chunk.kind == "np" and self.chunks[probe - 1].kind != "p":
                bare += not self._is_time(chunk)
            elif chunk.kind == "vg":
                return self._finite(chunk) and bare > 0 and (bare == 1)
            elif chunk.kind not in ("p", "np", "adv", "adj"):
                return False
            probe += 1
        return False

    def _subordinator(self, chunk: Chunk) -> None:
        draft = self._draft()
        word = chunk.word
        governor = self._last_index()
        frame = self.frames[-1]
        if frame.clause is None and (draft is None or frame.start > draft.group.first) and not (word == "that" and draft):
            governor = None
        noun = self.noun.head if self.noun is not None and self.noun.last == chunk.first and word == "that" else None
        self.pending = ""
        self.frames.append(Frame(word, chunk.first, governor, noun))
        self._fresh(chunk.last)

    def _relative(self, chunk: Chunk) -> None:
        antecedent = self._antecedent(chunk)
        noun = antecedent.head if antecedent is not None else None
        frame = Frame("relative", chunk.first, self._last_index(), noun, antecedent)
        preposition, self.pending = self.pending, ""
        self.frames.append(frame)
        if preposition and antecedent is not None:
            frame.fronted.append((preposition, antecedent))
            frame.antecedent = None
        self._fresh(chunk.last)

    def _antecedent(self, chunk: Chunk) -> Chunk | None:
        noun = self.noun
        return noun if noun is not None and chunk.first - noun.last <= 3 else None

    def _last_index(self) -> int | None:
        return len(self.drafts) - 1 if self.drafts else None

    def _fresh(self, boundary: int) -> None:
        self.since = []
        self.comma = False
        self.joint = ""
        self.boundary = boundary
        if self.drafts:
            self.drafts[-1].shut = True

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

    def _adjective(self, chunk: Chunk) -> None:
        draft = self._draft()
        if draft is None or draft.shut or self.comma or draft.predicate is not None:
            return
        if draft.lemma in ("be", "become", "remain", "stay", "seem", "get", "go", "appear", "feel", "stand", "lie") and draft.object is None:
            draft.predicate = chunk.head
            draft.last = chunk.last
        elif draft.lemma in words_of("namers") and draft.object is not None:
            draft.predicate = chunk.head
            draft.last = chunk.last

    def _particle(self, chunk: Chunk) -> None:
        draft = self._draft()
        if draft is not None and not draft.shut and not draft.particle and not draft.obliques and not self.comma:
            draft.particle = chunk.word
            draft.last = max(draft.last, chunk.last)

    # Verbs

    def _verb_group(self, group: Chunk) -> None:
        if self._finite(group) and not self._reduced(group):
            self._finite_verb(group)
        elif group.tense == "participle" and self._acts_finite(group):
            self._finite_verb(group, active=True)
        else:
            self._bare_verb(group)

    def _acts_finite(self, group: Chunk) -> bool:
        """A participle form without a helper that is a plain past: it has a subject and an object."""
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        frame = self.frames[-1]
        awaited = frame.clause is None and (bool(frame.candidates) or frame.antecedent is not None)
        objects = following is not None and following.kind == "np" and not self._is_time(following)
        shared = bool(self.joint) and frame.clause is not None
        told = following is not None and following.kind in ("s", ":") and self._is_speech(group)
        if self.pending:
            return False
        if (objects or told) and (awaited or shared):
            return True
        return awaited and not self._verb_ahead() and (following is None or following.word != "by")

    def _verb_ahead(self) -> bool:
        """Whether another finite verb follows before the next clause opens."""
        for chunk in self.chunks[self.at + 1 : self.at + 12]:
            if chunk.kind in ("s", "r", ";", ":", "."):
                return False
            if chunk.kind == "vg" and self._finite(chunk):
                return True
        return False

    def _reduced(self, group: Chunk) -> bool:
        """A past form that is a participle after its noun: "residents killed by shelling were buried"."""
        token = self.tokens[group.head]
        if group.tense != "past" or group.first != group.head or token.form != "VBD":
            return False
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        adjacent = self.noun is not None and self.noun.last == group.first
        by = following is not None and following.kind == "p" and following.word == "by"
        if not (adjacent and by and token.lower.endswith(("ed", "en", "wn"))):
            return False
        probe = self.at + 2
        while probe < len(self.chunks) and self.chunks[probe].kind in ("np", "p", "adv"):
            probe += 1
        return probe < len(self.chunks) and self.chunks[probe].kind == "vg" and self._finite(self.chunks[probe])

    def _new(self, group: Chunk, link: str, governor: int | None, first: int, active: bool = False) -> Draft:
        if active:
            group = Chunk(group.kind, group.first, group.last, group.head, group.word, False, "past", group.negated)
        draft = Draft(group, self.tokens[group.head].lemma, link, governor, min(first, group.first))
        draft.last = group.last
        if self.drafts:
            self.drafts[-1].shut = True
        self.drafts.append(draft)
        return draft

    def _finite_verb(self, group: Chunk, active: bool = False) -> None:
        self.pending = ""
        own = self.since[-1] if self.since else None
        own = self._first_bare() or own
        if self._is_aside(group, own):
            self._aside(group, own)
        elif own is not None:
            self._with_subject(group, own, active)
        else:
            self._without_subject(group, active)
        self._after_verb()

    def _after_verb(self) -> None:
        self.comma = False
        self.joint = ""
        self.since = []

    def _first_bare(self) -> Chunk | None:
        """The subject among the bare noun phrases since the boundary: the first, but never an object."""
        draft = self._draft()
        usable = list(self.since)
        if draft is not None and draft.object is not None and draft.object in usable and len(usable) > 1:
            usable.remove(draft.object)
        return usable[0] if usable else None

    def _is_speech(self, group: Chunk) -> bool:
        return self.tokens[group.head].lemma in words_of("bare_that")

    def _is_aside(self, group: Chunk, own: Chunk | None) -> bool:
        """Whether this is ", the ministry said," or ", said the ministry"."""
        if not self._is_speech(group) or not self.drafts or group.passive:
            return False
        frame = self.frames[-1]
        if own is None:
            return self.comma and self._np_follows() and not self.joint
        framed = own.first == self.boundary or self._only_times_before(own)
        awaiting = frame.clause is None and frame.link not in ("", "that")
        return framed and self._mark_follows() and not self.joint and not awaiting and self._after_comma(own)

    def _only_times_before(self, own: Chunk) -> bool:
        return own.first - self.boundary <= 1

    def _after_comma(self, own: Chunk) -> bool:
        before = own.first - 1
        while before >= 0 and self.tokens[before].text in "\"“”'‘’":
            before -= 1
        return before >= 0 and self.tokens[before].text in ",–—-?!"

    def _np_follows(self) -> bool:
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        return following is not None and following.kind == "np" and not self._is_time(following)

    def _mark_follows(self) -> bool:
        """Whether nothing but times and places stand between the verb and the next mark."""
        probe = self.at + 1
        while probe < len(self.chunks) and self.chunks[probe].kind in ("np", "p", "adv", "prt"):
            probe += 1
        return probe >= len(self.chunks) or self.chunks[probe].kind in (",", ".", ":", ";", "–", ")")

    def _aside(self, group: Chunk, own: Chunk | None) -> None:
        first = own.first if own is not None else group.first
        draft = self._new(group, "said", None, first)
        if own is None:
            own = self.chunks[self.at + 1]
            self.chunks[self.at + 1] = Chunk("done", own.first, own.last, own.head)
            draft.last = own.last
            self.noun = own
        draft.subject = own
        self._unsubject(own)

    def _unsubject(self, own: Chunk) -> None:
        for frame in self.frames:
            frame.candidates = [chunk for chunk in frame.candidates if chunk is not own]

    def _with_subject(self, group: Chunk, own: Chunk, active: bool) -> None:
        self._take_back(own)
        frame = self._frame_for(own)
        if frame.clause is None:
            draft = self._fill(frame, group, active)
            if frame.link == "relative" and frame.antecedent is not None and frame.antecedent is not own:
                self._relate(draft, frame)
            draft.subject = own if own not in frame.candidates[:0] else own
            return
        link, governor = self._link_of_new(own)
        draft = self._new(group, link, governor, own.first, active)
        draft.subject = own
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

    def _without_subject(self, group: Chunk, active: bool) -> None:
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

    def _awaiting(self) -> Frame | None:
        """The innermost outer frame that has a subject and no verb yet; frames above it are closed."""
        for depth in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[depth]
            if frame.clause is None and frame.candidates:
                del self.frames[depth + 1 :]
                return frame
        return None

    def _share(self, group: Chunk, active: bool) -> None:
        """One more verb for a subject already there: "took the town and burned it"."""
        frame = self.frames[-1]
        base = frame.clause if frame.clause is not None else self._last_index()
        link = self.joint if self.joint in ("but", "or") else "and"
        draft = self._new(group, link, base, group.first, active)
        draft.own_subject = False
        if base is not None:
            draft.subject = self.drafts[base].subject
            draft.noun = self.drafts[base].noun if frame.link == "relative" else None
        frame.clause = len(self.drafts) - 1

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
            if earlier.governor is None and earlier.link not in ("", "said", ";", ":") and frame.link != earlier.link:
                earlier.governor = number
        return draft

    def _bare_verb(self, group: Chunk) -> None:
        """Infinitives and participles."""
        link, governor = self._bare_link(group), self._bare_governor()
        draft = self._new(group, link, governor, self.pending_at if self.pending else group.first)
        self.pending = ""
        adjacent = self.noun is not None and 0 <= group.first - self.noun.last <= 1 and not self._is_time(self.noun)
        if adjacent and self.noun is not None and link in ("to", "participle", "ing"):
            draft.noun = self.noun.head
        draft.own_subject = False
        draft.subject = self._understood(draft, adjacent)
        self._after_verb()

    def _bare_link(self, group: Chunk) -> str:
        frame = self.frames[-1]
        if self.pending:
            return self.pending
        if group.tense == "infinitive":
            return "to"
        if frame.clause is None and frame.link not in ("", "relative", ";", ":") and frame.start + 2 >= group.first - 1:
            self.frames.pop()
            return frame.link
        return "ing" if group.tense == "gerund" else "participle"

    def _bare_governor(self) -> int | None:
        if not self.drafts:
            return None
        frame = self.frames[-1]
        if self.joint and self.drafts[-1].link in ("to", "ing", "participle"):
            return self.drafts[-1].governor
        fresh = frame.clause is None and frame.start > self.drafts[-1].group.first
        return None if fresh else len(self.drafts) - 1

    def _understood(self, draft: Draft, adjacent: bool) -> Chunk | None:
        if draft.governor is None:
            return self.noun if adjacent else None
        governor = self.drafts[draft.governor]
        if draft.link == "to":
            moved = governor.lemma in words_of("movers") and not governor.group.passive
            return governor.object if moved and governor.object is not None else governor.subject
        if draft.link == "participle" or (draft.link == "ing" and adjacent and not self.comma):
            return self.noun if self.noun is not None else governor.subject
        return governor.subject




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
