"""The project's own coordinates against independent evidence: the outlines of land and countries."""

import csv
from functools import cache

from shapely import Point, STRtree
from shapely.ops import nearest_points

from geo import outlines
from geo.gazetteer.countries import TABLE
from geo.gazetteer.records import distance_km
from geo.gazetteer.table import rows
from geo.outlines.atlas import atlas

SEAS = {"sea", "ocean", "gulf", "bay"}
NO_LAKE_KM = 50
"""Seas smaller than this are lakes by another name: the Dead Sea, the Sea of Galilee."""
COARSE_KM = 20
"""How far the outlines leave out of a coast or an islet."""
OUTLINED_ELSEWHERE = {
    "region:yeonpyeong-island",  # the outlines give the islands along the Northern Limit Line to the north
    "region:baengnyeong-island",
    "region:daecheong-island",
    "place:balibo",  # and the west of Timor-Leste to Indonesia
    "site:santa-cruz-cemetery",
    "region:shortland-islands",  # and have no islets
    "region:gogland",
    "TL",
    "region:port-stanley",  # the Falklands have an outline of their own
    "place:port-howard",
    "terrain:cape-farewell",  # capes of islets that the outlines leave out
    "terrain:cape-horn",
    "region:rota-island",  # drawn with Guam
    "place:talaimannar",  # Mannar Island is not joined to Sri Lanka
    "place:sokh",  # an exclave within Kyrgyzstan
}
WRONG = {"TL"}
"""Countries whose outline is known to be wrong: Timor-Leste's is Indonesia's but for a part of it."""


@cache
def km_outside(code, lat, lon):
    """How far a point lies from a country; None where it has no outline."""
    shape, point = outlines.country(code), Point(lon, lat)
    if shape is None:
        return None
    nearest, _ = nearest_points(shape, point)
    return distance_km(lat, lon, nearest.y, nearest.x)


def placed():
    for path, line, row in rows():
        if row["lat"]:
            where = float(row["lat"]), float(row["lon"]), float(row["radius_km"] or 0)
            if row["country"] not in WRONG:
                yield f"{path.stem}, line {line}: {row['id']}", row, where


def codes(row):
    told = [row["country"]] if row["country"] else [code for code in row["claimed_by"].split("|") if code]
    # Claims south of 60° S are frozen (Antarctic Treaty, article IV): the land is outlined as nobody's.
    return [*told, "AQ"] if row["lat"] and float(row["lat"]) < -60 else told


@cache
def lands():
    names = sorted(name for name in atlas().names if len(name) == 2)
    return names, STRtree([outlines.country(name) for name in names])


def strangers(own, lat, lon):
    """The countries besides its own on whose land a point lies."""
    names, tree = lands()
    return {names[at] for at in tree.query(Point(lon, lat), predicate="within")} - set(own)


def test_no_place_lies_on_the_land_of_a_stranger_far_from_home():
    astray = []
    for what, row, (lat, lon, radius_km) in placed():
        away = [km for code in codes(row) if (km := km_outside(code, lat, lon)) is not None]
        if away and min(away) > radius_km + COARSE_KM and strangers(codes(row), lat, lon):
            astray.append((row["id"], what))
    assert [what for place, what in astray if place not in OUTLINED_ELSEWHERE] == []


def test_the_middle_of_a_sea_is_at_sea():
    ashore = [
        what
        for what, row, (lat, lon, radius_km) in placed()
        if row["kind"] == "water"
        and radius_km >= NO_LAKE_KM
        and SEAS & set(row["name"].lower().split())
        and not outlines.at_sea(Point(lon, lat))
    ]
    assert ashore == []


def test_no_town_or_mountain_stands_in_the_open_sea():
    afloat = []
    for what, row, (lat, lon, radius_km) in placed():
        on_land = row["kind"] in ("populated place", "terrain") and row["id"] not in OUTLINED_ELSEWHERE
        if on_land and outlines.at_sea(Point(lon, lat)):
            away = [km for code in codes(row) if (km := km_outside(code, lat, lon)) is not None]
            if not away or min(away) > radius_km + COARSE_KM:
                afloat.append(what)
    assert afloat == []


def countries():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_point_of_a_country_lies_on_no_other_country():
    astray = []
    for row in countries():
        lat, lon = float(row["lat"]), float(row["lon"])
        own = {row["code"], *row["claimed_by"].split("|")}
        away = km_outside(row["code"], lat, lon)
        if row["code"] not in OUTLINED_ELSEWHERE and away and away > COARSE_KM and strangers(own, lat, lon):
            astray.append((row["code"], strangers(own, lat, lon)))
    assert astray == []
