"""Every date a text tells, worked out from the words and the publication date alone."""

from geo.dates.timeline import read

__all__ = ["read"]
