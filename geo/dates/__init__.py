"""Every date a text tells, worked out from the words and the publication date alone."""

from geo.dates.timeline import read
from geo.dates.whens import at_place

__all__ = ["at_place", "read"]
