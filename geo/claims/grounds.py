"""Which ground a verb is about where none stands behind it: its subject, what it hangs on, what is first."""

from __future__ import annotations

from itertools import takewhile

from geo.claims.chains import ground_at
from geo.claims.cues import ALL, BE, Cue
from geo.claims.relatives import before_relative
from geo.claims.scene import QUOTES, Scene
from geo.claims.shares import Named
from geo.claims.territories import territories
from geo.language.document import Phrase, Sentence
from geo.model import Sense

_RELATIVES = frozenset(("which", "that"))
_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"))
_SKIPPED = frozenset(("AUX", "ADV", "PART"))
_BETWEEN = frozenset((",",)) | QUOTES | ALL | BE
"""What may stand between a place and the participle told of it, besides adverbs."""
_ASIDE = 9
"""Words that may stand between commas behind a place put first ("Badme, where it all began, …")."""


def before_verb(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[Named, ...]:
    """The ground that is the subject of a passive, or of "fell"."""
    if cue.at == sentence.first:
        return _named_behind(scene, sentence, cue.at)
    clause = cue.clause
    subject = clause.subject if clause is not None and not cue.joined else None
    if subject is not None and clause is not None and clause.own_subject and subject.first < cue.at:
        if scene.lower(subject.first) in (*_RELATIVES, "who"):
            return before_relative(scene, sentence, subject.first)
        return _of_subject(scene, subject.first, min(max(subject.last, subject.first + 1), cue.at))
    return _named_before(scene, sentence, cue.at)


def _of_subject(scene: Scene, first: int, last: int) -> tuple[Named, ...]:
    """The ground that a subject names; of "the Argentine garrison of X", X."""
    found = territories(scene, first, last, False)
    plain = [one for one in found if not _is_of_people(scene, one)]
    if plain or not found:
        return tuple(plain)
    behind = next((at for at in range(first, last) if scene.lower(at) in ("of", "at", "in")), None)
    held = ground_at(scene, behind + 1, last) if behind is not None else None
    return (held,) if held is not None else ()


def _is_of_people(scene: Scene, ground: Named) -> bool:
    toponym = scene.toponym(ground.anchor)
    return toponym is not None and toponym.sense is not Sense.LITERAL


def _named_behind(scene: Scene, sentence: Sentence, at: int) -> tuple[Named, ...]:
    """ "Abandoned by its garrison on 2 May, Pilsen was entered …": the subject behind the comma."""
    comma = next((i for i in range(at + 1, sentence.last) if scene.lower(i) == ","), sentence.last)
    found = ground_at(scene, comma + 1, sentence.last) if comma + 1 < sentence.last else None
    return (found,) if found is not None else ()


def _named_before(scene: Scene, sentence: Sentence, at: int) -> tuple[Named, ...]:
    """The place name right before a participle, over a comma: "X, taken in May, …"."""
    step = at - 1
    while step > sentence.first and (scene.tokens[step].tag in _SKIPPED or scene.lower(step) in _BETWEEN):
        step -= 1
    if step not in scene.names:
        return ()
    first = scene.starts[scene.names[step]]
    while first - 2 > sentence.first - 1 and scene.lower(first - 1) == "and" and first - 2 in scene.names:
        first = scene.starts[scene.names[first - 2]]
    return territories(scene, first, step + 1, False)


def hung_on(scene: Scene, sentence: Sentence, doer: Phrase) -> tuple[Named, ...]:
    """What a relative clause is about: "a crossroads that it took on Thursday"."""
    relative = doer.first - 1
    if scene.lower(relative) not in _RELATIVES or relative <= sentence.first:
        return ()
    return before_relative(scene, sentence, relative) or _described(scene, sentence, relative)


def _described(scene: Scene, sentence: Sentence, relative: int) -> tuple[Named, ...]:
    """The name that an apposition describes: "by way of Paranthan, a crossroads that …"."""
    first = relative
    while first > sentence.first and scene.tokens[first - 1].tag in _NOMINAL and first - 1 not in scene.names:
        first -= 1
    if scene.lower(first) not in ("a", "an", "the") or scene.lower(first - 1) != ",":
        return ()
    return _named_before(scene, sentence, first)


def fronted(scene: Scene, sentence: Sentence, doer: Phrase) -> tuple[Named, ...]:
    """What is put before doer and verb: "Corrales and Toledo it still has", "Badme … the army took back"."""
    first = sentence.first
    while first < doer.first and (
        scene.tokens[first].tag in ("CCONJ", "PUNCT") or scene.lower(first) in QUOTES
    ):
        first += 1
    listed = territories(scene, first, doer.first, False) if first < doer.first else ()
    found = tuple(takewhile(lambda one: not one.led, listed))
    if not found:
        return ()
    end = found[-1].last
    if end == doer.first:
        return found
    closed = scene.lower(end) == "," and scene.lower(doer.first - 1) == ","
    return found if closed and doer.first - end <= _ASIDE else ()


def nearest_doer(scene: Scene, sentence: Sentence, cue: Cue) -> Phrase | None:
    """The noun phrase right before the verb, over its auxiliaries and adverbs."""
    last = cue.at
    while last > sentence.first and scene.tokens[last - 1].tag in _SKIPPED:
        last -= 1
    first = _start(scene, sentence, last)
    if scene.lower(first - 1) == "and" and first - 1 not in scene.dated:
        joined = _start(scene, sentence, first - 1)
        first = joined if joined < first - 1 else first
    return Phrase(first, last, last - 1) if first < last else None


def _start(scene: Scene, sentence: Sentence, last: int) -> int:
    """Where the noun phrase begins that ends before the token."""
    first = last
    while (
        first > sentence.first
        and first - 1 not in scene.dated
        and (scene.tokens[first - 1].tag in _NOMINAL or scene.lower(first - 1) in ("'s", "’s", "-"))
    ):
        if scene.lower(first) in ("the", "a", "an", "it", "they"):
            break
        first -= 1
    return first
