"""Claims told by a verb: "fighters overran Zamzam", "the district was taken by them", "belongs to Guyana"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claims.claimants import Claimant, claimant
from geo.claims.drafts import Draft
from geo.claims.lexicon import Frame
from geo.claims.scene import Scene
from geo.claims.territories import Named, lead_back, territories
from geo.language.document import Clause, Phrase, Reality, Sentence
from geo.model import Extent

TOLD = frozenset((Reality.FACT, Reality.NEGATED))
_RELATIVES = frozenset(("which", "that", "whom"))


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause with its sentence: where the slots of a frame are looked up."""

    scene: Scene
    sentence: Sentence
    clause: Clause

    def slot(self, name: str) -> Phrase | None:
        """The phrase in a slot of the active form."""
        clause = self.clause
        if name == "subject":
            return self.oblique("by") if clause.passive else self.subject()
        if name == "object":
            return self.subject() if clause.passive else clause.object
        return self.oblique(name)

    def subject(self) -> Phrase | None:
        """The subject; for a clause without one ("… and won it back"), that of the clause it goes on from."""
        if self.clause.subject is not None:
            return self.clause.subject
        if self.clause.link in ("and", "or", "but", "to", "ing", ""):
            above = next(iter(self.scene.governors(self.sentence, self.clause)), None)
            return above.subject if above is not None and above.passive == self.clause.passive else None
        return None

    def oblique(self, preposition: str) -> Phrase | None:
        """The phrase after a preposition of the clause."""
        return next((o.phrase for o in self.clause.obliques if o.preposition == preposition), None)


def told_by_verbs(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """The claims that the verbs of a sentence tell."""
    for clause in sentence.clauses:
        if clause.reality not in TOLD:
            continue
        telling = Telling(scene, sentence, clause)
        for frame in scene.lexicon.verbs.get(clause.lemma, ()):
            drafts = tuple(_drafts(telling, frame))
            if drafts:
                yield from drafts
                break


def _drafts(telling: Telling, frame: Frame) -> Iterator[Draft]:
    if not _fits(telling, frame):
        return
    places = _places(telling, frame)
    if not places:
        return
    holder = _holder(telling, frame)
    if not _plausible(telling, frame, holder, places):
        return
    against = next((c for name in frame.against if (c := _other(telling, name)) is not None), None)
    for place in places:
        yield Draft(telling.clause.verb, frame.relation, holder, place, against, telling.clause.negated)


def _fits(telling: Telling, frame: Frame) -> bool:
    clause = telling.clause
    if frame.particle != clause.particle and (
        frame.particle or clause.particle in ("up", "off", "part", "place")
    ):
        return False
    if any(telling.oblique(preposition) for preposition in frame.without):
        return False
    if not frame.noun:
        return True
    phrase = telling.slot("object")
    return phrase is not None and telling.scene.lower(phrase.head) in frame.noun


def _places(telling: Telling, frame: Frame) -> tuple[Named, ...]:
    for name in frame.territory:
        found = _in_slot(telling, name, frame)
        if found:
            return found
    return ()


def _in_slot(telling: Telling, name: str, frame: Frame) -> tuple[Named, ...]:
    scene = telling.scene
    if name == "there":
        return _there(telling)
    phrase = telling.slot(name)
    if name == "object" and (phrase is None or _is_relative(scene, phrase)):
        return _antecedent(telling, phrase)
    if phrase is None:
        phrase = _after_noun(telling, name) if frame.noun else None
    if phrase is None:
        return ()
    if _is_relative(scene, phrase):
        return before_relative(scene, telling.sentence, phrase.first)
    before_verb = phrase.first < telling.clause.verb
    limit = telling.clause.verb if before_verb else _limit(telling, phrase)
    return territories(scene, phrase.first, limit, bare=not frame.landed)


def _limit(telling: Telling, phrase: Phrase) -> int:
    """How far the territory may reach: to the next verb of the sentence."""
    later = [
        c.verb for c in telling.sentence.clauses if c.verb >= phrase.last and c.verb != telling.clause.verb
    ]
    return min([*later, telling.sentence.last])


def _is_relative(scene: Scene, phrase: Phrase) -> bool:
    return phrase.last - phrase.first == 1 and scene.lower(phrase.first) in _RELATIVES


def _antecedent(telling: Telling, phrase: Phrase | None) -> tuple[Named, ...]:
    """ "El Obeid, a city that the army still holds": what the relative clause hangs on."""
    clause = telling.clause
    if phrase is None and clause.link != "relative":
        return ()
    return before_relative(telling.scene, telling.sentence, phrase.first if phrase else clause.first)


def before_relative(scene: Scene, sentence: Sentence, relative: int) -> tuple[Named, ...]:
    """The territory whose words end before the relative pronoun."""
    at = relative
    while at > sentence.first and scene.lower(at - 1) in (",", "“", "”", '"', "'", "of", "in"):
        at -= 1
    for first in range(at - 1, max(sentence.first, at - 10) - 1, -1):
        if first in scene.names and scene.starts[scene.names[first]] == first:
            found = territories(scene, first, at)
            return found[:1] if found and not found[0].led else ()
        if scene.lower(first) in ("that", "which") and first != at:
            break
    return ()


def _there(telling: Telling) -> tuple[Named, ...]:
    scene, clause = telling.scene, telling.clause
    at = next((i for i in range(clause.verb, clause.last) if scene.lower(i) == "there"), None)
    place = lead_back(scene, at, "region") if at is not None else None
    if at is None or place is None:
        return ()
    return (Named(at, at + 1, at, scene.words(at, at + 1), place, Extent.UNSPECIFIED, led=True),)


def _after_noun(telling: Telling, preposition: str) -> Phrase | None:
    """ "control of the town": where the parser keeps the whole as one object."""
    scene = telling.scene
    noun = telling.slot("object")
    if noun is None:
        return None
    for at in range(noun.head + 1, min(noun.head + 3, len(scene.tokens) - 1)):
        if scene.lower(at) == preposition:
            return Phrase(at + 1, at + 2, at + 1)
    return None


def _holder(telling: Telling, frame: Frame) -> Claimant | None:
    for name in frame.claimant:
        phrase = telling.slot(name)
        if phrase is not None:
            return claimant(telling.scene, phrase, telling.clause.verb)
    return None


def _other(telling: Telling, name: str) -> Claimant | None:
    phrase = telling.slot(name)
    found = claimant(telling.scene, phrase, telling.clause.verb) if phrase is not None else None
    return found if found is not None and found.force else None


def _plausible(telling: Telling, frame: Frame, holder: Claimant | None, places: tuple[Named, ...]) -> bool:
    """Verbs of many senses need an actor that can hold land, and no talk of votes, games or business."""
    if frame.force and not (holder is not None and holder.force):
        return False
    if not frame.landed:
        return True
    scene = telling.scene
    games = scene.lexicon.stance["games"]
    if any(scene.lower(i) in games for i in range(telling.clause.first, telling.clause.last)):
        return False
    return holder is None or holder.force or all(place.place is not None for place in places)
