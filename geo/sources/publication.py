"""The day an article was published: as given, and as its own text suggests."""

from __future__ import annotations

import re
from datetime import date, datetime

from geo.dates.dateline import dateline
from geo.dates.find import find
from geo.dates.meaning import Day
from geo.dates.scan import Scan
from geo.errors import DateError

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?")
_TOP = 3000


def parse_published(value: str) -> date:
    """The day of an ISO 8601 date or time ("2020-11-10"); DateError for anything else."""
    words = value.strip()
    try:
        if _ISO.fullmatch(words):
            return datetime.fromisoformat(words).date()
    except ValueError:
        pass
    shown = words if len(words) <= 40 else words[:40] + "…"
    raise DateError(f"“{shown}” is not a date: write year-month-day, for example 2020-11-10.")


def suggest_published(text: str) -> date | None:
    """The day of the dateline, if told in full with its year: to be shown and asked, never used unasked."""
    scan = Scan(text[:_TOP])
    line = dateline(scan, find(scan))
    if line is None or not isinstance(line.meaning, Day) or not isinstance(line.meaning.year, int):
        return None
    try:
        return date(line.meaning.year, line.meaning.month, line.meaning.day)
    except ValueError:
        return None
