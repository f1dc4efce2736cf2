"""Incidents of many articles as the happenings they tell: one line in the list, one mark on the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from geo import report
from geo.happenings import Happening, Telling
from geo.happenings.versions import Comparison, Version, compare
from geo.reviews import Reviewed, Subject
from geo.views.collection import Item, collect

_DIFFERING = {
    "denial": "whether it happened",
    "killed": "the number of dead",
    "injured": "the number of injured",
    "day": "the day",
    "place": "the place",
}


@dataclass(frozen=True)
class Told:
    """A happening and the items that tell it, by publication."""

    happening: Happening
    items: tuple[Item, ...]

    @property
    def id(self) -> str:
        """The first item's: the same at every reading as long as no earlier article joins."""
        return self.items[0].id

    @property
    def is_shared(self) -> bool:
        """True where more than one incident tells it."""
        return len(self.items) > 1

    @cached_property
    def comparison(self) -> Comparison:
        """Its accounts laid side by side."""
        return compare(self.happening)

    @property
    def is_disputed(self) -> bool:
        """True where sources tell it in ways that cannot all be true."""
        return len(self.comparison.versions) > 1

    @property
    def sources(self) -> str:
        """ "3 sources, 2 versions", "2 sources"; "" where one source tells it in one way."""
        sources, versions = len(self.comparison.sources), len(self.comparison.versions)
        if sources < 2 and versions < 2:
            return ""
        said = report.counted(sources, "source")
        return f"{said}, {versions} versions" if versions > 1 else said

    @property
    def differing(self) -> str:
        """On what: "the number of dead and the place"."""
        found = [words for name, words in _DIFFERING.items() if name in self.comparison.differing]
        return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))

    @property
    def casualties(self) -> str:
        """The numbers of its versions one beside the other: "12 killed, 48 injured | 13 killed"."""
        told = [numbers(one) for one in self.comparison.versions]
        if any(told):
            told = [one or "reported" for one in told]
        return " | ".join(dict.fromkeys(filter(None, told)))

    def item_of(self, telling: Telling) -> Item:
        """The item of one of its tellings."""
        return self.items[self.happening.tellings.index(telling)]


def numbers(version: Version) -> str:
    """The numbers of one version in words, or that it is denied; "" where it tells none."""
    return "denied" if version.is_denial else report.casualties(*version.numbers)


ByItem = Mapping[str, Told]
"""Of each incident's id the happening it tells."""


def told(items: Iterable[Item], subjects: Mapping[str, Subject], happenings: Iterable[Happening]) -> ByItem:
    """The happenings by the ids of their items; `subjects` tells what an item is known by."""
    by_subject = {subjects[item.id]: item for item in items}
    found: dict[str, Told] = {}
    for happening in happenings:
        one = Told(happening, tuple(by_subject[telling.subject] for telling in happening.tellings))
        found |= dict.fromkeys((item.id for item in one.items), one)
    return found


def by_item(kept: Iterable[Reviewed], happenings: Iterable[Happening]) -> ByItem:
    """The happenings of reviewed articles by the ids of their incidents."""
    articles = list(kept)
    items = collect(one.findings for one in articles)
    subjects = (subject for one in articles for subject in one.subjects)
    return told(items, {item.id: subject for item, subject in zip(items, subjects, strict=True)}, happenings)


def telling(items: Iterable[Item], by_item: ByItem) -> tuple[Item, ...]:
    """The items, each with the happening it tells."""
    return tuple(replace(item, told=by_item.get(item.id)) for item in items)


def once(items: Iterable[Item]) -> Iterator[Item]:
    """The items, of each happening only the one that tells day and place most exactly."""
    found: dict[str, Item] = {}
    for item in items:
        found[item.happening] = min(item, found.get(item.happening, item), key=_vagueness)
    yield from found.values()


def each(items: Iterable[Item]) -> Iterator[Item]:
    """The items, and with each all that tell the same happening in other articles."""
    for item in items:
        if item.told is None:
            yield item
        else:
            yield from (replace(one, told=item.told) for one in item.told.items)


def _vagueness(item: Item) -> tuple[int, float, int]:
    if item.told is None or item.when is None or item.place is None:
        return 0, 0.0, 0
    length = (item.when.last_day - item.when.first_day).days
    return length, item.place.radius_km, [one.id for one in item.told.items].index(item.id)


def standing_for(id: str | None, items: Iterable[Item]) -> str | None:
    """The id of the item that stands for this one where each happening is shown once."""
    found = (one.id for one in items if one.told and any(other.id == id for other in one.told.items))
    return next(found, id)


def keys(by_item: ByItem) -> dict[str, str]:
    """Of each incident's id that of its happening."""
    return {item: one.id for item, one in by_item.items()}
