"""A date of the text with where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from geo.dates.meaning import Meaning
from geo.model import Span, When


@dataclass(frozen=True, slots=True)
class Told:
    """One date: its words, the When they give, and the sentence and paragraph they stand in."""

    span: Span
    when: When | None
    meaning: Meaning
    sentence: int
    paragraph: int
    ahead: bool
    dateline: bool
