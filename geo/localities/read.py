"""Every literal toponym of an article, and the words round it that move, widen or narrow the place."""

from __future__ import annotations

from geo.gazetteer.base import Gazetteer
from geo.language.document import Document
from geo.model import Place, PlaceKind, Sense, Toponym
from geo.reading import Locality

_NAMED = frozenset({PlaceKind.POPULATED_PLACE, PlaceKind.SITE})


def read(document: Document, toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> tuple[Locality, ...]:
    """The localities of a text in its order; a relative one stands before the toponyms it is made of."""
    return tuple(
        Locality(toponym.span, toponym.place, _precision(toponym.place), (index,))
        for index, toponym in enumerate(toponyms)
        if toponym.sense is Sense.LITERAL and toponym.place is not None
    )


def _precision(place: Place) -> int:
    return 1 if place.kind in _NAMED else 3
