"""The learned recogniser: a weight for each feature, and how often each common word is written small."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat

from geo.errors import DataError
from geo.lexicon import DATA
from geo.toponyms.evidence import Evidence, Key

NEVER_SEEN = "0"
_REMEMBERED = 1 << 16


class Totals(dict[Key, float]):
    """What the features of a key weigh together, remembered."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def __missing__(self, key: Key) -> float:
        spell, *facts = key
        if len(self) >= _REMEMBERED:
            self.clear()
        total = self[key] = sum(map(self._weights.get, spell(*facts), repeat(0.0)))
        return total


@dataclass(frozen=True, slots=True)
class Linear:
    """Logistic regression over strings. `common` says how often a word is written small, "1" to "4"."""

    weights: Mapping[str, float]
    common: Mapping[str, str]
    totals: Totals = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "totals", Totals(self.weights))

    def commonness(self, lower: str) -> str:
        """NEVER_SEEN, or "1" for a word hardly ever written small to "4" for one nearly always."""
        return self.common.get(lower, NEVER_SEEN)

    def chance(self, evidence: Evidence) -> float:
        """The probability (0..1) that this is a place name's."""
        total = sum(map(self.totals.__getitem__, evidence.keys))
        total += sum(map(self.weights.get, evidence.rare, repeat(0.0)))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def shipped() -> Linear:
    """The model of `data/models/toponyms-linear.json`; raises DataError where it is missing or broken."""
    path = DATA / "models" / "toponyms-linear.json"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Linear(told["weights"], told["common"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"The model {path.name} cannot be read: {error}") from error
