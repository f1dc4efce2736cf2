"""The region or town that a sentence says a name lies in: "X, Y", "X in the south of Y"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from geo.incidents.ground import NEAR_BY
from geo.lexicon import table
from geo.model import PlaceKind, Span
from geo.reading import Locality, Reading

APPOSED = 60
"""Characters within which a name on no map is told by the region it lies in."""

LONGEST = 30
"""Characters of the words that may close a name."""

INSIDE = frozenset(["in", "of", "inside", "near", "within"])

ARTICLES = ("El", "La", "Los", "Las", "San", "Santa", "Al", "Le", "Les")
"""Words before a name that belong to it."""

WIDE = frozenset([PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION])


def in_full(reading: Reading, span: Span) -> str:
    """The name with the capital words around it: "El Tomate", "Tongoy Beach", "Alto de San Pablo"."""
    text = reading.article.text
    before = text[max(0, span.start - 5) : span.start].split(" ")
    article = before[-2] if len(before) > 1 and not before[-1] else ""
    words = [article] if article in ARTICLES else []
    words.append(span.text)
    return " ".join([*words, *closing(text[span.end : span.end + LONGEST])])


def closing(behind: str) -> list[str]:
    """The words that go on with a name, from what stands behind it."""
    if behind[:1] not in (" ", "\n"):
        return []
    kept: list[str] = []
    words = behind.split()[:5]
    for at, word in enumerate(words):
        bare = word.strip(",.;)")
        follows = words[at + 1] if at + 1 < len(words) else ""
        particle = bare in table("scenes")["ties"]["particles"] and follows[:1].isupper()
        if not (particle or bare.istitle()) or bare.lower() in _times():
            break
        kept.append(bare)
        if bare != word:
            break
    return kept


def region_after(reading: Reading, span: Span, here: tuple[Locality, ...]) -> Locality | None:
    """The region or town that a name is said to lie in: "X, Y", "X in the south of Y"."""
    after = next((one for one in here if one.span.start >= span.end), None)
    if after is None or after.span.start - span.end > APPOSED:
        return None
    words = _without_names(reading.article.text[span.end : after.span.start].replace(",", " , ").split())
    between = [word.lower() for word in words]
    if not between or not all(word in _joints() or word[:1].isdigit() for word in between):
        return None
    if any(one in table("casualties")["numbers"] and two in INSIDE for one, two in pairwise(between)):
        return None  # "twelve in X, seven in Y" counts apart
    inside = after.geo_precision == NEAR_BY or not INSIDE.isdisjoint(between)
    return after if inside or (after.place.kind in WIDE and "," in between) else None


def _without_names(words: list[str]) -> list[str]:
    """The words between two names, without a third on no map between commas: "X, Some District, Y"."""
    commas = [at for at, word in enumerate(words) if word == ","]
    if len(commas) < 2 or commas[-1] != len(words) - 1:
        return words
    inner = words[commas[-2] + 1 : commas[-1]]
    named = bool(inner) and all(word[:1].isupper() for word in inner)
    return [*words[: commas[-2] + 1], *words[commas[-1] + 1 :]] if named else words


@cache
def _joints() -> frozenset[str]:
    """Words that may stand between a name and the region it lies in."""
    words = table("scenes")["ties"]
    return frozenset({*words["between"], *words["sites"], *table("casualties")["numbers"], "hundred"})


@cache
def _times() -> frozenset[str]:
    """Capital words of time behind a name: "in Goma Monday"."""
    return frozenset({*table("dates")["months"], *table("dates")["weekdays"]})
