"""Where one territory of a list ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.claims.phrases import Found, heads, is_measure, read_run
from geo.claims.scene import QUOTES, Scene
from geo.claims.shares import Named
from geo.model import Extent, PlaceKind, Sense

_LINKS = (
    *((word, preposition) for word in ("and", "or") for preposition in ("of", "to", "from", "over", "on")),
    ("as", "well", "as"),
    ("in", "addition", "to"),
    ("along", "with"),
    ("together", "with"),
)
_LINKING = frozenset(link[0] for link in _LINKS)
_LISTS = frozenset((",", "and", "&", "or", "including", "plus", "nor", "both", "with", ";"))
_PRONOUNS = frozenset(["it", "them", "there", "itself", "ones"])
_REACH = 6
_ASIDE = 14
_INCLUDING = frozenset((":", "include", "includes", "included", "including", "comprise", "comprises"))


def is_known(scene: Scene, first: int, run: Found) -> bool:
    """Whether a listed item is anything but a name that no place is known for."""
    head = next(heads(scene, first, run.last), None)
    return head is None or head in scene.names or scene.tokens[head].tag != "PROPN" or head + 1 in scene.names


def lists_places(scene: Scene, at: int, limit: int) -> bool:
    """Whether names that go on a list behind an unknown name are those of places."""
    for _ in range(_REACH):
        if scene.lower(at) not in (",", "and"):
            return False
        while at < limit and scene.lower(at) in (",", "and"):
            at += 1
        if at in scene.names:
            toponym = scene.toponym(at)
            return toponym is not None and toponym.sense is Sense.LITERAL
        if at >= limit or scene.tokens[at].tag != "PROPN":
            return at < limit and is_measure(scene, at) and scene.lower(at + 1) == "of"
        while at < limit and scene.tokens[at].tag == "PROPN" and at not in scene.names:
            at += 1
    return False


def inherit(found: list[Named], one: Named) -> Iterator[Named]:
    """ "much of A and B": the second is a part as well."""
    plain = one.first == one.anchor and one.extent is Extent.UNSPECIFIED
    if found and plain and found[-1].extent is not Extent.UNSPECIFIED:
        yield replace(one, extent=found[-1].extent)
    else:
        yield one


def _link(scene: Scene, at: int) -> int:
    """How many words "as well as" and its like have here; 0 where none stands here."""
    words = (len(k) for k in _LINKS if all(scene.lower(at + n) == word for n, word in enumerate(k)))
    return next(words, 0)


def aside_end(scene: Scene, at: int, limit: int) -> int | None:
    """Where ", of which Iturup is one," ends, between two of a list; None where none is."""
    if (scene.lower(at), scene.lower(at + 1)) != (",", "of") or scene.lower(at + 2) not in ("which", "whom"):
        return None
    end = next((i for i in range(at + 3, min(at + _ASIDE, limit)) if scene.lower(i) == ","), None)
    return end if end is not None and scene.lower(end + 1) in ("and", "or") else None


def next_start(scene: Scene, at: int, limit: int) -> int | None:
    """Where the next one of a list starts, or None where the list is over."""
    start = at
    at = aside_end(scene, at, limit) or at
    while at < limit:
        lower = scene.lower(at)
        link = _link(scene, at) if lower in _LINKING else 0
        if link:
            at += link
        elif lower in QUOTES or (lower in _LISTS and lower not in ("with", ";")):
            at += 1
        elif lower in ("which", "that") and scene.lower(at + 1) in _INCLUDING:
            at += 2
        elif lower == ":" or (scene.tokens[at].tag == "ADV" and (at > start or scene.lower(at + 1) == ",")):
            at += 1
        else:
            break
    if at == start or at >= limit:
        return None
    return at if _listed(scene, start, at, limit) else None


def _listed(scene: Scene, start: int, at: int, limit: int) -> bool:
    """Whether what follows goes on the list: after a bare comma only a name that the list goes on behind."""
    between = {scene.lower(i) for i in range(start, at)} - QUOTES
    run = read_run(scene, at, limit)
    if between != {","}:
        return run.head is not None or scene.lower(at) in _PRONOUNS
    if run.top is None and not is_known(scene, at, run):
        return scene.lower(run.last) in (",", "and")
    toponym = scene.toponym(run.top) if run.top is not None else None
    state = toponym is not None and toponym.place is not None and toponym.place.kind is PlaceKind.COUNTRY
    return run.top is not None and not state and scene.lower(run.last) in (",", "and", "as", "or", "&")


def includes(scene: Scene, first: int, last: int) -> bool:
    """Whether a list of names tells what an unnamed whole is made of: it stands for the whole then."""
    return any(scene.lower(i) in _INCLUDING for i in range(first, last))
