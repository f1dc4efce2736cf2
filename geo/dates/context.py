"""What is known where a date of the text stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.dates.calendar import Stretch


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a date stands: the day of filing, what was told before, whether it lies ahead."""

    filed: date | None
    told: Stretch | None = None
    told_day: Stretch | None = None
    event_day: Stretch | None = None
    """The last day told of what happened, not of who spoke of it."""
    year: int | None = None
    """The year the passage is in, where the text has said one that is not the year of filing."""
    ahead: bool = False
    dateline: bool = False
    """`filed` is the date of the dateline, not of the publication."""
    recent: Stretch | None = None
    """The last day told of the days shortly before filing: what the story is about."""
    same_paragraph: bool = False
    """The date told before stands in the same paragraph."""
    same_sentence: bool = False
    """The day told before stands in the same sentence."""

    @property
    def named(self) -> str:
        """The day of filing in words."""
        return f"the {'dateline' if self.dateline else 'publication'} date {self.filed}"

    @property
    def day_in_hand(self) -> Stretch | None:
        """The day that "the same day" means: told in this sentence, else the last that something happened."""
        return self.told_day if self.same_sentence else self.event_day or self.told_day
