"""Whether the words of a clause are those that a frame asks for: noun, particle, actor."""

from __future__ import annotations

from geo.claims.actors import Claimant, core, is_force, is_thing
from geo.claims.claimants import claimants
from geo.claims.lexicon import Frame
from geo.claims.telling import Telling
from geo.language.glimpsed import seen_leaving
from geo.model import Relation

_OBJECT = frozenset(("object",))
_BEHIND = frozenset(("there", "behind", "alive", "dead", "over", "here"))


def fits(telling: Telling, frame: Frame) -> bool:
    """Whether the words of the clause are those that the frame asks for."""
    if not _has_noun(telling, frame) or not _has_particle(telling, frame):
        return False
    if frame.relation is Relation.WITHDREW and _stays(telling, frame):
        return False
    if frame.alone and telling.clause.object is not None:
        return False
    if any(_elsewhere(telling, preposition) for preposition in frame.without):
        return False
    wanted = frame.claimant if frame.given else frame.against if frame.rids else ()
    return not wanted or any(others(telling, name) for name in wanted)


def _stays(telling: Telling, frame: Frame) -> bool:
    """ "were driven out by fighters": the fighters did not leave; nor did "the raiders left there"."""
    own = frame.noun | set(frame.territory) & _OBJECT
    left = _is_left_behind(telling) or seen_leaving(telling.sentence, telling.clause)
    return left or (not own and telling.passive)


def _has_noun(telling: Telling, frame: Frame) -> bool:
    """Whether the object is the noun, or the armed force, that the frame asks for."""
    if frame.title:
        return title_of(telling, frame) is not None
    if not frame.noun and not frame.expels:
        return True
    phrase, scene = telling.slot("object"), telling.scene
    if frame.expels:
        return phrase is not None and is_force(scene, phrase)
    return scene.lower(phrase.head if phrase is not None else telling.clause.verb + 1) in frame.noun


def title_of(telling: Telling, frame: Frame) -> int | None:
    """Where the noun of the frame stands before the verb: "Sovereignty over the islands belongs to …"."""
    scene, clause = telling.scene, telling.clause
    subject = clause.subject
    first = min(clause.first, subject.first) if subject is not None else clause.first
    for at in range(clause.verb - 1, first - 1, -1):
        if scene.tokens[at].tag == "VERB":
            return None
        if scene.lower(at) in frame.title and scene.lower(at + 1) in frame.territory:
            return at
    return None


def _has_particle(telling: Telling, frame: Frame) -> bool:
    """Whether the verb stands with the frame's particle, or with none that makes another verb of it."""
    clause, particles = telling.clause, telling.scene.lexicon.stance["particles"]
    particle = clause.particle or _particle(telling, particles, frame.particle)
    if not particle and frame.particle and clause.object is not None and "object" in frame.territory:
        particle = telling.scene.lower(clause.object.last)
        particle = particle if particle == frame.particle else ""
    if frame.expels and particle == "out":
        particle = ""
    return frame.particle == particle or not (frame.particle or particle in particles)


def _elsewhere(telling: Telling, preposition: str) -> bool:
    """Whether the clause goes on somewhere with this preposition; "on Sunday" and "for good" are none."""
    phrase, scene = telling.oblique(preposition), telling.scene
    if phrase is None:
        return _goes_on(telling, preposition)
    return not any(at in scene.dated for at in range(phrase.first, phrase.last))


def _goes_on(telling: Telling, preposition: str) -> bool:
    """ "leaving Taipei for Beijing": where the parser gives what follows to another verb."""
    thing = telling.clause.object
    if thing is None or telling.scene.lower(thing.last) != preposition:
        return False
    return thing.last + 1 in telling.scene.names


def is_of_things(telling: Telling, frame: Frame) -> bool:
    """Whether the actor is what can neither hold nor take land ("the treaty left …")."""
    phrase = telling.slot("subject") if "subject" in frame.claimant else None
    return phrase is not None and is_thing(telling.scene, core(telling.scene, phrase))


def _is_left_behind(telling: Telling) -> bool:
    """ "the raiders left there were burned": the finite verb follows."""
    scene, at = telling.scene, telling.clause.verb + 1
    while scene.lower(at) in _BEHIND:
        at += 1
    return at > telling.clause.verb + 1 and scene.tokens[min(at, len(scene.tokens) - 1)].tag == "AUX"


def _particle(telling: Telling, particles: frozenset[str], wanted: str) -> str:
    """A particle that the parser took for a preposition ("was handed over on Friday")."""
    after, scene = telling.clause.verb + 1, telling.scene
    lower = scene.lower(after)
    if lower == "over" or not (lower == wanted or lower in particles):
        return lower if lower == "over" else ""
    loose = scene.tokens[min(after + 1, len(scene.tokens) - 1)].tag in ("ADP", "PUNCT", "ADV")
    return lower if loose else ""


def others(telling: Telling, name: str) -> tuple[Claimant, ...]:
    """The armed forces, states and rulers in a slot."""
    found = claimants(telling.scene, telling.slot(name), telling.clause.verb)
    return tuple(c for c in found if c.force)
