"""Every literal toponym of an article, and the words round it that move, widen or narrow the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.gazetteer.base import Gazetteer
from geo.language.document import Document
from geo.localities import apposition
from geo.localities.between import between
from geo.localities.borders import border
from geo.localities.measured import measured, onward
from geo.localities.near import near
from geo.localities.parts import part
from geo.localities.scene import NAMED, Found, Name, Scene
from geo.localities.sea import off
from geo.localities.words import listed, section
from geo.model import WITHIN, Place, PlaceKind, Toponym
from geo.reading import Locality

_PATTERNS: tuple[Callable[[Scene, Name], Found | None], ...] = (measured, between, off, part, near)
_TELLING = (measured, near)
_LARGE = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2})


def read(document: Document, toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> tuple[Locality, ...]:
    """The localities of a text in its order; a relative one swallows the toponyms it is made of."""
    scene = Scene(document, toponyms)
    if not scene.names:
        return ()
    described = _apart([*_borders(scene), *_described(scene), *_onward(scene)])
    swallowed = {index for found in described for index in found.toponyms}
    alone = [_alone(name) for name in scene.names if name.literal and name.index not in swallowed]
    return tuple(_locality(document, found) for found in sorted([*described, *alone], key=lambda f: f.first))


def _described(scene: Scene) -> Iterator[Found]:
    for name in scene.names:
        for pattern in _PATTERNS:
            if found := pattern(scene, name):
                yield apposition.described(scene, found) if pattern in _TELLING else found


def _onward(scene: Scene) -> Iterator[Found]:
    winds = section("directions")
    for token, word in enumerate(scene.words):
        if word in winds and (found := onward(scene, token)):
            yield found


def _borders(scene: Scene) -> Iterator[Found]:
    nouns = listed("border", "nouns")
    for token, word in enumerate(scene.words):
        if word in nouns and (found := border(scene, token)):
            yield found


def _apart(found: list[Found]) -> list[Found]:
    """Of those that overlap the longest, in text order."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda f: (f.first - f.last, f.first)):
        reach = range(one.first, one.last)
        if taken.isdisjoint(reach):
            taken.update(reach)
            kept.append(one)
    return kept


def _alone(name: Name) -> Found:
    return Found(name.first, name.last, name.place, _precision(name.place), (name.index,))


def _precision(place: Place) -> int:
    """ACLED's code: 1 for a town or site, 3 for a state or province, by size for the rest."""
    if place.id.startswith(WITHIN) and place.kind in NAMED:
        return 2
    if place.kind in NAMED:
        return 1
    if place.kind in _LARGE or place.radius_km > 15:
        return 3
    return 2 if place.radius_km > 5 else 1


def _locality(document: Document, found: Found) -> Locality:
    start, end = document.tokens[found.first].start, document.tokens[found.last - 1].end
    return Locality(document.span(start, end), found.place, found.precision, found.toponyms)
