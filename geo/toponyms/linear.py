"""The learned recogniser: a weight for each feature, and how often each common word is written small."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from geo.errors import DataError
from geo.lexicon import DATA

NEVER_SEEN = "0"


@dataclass(frozen=True, slots=True)
class Linear:
    """Logistic regression over strings. `common` says how often a word is written small, "1" to "4"."""

    weights: Mapping[str, float]
    common: Mapping[str, str]

    def commonness(self, lower: str) -> str:
        """NEVER_SEEN, or "1" for a word hardly ever written small to "4" for one nearly always."""
        return self.common.get(lower, NEVER_SEEN)

    def chance(self, features: Iterable[str]) -> float:
        """The probability (0..1) that these features are a place name's."""
        total = sum(map(self.weights.get, features, repeat(0.0)))
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
