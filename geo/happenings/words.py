"""The words of a telling as far as articles can be compared by them: kind, scene, details, who is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from geo.lexicon import table
from geo.model import Actor, Incident

_WORD = re.compile(r"[\w-]+")
_LONGEST = 3
_SHORTEST, _STEM = 5, 6
_NAMING, _VERB_REACH = 4, 4
"""Letters of a word that names a speaker, and words behind it among which the verb stands."""


def kind(one: Incident) -> str:
    """Its kind, by sub-event; by type where that is unknown."""
    return _kinds().get(one.sub_type) or str(table("happenings")["types"][one.type.value])


@cache
def _kinds() -> dict[str, str]:
    rows: dict[str, list[str]] = table("happenings")["kinds"]
    return {name: kind for kind, names in rows.items() for name in names}


@cache
def akin() -> frozenset[tuple[str, str]]:
    """The pairs of kinds, both ways round, by which two voices may tell one happening."""
    rows: dict[str, list[str]] = table("happenings")["akin"]
    given = {(one, other) for one, others in rows.items() for other in others}
    same = {(one, one) for one in table("happenings")["kinds"]}
    return frozenset(given | {(other, one) for one, other in given} | same)


@cache
def rare(where: str) -> frozenset[str]:
    """Kinds of which there are few "in_time", in one place, or "in_place", on one day."""
    return frozenset(table("happenings")["rare"][where])


@lru_cache(maxsize=4096)
def scenes(text: str) -> frozenset[str]:
    """What was struck, by the groups of words for it; what only tells who speaks, or of what sort
    something is, is passed over."""
    found = [word.lower() for word in _WORD.findall(text)]
    return frozenset(_scenes(found))


def _scenes(found: list[str]) -> Iterator[str]:
    at, speaking = 0, _passed_over()
    while at < len(found):
        size, scene = _scene_at(found, at)
        if scene and not (at + size < len(found) and found[at + size] in speaking):
            yield scene
        at += size


def _scene_at(found: list[str], at: int) -> tuple[int, str]:
    """How many words tell a scene here, and which; one word and "" where none does."""
    if found[at] in _first_words():
        for size in range(min(_LONGEST, len(found) - at), 0, -1):
            if scene := _by_words().get(" ".join(found[at : at + size])):
                return size, scene
    return 1, ""


@cache
def _by_words() -> dict[str, str]:
    """Of each word or phrase, and of its plural, the scene that it tells."""
    rows: dict[str, list[str]] = table("happenings")["scenes"]
    plurals = {
        f"{word}{end}": scene for scene, words in rows.items() for word in words for end in ("s", "es")
    }
    return plurals | {word: scene for scene, words in rows.items() for word in words}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in _by_words())


@cache
def _passed_over() -> frozenset[str]:
    return frozenset(table("happenings")["passed_over"]["before"])


@lru_cache(maxsize=4096)
def details(text: str) -> frozenset[str]:
    """The stems of its longer words but those of every report: the details that two voices may share."""
    found = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in found if len(word) >= _SHORTEST and word not in _plain())


@cache
def _plain() -> frozenset[str]:
    return frozenset(table("happenings")["plain"]["words"].split())


def denies(speaker: str, quote: str) -> bool:
    """True where the words say of this speaker that it denies them: "the ministry denied it"."""
    found = [word.lower() for word in _WORD.findall(quote)]
    name = {word.lower() for word in _WORD.findall(speaker) if len(word) >= _NAMING}
    last = max((at for at, word in enumerate(found) if word in name), default=None)
    if last is None:
        return False
    denying = table("happenings")["denying"]
    behind = found[last + 1 : last + 1 + _VERB_REACH]
    telling = (word in denying["words"] for word in behind if word in denying["words"] + denying["not"])
    return next(telling, False)


@cache
def common() -> frozenset[str]:
    """Bodies that every war has."""
    return frozenset(table("happenings")["bodies"]["common"])


def named(actor: Actor) -> frozenset[str]:
    """The names in an actor's plain name that say who it is: "Russia" of "Russia, military"."""
    return frozenset(part for part in _parts(actor) if part not in common())


def struck(actor: Actor) -> frozenset[str]:
    """An actor by name and by kind of body."""
    return frozenset(_parts(actor))


def _parts(actor: Actor) -> list[str]:
    return [part.strip().casefold() for part in (actor.actor or actor.name).split(",") if part.strip()]
