"""All that the embedded gazetteer is made from, gathered."""

from __future__ import annotations

from geo.gazetteer.cities import cities
from geo.gazetteer.records import Record


def gather() -> list[Record]:
    """Every place, one record each."""
    return list(cities())
