"""A date of the text with where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from geo.dates.meaning import Apart, Bound, Limited, Meaning
from geo.model import Span, When


@dataclass(frozen=True, slots=True)
class Told:
    """One date: its words, the When they give, and the sentence and paragraph they stand in."""

    span: Span
    when: When | None
    meaning: Meaning
    sentence: int
    paragraph: int
    ahead: bool = False
    """It lies in the future of the text."""
    dateline: bool = False
    aside: bool = False
    """It belongs to a noun or a comparison ("the accord of 1966", "as in 2014"), not to what happens."""

    points: tuple[When, ...] = ()
    """The dates it names by themselves: of "since May" the May, of "from March to June" both."""

    @property
    def limit(self) -> bool:
        """True for "until", "by", "before" and "after", which say when something was not."""
        return isinstance(self.meaning, Limited) and self.meaning.bound is not Bound.SINCE

    @property
    def before(self) -> bool:
        """True for "two days after", which dates only what is told behind it."""
        return isinstance(self.meaning, Apart)
