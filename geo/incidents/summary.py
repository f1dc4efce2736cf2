"""The one line that tells of an incident: who or what, what happened, where, how many were harmed."""

from __future__ import annotations

from collections.abc import Mapping

from geo.incidents.clause_line import own_words
from geo.incidents.kind_line import kind_line
from geo.incidents.sure_words import line_words
from geo.incidents.tellings import Telling
from geo.model import Count, Incident, Place, PlaceKind, Sense
from geo.reading import Reading

TOLD_BY_ANOTHER = ("near ", "off ", "between ", "outside ", "around ", "along ", "beside ", "some way ")
OPEN = frozenset([PlaceKind.WATER, PlaceKind.BORDER])


Names = Mapping[str, frozenset[str]]
"""Place by its id → what the text calls it."""


def names_of_places(reading: Reading) -> Names:
    """Every place that the text names as a place, with its spellings."""
    found: dict[str, set[str]] = {}
    for one in reading.toponyms:
        if one.place is not None and one.sense is Sense.LITERAL:
            found.setdefault(one.place.id, set()).add(one.span.text)
    return {place: frozenset(names) for place, names in found.items()}


def summary(reading: Reading, told: tuple[Telling, ...], incident: Incident, names: Names) -> str:
    """A desk line: "A Russian helicopter was shot down near Yeraskh; 2 killed, 1 injured".

    `told`: the tellings of the incident, the one that says most plainly what happened first.
    """
    lead = told[0]
    alike = [one for one in told if one.sub_type == lead.sub_type and one.family == lead.family]
    lines = (own_words(reading, one, incident.place) for one in alike)
    line = next(filter(None, lines), "") or kind_line(reading, tuple(alike), incident.sub_type)
    line += "" if _is_named(names, lead, incident.place, line) else _where(incident.place, line)
    harm = [
        f"{_number(count)} {how}"
        for how, count in (("killed", incident.killed), ("injured", incident.injured))
        if count is not None and count.high != 0
    ]
    return f"{line}; {', '.join(harm)}" if harm else line


def _is_named(names: Names, lead: Telling, place: Place | None, line: str) -> bool:
    """True where the line names the place already, be it by another spelling."""
    if any(one.span.text in line for one in lead.localities):
        return True
    if place is None:
        return False
    return any(name in line for name in names.get(place.id, ()))


def _where(place: Place | None, line: str) -> str:
    """The place behind the line; of "X, Y" only the Y where the line names X."""
    if place is None or place.name.lower() in line.lower():
        return ""
    name, _, region = place.name.partition(", ")
    if name.lower() in line.lower():
        return f", {region}" if region and region.lower() not in line.lower() else ""
    if place.name.startswith("border of "):
        ends, _, town = place.name.partition(" near ")
        return f" on the {ends}, near {town}" if town else f" on the {ends}"
    if place.name.lower().startswith(TOLD_BY_ANOTHER) or place.name[:1].isdigit():
        return f" {place.name}"
    last = place.name.rpartition(" ")[2].lower()
    if last in line_words("on"):
        return f" on {place.name}"
    at = place.kind in OPEN or last in line_words("at")
    return f" at {place.name}" if at else f" in {place.name.removeprefix('part of ')}"


def _number(count: Count) -> str:
    if count.low is None:
        return f"up to {count.high}"
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
