"""Places as a text describes them: a name alone, "near X", "12 km north of X", "the border of A and B"."""

from geo.localities.read import read

__all__ = ["read"]
