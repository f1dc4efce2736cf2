"""A clause as a frame sees it: who stands where, passives turned round, what relative clauses hang on."""

from __future__ import annotations

from geo.claims.anaphora import lead_back
from geo.claims.asides import past_aside
from geo.claims.denials import disowned, done_after_all
from geo.claims.lists import aside_end
from geo.claims.relatives import before_relative
from geo.claims.scene import QUOTES, Scene
from geo.claims.shares import Named
from geo.claims.subjects import accused, before_aside, cleft, reduced, split_perfect, with_list
from geo.claims.territories import territories
from geo.language.document import Clause, Phrase, Reality, Sentence
from geo.model import Extent
from geo.records import record

TOLD = frozenset((Reality.FACT, Reality.NEGATED))
RELATIVES = frozenset(("which", "that", "whom"))
_NONE = frozenset(("no", "none", "neither", "nobody", "nothing"))
_OPENING = frozenset(["the", "this", "that", "these", "those", "both"])
_INCLUDE = frozenset(("include", "comprise"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"))
_ASIDE = 7
_ADDING = frozenset(("besides", "beside", "addition", "apart", "along", "together"))
_AND = frozenset(("and", "but", "or"))
_NEAR = 16
"""How far before a relative pronoun its place name may stand."""


@record(frozen=True, slots=True)
class Telling:
    """A clause with its sentence: where the slots of a frame are looked up."""

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
        )

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
        above = next(iter(self.scene.governors(self.sentence, self.clause)), None)
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
        return self.clause.negated != none

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

    def places(self, name: str, bare: bool = True) -> tuple[Named, ...]:
        """The territories in a slot."""
        if name == "there":
            return self._there()
        phrase = self.slot(name)
        if name == "object" and not self.passive:
            return self._objects(phrase, bare)
        found = self.territories(phrase, bare) if phrase is not None else ()
        return found or (self._from_start(bare) if name in ("object", "subject") else ())

    def _from_start(self, bare: bool) -> tuple[Named, ...]:
        """What the sentence starts with, where the parser lost the subject of its last verb in an aside."""
        clause, sentence = self.clause, self.sentence
        above = next(iter(self.scene.governors(self.sentence, clause)), None)
        if clause.passive and above is not None and above.lemma == "be" and above.subject is not None:
            return territories(self.scene, above.subject.first, above.subject.last, bare)
        main = clause.governor is None and clause.subject is not None
        opens = self.scene.lower(sentence.first) in _OPENING or sentence.first in self.scene.names
        if not main or self.passive != clause.passive or not opens:
            return ()
        found = territories(self.scene, sentence.first, clause.verb, bare)
        return found if found and self.scene.lower(found[-1].last) == "," else ()

    def territories(self, phrase: Phrase, bare: bool = True) -> tuple[Named, ...]:
        """The territories that a phrase of the clause lists."""
        if phrase.last - phrase.first == 1 and self.scene.lower(phrase.first) in RELATIVES:
            return before_relative(self.scene, self.sentence, phrase.first)
        limit = phrase.last if phrase.first < self.clause.verb else self._limit(phrase.first + 1)
        if phrase == self.clause.subject and phrase.first >= self.clause.first:
            limit = max(phrase.last, self.clause.verb)
        return territories(self.scene, phrase.first, limit, bare)

    def _objects(self, phrase: Phrase | None, bare: bool) -> tuple[Named, ...]:
        """What follows the verb at once, else its object, else what a relative clause hangs on."""
        scene, clause = self.scene, self.clause
        start = clause.verb + 1
        if clause.recipient is not None and clause.recipient.first == start:
            start = clause.recipient.last  # "gave Cameroon the peninsula"
        limit = self.sentence.last
        while start < limit and (scene.lower(start) in QUOTES or scene.lower(start) == clause.particle):
            start += 1
        start += scene.lower(start) == "over" and start + 1 < limit and scene.tokens[start + 1].tag != "NUM"
        found: tuple[Named, ...] = ()
        aside = past_aside(scene, start, limit) if phrase is None or phrase.first > start else start
        if aside > start:
            return self._listed_beside(start, aside, bare) + territories(
                scene, aside, self._limit(aside + 1), bare
            )
        if scene.lower(start + 1) == "by" and scene.lower(start) == scene.lower(start + 2):
            phrase, start = None, start + 3  # "lost quarter by quarter"
        elif start < self.sentence.last and (
            scene.tokens[start].tag not in ("ADP", "PUNCT")
            or scene.lower(start) in ("about", "around", "over")
            or scene.lower(start).endswith("ern")
        ):
            found = territories(scene, start, self._limit(start + 1), bare)
        relative = self._relative()
        if not found and relative is not None:
            return before_relative(scene, self.sentence, relative)
        timed = phrase is not None and phrase.head in scene.dated
        if not found and phrase is not None and not timed:
            found = self.territories(phrase, bare)
        if not found and phrase is None:
            found = self._after_aside(start, bare)
        return found or self._fronted(bare)

    def _fronted(self, bare: bool) -> tuple[Named, ...]:
        """ "Base Sur and the cave it took early in the month": the object stands before the subject."""
        scene, subject = self.scene, self.clause.subject
        start = self._segment_start()
        own = subject is not None and self.clause.own_subject and start < subject.first < self.clause.verb
        if subject is None or not own or start not in scene.names:
            return ()
        found = territories(scene, start, subject.first, bare)
        ends = found[-1].last if found else start
        direct = ends == subject.first or (ends == subject.first - 1 and scene.lower(ends) == "the")
        return found if found and (direct or scene.lower(ends) == ",") else ()

    def _segment_start(self) -> int:
        """Where the sentence, or what follows its last semicolon before the verb, begins."""
        for at in range(self.clause.verb - 1, self.sentence.first, -1):
            if self.scene.lower(at) in (";", ":"):
                return at + 1
        return self.sentence.first

    def _listed_beside(self, start: int, end: int, bare: bool) -> tuple[Named, ...]:
        """The territory of an aside that adds one: "holds, besides Aden, most of Lahij"."""
        for at in range(start, end - 1):
            if self.scene.lower(at) in _ADDING:
                first = at + 1 + (self.scene.lower(at + 1) in ("to", "from", "with"))
                return territories(self.scene, first, end - 1, bare)
        return ()

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

    def _relative(self) -> int | None:
        """The pronoun of a relative clause whose object it is ("a city that the army still holds")."""
        subject = self.clause.subject
        if self.clause.object is not None and self.clause.object.first > self.clause.verb:
            return None
        above = self._joined_to()
        if above is not None and above.link == "relative":
            return Telling(self.scene, self.sentence, above)._relative()
        at = (subject.first if subject is not None else self.clause.verb) - 1
        if self.scene.lower(at) not in RELATIVES or at <= self.sentence.first:
            return None
        noun = (
            self.scene.tokens[at - 1].tag in ("NOUN", "PROPN", "PUNCT")
            and self.scene.lower(at - 1) not in QUOTES
        )
        return at if noun else None

    def _joined_to(self) -> Clause | None:
        """The clause that this one goes on from by "and", with no object of its own."""
        above = next(iter(self.scene.governors(self.sentence, self.clause)), None)
        alone = self.clause.object is None or self.clause.object.first < self.clause.verb
        return above if self.clause.link in _AND and alone else None

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

    def _there(self) -> tuple[Named, ...]:
        scene, clause = self.scene, self.clause
        at = next(
            (i for i in range(clause.verb, self._limit(clause.verb + 1)) if scene.lower(i) == "there"), None
        )
        place = lead_back(scene, at, "region") if at is not None else None
        if at is None or place is None:
            return ()
        return (Named(at, at + 1, at, scene.words(at, at + 1), place, Extent.UNSPECIFIED, led=True),)
