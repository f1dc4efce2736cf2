"""The territory that a relative clause hangs on, and what an apposition describes."""

from __future__ import annotations

from geo.claims.scene import QUOTES, Scene
from geo.claims.shares import Named
from geo.claims.territories import territories
from geo.language.document import Sentence

_BESIDE = frozenset(("off", "near", "beside", "around", "outside", "opposite"))
_NEAR = 16
"""How far before a relative pronoun its place name may stand."""


def before_relative(scene: Scene, sentence: Sentence, relative: int) -> tuple[Named, ...]:
    """The territory before a relative pronoun ("El Obeid, a city that the army still holds")."""
    at = relative
    while at > sentence.first and scene.lower(at - 1) in (",", "of", "in", "over", *QUOTES):
        at -= 1
    for first in range(at - 1, max(sentence.first, at - _NEAR) - 1, -1):
        if first in scene.names and scene.starts[scene.names[first]] == first:
            aside = scene.lower(first - 1) in _BESIDE and scene.tokens[first - 2].tag == "NOUN"
            if scene.end_of_name(first) == at and (aside or _is_measure(scene, sentence, first)):
                at = first - 1 if aside else at
                continue
            found = territories(scene, _start(scene, sentence, first), at)
            return apposed(scene, sentence, found[:1])
        if scene.tokens[first].tag == "VERB":
            break
    start = _start(scene, sentence, at)
    subject = next((c.subject for c in sentence.clauses if c.lemma == "be" and c.verb == start - 1), None)
    if subject is not None and (is_of := territories(scene, subject.first, subject.last)):
        return is_of[:1]  # "the city was the only capital that they had taken"
    return apposed(scene, sentence, territories(scene, start, at)[:1])


def apposed(scene: Scene, sentence: Sentence, found: tuple[Named, ...]) -> tuple[Named, ...]:
    """What an unnamed territory only describes: "Warba and Bubiyan, islands to which …" are the two."""
    if not found or found[0].place is not None or scene.lower(found[0].first - 1) != ",":
        return found
    last = found[0].first - 1
    if last - 1 not in scene.names:
        return found
    first = scene.starts[scene.names[last - 1]]
    while first - 2 > sentence.first and scene.lower(first - 1) in ("and", ",") and first - 2 in scene.names:
        first = scene.starts[scene.names[first - 2]]
    return territories(scene, _start(scene, sentence, first), last) or found


def _is_measure(scene: Scene, sentence: Sentence, name: int) -> bool:
    """ "some 60 km to the east of Timbuktu": the name only tells where the thing is."""
    return any(
        scene.lower(i) in ("km", "miles", "kilometres", "kilometers")
        for i in range(max(sentence.first, name - 7), name)
    )


def _start(scene: Scene, sentence: Sentence, at: int) -> int:
    """Where the noun phrase that holds the token starts."""
    while at > sentence.first and (
        scene.tokens[at - 1].tag in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON")
        or (scene.lower(at - 1) == "of" and scene.tokens[at - 2].tag in ("NOUN", "NUM", "DET", "PRON", "ADJ"))
    ):
        at -= 1
    return at
