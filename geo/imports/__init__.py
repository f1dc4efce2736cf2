"""Tables of events that others collected: read, understood, and taken in row by row."""

from geo.imports.fields import FIELDS, Mapping, guess, order
from geo.imports.rows import Taken, Wrong, take
from geo.imports.table import Table, read_table

__all__ = ["FIELDS", "Mapping", "Table", "Taken", "Wrong", "guess", "order", "read_table", "take"]
