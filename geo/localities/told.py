"""The words of a border: which names they join, and whether they mean the line at all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from geo.localities.scene import Name, Scene
from geo.localities.words import by_last_word, listed, met

REACH = 7  # words after "border" within which its names stand
_GAP = 5  # words between the two names of a pair


@dataclass(frozen=True, slots=True)
class Told:
    """A border in words: tokens `first`..`last`, and the names of its two sides, or of one."""

    first: int
    last: int
    names: tuple[Name, ...]

    @property
    def indices(self) -> tuple[int, ...]:
        """Positions of its toponyms."""
        return tuple(name.index for name in self.names)


def is_another_thing(scene: Scene, following: int) -> bool:
    """Whether the word after "border" makes it someone or something else: "border guards"."""
    word = scene.word(following)
    return word in listed("border", "not_before") and word not in listed("border", "on_the_line")


def told(scene: Scene, token: int) -> Told | None:
    """The words round the noun at a token, and the names in them in the order told."""
    before = _before(scene, token)
    after = _after(scene, token + 1) if len(before) < 2 else ()
    names = (*before, *after)
    if not names:
        return None
    first = before[0].first if before else token
    last = after[-1].last if after else token + 1
    return Told(first, last, names[:2])


def _before(scene: Scene, token: int) -> tuple[Name, ...]:
    """The names that lead up to "border": "A - B border", "A's border", "the B state border"."""
    at = token
    while scene.word(at - 1) in listed("border", "adjectives"):
        at -= 1
    if scene.word(at - 1) in ("'s", "’s", "'", "’"):
        at -= 1
    name = scene.ending.get(at) or scene.ending.get(scene.over_quotes(at - 1, -1) + 1)
    if name is None:
        return ()
    joint = name.first - 1
    other = scene.ending.get(joint) if scene.word(joint) in listed("border", "joints") else None
    return (other, name) if other and other.place.id != name.place.id else (name,)


def _after(scene: Scene, token: int) -> tuple[Name, ...]:
    """The names that follow: "between A and B", "with B", "of A and B"."""
    word = scene.word(token)
    if word in ("between", "of"):
        return _pair(scene, token)
    known = by_last_word(sorted(listed("border", "with")))
    for end in (token, token + 1):
        if (found := met(scene, end, known)) and found[0] == token:
            names = _names(scene, end + 1, REACH)
            return names[:1] if names and names[0].first - end <= 4 else ()
    return ()


def _pair(scene: Scene, token: int) -> tuple[Name, ...]:
    names = _names(scene, token + 1, 2 * REACH)
    if not names or names[0].first - token > _GAP:
        return ()
    for one, other in pairwise(names):
        joint = scene.words[one.last : other.first]
        # "The frontier of X last night and occupied Y" names one side: behind "of" the two stand together.
        joins = set(joint) <= {"and", "with", "the"} if scene.word(token) == "of" else True
        if len(joint) <= _GAP and joins and {"and", "with"} & set(joint) and one.place.id != other.place.id:
            return one, other
        if len(joint) > _GAP:
            break
    return names[:1] if scene.word(token) == "of" else ()


def _names(scene: Scene, first: int, reach: int) -> tuple[Name, ...]:
    return scene.names_between(first, min(first + reach, scene.sentence_of(first)[1]))
