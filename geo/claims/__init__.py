"""Who is said to hold, have gained, lost or be entitled to a territory, and who says so.

What still goes wrong on unseen articles, by class, most urgent first: docs/errors.md.
"""

from geo.claims.extract import Told, extract, read

__all__ = ["Told", "extract", "read"]
