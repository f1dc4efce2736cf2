"""Who is said to hold, have gained, lost or be entitled to a territory, and who says so."""

from geo.claims.extract import extract

__all__ = ["extract"]
