"""Happenings: incidents of many articles brought together where they are one, with who says what of it."""

from geo.happenings.decisions import Decision
from geo.happenings.gather import LIKELY, Happening, gather
from geo.happenings.tellings import Telling, tellings

__all__ = ["LIKELY", "Decision", "Happening", "Telling", "gather", "tellings"]
