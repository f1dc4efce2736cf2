"""The scripts, styles and base map files that a map page loads: served from beside it, or written into it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path

from xstatic.pkg import leaflet

from geo.outlines.drawing import CELL, drawn

_OWN = Path(__file__).resolve().parent / "static"
_LEAFLET = Path(leaflet.BASE_DIR)
_SCRIPTS = ("apart.js", "keys.js", "area.js", "dateline.js", "columns.js", "events.js")


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of scripts and styles in loading order, and the address the base map's files lie under."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class Folders:
    """Directories to be served: Leaflet's files, our own, and the base map's."""

    leaflet: Path
    own: Path
    base: Path


def folders() -> Folders:
    """The directories; the base map is drawn first (some seconds, once) where it is missing."""
    return Folders(_LEAFLET, _OWN, drawn())


def served(leaflet: str, own: str, base: str) -> Assets:
    """Assets under the addresses at which the three folders are served, each ending in a slash."""
    version = str(max(int(path.stat().st_mtime) for path in _OWN.iterdir()))
    return Assets(
        scripts=(f"{leaflet}leaflet.js", *(f"{own}{name}?v={version}" for name in _SCRIPTS)),
        styles=(f"{leaflet}leaflet.css", f"{own}dateline.css?v={version}"),
        folder=base,
    )


def inlined() -> Assets:
    """Assets within the page itself, which then needs neither network nor server."""
    return Assets(
        scripts=(
            _data(_LEAFLET / "leaflet.js", "text/javascript"),
            *(_data(_OWN / name, "text/javascript") for name in _SCRIPTS),
        ),
        styles=(_data(_LEAFLET / "leaflet.css", "text/css"), _data(_OWN / "dateline.css", "text/css")),
        folder="",
    )


def base_files(lat: float, lon: float, cells: int = 1) -> str:
    """A script with the overview and the cells round a point, for a page that nothing is served to."""
    west, south = int(lon // CELL) * CELL, int(lat // CELL) * CELL
    reach = [step * CELL for step in range(-cells, cells + 1)]
    names = ["overview.json", *(f"cell_{west + x}_{south + y}.json" for x in reach for y in reach)]
    known = {
        name: json.loads(path.read_text("utf-8")) for name in names if (path := drawn() / name).is_file()
    }
    return "window.datelineFiles = " + json.dumps(known, separators=(",", ":")).replace("<", "\\u003c") + ";"


def _data(path: Path, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
