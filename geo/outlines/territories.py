"""Territories and lines that the project draws itself, each with its source, dates and viewpoint."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.gazetteer.fold import folded
from geo.lexicon import DATA

FOLDER = DATA / "outlines"


@dataclass(frozen=True, slots=True)
class Territory:
    """One feature of `data/outlines`: what its columns say there. `until` None: still so."""

    id: str
    name: str
    names: tuple[str, ...]
    geometry: BaseGeometry
    source: str
    since: date | None
    until: date | None
    viewpoint: str
    accuracy_km: float
    note: str

    def stands_on(self, day: date) -> bool:
        """Whether the outline was valid on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@cache
def territories() -> dict[str, Territory]:
    """All of them by id; raises DataError where a file breaks the rules."""
    found = [
        _territory(feature, path) for path in sorted(FOLDER.glob("*.geojson")) for feature in _features(path)
    ]
    return {territory.id: territory for territory in found}


@cache
def by_name() -> dict[str, str]:
    """Ids of territories by each of their names, folded as the gazetteer folds names."""
    return {folded(name): territory.id for territory in territories().values() for name in territory.names}


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"The outlines file {path.name} cannot be read: {error}") from error
    return features


def _territory(feature: dict[str, Any], path: Path) -> Territory:
    told = feature["properties"]
    try:
        return Territory(
            id=told["id"],
            name=told["name"],
            names=tuple(told["names"]),
            geometry=shapely.geometry.shape(feature["geometry"]),
            source=told["source"],
            since=_day(told["from"]),
            until=_day(told["to"]),
            viewpoint=told["viewpoint"],
            accuracy_km=float(told["accuracy_km"]),
            note=told["note"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"A feature of {path.name} breaks the rules: {error!r}") from error


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
