"""All that the embedded gazetteer is made from, gathered."""

from __future__ import annotations

from geo.gazetteer.building import Progress
from geo.gazetteer.cities import cities
from geo.gazetteer.continents import continents
from geo.gazetteer.countries import countries
from geo.gazetteer.divisions import divide
from geo.gazetteer.records import Record
from geo.gazetteer.table import merged
from geo.gazetteer.us_counties import us_counties


def gather(progress: Progress) -> list[Record]:
    """Every place, one record each."""
    progress(0.0, "Reading cities")
    towns = list(cities())
    progress(0.15, "Finding provinces and districts")
    divisions = divide(towns, list(us_counties()))
    progress(0.3, "Adding countries, counties and the project's own places")
    records = merged([*continents(), *countries(towns), *divisions, *towns])
    return [_under_geonames_id(record) for record in records]


def _under_geonames_id(record: Record) -> Record:
    return record._replace(id=f"geonames:{record.geonameid}") if record.geonameid else record
