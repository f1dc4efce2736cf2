"""Mentions gathered into names: one name, one place, unless the words around it tell two apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.gazetteer.base import Candidate, Gazetteer
from geo.gazetteer.fold import fold
from geo.model import PlaceKind, Sense
from geo.resolve.scene import Tie
from geo.toponyms.heads import kinds
from geo.toponyms.mention import Mention

_WITH_ARTICLE = frozenset((PlaceKind.WATER, PlaceKind.TERRAIN, PlaceKind.REGION))
_TELLING = frozenset((PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.WATER, PlaceKind.COUNTRY))
"""Kinds of which a place may bear the name of another in one article: Gao the town, Gao the region."""
_FIRM = frozenset((",", "-", "", "in", "("))


@dataclass(slots=True)
class Name:
    """One name of the article: the positions of its mentions, the places it could be, its generic word."""

    candidates: tuple[Candidate, ...]
    head: str
    demonym: bool
    folded: str
    of_nature: bool
    """True for a river or the like, which may bear the name of a country far from it."""
    mentions: list[int] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How much its place counts for the others."""
        return 1.0 + math.log(len(self.mentions)) / 2


def gather(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Name]:
    """The names of the mentions that some place bears, in order of first mention."""
    names: dict[tuple[str, str, bool], Name] = {}
    for position, mention in enumerate(mentions):
        if not mention.candidates:
            continue
        head = mention.head or (_CITY if _opens(text, mention) else "")
        key = (fold(mention.span.text), *_told_apart(text, mention))
        name = names.get(key)
        if name is None:
            demonym = mention.sense == Sense.DEMONYM
            candidates = _with_head(mention, head or _river(text, mention), gazetteer)
            name = names[key] = Name(candidates, head, demonym, key[0], _of_nature(key[1], key[2]))
        name.mentions.append(position)
    return list(names.values())


def _told_apart(text: str, mention: Mention) -> tuple[str, bool]:
    """The kind of place that the words around a name announce, and whether it bears an article."""
    kind = kinds().get(mention.head)
    start = mention.span.start
    article = text[max(0, start - 4) : start].lower() == "the " and any(
        c.place.kind in _WITH_ARTICLE for c in mention.candidates
    )
    return (kind.value if kind in _TELLING else ""), article


def _of_nature(kind: str, article: bool) -> bool:
    return article or kind == PlaceKind.WATER.value


_CITY = "city"
"""The generic word that goes without saying of a dateline: "NEW YORK - " is no state."""
_DASHES = "-–—"
_INDENT = 80
"""Characters of white space that may stand before a dateline."""


def _opens(text: str, mention: Mention) -> bool:
    """True for a name in capitals that stands alone, or before a date, in front of the dash of a dateline."""
    start, end = mention.span.start, mention.span.end
    if not mention.span.text.isupper() or text[max(0, start - _INDENT) : start].rpartition("\n")[2].strip():
        return False
    rest = text[end : end + 40].partition("\n")[0]
    dash = min((at for at in map(rest.find, _DASHES) if at > 0), default=-1)
    return dash > 0 and rest[dash - 1] == " " and not rest[:dash].isupper()


def _river(text: str, mention: Mention) -> str:
    """The generic word that may go without saying behind an article: "the dam on the Yarmouk"."""
    start = mention.span.start
    plain = mention.sense == Sense.LITERAL and not mention.peoples and " " not in mention.span.text
    return "river" if plain and text[max(0, start - 5) : start].lower() == " the " else ""


def _with_head(mention: Mention, head: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The bearers of the name, and those of the name with its generic word ("Donetsk region")."""
    if not head:
        return mention.candidates
    text = mention.span.text
    longer = gazetteer.candidates(f"{text} {head}") or gazetteer.candidates(f"{head} {text}")
    known = {c.place.id for c in mention.candidates}
    return mention.candidates + tuple(c for c in longer if c.place.id not in known)


def ties(text: str, mentions: Sequence[Mention], names: Sequence[Name]) -> list[Tie]:
    """Who is said to lie in whom: names that follow one another with a comma or "in" between."""
    group = {position: i for i, name in enumerate(names) for position in name.mentions}
    found = []
    for position in range(len(mentions) - 1):
        child, parent = group.get(position), group.get(position + 1)
        if child is None or parent is None or child == parent:
            continue
        between = text[mentions[position].span.end : mentions[position + 1].span.start]
        if len(between) > 24 or "\n" in between or ";" in between:
            continue
        words = between.replace(",", " , ").split()
        if between.strip(" -(") in _FIRM or words == [","]:
            found.append(Tie(child, parent, firm=True))
        elif words and words[-1] in ("in", "of", "the") and "and" not in words:
            found.append(Tie(child, parent, firm=False))
    return found
