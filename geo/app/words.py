"""Dates and kinds as the pages word them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from geo import report
from geo.model import Claim, Incident, IncidentType, Moment, Precision, Relation, When
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
    line = item.what.summary if isinstance(item.what, Incident) else claim(item.what)
    return line[:1].upper() + line[1:]


def claim(one: Claim) -> str:
    """A claim in one line that takes no side: "Armenia said to occupy Aghdam (in part)"."""
    verb = _IS_SAID_TO[one.relation]
    part = " (in part)" if one.territory.extent.value == "part" else ""
    negated = "not to " if one.stance.value == "denies" else "to "
    return f"{one.claimant} said {negated}{verb} {report.territory(one.territory)}{part}"


def kind(item: Item) -> str:
    """The type of an incident, or that it is a claim."""
    return TYPES[item.what.type] if isinstance(item.what, Incident) else "Territorial claim"
