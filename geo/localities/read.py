"""Every literal toponym of an article, and the words round it that move, widen or narrow the place."""

from __future__ import annotations

from geo.gazetteer.base import Gazetteer
from geo.language.document import Document
from geo.model import PlaceKind, Sense, Toponym
from geo.reading import Locality

_NAMED = frozenset({PlaceKind.POPULATED_PLACE, PlaceKind.SITE})


def read(document: Document, toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> tuple[Locality, ...]:
    """The localities of a text in its order; a relative one stands before the toponyms it is made of."""
    return tuple(_alone(index, toponym) for index, toponym in enumerate(toponyms) if _usable(toponym))


def _usable(toponym: Toponym) -> bool:
    return toponym.sense is Sense.LITERAL and toponym.place is not None


def _alone(index: int, toponym: Toponym) -> Locality:
    assert toponym.place is not None
    precision = 1 if toponym.place.kind in _NAMED else 3
    return Locality(toponym.span, toponym.place, precision, (index,))
