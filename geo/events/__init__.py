"""Events by the hundred thousand: one row each for what a table of events states, and their columns."""

from geo.events.columns import Columns, columns
from geo.events.encoding import encode
from geo.events.model import Event

__all__ = ["Columns", "Event", "columns", "encode"]
