"""Scenes to learn from, made of the project's own places: small ones that are named together.

Annotated news seldom names a fort, a hill or a hamlet that shares its name with a town far away; reports of
wars do. Each scene is a list of names: a row of `data/gazetteer/places/`, other rows and towns around it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geo.evaluate.matching import GoldArticle, GoldToponym
from geo.gazetteer import table
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.records import distance_km
from geo.model import Article, PlaceKind, Sense

SCENES = 240
REACH_KM = 350.0
_ROWS, _TOWNS = 4, 3
_TOLERANCE_KM = 30.0
_KINDS = frozenset(("populated place", "site", "terrain"))


class _Spot(NamedTuple):
    name: str
    lat: float
    lon: float


def scenes(gazetteer: EmbeddedGazetteer, seed: int = 1) -> Iterator[GoldArticle]:
    """The articles, the same each time."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    rows = [row for _, _, row in table.rows() if row["lat"] and row["kind"] in _KINDS and row["country"]]
    towns = _Towns(gazetteer)
    for at in range(SCENES):
        anchor = chance.choice(rows)
        where = float(anchor["lat"]), float(anchor["lon"])
        beside = [
            row
            for row in rows
            if row["country"] == anchor["country"]
            and row is not anchor
            and distance_km(*where, float(row["lat"]), float(row["lon"])) < REACH_KM
        ]
        spots = [_spot(row, chance) for row in (anchor, *chance.sample(beside, min(_ROWS, len(beside))))]
        spots += towns.near(where, anchor["country"], chance)
        yield _article(at, spots, chance)


def _spot(row: table.Row, chance: random.Random) -> _Spot:
    names = [row["name"], *(tagged[3:] for tagged in row["names"].split("|") if tagged.startswith("en:"))]
    return _Spot(chance.choice(names), float(row["lat"]), float(row["lon"]))


class _Towns:
    """The larger towns of the index, to be named in the same breath."""

    def __init__(self, gazetteer: EmbeddedGazetteer) -> None:
        index = gazetteer.index
        found = (index.candidate(row) for row in range(0, len(index)))
        self._towns = [
            c for c in found if c.place.kind is PlaceKind.POPULATED_PLACE and c.population >= 20_000
        ]

    def near(self, where: tuple[float, float], country: str, chance: random.Random) -> Sequence[_Spot]:
        close = [
            c.place
            for c in self._towns
            if c.place.country == country and distance_km(*where, c.place.lat, c.place.lon) < REACH_KM
        ]
        picked = chance.sample(close, min(chance.randint(0, _TOWNS), len(close)))
        return [_Spot(place.name, place.lat, place.lon) for place in picked]


def _article(number: int, spots: Sequence[_Spot], chance: random.Random) -> GoldArticle:
    told = list(spots)
    chance.shuffle(told)
    text, marks = "", []
    for spot in told:
        marks.append(
            GoldToponym(
                len(text), len(text) + len(spot.name), spot.lat, spot.lon, None, _TOLERANCE_KM, Sense.LITERAL
            )
        )
        text += f"{spot.name}; "
    return GoldArticle(Article(id=f"scene-{number}", text=text), tuple(marks))
