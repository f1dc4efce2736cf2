"""The sample collection: read by the pipeline like any article, the outcome kept in the user's cache."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.errors import DataError, InputError
from geo.findings import from_dict, to_json
from geo.gazetteer import cache
from geo.lexicon import DATA
from geo.model import Article, Findings

_LOG = logging.getLogger(__name__)
_CODE = Path(__file__).resolve().parents[1]
_PREFIX = "sample-"


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample collection as read, and the titles of what could not be."""

    findings: tuple[Findings, ...]
    problems: tuple[str, ...] = ()


def articles(folder: Path = DATA / "articles") -> tuple[Article, ...]:
    """The articles of `data/articles`, by their `order`, then by file name; raises DataError."""
    return tuple(article for _, article in sorted(_read(folder), key=lambda pair: pair[0]))


def _read(folder: Path) -> Iterator[tuple[tuple[int, str], Article]]:
    for path in sorted(folder.glob("*.json")):
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            published = date.fromisoformat(value["published"]) if value.get("published") else None
            article = Article(
                value["id"], value["text"], value.get("title"), value.get("publisher"), None, published
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DataError(f"The sample article {path.name} cannot be read: {error!r}") from error
        yield (int(value.get("order", 10**6)), path.name), article


def recalled(collection: Sequence[Article]) -> tuple[Findings, ...] | None:
    """What an earlier start read in these articles with this program; None where nothing is kept."""
    try:
        lines = _place(collection).read_text(encoding="utf-8").splitlines()
        found = tuple(from_dict(json.loads(line)) for line in lines)
    except (OSError, ValueError, InputError):
        return None
    return found if [one.article for one in found] == list(collection) else None


def keep(collection: Sequence[Article], findings: Sequence[Findings]) -> None:
    """Keep them for the next start, whole or not at all; a cache that cannot be written is done without."""
    place = _place(collection)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(prefix="building-", dir=place.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines(to_json(one) + "\n" for one in findings)
        Path(draft).replace(place)
        for other in place.parent.glob(f"{_PREFIX}*"):
            if other != place:
                other.unlink(missing_ok=True)
    except OSError as error:
        _LOG.warning("What was read in the sample collection could not be kept: %s", error)


def _place(collection: Sequence[Article]) -> Path:
    """The file for these articles; another one whenever code, data or list of places change."""
    digest = hashlib.sha256(f"{sys.version} {cache.key(cache.chosen())}".encode())
    digest.update(repr(collection).encode("utf-8", "replace"))
    for path in sorted([*_CODE.rglob("*.py"), *(one for one in DATA.rglob("*") if one.is_file())]):
        state = path.stat()
        digest.update(f"\n{path} {state.st_size} {state.st_mtime_ns}".encode("utf-8", "replace"))
    return cache.folder() / f"{_PREFIX}{digest.hexdigest()[:16]}.jsonl"
