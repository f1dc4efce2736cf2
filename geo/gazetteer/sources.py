"""All that the embedded gazetteer is made from, gathered."""

from __future__ import annotations

from geo.aside import Aside
from geo.gazetteer.cities import cities
from geo.gazetteer.continents import continents
from geo.gazetteer.countries import Names, countries, names_by_code
from geo.gazetteer.divisions import divide
from geo.gazetteer.progress import Progress
from geo.gazetteer.records import Record
from geo.gazetteer.table import merged
from geo.gazetteer.us_counties import us_counties


def gather(progress: Progress) -> list[Record]:
    """Every place, one record each."""
    progress(0.0, "Reading cities")
    with Aside(_meanwhile) as aside:
        towns = list(cities())
        counties, names = aside.result()
    progress(0.15, "Finding provinces and districts")
    divisions = divide(towns, counties)
    progress(0.3, "Adding countries, counties and the project's own places")
    records = merged([*continents(), *countries(towns, names), *divisions, *towns])
    return [_under_geonames_id(record) for record in records]


def _meanwhile() -> tuple[list[Record], Names]:
    """What can be made beside the cities."""
    return list(us_counties()), names_by_code()


def _under_geonames_id(record: Record) -> Record:
    return record._replace(id=f"geonames:{record.geonameid}") if record.geonameid else record
