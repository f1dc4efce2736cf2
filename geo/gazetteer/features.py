"""GeoNames feature codes as kinds of place, and how far a place of each kind reaches."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from geo.lexicon import DATA
from geo.model import PlaceKind

TABLE = DATA / "gazetteer" / "features.csv"


class Feature(NamedTuple):
    """What places of a feature code are; `radius_km` is None where it follows from their people."""

    kind: PlaceKind
    radius_km: float | None
    rank: float


def feature(letter: str, code: str) -> Feature | None:
    """The feature of a class and code, or else of its class; None where the class is not taken in."""
    table = _features()
    return table.get(f"{letter}.{code}") or table.get(letter)


@cache
def _features() -> dict[str, Feature]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _feature(row) for row in csv.DictReader(file)}


def _feature(row: dict[str, str]) -> Feature:
    radius_km = float(row["radius_km"]) if row["radius_km"] else None
    return Feature(PlaceKind(row["kind"]), radius_km, float(row["rank"]))
