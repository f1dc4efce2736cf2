"""What a reader can filter by, and how often each occurs in all that there is, whatever the filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.events import Columns
from geo.events.columns import Coded
from geo.events.model import TYPES
from geo.model import Incident, IncidentType
from geo.views.collection import Item

_MOST = 100


@dataclass(frozen=True, slots=True)
class Choices:
    """How often each occurs, the most frequent first; of names no more than a hundred of each sort.

    A happening that several articles tell counts once, as in the list. `precisions` are ACLED's codes.
    """

    types: Mapping[IncidentType, int]
    people: Mapping[str, int]
    speakers: Mapping[str, int]
    outlets: Mapping[str, int]
    precisions: Mapping[int, int]


_Met = tuple[Counter[Any], ...]


def choices(items: Iterable[Item], events: Columns | None = None) -> Choices:
    """The choices that findings and imported events offer together."""
    met = _of_items(items)
    if events is not None:
        for mine, more in zip(met, _of_events(events), strict=True):
            mine.update(more)
    types, *named, precisions = (dict(one.most_common()) for one in met)
    people, speakers, outlets = (dict(list(one.items())[:_MOST]) for one in named)
    return Choices(types, people, speakers, outlets, precisions)


def _of_items(items: Iterable[Item]) -> _Met:
    """Types, people, speakers, outlets and precisions, each by the happenings that are told with it."""
    told: tuple[set[tuple[Any, str]], ...] = (set(), set(), set(), set(), set())
    for item in items:
        for known, met in zip(told, _values(item), strict=True):
            known.update((one, item.happening) for one in met)
    # in their own order first, so that what is as frequent always stands the same way
    return tuple(Counter(one for one, _ in sorted(known)) for known in told)


def _values(item: Item) -> tuple[Iterable[Any], ...]:
    incident = item.what if isinstance(item.what, Incident) else None
    types = [incident.type] if incident else []
    precisions = [incident.geo_precision] if incident and incident.geo_precision else []
    return types, item.people, item.speakers, [item.outlet] if item.outlet else [], precisions


_COUNTED: list[tuple[Columns, _Met]] = []


def _of_events(events: Columns) -> _Met:
    """The same of events, counted once for all sessions; their source is speaker and outlet in one."""
    if not (_COUNTED and _COUNTED[0][0] is events):
        by = np.bincount(events.type, minlength=len(TYPES)).tolist()
        types = Counter({kind: many for kind, many in zip(TYPES, by, strict=True) if many})
        precise = Counter({one: many for one, many in enumerate(np.bincount(events.precision)) if many})
        sources = _named(events.source)
        precisions = Counter({one: int(many) for one, many in precise.items()})
        _COUNTED[:] = [(events, (types, _named(events.actor), sources, sources, precisions))]
    return _COUNTED[0][1]


def _named(column: Coded) -> Counter[str]:
    """The most frequent words, which come first in their column."""
    many = np.bincount(column.codes, minlength=len(column.words))[:_MOST].tolist()
    return Counter({word: times for word, times in zip(column.words, many, strict=False) if word and times})
