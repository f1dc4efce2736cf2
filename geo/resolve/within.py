"""Names that are on no map, placed by what the text says of where they are: "Slave Island, Colombo".

A street, a square, a barracks lies in the town that its words or its sentence tell of; a village lies in the
district or near the town it is told by. Their place is that of the other, as wide as the words leave open.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from geo import lexicon
from geo.model import WITHIN, Place, PlaceKind, Sense, Span, Toponym
from geo.toponyms.heads import kinds

LIKELY = 0.6
"""How likely the place is right that the words beside a name tell."""
INFERRED = 0.4
"""The same of the town that only its sentence, its paragraph or the dateline tells of."""
NARROW_KM = 60.0
"""The reach of a district up to which its middle says where a village is."""
NEAR_KM = 12.0
ROOMY_KM = 12.0
"""How far beyond a town its airports, camps and prisons may lie."""
_LEAST_KM = 3.0
_OFF_KM = 8.0
_LONGEST = 80

_OPENING = 200
"""Characters within which a dateline stands."""
_JOINTS = frozenset((",", "and", "or", ", and", ", or", "&"))
_TIGHT = "tight"
_CLOSING = frozenset((",", ".", ";", ")", ""))
_LEADING = (" in ", " at ", " on ", " near ", " of ", " from ", " to ", "In ", "At ", "On ")
_STOPS = (". ", "! ", "? ")
_PARAGRAPH = 1500
"""Characters of the longest paragraph looked over for a town."""
_NAMES = 40
_MANY = 400
_TOWNS = (PlaceKind.POPULATED_PLACE,)
_DIVISIONS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION)
_DEGREE_KM = 111.2


class _Spot(NamedTuple):
    """Where a name is told to be: in or beside a place, by so many kilometres to the north and east."""

    place: Place
    wider_km: float = 0.0
    north_km: float = 0.0
    east_km: float = 0.0
    score: float = LIKELY


def told(text: str, toponyms: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """The toponyms, those that have no place with the one the words around them give, if they give any."""
    if all(toponym.place for toponym in toponyms):
        return tuple(toponyms)
    found, seat = list(toponyms), _seat(toponyms)
    spots: dict[int, _Spot] = {}
    for i in reversed(range(len(found))):
        if found[i].place is None and found[i].sense is Sense.LITERAL:
            spot = _spot(text, toponyms, i, spots.get(i + 1), seat)
            if spot is not None:
                spots[i] = spot
                found[i] = _placed(found[i], spot)
    return tuple(found)


def _spot(
    text: str, toponyms: Sequence[Toponym], i: int, beside: _Spot | None, seat: Place | None
) -> _Spot | None:
    urban = lies_in_town(text, toponyms[i].span)
    if i + 1 < len(toponyms):
        between = " ".join(text[toponyms[i].span.end : toponyms[i + 1].span.start][:_LONGEST].split())
        if beside is not None and between.lower() in _JOINTS:
            return beside
        if _may_hold(toponyms[i + 1].place, between):
            spot = _listed(text, toponyms, i, urban) if between in (",", "(") else None
            spot = spot or _related(text, toponyms, i, urban)
            if spot is not None:
                return spot
    town = _town(text, toponyms, i, urban == _TIGHT) if urban else None
    if town is None and urban == _TIGHT:
        town = seat
    return None if town is None else _Spot(town, _room(urban), score=INFERRED)


def _may_hold(place: Place | None, between: str) -> bool:
    if place is None or len(between) >= _LONGEST or place.id.startswith(WITHIN):
        return False
    return place.kind in (*_TOWNS, PlaceKind.SITE) or (
        place.kind is not PlaceKind.COUNTRY and place.radius_km <= NARROW_KM
    )


def _listed(text: str, toponyms: Sequence[Toponym], i: int, urban: str) -> _Spot | None:
    """ "In X, Y, on Friday": X lies in Y, unless the two stand in a list."""
    place, end = toponyms[i + 1].place, toponyms[i + 1].span.end
    if place is None or text[end : end + 6].lower().startswith((" and ", " or ", ", and ", ", or ")):
        return None
    if not (urban or place.kind in _DIVISIONS) and _in_list(text, toponyms, i):
        return None
    return _Spot(place, _room(urban))


def _in_list(text: str, toponyms: Sequence[Toponym], i: int) -> bool:
    """True where "X, Y" may be part of a list of towns, of which neither lies in the other."""
    end = toponyms[i + 1].span.end
    if text[end : end + 1] not in _CLOSING or not text[: toponyms[i].span.start].endswith(_LEADING):
        return True
    if i + 2 >= len(toponyms) or text[end : toponyms[i + 2].span.start].strip() != ",":
        return False
    further, place = toponyms[i + 2].place, toponyms[i + 1].place
    return further is None or place is None or further.kind in _TOWNS or further.country != place.country


def _related(text: str, toponyms: Sequence[Toponym], i: int, urban: str) -> _Spot | None:
    """What "X in Y", "X near Y", "X, north of Y" tell of X."""
    between, other = text[toponyms[i].span.end : toponyms[i + 1].span.start], toponyms[i + 1]
    matched = None if "\n" in between else _relation().match(between.lower())
    if matched is None or other.place is None:
        return None
    if way := matched["way"]:
        return _aside(other.place, way)
    if matched["near"]:
        return _Spot(other.place, NEAR_KM)
    part = bool(matched["noun"]) or not matched["of"] or _word(text, other.span.end) in kinds()
    return _Spot(other.place, _room(urban)) if part else None


def _word(text: str, at: int) -> str:
    """The word behind an offset, in small letters and without its stop."""
    words = text[at : at + 30].lower().split(maxsplit=1)
    return words[0].strip(".,;:()") if words else ""


@cache
def _relation() -> re.Pattern[str]:
    words = lexicon.table("toponyms")["told_within"]
    listed = {key: "|".join(map(re.escape, phrases)) for key, phrases in words.items()}
    noun = f"(?P<noun>(?:an?|the|another) (?:[a-z-]+ ){{0,3}}?(?:{listed['nouns']}) )"
    links = f"(?P<in>{listed['inside']})|(?P<of>of)|(?P<near>{listed['near']})"
    ways = "(?P<way>(?:north|south|east|west)(?:[ -]?(?:east|west))?)"
    part = f"(?:(?:the )?(?:[a-z-]+ ){{0,2}}(?:{listed['parts']}) of )?(?:the )?"
    relation = f"(?:(?:{listed['lying']}) )*(?:{links}|(?:to the )?{ways} of)"
    return re.compile(rf"(?: (?:{listed['nouns']}))? ?[,(]? ?{noun}?{relation} {part}$")


def _aside(place: Place, way: str) -> _Spot | None:
    """Some way off a town on one side: as a rule about as far as it is wide itself."""
    if place.kind not in _TOWNS:
        return None
    km = max(_OFF_KM, place.radius_km)
    north = km * (("north" in way) - ("south" in way))
    east = km * (("east" in way) - ("west" in way))
    slant = math.sqrt(2) if north and east else 1.0
    return _Spot(place, max(0.0, 1.5 * km - place.radius_km), north / slant, east / slant)


def _room(urban: str) -> float:
    return ROOMY_KM if urban == "roomy" else 0.0


@cache
def _kinds_of_site() -> dict[str, str]:
    table = lexicon.table("toponyms")["urban"]
    return {word: kind for kind, words in table.items() for word in words}


def lies_in_town(text: str, span: Span) -> str:
    """ "tight" for what lies inside a town by its nature, "roomy" for what lies about one; else ""."""
    known = _kinds_of_site()
    words = span.text.lower().replace("-", " ").split()
    end = span.end
    own = next((known[word] for word in (words[-1].rstrip("."), words[0]) if word in known), "")
    if own and len(words) > 1:
        return own
    return known.get(_word(text, end), "") if text[end : end + 1] == " " else ""


def _town(text: str, toponyms: Sequence[Toponym], i: int, tight: bool) -> Place | None:
    """The town that the sentence of a name tells of; of what lies inside one, also that of its paragraph."""
    here = toponyms[i].span
    paragraph = max(text.rfind("\n", max(0, here.start - _PARAGRAPH), here.start), here.start - _PARAGRAPH)
    sentence = max(text.rfind(mark, max(0, paragraph), here.start) for mark in _STOPS)
    ahead = [t for t in toponyms[max(0, i - _NAMES) : i] if t.span.start >= paragraph and _is_town(t)]
    if ahead and ahead[-1].span.start > sentence:
        return ahead[-1].place
    ends = (text.find(mark, here.end, here.end + _PARAGRAPH) for mark in (*_STOPS, "\n"))
    end = min((at for at in ends if at >= 0), default=here.end + _PARAGRAPH)
    behind = [t for t in toponyms[i + 1 : i + _NAMES] if t.span.start < end and _is_town(t)]
    if behind:
        return behind[0].place
    return ahead[-1].place if ahead and tight else None


def _seat(toponyms: Sequence[Toponym]) -> Place | None:
    """The town of the dateline, else that which the article names most."""
    first = toponyms[0]
    if first.span.start < _OPENING and _is_town(first):
        return first.place
    towns = {t.place.id: t.place for t in toponyms[:_MANY] if t.place and _is_town(t)}
    often = Counter(t.place.id for t in toponyms[:_MANY] if t.place and _is_town(t)).most_common(1)
    return towns[often[0][0]] if often else None


def _is_town(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.kind in _TOWNS and toponym.sense is Sense.LITERAL


def _placed(toponym: Toponym, spot: _Spot) -> Toponym:
    base, words = spot.place, toponym.span.text.rstrip(".")
    lat = max(-90.0, min(90.0, base.lat + spot.north_km / _DEGREE_KM))
    wide = _DEGREE_KM * max(0.1, math.cos(math.radians(base.lat)))
    place = replace(
        base,
        id=f"{WITHIN}{base.id}:{words.casefold()}",
        name=f"{words}, {base.name}",
        kind=PlaceKind.SITE if base.kind in _TOWNS else base.kind,
        lat=lat,
        lon=(base.lon + spot.east_km / wide + 180) % 360 - 180,
        radius_km=round(max(_LEAST_KM, base.radius_km + spot.wider_km), 1),
        geonameid=None,
        outline=None,
    )
    return replace(toponym, place=place, score=spot.score)
