"""Outlines of countries and territories, and the borders between them, all offline."""

from geo.outlines.atlas import country
from geo.outlines.borders import border, edge, outline
from geo.outlines.territories import Territory, territories

__all__ = ["Territory", "border", "country", "edge", "outline", "territories"]
