"""Names that no place bears as they are written: which place another alphabet may have made them from.

What is alike in sound, in the article's countries and near its other places is weighed against the
chance that nothing known is meant; a wrong guess is worse than none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from geo.gazetteer.base import Candidate, Gazetteer
from geo.gazetteer.neighbours import neighbours
from geo.model import Place, PlaceKind, Sense
from geo.spelling import latin, likeness, sounds
from geo.toponyms.heads import kinds
from geo.toponyms.mention import Mention
from geo.toponyms.view import words_of

COUNTRIES = 5
"""Countries searched: those that most of the article's names lie in."""
_SHORTEST = 4
"""Sounds a name needs before its likeness to another says anything."""
_STANDING_FOR = 0.2
"""What a country counts where it acts ("Russian troops") and is not itself the scene."""
_LEAST_SHARE = 0.1
_FAMILIAR = 1.0
"""How much it counts that a guess lies in a country the article hardly names."""
_NONE = 5.0
"""What speaks for none of the places being meant, on the scale of `_support`."""
_LONG_KM = 400.0
"""Beyond this from all other places of the article a likeness is taken for chance."""
_MOST = 400
"""Places of an article that a guess is held against, the first named; a bound on the work over a book."""


class Guess(NamedTuple):
    """A place a name may have been made from, and the belief in it."""

    candidate: Candidate
    belief: float


class _Weights(NamedTuple):
    """What speaks for a guess, in log odds."""

    none: float = -10.1
    odds: float = 0.74
    likeness: float = 10.0
    stem: float = 2.7
    same_end: float = 1.1
    per_sound: float = -0.25
    per_letter: float = -0.3
    quoted: float = 1.3


# Fitted to 1,400 guesses: villages' names put into gold articles in the place of others, half of them with
# the village withheld, so that every guess is wrong, half misspelt by chance. A name that is only like some
# old or foreign name of a place, or only shares its ending, is rather that of a place nobody has filed. A
# name in quotation marks is one whose spelling the writer vouches for least; that was not fitted.
_WEIGHTS = _Weights()


def trust(name: str, guess: Guess, quoted: bool) -> float:
    """How likely (0..1) a name that no place bears is a spelling of the place guessed."""
    told, full = latin(name), latin(guess.candidate.place.name)
    place = max((full, full.rpartition(" ")[0]), key=partial(likeness, told))
    belief = min(max(guess.belief, 1e-3), 1 - 1e-3)
    z = _WEIGHTS.none + _WEIGHTS.odds * math.log(belief / (1 - belief))
    z += _WEIGHTS.likeness * likeness(told, place)
    z += _WEIGHTS.stem * likeness(*_stems(told, place)) + _WEIGHTS.same_end * (told[-1:] == place[-1:])
    z += _WEIGHTS.per_sound * len(sounds(name)) + _WEIGHTS.per_letter * abs(len(told) - len(place))
    return 1.0 / (1.0 + math.exp(-z - _WEIGHTS.quoted * quoted))


_STEM = 2


def _stems(one: str, other: str) -> tuple[str, str]:
    """Both names without the ending they share: so many villages end in "-ivka"."""
    shared = 0
    while shared < min(len(one), len(other)) - _STEM and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    return one[: len(one) - shared], other[: len(other) - shared]


class Surroundings(NamedTuple):
    """Where an article plays: its most named countries, and its places that are smaller than countries."""

    countries: frozenset[str]
    places: tuple[Place, ...]
    """Each once."""
    shares: Mapping[str, float]
    """By country how much it is named, 1 for the most named."""
    distances: dict[str, float]
    """Kilometres from a place, by its id, to the nearest of them: worked out once."""

    def km(self, place: Place) -> float:
        """How far a place lies from the nearest of those of the article."""
        known = self.distances.get(place.id)
        if known is None:
            known = min((apart_km(place, other) for other in self.places), default=_LONG_KM / 2)
            self.distances[place.id] = known
        return known


def surroundings(placed: Sequence[tuple[Place, float, Sense]]) -> Surroundings:
    """Where the places of an article (with the belief in each, and its sense) lie together."""
    weights: defaultdict[str, float] = defaultdict(float)
    for place, belief, sense in placed:
        for country in filter(None, (place.country, *place.claimed_by)):
            weights[country] += belief if sense == Sense.LITERAL else belief * _STANDING_FOR
    most = sorted(weights, key=lambda country: -weights[country])[:COUNTRIES]
    told = frozenset(c for c in most if weights[c] >= _LEAST_SHARE * weights[most[0]])
    scene = [p for p, belief, sense in placed if belief >= 0.5 and sense == Sense.LITERAL]
    small = {(p.lat, p.lon, p.radius_km): p for p in scene if p.kind != PlaceKind.COUNTRY}
    shares = {country: weights[country] / weights[most[0]] for country in told}
    return Surroundings(told, tuple(small.values())[:_MOST], shares, {})


def guesses(
    mention: Mention, around: Surroundings, gazetteer: Gazetteer, beside: Sequence[Place] = ()
) -> tuple[Guess, ...]:
    """Places that the mention may mean, likeliest first; their beliefs leave room for none of them.

    `beside` are the places named in the same breath.
    """
    name = mention.span.text
    street = name.rstrip(".").rpartition(" ")[2].lower() in words_of("roads")
    if street or not around.countries or len(sounds(name)) < _SHORTEST:
        return ()
    alike = gazetteer.similar(name, _searched(around.countries))
    found = [(c, _support(c, mention, around, beside)) for c in alike]
    weights = [(c, math.exp(support)) for c, support in found if support > -math.inf]
    total = sum(weight for _, weight in weights) + math.exp(_NONE)
    ranked = sorted(weights, key=lambda pair: -pair[1])
    return tuple(Guess(candidate, weight / total) for candidate, weight in ranked)


def _searched(told: frozenset[str]) -> frozenset[str]:
    """The countries told, and where there is only one of them those around it."""
    return told.union(*map(neighbours, told)) if len(told) == 1 else told


def _support(candidate: Candidate, mention: Mention, around: Surroundings, beside: Sequence[Place]) -> float:
    """How much speaks for a candidate; minus infinity rules it out."""
    km = around.km(candidate.place)
    if km > _LONG_KM:
        return -math.inf
    # Set by a search over names of gold articles misspelt by chance, against surnames of the same regions.
    support = (candidate.likeness - 0.8) * 30.0 + 3.0 * math.exp(-km / 80.0)
    support += 0.3 * math.log10(candidate.population + 1) + 0.15 * (len(sounds(mention.span.text)) - 6)
    if beside:
        support += 2.0 * math.exp(-min(apart_km(candidate.place, place) for place in beside) / 80.0)
    support += _FAMILIAR * math.log(around.shares.get(candidate.place.country or "", _LEAST_SHARE))
    wanted = kinds().get(mention.head)
    return support + (2.0 if candidate.place.kind == wanted else 0.0)


def apart_km(one: Place, other: Place) -> float:
    """Great-circle distance, less what the other place reaches itself."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return max(0.0, 12742.0 * math.asin(math.sqrt(min(1.0, half))) - min(other.radius_km, 100.0))
