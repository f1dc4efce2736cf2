"""Columns as the few bytes a row that the map's canvas layer fetches once.

Gzip over: `DLC1`, the header's length (uint32, little-endian), the header (JSON), then one plane after the
other, each with the rows in order. A number of several bytes is split into planes of one byte, the highest
first, which pack better:

- `x`, `y`: 3 planes each: Web Mercator from 0 (180° W, 85.05° N) to 2^24 (EPSG:3857, in world widths);
- `day`: 3 planes: days since the header's `base`; `span`: 2 planes: days it lasts beyond the first;
- `kind`: 1 plane: type in the low four bits, precision code above;
- `actor`: 1 plane: number of the actor in the header's `actors`, 255 where it has no place there;
- `radius`: 1 plane: 0 a point, else 8 · log2(km) + 1, rounded.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from geo.events.columns import Columns
from geo.events.model import TYPES

MAGIC = b"DLC1"
_STEPS = 2**24
_MOST_LAT = 85.05
_OTHERS = 255
_LONGEST = 2**16 - 1


def encode(columns: Columns, clean: Callable[[str], str] = str) -> bytes:
    """The columns for the layer; 13 bytes a row before packing. `clean` makes words fit for a page."""
    base = int(columns.first[0]) if len(columns) else 0
    header = {
        "rows": len(columns),
        "base": base,
        "types": [kind.value for kind in TYPES],
        "actors": [clean(word) for word in columns.actor.words[:_OTHERS]],
    }
    told = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    planes = b"".join(plane.tobytes() for plane in _planes(columns, base))
    # Level 6 of gzip without a time in it: the same columns are the same bytes, so a cache keeps them.
    return gzip.compress(MAGIC + len(told).to_bytes(4, "little") + told + planes, compresslevel=6, mtime=0)


def _planes(columns: Columns, base: int) -> list[NDArray[np.uint8]]:
    x, y = mercator(columns.lat, columns.lon)
    span = np.minimum(columns.last - columns.first, _LONGEST)
    return [
        *_split(x, 3),
        *_split(y, 3),
        *_split((columns.first - base).astype(np.uint32), 3),
        *_split(span.astype(np.uint32), 2),
        (columns.type | (columns.precision << 4)).astype(np.uint8),
        np.minimum(columns.actor.codes, _OTHERS).astype(np.uint8),
        _radius(columns.radius),
    ]


def mercator(
    lat: NDArray[np.float32], lon: NDArray[np.float32]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Web Mercator in 2^24 steps of the world's width, from its north-western corner; EPSG:3857."""
    x = (lon.astype(np.float64) + 180) / 360
    north = np.radians(np.clip(lat.astype(np.float64), -_MOST_LAT, _MOST_LAT))
    y = 0.5 - np.arcsinh(np.tan(north)) / (2 * np.pi)
    return _steps(x), _steps(y)


def _steps(share: NDArray[np.float64]) -> NDArray[np.uint32]:
    return np.clip(np.round(share * _STEPS), 0, _STEPS - 1).astype(np.uint32)


def _split(numbers: NDArray[np.uint32], planes: int) -> list[NDArray[np.uint8]]:
    return [((numbers >> (8 * at)) & 0xFF).astype(np.uint8) for at in reversed(range(planes))]


def _radius(km: NDArray[np.float32]) -> NDArray[np.uint8]:
    known = np.maximum(km, 1.0).astype(np.float64)
    code = np.clip(np.round(8 * np.log2(known)) + 1, 1, 255)
    return np.where(km > 0, code, 0).astype(np.uint8)
