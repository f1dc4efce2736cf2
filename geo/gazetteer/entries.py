"""Large JSON tables entry by entry, so that they are never in memory whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_DECODER = json.JSONDecoder()


def entries(text: str) -> Iterator[dict[str, Any]]:
    """Each object that an array, or an object under plain keys, holds; in the order of the text."""
    at = text.find("{", 1)
    while at >= 0:
        entry, end = _DECODER.raw_decode(text, at)
        yield entry
        at = text.find("{", end)
