"""A clause turned the right way round: who acts in it, on what, whether it is told, denied or passive."""

from __future__ import annotations

from geo.claims.denials import disowned, done_after_all
from geo.claims.lists import aside_end
from geo.claims.scene import Scene
from geo.claims.shares import Named
from geo.claims.subjects import (
    accused,
    before_aside,
    cleft,
    described,
    past_initials,
    reduced,
    split_perfect,
    supported,
    with_list,
)
from geo.claims.territories import territories
from geo.language.document import Clause, Phrase, Reality, Sentence
from geo.records import record

TOLD = frozenset((Reality.FACT, Reality.NEGATED))
RELATIVES = frozenset(("which", "that", "whom"))
_NONE = frozenset(("no", "none", "neither", "nobody", "nothing"))
_INCLUDE = frozenset(("include", "comprise"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"))
_ASIDE = 7
_AND = frozenset(("and", "but", "or"))
_NEAR = 16
"""How many words behind "declared" what is declared done may stand."""


@record(frozen=True, slots=True)
class Voice:
    """A clause with its sentence: who acts and who is acted upon, whatever the grammar's voice."""

    scene: Scene
    sentence: Sentence
    clause: Clause

    @property
    def told(self) -> bool:
        """Whether the clause says or denies that something is so."""
        return (
            self.clause.reality in TOLD
            or disowned(self.scene, self.sentence, self.clause)
            or done_after_all(self.scene, self.sentence, self.clause)
            or self._is_agreed()
        )

    def _is_agreed(self) -> bool:
        """ "London has agreed that Mauritius is sovereign there": what is so, not what is planned."""
        clause = self.clause
        if clause.lemma != "be" or clause.link != "that" or clause.tense != "present":
            return False
        above = self.scene.governor(self.sentence, clause)
        return above is not None and above.lemma in ("agree", "accept") and above.reality is Reality.FACT

    @property
    def passive(self) -> bool:
        """Whether the subject is acted upon; also where the parser could not tell ("… and left by it")."""
        known = self.scene.passives.get(self.clause.verb)
        if known is None:
            known = self.scene.passives[self.clause.verb] = self._is_passive()
        return known

    def _reduced(self) -> Phrase | None:
        return reduced(self.scene, self.sentence, self.clause)

    def _is_passive(self) -> bool:
        clause, subject = self.clause, self.clause.subject
        if self._reduced() is not None:
            return True
        if split_perfect(self.scene, self.sentence, clause) is not None:
            return False
        if clause.passive:
            return not self._is_dated(subject) and not self._looks_active()
        if (
            clause.object is not None
            or subject is None
            or self.scene.tokens[clause.verb].form not in ("VBN", "VBD")
        ):
            return False
        named = any(i in self.scene.names for i in range(subject.first, subject.last))
        by = self.oblique("by")
        # "Prague has lost, by its own count, …": an account is no agent.
        agent = by is not None and self.scene.lower(by.last - 1) not in self.scene.lexicon.stance["accounts"]
        return named and (agent or self.declared is not None)

    def _looks_active(self) -> bool:
        """No auxiliary, no agent: "which it took from …", "armed men took during some hours the camp"."""
        clause, subject = self.clause, self.clause.subject
        if subject is None or subject.last != clause.verb or self.oblique("by") is not None:
            return False
        relative = clause.link in ("relative", "that") and clause.own_subject
        if relative or self._after_aside(clause.verb + 1, False):
            return True
        past = self.scene.tokens[clause.verb].form == "VBD" or clause.link == "participle"
        return past and bool(territories(self.scene, clause.verb + 1, self._limit(clause.verb + 1), False))

    @property
    def declared(self) -> Clause | None:
        """The clause that declares this one done: "Russia declared the region annexed"."""
        above = self.scene.governor(self.sentence, self.clause)
        found = above is not None and above.lemma in self.scene.lexicon.predicate["declares"]
        close = (
            found and above is not None and self.clause.verb - above.verb <= _NEAR and above.object is None
        )
        plain = (
            self.clause.subject is not None
            and above is not None
            and self.clause.subject.first == above.verb + 1
        )
        form = self.scene.tokens[self.clause.verb].form in ("VBN", "VBD")
        return above if close and plain and form and self.clause.object is None else None

    @property
    def subject(self) -> Phrase | None:
        """The subject; where the parser found none, what stands before the verb ("In 1954 Crimea was …").

        A bare year or day is none: the subject of the clause before is meant.
        """
        clause, scene = self.clause, self.scene
        if (blamed := accused(self.scene, self.sentence, self.clause)) is not None:
            return blamed
        found = split_perfect(scene, self.sentence, clause) or clause.subject
        if (
            mended := past_initials(scene, self.sentence, clause)
            or supported(scene, self.sentence, clause)
            or described(scene, self.sentence, clause)
        ) is not None:
            return mended
        found = found or cleft(scene, self.sentence, clause)
        if found is not None:
            return (
                self._earlier() or found
                if self._is_dated(found)
                else with_list(self.scene, self.sentence, found)
            )
        at = clause.verb
        while at > self.sentence.first and scene.tokens[at - 1].tag in ("AUX", "ADV", "PART"):
            at -= 1
        at -= clause.link == "participle" and scene.lower(at - 1) == ","
        while at > self.sentence.first and scene.tokens[at - 1].form in ("VBD", "VBZ") and at == clause.verb:
            at -= 1
        first = at
        if at - 1 in scene.names:
            first = scene.starts[scene.names[at - 1]]
        else:
            while first > self.sentence.first and scene.tokens[first - 1].tag in _NOMINAL:
                first -= 1
        return Phrase(first, at, at - 1) if first < at else None

    def _is_dated(self, subject: Phrase | None) -> bool:
        """ "since 1993 and pulled out": a number that the parser took for a subject."""
        return subject is not None and all(
            self.scene.tokens[i].tag == "NUM" for i in range(subject.first, subject.last)
        )

    def _earlier(self) -> Phrase | None:
        before = [
            c.subject for c in self.sentence.clauses if c.verb < self.clause.verb and c.subject is not None
        ]
        return before[-1] if before else None

    @property
    def negated(self) -> bool:
        """Whether it says that it is not so ("has not fallen", "no other state has recognised it")."""
        subject = self.clause.subject
        agent = self.oblique("by") if self.clause.passive else None
        none = any(p is not None and self.scene.lower(p.first) in _NONE for p in (subject, agent))
        none = none or (subject is not None and self.scene.lower(subject.first - 1) == "not")
        return (self.clause.negated or self._is_refused()) != none

    def _is_refused(self) -> bool:
        """ "refuses to recognise Kosovo": as much as not to."""
        if self.clause.link != "to" or self.clause.lemma not in self.scene.lexicon.joint.recognising:
            return False
        above = self.scene.governor(self.sentence, self.clause)
        return (
            above is not None and above.lemma in self.scene.lexicon.stance["refusing"] and not above.negated
        )

    def slot(self, name: str) -> Phrase | None:
        """The phrase in a slot of the active form."""
        if name == "subject":
            if not self.passive:
                return self.subject or self._shared()
            by = self.oblique("by") or (self.declared.subject if self.declared else None)
            joined = self.clause.link in _AND and self._reduced() is not None
            shared = self.subject if joined else None
            return by or shared or before_aside(self.scene, self.sentence, self.clause)
        if name == "object":
            return self._reduced() or self.subject if self.passive else self.clause.object
        if name == "to":
            return self.oblique(name) or self.clause.recipient
        return self.oblique(name)

    def _shared(self) -> Phrase | None:
        """The subject of the clause before, for one that goes on from it ("… and then retired")."""
        if self.clause.link not in ("and", "but", "or"):
            return None
        before = [c for c in self.sentence.clauses if c.verb < self.clause.verb and c.subject is not None]
        return before[-1].subject if before else None

    def oblique(self, preposition: str) -> Phrase | None:
        """The phrase after a preposition of the clause."""
        # "by 1 December", "to this day" name nobody and no place.
        dated = self.scene.dated
        found = (
            o.phrase
            for o in self.clause.obliques
            if o.preposition == preposition and o.phrase.head not in dated
        )
        after = f" {preposition}"
        joined = (o.phrase for o in self.clause.obliques if o.preposition.endswith(after))
        return next(found, None) or next(joined, None)

    def _after_aside(self, start: int, bare: bool) -> tuple[Named, ...]:
        """What follows a short phrase between verb and object: "freed from occupation Hadrut and …"."""
        scene = self.scene
        if (
            start >= self.sentence.last
            or scene.tokens[start].tag != "ADP"
            or scene.lower(start) in ("of", "to")
        ):
            return ()
        for at in range(start + 2, min(start + 5, self._limit(start + 1))):
            article = scene.lower(at) == "the" and scene.lower(at + 1) in scene.lexicon.places["strong"]
            if (at in scene.names and start + 1 not in scene.names) or article:
                return territories(scene, at, self._limit(at), bare)
        return ()

    def _limit(self, after: int) -> int:
        """How far a territory may reach: to the next verb of the sentence."""
        clauses = self.sentence.clauses
        later = [
            c.verb for c in clauses if c.verb >= after and c.lemma not in _INCLUDE and not self._is_aside(c)
        ]
        return min([*later, self.sentence.last])

    def _is_aside(self, clause: Clause) -> bool:
        """ "…, of which Iturup is one, and …": a list goes on behind it."""
        if not self.scene.tells(self.sentence, RELATIVES):
            return False
        lower, verb = self.scene.lower, clause.verb
        start = next((i for i in range(verb - 1, verb - _ASIDE, -1) if lower(i) in RELATIVES), None)
        return start is not None and aside_end(self.scene, start - 2, self.sentence.last) is not None
