"""One noun phrase that may tell a territory: its nouns, and the "of" and "in" phrases that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claims.scene import QUOTES, Scene
from geo.language.document import Phrase, Token
from geo.model import Sense

FILLERS = frozenset(("DET", "ADJ", "NUM", "ADV", "PRON"))
CHAIN = frozenset(
    [
        "of",
        "in",
        "around",
        "near",
        "at",
        "within",
        "on",
        "between",
        "below",
        "above",
        "beside",
        "outside",
        "inside",
        "along",
        "to",
        "down",
    ]
)
_DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"]
)
_INNER = frozenset(("'s", "’s", "-", "per"))
_PRONOUNS = frozenset(["it", "them", "there", "itself", "ones"])
GENITIVE = frozenset(("'s", "’s"))
_ABOUT = frozenset(["about", "around", "nearly", "almost", "some", "over", "roughly", "approximately"])
_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"))
_NO_NOUNS = frozenset(["besides", "except", "save"])
_STOP = frozenset(["which", "who", "that", "whose", "whom", "where", "when", "while"])


@dataclass(frozen=True, slots=True)
class Found:
    """What a run of words holds: its head noun and the first place name that fits it."""

    last: int
    head: int | None
    top: int | None
    direct: bool
    """The place name is the head itself or stands beside it, not after "of" or "in"."""


@dataclass(slots=True)
class _Run:
    """A noun phrase being read. `fresh` is True where its noun has yet to come."""

    first: int
    head: int | None = None
    top: int | None = None
    direct: bool = False
    chained: bool = False
    fresh: bool = True


def read_run(scene: Scene, at: int, limit: int) -> Found:
    """Read one noun phrase with the "of" and "in" phrases that hang on it."""
    run = _Run(at)
    while at < limit:
        step = _step(scene, run, at, limit)
        if step is None:
            break
        at = step
    return Found(at, run.head, run.top, run.direct)


def _step(scene: Scene, run: _Run, at: int, limit: int) -> int | None:
    """Take the token at `at` into the phrase: where to go on, or None where the phrase is over."""
    token = scene.tokens[at]
    if token.lower in _PRONOUNS and run.chained and run.fresh:
        run.fresh = False
        return at + 1
    if token.lower in _STOP and not (token.lower == "that" and at == run.first):
        return None
    if at in scene.names:
        return _take_name(scene, run, at, limit)
    if token.lower in QUOTES or token.lower in _INNER:
        run.fresh = run.fresh or token.lower in GENITIVE
        return at + 1
    return _grow(scene, run, at, limit)


def _grow(scene: Scene, run: _Run, at: int, limit: int) -> int | None:
    """Take a noun, a preposition that leads to a place, or a word before the noun."""
    if is_noun(scene.tokens[at]) or (scene.lower(at + 1) == "of" and is_measure(scene, at)):
        return _take_noun(scene, run, at)
    if run.head is not None and not run.fresh and _chains(scene, at, limit):
        run.chained = run.fresh = True
        return at + 1
    return at + 1 if run.fresh and _fills(scene, at) else None


def _fills(scene: Scene, at: int) -> bool:
    """Whether the token may stand before the noun of a phrase."""
    token = scene.tokens[at]
    described = token.tag == "VERB" and _before_place(scene, at + 1)
    return token.tag in FILLERS or token.lower in _ABOUT or described


def is_measure(scene: Scene, at: int) -> bool:
    """Whether the word is a share or a number before "of": "half", "three"."""
    counted = scene.lower(at + 1) == "of" and scene.tokens[at].tag == "NUM"
    return counted or scene.lower(at) in scene.lexicon.joint.measures


def _before_place(scene: Scene, at: int) -> bool:
    """Whether a participle stands before a place: "occupied territories", "the left bank"."""
    return scene.lower(at) in scene.lexicon.places["strong"] or at in scene.names


def _take_name(scene: Scene, run: _Run, at: int, limit: int) -> int | None:
    toponym = scene.toponym(at)
    end = min(scene.end_of_name(at), limit)
    possessive = scene.lower(end) in ("'s", "’s", "'", "’") and scene.lower(end) != scene.lower(at)
    if possessive or (toponym is not None and toponym.sense is Sense.DEMONYM):
        return end if run.fresh and (possessive or _nounish(scene, end, limit)) else None
    if run.top is not None and not run.fresh:
        return None
    if run.top is None:
        run.top, run.direct = scene.starts[scene.names[at]], not run.chained
    run.head, run.fresh = end - 1, False
    return end


def _take_noun(scene: Scene, run: _Run, at: int) -> int | None:
    if (
        not run.fresh
        and run.head is not None
        and any(scene.lower(i) not in QUOTES for i in range(run.head + 1, at))
    ):
        return None
    run.head, run.fresh = at, False
    return at + 1


def is_noun(token: Token) -> bool:
    """Whether the token is a noun, common or proper."""
    return token.tag in ("NOUN", "PROPN") and token.lower not in _NO_NOUNS


def _nounish(scene: Scene, at: int, limit: int) -> bool:
    return at < limit and scene.tokens[at].tag in ("NOUN", "PROPN", "ADJ")


def _chains(scene: Scene, at: int, limit: int) -> bool:
    """Whether a preposition goes on with a place, not with a month or a manner."""
    lower, after = scene.lower(at), scene.lower(at + 1)
    if lower == "of" or (lower in _DIRECTIONS and after == "of"):
        return True
    if lower in ("to", "down") and not (
        after in ("to", "of") or (after == "the" and scene.lower(at + 2) in _DIRECTIONS)
    ):
        return lower == "to" and scene.lower(at - 1) == "down"
    return lower in CHAIN and _leads_to_place(scene, at + 1, limit)


def _leads_to_place(scene: Scene, first: int, limit: int) -> bool:
    for index in range(first, min(limit, first + 4)):
        if index in scene.names or scene.lower(index) in scene.lexicon.places["strong"]:
            return True
        if scene.tokens[index].tag not in FILLERS and scene.lower(index) not in QUOTES:
            return False
    return False


def heads(scene: Scene, first: int, last: int) -> Iterator[int]:
    """The last noun before each preposition: "most", "soldiers" in "most of the Kherson soldiers"."""
    head: int | None = None
    for at in range(first, last):
        if at in scene.names or is_noun(scene.tokens[at]) or is_measure(scene, at):
            head = at
        elif scene.lower(at) in CHAIN and head is not None:
            yield head
            head = None
    if head is not None:
        yield head


def noun_phrase(scene: Scene, first: int, limit: int) -> Phrase | None:
    """The noun phrase from `first` on, without what hangs on it."""
    last = first
    while last < limit and (scene.tokens[last].tag in _NOMINAL or scene.lower(last) in ("'s", "’s", "-")):
        last += 1
    return Phrase(first, last, last - 1) if last > first else None
