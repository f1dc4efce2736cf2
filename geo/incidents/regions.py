"""The region or town that a sentence says a name lies in: "X, Y", "X in the south of Y"."""

from __future__ import annotations

from functools import cache

from geo.incidents.ground import NEAR_BY
from geo.lexicon import table
from geo.model import PlaceKind, Span
from geo.reading import Locality, Reading

APPOSED = 60
"""Characters within which a name on no map is told by the region it lies in."""

LONGEST = 30
"""Characters of the words that may close a name."""

INSIDE = frozenset(["in", "of", "inside", "near", "within"])

WIDE = frozenset([PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION])


def in_full(reading: Reading, span: Span) -> str:
    """The name with the capital words that close it: "Tongoy Beach" where only "Tongoy" was read."""
    words = [span.text]
    for word in reading.article.text[span.end : span.end + LONGEST].split()[:2]:
        if not word.strip(",.").istitle():
            break
        words.append(word.strip(",."))
        if not word.isalpha():
            break
    return " ".join(words)


def region_after(reading: Reading, span: Span, here: tuple[Locality, ...]) -> Locality | None:
    """The region or town that a name is said to lie in: "X, Y", "X in the south of Y"."""
    after = next((one for one in here if one.span.start >= span.end), None)
    if after is None or after.span.start - span.end > APPOSED:
        return None
    between = reading.article.text[span.end : after.span.start].lower().replace(",", " , ").split()
    if not between or not all(word in _joints() or word[:1].isdigit() for word in between):
        return None
    inside = after.geo_precision == NEAR_BY or not INSIDE.isdisjoint(between)
    return after if inside or (after.place.kind in WIDE and "," in between) else None


@cache
def _joints() -> frozenset[str]:
    """Words that may stand between a name and the region it lies in."""
    words = table("scenes")["ties"]
    return frozenset({*words["between"], *words["sites"], *table("casualties")["numbers"], "hundred"})
