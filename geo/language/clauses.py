"""Chunks into clauses: one pass, left to right, over a stack of clauses still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.language.chunks import Chunk, Chunker, words_of
from geo.language.document import Clause, Oblique, Reality, Token


_LISTING = frozenset(("and", "or", "nor", "as well as", "and also", "and / or"))


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
            "that": self._that,
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
            seen_verb = (seen_verb or chunk.kind == "vg") and chunk.kind not in ("s", "that", "r", ";", ":")
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
            elif kind not in (",", "c") or (kind == "c" and chunks[probe].word not in _LISTING):
                break
            after = probe + step
            if (
                after >= len(chunks)
                or chunks[after].kind != "np"
                or self._is_pronoun(chunks[after])
                or self._is_time(chunks[after])
            ):
                break
            joined = chunks[after - 1].kind == "c"
            led = at > 0 and chunks[at - 1].kind == ","
            if joined and not (led and probe == at + 1) and self._starts_clause(chunks, after, seen_verb):
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
        return (
            word in words_of("times")
            or word in words_of("weekdays")
            or word in words_of("months")
            or word.isdigit()
            and len(word) == 4
        )

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
        if self._is_time(chunk) and draft.lemma not in ("spend", "last", "take", "wait", "be"):
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
            if chunk.kind == "np" and self.chunks[probe - 1].kind != "p":
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
        return not any(d.link == "that" and d.governor == len(self.drafts) - 1 for d in self.drafts)

    def _verb_after_insert(self, comma: int) -> bool:
        """Whether a participle is put in between two commas and a finite verb follows them."""
        if comma + 1 >= len(self.chunks) or self.chunks[comma + 1].tense != "participle":
            return False
        for probe in range(comma + 2, min(comma + 9, len(self.chunks) - 1)):
            if self.chunks[probe].kind == ",":
                return self.chunks[probe + 1].kind == "vg" and self._finite(self.chunks[probe + 1])
        return False

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
        if antecedent is not None and antecedent in self.since and self.frames[-1].clause is not None:
            if self.joint or self.chunks[self.at - 2].kind in ("c", ","):
                self.frames.append(Frame("and", antecedent.first, self.frames[-1].clause, candidates=[antecedent]))
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
            if earlier.kind == "np" and self.tokens[earlier.head].tag == "NOUN" and not self._is_time(earlier):
                return earlier
        return None

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
        if (
            draft.lemma
            in ("be", "become", "remain", "stay", "seem", "get", "go", "appear", "feel", "stand", "lie")
            and draft.object is None
        ):
            draft.predicate = chunk.head
            draft.last = chunk.last
        elif draft.lemma in words_of("namers") and draft.object is not None:
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

    # Verbs

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
        if not bare or (self.joint and self.frames[-1].clause is not None and not self.since):
            return None
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
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

    def _spoken_next(self, following: Chunk) -> bool:
        return following.kind == ":" or following.word in ("what", "how", "whether")

    def _passive_form(self, group: Chunk) -> None:
        """Finite where its clause has no other verb to come ("147 wounded"), else hung on its noun."""
        frame = self.frames[-1]
        awaited = frame.clause is None and bool(frame.candidates)
        coordinate = bool(self.joint or self.comma) and bool(self.since)
        if (awaited and not self._verb_ahead()) or (coordinate and not self._verb_ahead(comma=True)):
            self._finite_verb(group)
        else:
            self._bare_verb(group)

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
        told = following is not None and following.kind in ("s", ":") and self._is_speech(group)
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

    def _finite_verb(self, group: Chunk, active: bool = False) -> None:
        self.pending = ""
        own = self.since[-1] if self.since else None
        own = self._first_bare() or own
        if own is not None and self._still_object(own):
            own = None
        if self._is_aside(group, own):
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
        frame = self.frames[-1]
        others = bool(self.drafts) or any(chunk is not own for chunk in frame.candidates)
        if not self._is_speech(group) or not others or group.passive:
            return False
        if own is None:
            plain = group.first == group.head and self._awaiting_depth() is None
            following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
            nominal = following is not None and (
                not self._is_pronoun(following) or self.tokens[following.head].lower in ("he", "she", "they", "those", "some", "many", "others")
            )
            return plain and nominal and self.comma and self._np_follows() and not self.joint
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

    def _np_follows(self, times: bool = False) -> bool:
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        return following is not None and following.kind == "np" and (times or not self._is_time(following))

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
        self._move_obliques(own)
        self._unsubject(own)

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

    def _share(self, group: Chunk, active: bool) -> None:
        """One more verb for a subject already there: "took the town and burned it"."""
        frame = self._speech_frame(group)
        base = frame.clause if frame.clause is not None else self._last_index()
        link = self.joint if self.joint in ("but", "or") else "and"
        draft = self._new(group, link, base, group.first, active)
        draft.own_subject = False
        if base is not None:
            draft.subject = self.drafts[base].subject
            draft.noun = self.drafts[base].noun if frame.link == "relative" else None
        frame.clause = len(self.drafts) - 1

    def _speech_frame(self, group: Chunk) -> Frame:
        """ "denied that Sake had fallen and accused Rwanda": a verb of speech goes with the verb of speech."""
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
        link, governor = self._bare_link(group), self._bare_governor()
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
        helped = draft.group.passive and self._finite(draft.group) or draft.group.tense == "perfect"
        return fresh and helped and (bool(self.joint) or self._np_free())

    def _np_free(self) -> bool:
        return False

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
        before = self.chunks[self.at - 1].kind if self.at else ""
        if draft.link == "participle" or (draft.link == "ing" and adjacent and before == "np"):
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
