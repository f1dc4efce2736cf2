"""What a reader asked to see, and what of the collection that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.model import Claim, Incident, IncidentType
from geo.report import counted
from geo.views.area import Area
from geo.views.collection import Item
from geo.views.happenings import once

INCIDENT, CLAIM = "incident", "claim"


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show; empty fields let everything through. `first`, `last` are days, both included.

    What has no date passes every range, unless `undated` is False. `outlets` are publishers of articles,
    `precisions` ACLED's codes of how well an incident is placed (1 to 3): a claim has none and passes.
    """

    first: date | None = None
    last: date | None = None
    kinds: frozenset[str] = frozenset()
    types: frozenset[IncidentType] = frozenset()
    people: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    text: str = ""
    undated: bool = True
    outlets: frozenset[str] = frozenset()
    precisions: frozenset[int] = frozenset()
    area: Area | None = None

    def lets(self, item: Item) -> bool:
        """True where the item is to be shown."""
        return self.in_range(item) and self._fits(item)

    def in_range(self, item: Item) -> bool:
        """True where the item's days meet the range, of a claim those on which it is in force."""
        if item.first_day is None:
            return self.undated
        if self.last is not None and item.first_day > self.last:
            return False
        return self.first is None or item.last_day is None or item.last_day >= self.first

    def is_from_before(self, item: Item) -> bool:
        """True where the item began before the range."""
        return item.first_day is not None and self.first is not None and item.first_day < self.first

    def turn(self, item: Item) -> tuple[bool, bool, date]:
        """Where the item stands in a list."""
        return item.first_day is None, self.is_from_before(item), item.first_day or date.max

    def _fits(self, item: Item) -> bool:
        return (
            (not self.kinds or _kind(item) in self.kinds)
            and (not self.types or not isinstance(item.what, Incident) or item.what.type in self.types)
            and (not self.people or bool(self.people.intersection(item.people)))
            and (not self.speakers or bool(self.speakers.intersection(item.speakers)))
            and (not self.articles or item.article.id in self.articles)
            and (not self.outlets or item.outlet in self.outlets)
            and self._is_placed(item)
            and all(word in item.words for word in self.text.casefold().split())
        )

    def _is_placed(self, item: Item) -> bool:
        """Whether it lies in the area, and as precisely as is asked for."""
        what, place = item.what, item.place
        if self.precisions and isinstance(what, Incident) and what.geo_precision not in self.precisions:
            return False
        return self.area is None or (place is not None and self.area.holds(place.lat, place.lon))


def _kind(item: Item) -> str:
    return CLAIM if isinstance(item.what, Claim) else INCIDENT


@dataclass(frozen=True, slots=True)
class Counts:
    """What is shown, and how much of it is only in the list and why."""

    articles: int
    incidents: int
    claims: int
    mapped: int
    undated: int
    unplaced: int
    outside: int

    @property
    def found(self) -> str:
        """What is listed: "36 incidents, 29 claims"."""
        return f"{counted(self.incidents, 'incident')}, {counted(self.claims, 'claim')}"

    @property
    def missing(self) -> str:
        """What of it is not drawn, and what is not listed: "4 without a place, 9 outside the dates"."""
        names = ("undated", "without a place", "outside the dates")
        without = zip((self.undated, self.unplaced, self.outside), names, strict=True)
        return ", ".join(f"{many} {what}" for many, what in without if many)

    def __str__(self) -> str:
        missing = f"; {self.missing}" if self.missing else ""
        return f"{counted(self.articles, 'article')}: {self.found}{missing}"


@dataclass(frozen=True, slots=True)
class Selection:
    """The items a filter lets through, and what is to be said of the others."""

    items: tuple[Item, ...]
    counts: Counts


def select(items: Iterable[Item], chosen: Filter) -> Selection:
    """The items to list: those that begin in the range by day, what goes on from before it, the undated.

    What several articles tell is listed and counted once.
    """
    fitting = [item for item in items if chosen._fits(item)]
    inside = list(filter(chosen.in_range, fitting))
    shown = sorted(once(inside), key=chosen.turn)
    incidents = sum(isinstance(item.what, Incident) for item in shown)
    counts = Counts(
        articles=len({item.article.id for item in inside}),
        incidents=incidents,
        claims=len(shown) - incidents,
        mapped=sum(item.place is not None for item in shown),
        undated=sum(item.when is None for item in shown),
        unplaced=sum(item.place is None for item in shown),
        outside=len({item.happening for item in fitting}) - len(shown),
    )
    return Selection(tuple(shown), counts)
