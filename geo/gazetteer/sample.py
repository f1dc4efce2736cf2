"""A gazetteer of a dozen places in memory, for tests: it behaves as the embedded one, without an index."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator

from geo import spelling
from geo.gazetteer.base import Candidate
from geo.gazetteer.fold import fold
from geo.gazetteer.records import Record, Use
from geo.lexicon import DATA
from geo.model import Place, PlaceKind

_LEAST_LIKENESS = 0.6


class TableGazetteer:
    """A Gazetteer over a few records."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = {record.id: record for record in records}
        self._bearers: dict[str, dict[str, Use]] = defaultdict(dict)
        for record in sorted(self._records.values(), key=lambda record: -record.population):
            for name, use in ((record.name, Use.MAIN), *record.names):
                self._bearers[fold(name)].setdefault(record.id, use)

    def records(self) -> Iterator[Record]:
        """All it holds."""
        yield from self._records.values()

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that bear this name, the largest first."""
        bearers = self._bearers.get(fold(name), {}).items()
        return tuple(self._candidate(one, use == Use.MAIN) for one, use in bearers)

    def similar(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """Places whose name sounds like this one, the likest first."""
        alike: dict[str, float] = {}
        for other, bearers in self._bearers.items():
            likeness = min(spelling.likeness(name, other), 0.99)
            for one in bearers if likeness >= _LEAST_LIKENESS else ():
                if not countries or self._records[one].country in countries:
                    alike[one] = max(likeness, alike.get(one, 0.0))
        ranked = sorted(alike.items(), key=lambda item: -item[1])
        return tuple(self._candidate(one, likeness=likeness) for one, likeness in ranked)

    def place(self, id: str) -> Place | None:
        """The place with this id, or None."""
        return self._candidate(id).place if id in self._records else None

    def abbreviated(self, name: str) -> tuple[Candidate, ...]:
        """Nothing: these countries have no abbreviations."""
        return ()

    def has_prefix(self, folded: str) -> bool:
        """True where some name starts with these folded words."""
        return any(name.startswith(folded) for name in self._bearers)

    def is_name(self, folded: str) -> bool:
        """True where a folded name is known."""
        return folded in self._bearers

    def _candidate(self, id: str, main: bool = False, likeness: float = 1.0) -> Candidate:
        record = self._records[id]
        place = Place(
            id=record.id,
            name=record.name,
            kind=record.kind,
            lat=record.lat,
            lon=record.lon,
            radius_km=record.radius_km,
            country=record.country,
            geonameid=record.geonameid,
            claimed_by=record.claimed_by,
        )
        return Candidate(place, record.population, record.admin1, record.admin2, likeness, main)


def armenia_and_azerbaijan() -> TableGazetteer:
    """Two neighbours in a nutshell: countries, a disputed area, provinces, towns, a name borne twice."""
    with (DATA / "gazetteer" / "sample.csv").open(encoding="utf-8", newline="") as file:
        return TableGazetteer([_record(row) for row in csv.DictReader(file)])


def _record(row: dict[str, str]) -> Record:
    scheme, _, number = row["id"].partition(":")
    return Record(
        id=row["id"],
        name=row["name"],
        kind=PlaceKind(row["kind"]),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=float(row["radius_km"]),
        names=tuple((name.partition(":")[2], Use.OTHER) for name in row["names"].split("|") if name),
        country=row["country"] or None,
        geonameid=int(number) if scheme == "geonames" else None,
        claimed_by=tuple(row["claimed_by"].split("|")) if row["claimed_by"] else (),
        population=int(row["population"]),
        admin1=row["admin1"],
    )
