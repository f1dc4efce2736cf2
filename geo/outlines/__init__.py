"""Outlines of countries and territories, and the borders between them, all offline."""

from geo.outlines.atlas import at_sea, country
from geo.outlines.borders import border, edge, geojson, key_of, outline
from geo.outlines.territories import Territory, territories

__all__ = [
    "Territory",
    "at_sea",
    "border",
    "country",
    "edge",
    "geojson",
    "key_of",
    "outline",
    "territories",
]
