"""Gold toponyms, and which prediction each one is matched by."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from geo.errors import InputError
from geo.model import Article, Sense

EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A toponym as a careful reader marked it; `lat`, `lon` are None where the gold places it nowhere.

    `tolerance_km` is how far off a point is still right, None where the gold does not say; `sense` likewise.
    """

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    tolerance_km: float | None = None
    sense: Sense | None = None

    @property
    def placed(self) -> bool:
        """True where the gold has coordinates."""
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with every toponym in it."""

    article: Article
    toponyms: tuple[GoldToponym, ...]


class Spanned(Protocol):
    """Anything with offsets into a text."""

    @property
    def start(self) -> int:
        """The first character."""
        ...

    @property
    def end(self) -> int:
        """One past the last character."""
        ...


def match(gold: Sequence[Spanned], predicted: Sequence[Spanned]) -> dict[int, int]:
    """Positions of gold to positions of predictions, one to one, the longest overlap first."""
    overlaps = sorted(
        (
            (min(g.end, p.end) - max(g.start, p.start), -abs(g.start - p.start), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if g.start < p.end and p.start < g.end
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in overlaps:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance between two points given in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def read(path: Path) -> list[GoldArticle]:
    """The gold of a corpus (`.jsonl`, a text a line), of a gold article (`.json`) or of a folder of those."""
    try:
        if path.is_dir():
            return [gold for file in sorted(path.rglob("*.json")) for gold in read(file)]
        if path.suffix == ".json":
            return [_dispatch(json.loads(path.read_text(encoding="utf-8")))]
        with path.open(encoding="utf-8") as lines:
            return [_line(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} holds no gold toponyms: {error}") from error


def _line(entry: Mapping[str, Any]) -> GoldArticle:
    marked = [t for t in entry["toponyms"] if not t.get("offset_bad")]
    published = entry.get("date") or entry.get("published")
    article = Article(
        id=str(entry["id"]),
        text=entry["text"],
        title=entry.get("title"),
        publisher=entry.get("publisher"),
        url=entry.get("url"),
        published=date.fromisoformat(published[:10]) if published else None,
    )
    return GoldArticle(article, tuple(_marked(t) for t in marked))


def _marked(entry: Mapping[str, Any]) -> GoldToponym:
    geonameid = entry.get("geonameid")
    return GoldToponym(
        start=entry["start"],
        end=entry["end"],
        lat=entry["lat"],
        lon=entry["lon"],
        geonameid=int(geonameid) if geonameid else None,
        sense=Sense(entry["sense"]) if entry.get("sense") in set(Sense) else None,
    )


def _dispatch(entry: Mapping[str, Any]) -> GoldArticle:
    told = entry["article"]
    published = told.get("published")
    article = Article(
        id=str(told["id"]),
        text=told["text"],
        title=told.get("title"),
        publisher=told.get("publisher"),
        published=date.fromisoformat(published) if published else None,
    )
    return GoldArticle(article, tuple(_found(told["text"], entry["toponyms"])))


def _found(text: str, toponyms: Sequence[Mapping[str, Any]]) -> Iterator[GoldToponym]:
    for toponym in toponyms:
        words, nth = re.escape(toponym["text"]), toponym["occurrence"] - 1
        starts = [m.start() for m in re.finditer(rf"(?<!\w){words}(?!\w)", text)]
        if len(starts) <= nth:
            starts = [m.start() for m in re.finditer(words, text)]
        place = toponym["place"] or {}
        yield GoldToponym(
            start=starts[nth],
            end=starts[nth] + len(toponym["text"]),
            lat=place.get("lat"),
            lon=place.get("lon"),
            tolerance_km=place.get("tolerance_km"),
            sense=Sense(toponym["sense"]),
        )
