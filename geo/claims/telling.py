"""A clause as a frame sees it: where its slots are looked up, and what relative clauses hang on."""

from __future__ import annotations

from geo.claims.anaphora import lead_back
from geo.claims.asides import past_aside
from geo.claims.relatives import before_relative
from geo.claims.scene import QUOTES
from geo.claims.shares import Named
from geo.claims.territories import territories
from geo.claims.voice import RELATIVES, TOLD, Voice
from geo.language.document import Clause, Phrase
from geo.model import Extent
from geo.records import record

__all__ = ["RELATIVES", "TOLD", "Telling"]

_OPENING = frozenset(["the", "this", "that", "these", "those", "both"])
_ADDING = frozenset(("besides", "beside", "addition", "apart", "along", "together"))
_AND = frozenset(("and", "but", "or"))


@record(frozen=True, slots=True)
class Telling(Voice):
    """A clause with its sentence: where the slots of a frame are looked up."""

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
        above = self.scene.governor(self.sentence, clause)
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
        above = self.scene.governor(self.sentence, self.clause)
        alone = self.clause.object is None or self.clause.object.first < self.clause.verb
        return above if self.clause.link in _AND and alone else None

    def _there(self) -> tuple[Named, ...]:
        scene, clause = self.scene, self.clause
        at = next(
            (i for i in range(clause.verb, self._limit(clause.verb + 1)) if scene.lower(i) == "there"), None
        )
        place = lead_back(scene, at, "region") if at is not None else None
        if at is None or place is None:
            return ()
        return (Named(at, at + 1, at, scene.words(at, at + 1), place, Extent.UNSPECIFIED, led=True),)
