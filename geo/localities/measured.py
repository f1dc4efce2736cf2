""" "12 km north-east of X", "20 miles from X", "west of X", "about 15 km to the south"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.localities.approach import approaches
from geo.localities.geodesy import moved
from geo.localities.scene import NAMED, Found, Name, Scene
from geo.localities.words import direction, keys, listed, met, phrases, section
from geo.model import Place

_MOST = 1e6  # of any unit; more is no distance on earth
_LEAST_KM = 2.0
_SHARE = 0.2  # of the distance: how far off an eight-wind bearing and a round number lie
_NO_DISTANCE_KM = 15.0  # "west of X": somewhere within about twice this
_WIDE_KM = 50.0
_CLOSING = ")"
_REACH = 8  # words of a distance in brackets


@dataclass(frozen=True, slots=True)
class Distance:
    """So many kilometres, low to high, told by the words from token `first` on."""

    first: int
    low: float
    high: float

    @property
    def middle(self) -> float:
        """The best guess."""
        return (self.low + self.high) / 2

    @property
    def doubt(self) -> float:
        """How far the guess may be off, in kilometres."""
        return (self.high - self.low) / 2 + _SHARE * self.middle


def measured(scene: Scene, name: Name) -> Found | None:
    """The point that words before a name describe from it; None where they describe none."""
    if not name.literal:
        return None
    for end in approaches(scene, name):
        found = _ending(scene, end, name)
        if found is not None:
            return found
    return None


def _ending(scene: Scene, end: int, name: Name) -> Found | None:
    if scene.word(end) == "of" and (way := direction(scene, end - 1)):
        first, bearing = way
        return _directed(scene, _before_direction(scene, first), bearing, name, name.last)
    if (away := met(scene, end, phrases("from", "away"))) is None:
        return None
    if (way := direction(scene, away[0] - 1)) is not None:
        return _directed(scene, _before_direction(scene, way[0]), way[1], name, name.last)
    far = distance(scene, away[0] - 1)
    return None if far is None else _round(name, far)


def onward(scene: Scene, token: int) -> Found | None:
    """ "15 km to the south", "20 km north of the town": counted from the town named last before."""
    way = direction(scene, token)
    if way is None:
        return None
    last = _anaphor(scene, token + 1)
    start = _before_direction(scene, way[0])
    far = distance(scene, start - 1)
    if far is None or last is None:
        return None
    sentence, _ = scene.sentence_of(far.first)
    earlier, _ = scene.sentence_of(max(sentence - 1, 0))
    towns = [name for name in scene.names_between(earlier, far.first) if name.literal and _town(name)]
    if not towns:
        return None
    return Found(far.first, last, _placed(towns[-1].place, way[1], far), 2, (), measured=True)


def _town(name: Name) -> bool:
    return name.place.kind in NAMED


def _anaphor(scene: Scene, token: int) -> int | None:
    """The end of "of the town", or of nothing; None where "of" leads to something else."""
    if scene.word(token) not in section("from")["towards"]:
        return token
    of_it = scene.word(token + 1) == "the" and scene.word(token + 2) in listed("features", "anaphora")
    names_it = scene.word(token + 3) == "of" or scene.starting.get(token + 3) is not None
    return token + 3 if of_it and not names_it else None


def _before_direction(scene: Scene, first: int) -> int:
    found = met(scene, first - 1, phrases("from", "before_direction"))
    return found[0] if found else first


def _directed(scene: Scene, first: int, bearing: float, name: Name, last: int) -> Found | None:
    far = distance(scene, first - 1)
    if far is not None:
        return Found(far.first, last, _placed(name.place, bearing, far), 2, (name.index,), measured=True)
    if name.place.kind not in NAMED or met(scene, first - 1, phrases("from", "inside")):
        return None
    vague = Distance(first, 0.0, 2 * _NO_DISTANCE_KM)
    return Found(first, last, _placed(name.place, bearing, vague), 2, (name.index,))


def _placed(place: Place, bearing: float, far: Distance) -> Place:
    lat, lon = moved((place.lat, place.lon), bearing, far.middle)
    told = f"{far.middle:g} km" if far.high - far.low < far.middle else "some way"
    return replace(
        place,
        id=f"from:{place.id}:{far.middle:.1f}:{bearing:g}",
        name=f"{told} {_named(bearing)} of {place.name}",
        lat=lat,
        lon=lon,
        radius_km=max(_LEAST_KM, far.doubt) + min(place.radius_km, far.middle / 2),
        outline=None,
        geonameid=None,
    )


def _named(bearing: float) -> str:
    winds = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
    return winds[round(bearing / 45) % 8]


def _round(name: Name, far: Distance) -> Found:
    place = replace(
        name.place,
        id=f"round:{name.place.id}:{far.high:.1f}",
        name=f"{far.middle:g} km from {name.place.name}",
        radius_km=max(_LEAST_KM, far.high + far.doubt),
        outline=None,
        geonameid=None,
    )
    precision = 2 if place.radius_km <= _WIDE_KM else 3
    return Found(far.first, name.last, place, precision, (name.index,), measured=True)


def distance(scene: Scene, last: int) -> Distance | None:
    """The distance whose words end at token `last`: "12 km", "five miles (8 km)", "10 to 15 kilometres"."""
    last = _before_brackets(scene, last)
    unit = met(scene, last, keys("units"))
    if unit is None:
        return None
    each = float(section("units")[unit[1]])
    end = unit[0] - 1
    if scene.word(end) in ("-", "‑"):
        end -= 1
    high = _number(scene, end)
    if high is None:
        return None
    low = _number(scene, high[0] - 2) if scene.word(high[0] - 1) in ("-", "–", "to", "and", "or") else None
    first, least = (low[0], low[1]) if low and low[1] < high[2] else (high[0], high[1])
    return Distance(first, least * each, high[2] * each)


def _before_brackets(scene: Scene, last: int) -> int:
    """Past a second telling in brackets: "12 miles (19 km)"."""
    if scene.word(last) != _CLOSING:
        return last
    for token in range(last - 1, max(last - _REACH, -1), -1):
        if scene.word(token) == "(":
            return token - 1
    return last


def _value(written: str) -> float | None:
    """A number in figures: "1,200" is a thousand and more, "2,5" two and a half."""
    thousands = "," in written and len(written.rsplit(",", 1)[1]) == 3
    try:
        value = float(written.replace(",", "" if thousands else "."))
    except ValueError:
        return None
    return value if value <= _MOST else None


def _number(scene: Scene, last: int) -> tuple[int, float, float] | None:
    word = scene.word(last)
    if word and word[0].isdigit():
        value = _value(word)
        return None if value is None else (last, value, value)
    found = met(scene, last, keys("numbers"))
    if found is None:
        return None
    low, high = section("numbers")[found[1]]
    return found[0], float(low), float(high)
