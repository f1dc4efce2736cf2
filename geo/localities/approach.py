"""From a name back to the preposition that leads to it: "near the besieged city of “X”"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.localities.scene import Name, Scene
from geo.localities.words import listed

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "this", "that"})
_FARTHEST = 6  # words between a preposition and the noun before a name
_STOPS = frozenset(".,;:!?()[]—")


def approaches(scene: Scene, name: Name) -> tuple[int, ...]:
    """Tokens at which a phrase leading to the name could end, the nearest first."""
    found = scene.approached.get(name.first)
    if found is None:
        found = scene.approached[name.first] = tuple(_approaches(scene, name))
    return found


def _approaches(scene: Scene, name: Name) -> Iterator[int]:
    sentence, _ = scene.sentence_of(name.first)
    before = scene.over_quotes(name.first - 1, -1)
    yield before
    noun = _noun(scene, before, sentence)
    if scene.word(before) in _ARTICLES:
        yield before - 1
    if noun is not None:
        yield from _past_noun(scene, noun, sentence)


def _noun(scene: Scene, token: int, sentence: int) -> int | None:
    """The feature noun before a name: "city of X", "village X"."""
    nouns = listed("features", "nouns")
    if scene.word(token) == "of" and scene.word(token - 1) in nouns:
        token -= 1
    return token if token >= sentence and scene.word(token) in nouns else None


def _past_noun(scene: Scene, noun: int, sentence: int) -> Iterator[int]:
    yield noun - 1
    for token in range(noun - 1, max(noun - _FARTHEST, sentence - 1), -1):
        word = scene.word(token)
        if word in _STOPS:
            return
        if word in _ARTICLES:
            yield token - 1
            return
