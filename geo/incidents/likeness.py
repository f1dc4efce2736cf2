"""How well a telling fits a happening told before: by kind, place, day and nearness in the text."""

from __future__ import annotations

from collections.abc import Set

from geo.incidents.ground import WITHIN
from geo.incidents.happening import STRONGEST, Happening, Stretch
from geo.incidents.parting import families_meet
from geo.incidents.scene import meets
from geo.incidents.tellings import Telling
from geo.model import IncidentType, Place, PlaceKind

NEAR = 1
"""Paragraphs back over which a sentence without day and place can still be about the same happening."""

MEANS = frozenset(
    ["Suicide bomb", "Shelling/artillery/missile attack", "Air/drone strike", "Grenade", "Chemical weapon"]
)
SAME_DAY = 0
NATURAL = frozenset([PlaceKind.WATER, PlaceKind.TERRAIN, PlaceKind.BORDER])
WIDE = 25.0
"""Kilometres of radius from which a natural feature no longer tells one place from another."""
REGION = 60.0
"""Kilometres of radius from which a region no longer tells the happenings of its towns apart."""
BACKGROUND = 40
"""From how many days apart they are never of one happening, though only one of them stands in its words."""
REPORTED = 4
"""How many days after a capture its first reports come."""
TOLD_ON = 8
"""What a number that goes on with a toll told just before counts: more than any likeness of place and day."""
MONTH = 27
"""From how many days on a stretch of them sums up, and is of no one event."""


def likeness(happening: Happening, telling: Telling, told: Stretch | None) -> float:
    """How well a telling fits a happening; 0 where it is another. `told`: the days the telling gives."""
    if _is_counted_on(happening, telling, told):
        return TOLD_ON + _nearness(happening, telling)
    taken_up = _is_taken_up(happening, telling)
    if _is_summed_apart(happening, telling, told) or not (
        taken_up or families_meet(happening.lead.family, telling.family)
    ):
        return 0
    day = _days_agree(happening, telling, told)
    if day < 0 and not taken_up:
        return 0
    place, near = _places_agree(happening, telling), _nearness(happening, telling)
    firm = day >= 0 or not happening.days[True]
    if taken_up and firm and (place >= 0 or telling.site):
        return 2 + 2 * max(place, 0) + max(day, 0) + near
    if min(place, day) < 0 or not _may_be_told(happening, telling, place, day):
        return 0
    return 2 + 2 * place + day + _is_akin(happening, telling) + near


def _is_counted_on(happening: Happening, telling: Telling, told: Stretch | None) -> bool:
    """ "Four others died on Sunday": of those harmed in what the sentence before told, also days later."""
    gap = telling.sentence.index - happening.last_sentence
    if not telling.counts_on or telling.placed or telling.site or not 0 <= gap <= 1:
        return False
    near = [one for one in happening.tellings if telling.sentence.index - one.sentence.index <= 1]
    if not any(toll.count is not None for one in near for toll in one.tolls):
        return False
    days = happening.days[True] | happening.days[False]
    if told is None or not days:
        return True
    return 0 <= told[1] - min(days)[0] <= BACKGROUND


def _is_summed_apart(happening: Happening, telling: Telling, told: Stretch | None) -> bool:
    """ "Fourteen soldiers died there in January": no part of the town's fall on the 27th."""
    kinds = {happening.lead.family, telling.family}
    if "capture" not in kinds or kinds.isdisjoint(("harm", "force")):
        return False
    if told is None or not telling.dated or not telling.tolls:
        return False
    return any((told[1] - told[0] >= MONTH) != (b - a >= MONTH) for a, b in happening.days[True])


def _may_be_told(happening: Happening, telling: Telling, place: int, day: int) -> bool:
    """True where kind, things and distance in the text do not speak against one happening."""
    lead = happening.lead
    if not families_meet(lead.family, telling.family):
        return False
    sure = lead.strength == telling.strength == STRONGEST and lead.sub_type != telling.sub_type
    if telling.fresh and (place == 0 or sure) and not _is_one_of(happening, telling):
        return False
    if {lead.family, telling.family} == {"capture", "force"} and IncidentType.EXPLOSION in (
        lead.type,
        telling.type,
    ):
        return False
    apart = telling.sentence.paragraph - happening.last_paragraph
    recent = apart <= (0 if telling.listed else NEAR) or not telling.is_body
    if _is_unlike(happening, telling) and (
        (place + day < 2 and (telling.placed or telling.dated)) or not recent
    ):
        return False
    shared = not happening.things.isdisjoint(telling.things)
    return place != 0 or recent or (day > 0 and (shared or not telling.placed))


def _is_akin(happening: Happening, telling: Telling) -> bool:
    """True for words of one family, for harm, and for the same aircraft or ship."""
    lead = happening.lead
    kin = lead.family == telling.family or "harm" in (lead.family, telling.family)
    return kin or not happening.things.isdisjoint(telling.things)


def _is_unlike(happening: Happening, telling: Telling) -> bool:
    """True for two plain words for two kinds of happening."""
    lead = happening.lead
    if telling.known and not telling.dated and telling.placed and lead.type is telling.type:
        return False
    kinds = lead.strength == telling.strength == STRONGEST and lead.type is not telling.type
    kinds = kinds or _other_means(lead, telling)
    return not _is_akin(happening, telling) or (kinds and "accident" not in (lead.family, telling.family))


def _is_taken_up(happening: Happening, telling: Telling) -> bool:
    """True where the telling says more of what the last sentences told, in a word of that kind."""
    if not telling.takes_up or telling.sentence.index - happening.last_sentence > 2:
        return False
    kinds = {happening.lead.type, telling.type}
    blast = kinds == {IncidentType.EXPLOSION, IncidentType.ACCIDENT}
    return blast or len(kinds) == 1 or (telling.family == "force" and telling.strength < STRONGEST)


def _other_means(lead: Telling, telling: Telling) -> bool:
    """A suicide bombing is no shelling: two plain words for two means."""
    means = (lead.sub_type, telling.sub_type)
    return lead.strength == telling.strength == STRONGEST and means[0] != means[1] and set(means) <= MEANS


def _is_one_of(happening: Happening, telling: Telling) -> bool:
    """ "A dozen bombs went off. Another killed a guard": one of those counted before."""
    if telling.spot and telling.tolls:
        return False
    near = telling.sentence.paragraph == happening.last_paragraph
    return near and any(told.several for told in happening.tellings)


def _nearness(happening: Happening, telling: Telling) -> float:
    """What was spoken of last is more likely meant; a headline or caption means what comes first."""
    if not telling.is_body:
        return 1 / (2 + happening.tellings[0].sentence.index)
    gap = telling.sentence.index - happening.last_sentence
    return (1 if gap <= 1 else 0) + 1 / (1 + max(gap, 0))


def _places_agree(happening: Happening, telling: Telling) -> int:
    """1 agree, 0 one of them says nothing, -1 elsewhere."""
    if telling.unplaced and not telling.placed:
        return _names_agree(happening, telling)
    places = happening.places if telling.placed else []
    if not places or (happening.inherited and not happening.spots and _is_told_within(places[0])):
        return _told_elsewhere(happening, telling)
    met = False
    for a in (one.place for one in telling.localities):
        for b in places:
            if meets(a, b) and not (_is_another(a, b) or _is_another(b, a)):
                if not _vague(a, b):
                    return 1
                met = True
    return 0 if met else -1


def _is_another(unmapped: Place, town: Place) -> bool:
    """True for a name on no map, told by a region, and a town of that region: two places."""
    narrow = town.kind is PlaceKind.POPULATED_PLACE and not _is_told_within(town)
    within = _is_told_within(unmapped) and not unmapped.id.startswith(f"{WITHIN}{town.id}:")
    return within and narrow and unmapped.radius_km > WIDE


def _is_told_within(place: Place) -> bool:
    """True for a place on no map, told by the region that it is somewhere in."""
    return place.id.startswith(WITHIN)


def _names_agree(happening: Happening, telling: Telling) -> int:
    """A place that is on no map still differs by its name from any other."""
    if happening.unplaced & telling.unplaced:
        return 1
    return -1 if happening.unplaced or happening.spots else 0


def _told_elsewhere(happening: Happening, telling: Telling) -> int:
    """-1 for a town in the words where the happening has another name, on no map; a region may hold it."""
    if not telling.placed or not happening.unplaced or happening.unplaced & telling.unplaced:
        return 0
    return -1 if all(one.place.radius_km <= WIDE for one in telling.localities) else 0


def _vague(a: Place, b: Place) -> bool:
    """True for a river, a sea, a range, a region told before: that the other lies by it says little."""
    if b.radius_km > REGION and a.kind is PlaceKind.POPULATED_PLACE:
        return True
    return a.id != b.id and (a.kind in NATURAL or b.kind in NATURAL) and max(a.radius_km, b.radius_km) > WIDE


def _days_agree(happening: Happening, telling: Telling, told: Stretch | None) -> int:
    """1 agree, 0 one of them says nothing, -1 another day."""
    days, others = happening.days[True], happening.days[False]
    if told is None or not (days or others):
        return 0
    if telling.dated and not days and telling.family == "capture":
        # A day that only dates the report is near enough to the capture to tell two of them apart.
        return 0 if _nearest(told, others) <= REPORTED else -1
    known = days | others if others else days
    if telling.dated is not bool(days) and _nearest(told, known) > BACKGROUND:
        return -1
    days = days if telling.dated else known
    agree = bool(days) and _nearest(told, days) <= SAME_DAY
    return int(agree) if not telling.dated or agree or not days else -1


def _nearest(told: Stretch, others: Set[Stretch]) -> int:
    """Days from a stretch to the nearest of others, end to beginning; none where they overlap."""
    first, last = told
    return min([first - other_last if first > other_last else start - last for start, other_last in others])
