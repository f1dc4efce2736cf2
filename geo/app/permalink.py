"""The state of the map page as a link has it: read with suspicion, written without what is the default."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import isfinite
from typing import TypeVar

from geo.model import IncidentType
from geo.views.area import area
from geo.views.filter import CLAIM, INCIDENT, Filter

Parameters = Mapping[str, Sequence[str]]
T = TypeVar("T")

_MOST_VALUES = 50
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the map looks: the middle in degrees and the zoom level."""

    lat: float
    lon: float
    zoom: int


@dataclass(frozen=True, slots=True)
class View:
    """What a reader is looking at: `sample`, whether the sample collection is shown beside their own;
    `review`, "accepted" or "rejected" where only that is to be shown.
    """

    filter: Filter = field(default_factory=Filter)
    selected: str | None = None
    camera: Camera | None = None
    sample: bool = True
    review: str = ""


def read(parameters: Parameters) -> tuple[View, tuple[str, ...]]:
    """The view a link asks for, and the names of the parameters that made no sense and were left out."""
    reader = _Reader(parameters)
    chosen = Filter(
        first=reader.one("from", date.fromisoformat),
        last=reader.one("to", date.fromisoformat),
        kinds=frozenset(reader.many("kind", _kind)),
        types=frozenset(reader.many("type", IncidentType)),
        people=frozenset(reader.many("actor", _short)),
        speakers=frozenset(reader.many("speaker", _short)),
        articles=frozenset(reader.many("article", _short)),
        text=reader.one("text", _short) or "",
        undated=reader.one("undated", _is_on) is not False,
        outlets=frozenset(reader.many("outlet", _short)),
        precisions=frozenset(reader.many("precision", _precision)),
        area=reader.one("area", area),
    )
    view = View(
        chosen,
        reader.one("sel", _short),
        reader.one("view", _camera),
        reader.one("sample", _is_on) is not False,
        reader.one("review", _review) or "",
    )
    if chosen.first and chosen.last and chosen.first > chosen.last:
        reader.ignored["from"] = None
        view = replace(view, filter=Filter())
    return view, tuple(reader.ignored)


def write(view: View) -> dict[str, list[str]]:
    """The parameters of a link to this view, each as a list of values; what is the default is left out."""
    chosen = view.filter
    written: dict[str, list[str]] = {
        "from": [chosen.first.isoformat()] if chosen.first else [],
        "to": [chosen.last.isoformat()] if chosen.last else [],
        "kind": sorted(chosen.kinds),
        "type": sorted(chosen.types),
        "actor": sorted(chosen.people),
        "speaker": sorted(chosen.speakers),
        "article": sorted(chosen.articles),
        "text": [chosen.text] if chosen.text else [],
        "undated": [] if chosen.undated else ["0"],
        "outlet": sorted(chosen.outlets),
        "precision": [str(one) for one in sorted(chosen.precisions)],
        "area": [str(chosen.area)] if chosen.area else [],
        "sel": [view.selected] if view.selected else [],
        "view": [_written(view.camera)] if view.camera else [],
        "sample": [] if view.sample else ["0"],
        "review": [view.review] if view.review else [],
    }
    return {name: values for name, values in written.items() if values}


class _Reader:
    """Takes values from parameters and remembers which could not be read."""

    def __init__(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self.ignored: dict[str, None] = {}

    def many(self, name: str, parse: Callable[[str], T]) -> Iterable[T]:
        values = self._parameters.get(name, ())
        if len(values) > _MOST_VALUES:
            self.ignored[name] = None
        for value in values[:_MOST_VALUES]:
            try:
                yield parse(value)
            except ValueError:
                self.ignored[name] = None

    def one(self, name: str, parse: Callable[[str], T]) -> T | None:
        found = list(self.many(name, parse))
        if len(found) > 1:
            self.ignored[name] = None
        return found[0] if len(found) == 1 else None


def _short(value: str) -> str:
    if not value or len(value) > _LONGEST or not value.isprintable():
        raise ValueError("empty, too long or not to be shown")
    return value


def _kind(value: str) -> str:
    if value not in (INCIDENT, CLAIM):
        raise ValueError("no such kind")
    return value


def _review(value: str) -> str:
    if value not in ("accepted", "rejected"):
        raise ValueError("no such verdict")
    return value


def _precision(value: str) -> int:
    if value not in ("1", "2", "3"):
        raise ValueError("no such code")
    return int(value)


def _is_on(value: str) -> bool:
    if value not in ("0", "1"):
        raise ValueError("neither on nor off")
    return value == "1"


def _camera(value: str) -> Camera:
    lat, lon, zoom = value.split(",")
    camera = Camera(float(lat), float(lon), int(zoom))
    if not (isfinite(camera.lat) and isfinite(camera.lon)):
        raise ValueError("no such point")
    if abs(camera.lat) > 85 or abs(camera.lon) > 180 or not 1 <= camera.zoom <= 18:
        raise ValueError("off the map")
    return camera


def _written(camera: Camera) -> str:
    return f"{camera.lat:.3f},{camera.lon:.3f},{camera.zoom}"
