"""Dates and kinds as the pages word them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from math import ceil

from geo import report
from geo.model import (
    Claim,
    Extent,
    Incident,
    IncidentType,
    Moment,
    Place,
    Precision,
    Relation,
    Role,
    Stance,
    When,
)
from geo.views import Item

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

TYPES = {
    IncidentType.BATTLE: "Battle",
    IncidentType.EXPLOSION: "Explosion or remote violence",
    IncidentType.VIOLENCE_AGAINST_CIVILIANS: "Violence against civilians",
    IncidentType.PROTEST: "Protest",
    IncidentType.RIOT: "Riot",
    IncidentType.STRATEGIC_DEVELOPMENT: "Strategic development",
    IncidentType.ACCIDENT: "Accident",
}

_ROUNDED = ((10, 1), (100, 5), (1000, 10))  # up to so many kilometres, in steps of so many
_ADDED = re.compile(r"(?P<own>[^()]+) \((?P<added>[^()]+)\)")

_IS_SAID_TO = {
    Relation.CONTROLS: "control",
    Relation.OCCUPIES: "occupy",
    Relation.ADMINISTERS: "administer",
    Relation.PART_OF: "include",
    Relation.CAPTURED: "have captured",
    Relation.LIBERATED: "have “liberated”",
    Relation.ANNEXED: "have annexed",
    Relation.LOST: "have lost",
    Relation.WITHDREW: "have withdrawn from",
    Relation.CEDED: "have ceded",
    Relation.CLAIMS: "be entitled to",
    Relation.RECOGNISES: "recognise",
}


def day(one: date) -> str:
    """ "9 Nov 2020"."""
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def when(one: When | None) -> str:
    """A When as a reader would write it: "9 Nov 2020, 14:30 UTC", "27 Sep – 10 Nov 2020", "1992 – 2020"."""
    if one is None:
        return "undated"
    first, last = _words(one.earliest, one), _words(one.latest, one, last=True)
    if first == last or _is_unit(one):
        return first
    year = f" {one.first_day.year}"
    return f"{first.removesuffix(year) if last.endswith(year) else first} – {last}"


def began(one: When) -> str:
    """The day, month or year it began, as finely as the text says."""
    if one.precision in (Precision.MONTH, Precision.YEAR):
        return _words(one.earliest, one)
    return day(one.first_day)


def _words(moment: Moment, one: When, *, last: bool = False) -> str:
    if isinstance(moment, datetime):
        utc = moment.astimezone(UTC) if moment.tzinfo else moment
        return f"{day(utc.date())}, {utc:%H:%M} UTC"
    if one.precision is Precision.YEAR and (moment.month, moment.day) == ((12, 31) if last else (1, 1)):
        return str(moment.year)
    if one.precision is Precision.MONTH and (moment.day == 1 or (moment + timedelta(days=1)).day == 1):
        return f"{MONTHS[moment.month - 1]} {moment.year}"
    return day(moment)


def _is_unit(one: When) -> bool:
    """True for exactly one year or month, which has one name for both its ends."""
    first, last = one.first_day, one.last_day
    after = last + timedelta(days=1)
    if one.precision is Precision.YEAR:
        return first.year == last.year and first.timetuple().tm_yday == 1 and after.year > last.year
    return (
        one.precision is Precision.MONTH and first.day == 1 and after.day == 1 and first.month == last.month
    )


def title(item: Item) -> str:
    """What it is about, in one line."""
    line = incident(item.what) if isinstance(item.what, Incident) else claim(item.what)
    return line[:1].upper() + line[1:]


def incident(one: Incident) -> str:
    """An incident in one line: "Armed clash, near Tovuz"; its own summary where that is a sentence."""
    if one.sub_type.casefold() not in one.summary.casefold():
        return tidy(one.summary)
    where = f", {tidy(one.place.name)}" if one.place else ""
    return either(one.sub_type) + where


def either(kinds: str) -> str:
    """ "Shelling, artillery or missile attack" for "Shelling/artillery/missile attack"."""
    *first, last = kinds.split("/")
    return f"{', '.join(first)} or {last}" if first else last


def actors(one: Incident) -> str:
    """Who did it to whom: "Armenian army against Ganja"; "" where the text names nobody."""
    by_role = {role: [tidy(actor.name) for actor in one.actors if actor.role is role] for role in Role}
    doers = " and ".join(by_role[Role.PERPETRATOR] or by_role[Role.PARTY])
    struck = " and ".join(by_role[Role.TARGET])
    return " ".join(part for part in (doers, f"against {struck}" if struck else "") if part)


def claim(one: Claim) -> str:
    """A claim in one line that takes no side: "Armenia said to occupy part of Aghdam"."""
    verb = _IS_SAID_TO[one.relation]
    part = "part of " if one.territory.extent is Extent.PART and one.territory.place else ""
    negated = "not to " if one.stance is Stance.DENIES else "to "
    return f"{holder(one)} said {negated}{verb} {part}{territory(one)}"


def holder(one: Claim) -> str:
    """The claimant without what the name says twice: "Armenian forces" for "Armenian forces (Armenia)"."""
    found = _ADDED.fullmatch(tidy(one.claimant))
    if found and found["own"].casefold().startswith(found["added"].casefold()[:5]):
        return found["own"]
    return tidy(one.claimant)


def territory(one: Claim) -> str:
    """The territory; by its place's name where the text has only "it" or "the town"."""
    name, place = tidy(one.territory.name), one.territory.place
    if place is None or (any(mark.isupper() for mark in name) and place.name in name):
        return name
    if len(name.split()) <= 2 and name.islower():
        return place.name
    return tidy(report.territory(one.territory))


def about_km(radius_km: float) -> str:
    """A distance rounded up to what can honestly be said: "1 km", "20 km", "250 km"."""
    size: float = next((size for most, size in _ROUNDED if radius_km <= most), 100)
    return f"{ceil(radius_km / size) * size:,} km"


def point(place: Place) -> str:
    """Its coordinates to no more places than its radius bears out: "40.87° N, 45.65° E"."""
    digits = 3 if place.radius_km < 2 else 2 if place.radius_km < 20 else 1
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.{digits}f}° {north}, {abs(place.lon):.{digits}f}° {east}"


def share(score: float) -> str:
    """A calibrated score in whole percent; never "100%", as no reading of a text is that sure."""
    if score > 0.99:
        return "over 99%"
    return "under 1%" if score < 0.01 else f"{score:.0%}"


def tidy(name: str) -> str:
    """A name without quotation marks that stand alone in it, on one line."""
    line = report.one_line(name)
    for first, last in ("“”", "‘’", "«»"):
        if line.count(first) != line.count(last):
            line = line.replace(first, "").replace(last, "")
    return line.replace('"', "") if line.count('"') % 2 else line


def kind(item: Item) -> str:
    """The type of an incident, or that it is a claim."""
    return TYPES[item.what.type] if isinstance(item.what, Incident) else "Territorial claim"
