"""Places that a sentence names in one list, each of them a scene: "in A, B and C"."""

from __future__ import annotations

from geo.incidents.ground import NEAR_BY, distance_km
from geo.reading import Locality, Reading


def listed(reading: Reading, nearest: Locality, here: tuple[Locality, ...]) -> tuple[Locality, ...]:
    """The whole list that `nearest` stands in ("A, B and C"); itself alone where it stands in none."""
    at = here.index(nearest)
    first, last, joined = at, at, False
    while first > 0 and (link := _link(reading, here[first - 1], here[first])):
        first, joined = first - 1, joined or link == "and"
    while last + 1 < len(here) and (link := _link(reading, here[last], here[last + 1])):
        last, joined = last + 1, joined or link == "and"
    run = here[first : last + 1]
    plain = all(one.geo_precision != NEAR_BY or _is_beside(one) for one in run)
    return run if plain and joined and len(run) > 1 and not _nested(run) else (nearest,)


def _is_beside(found: Locality) -> bool:
    """ "Near X and Y": near both."""
    return found.span.text.split(" ", 1)[0].lower() in ("near", "around", "outside")


def _link(reading: Reading, left: Locality, right: Locality) -> str:
    """ "and" or "," where two localities stand side by side in a list; else nothing."""
    between = reading.article.text[left.span.end : right.span.start].lower().split()
    words = [
        word
        for word in " ".join(between).replace(",", " , ").split()
        if word not in ("the", "in", "at", "of")
    ]
    if words in (["and"], [",", "and"], ["as", "well", "as"]):
        return "and"
    return "," if words == [","] else ""


def _nested(run: tuple[Locality, ...]) -> bool:
    return any(
        a is not b
        and a.place.radius_km > 2 * b.place.radius_km
        and distance_km(a.place, b.place) < a.place.radius_km
        for a in run
        for b in run
    )
