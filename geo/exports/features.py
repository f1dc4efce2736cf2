"""Records as a GeoJSON FeatureCollection (RFC 7946): the outline where one is known, else the point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import shapely
from shapely.geometry.polygon import orient

from geo import outlines
from geo.exports.record import Record
from geo.exports.spreadsheet import COLUMNS
from geo.findings.writing import dump

_DIGITS = 6
_SKIPPED = frozenset({"latitude", "longitude"})


def geojson(records: Iterable[Record]) -> str:
    """The records as features; what has no place is a feature without a geometry, never one at 0, 0."""
    return dump({"type": "FeatureCollection", "features": [_feature(one) for one in records]})


def _feature(one: Record) -> dict[str, Any]:
    told = {name: tell(one) for name, _, tell in COLUMNS if name not in _SKIPPED}
    properties = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()
    }
    return {"type": "Feature", "id": one.id, "geometry": _geometry(one), "properties": properties}


def _geometry(one: Record) -> dict[str, Any] | None:
    if one.lat is None or one.lon is None:
        return None
    shape = _outline(one)
    if shape is None:
        return {"type": "Point", "coordinates": [round(one.lon, _DIGITS), round(one.lat, _DIGITS)]}
    # RFC 7946, 3.1.6: outer rings run counterclockwise.
    wound = [orient(part) if part.geom_type == "Polygon" else part for part in shapely.get_parts(shape)]
    whole = wound[0] if len(wound) == 1 else type(shape)(wound)
    written: dict[str, Any] = shapely.geometry.mapping(whole)
    return written


def _outline(one: Record) -> Any:
    """The outline of a claim's territory or of a region, where one is known."""
    if one.place is None or (one.kind == "incident" and one.geo_precision != 3):
        return None
    key = outlines.key_of(one.place)
    if key is not None:
        return outlines.outline(key)
    return shapely.geometry.shape(dict(one.place.outline)) if isinstance(one.place.outline, Mapping) else None
