"""Tellings of one happening brought together, however often and by whomever it is told."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from geo.incidents.days import days_overlap
from geo.incidents.focus import Named, anaphor, focus, named_places, whole_article
from geo.incidents.parting import families_meet
from geo.incidents.scene import meets
from geo.incidents.tellings import Telling
from geo.model import IncidentType, Place, PlaceKind, When
from geo.reading import Locality, Reading

NEAR = 1
"""Paragraphs back over which a sentence without day and place can still be about the same happening."""

STRONGEST = 3
MEANS = frozenset(
    ["Suicide bomb", "Shelling/artillery/missile attack", "Air/drone strike", "Grenade", "Chemical weapon"]
)
REMEMBERED = 60
"""Happenings that a sentence is compared with, the latest first; a bound on the work over a long text."""
NATURAL = frozenset([PlaceKind.WATER, PlaceKind.TERRAIN, PlaceKind.BORDER])
WIDE = 25.0
"""Kilometres of radius from which a natural feature no longer tells one place from another."""
BACKGROUND = timedelta(days=40)
"""From how far apart two days are never of one happening, though only one of them stands in its words."""
REPORTED = timedelta(days=4)
"""How long after a capture its first reports come."""


class Happening:
    """Tellings that are taken for one happening, while they are gathered, and what they add up to."""

    def __init__(self, first: Telling, inherited: Locality | None = None) -> None:
        self.tellings: list[Telling] = []
        self.inherited = inherited
        """The scene taken over from the text before, where no telling names one."""
        self.lead = first
        """The telling that says most plainly what happened."""
        self.last_paragraph = self.last_sentence = 0
        """Where it was last spoken of."""
        self.things: set[str] = set()
        """The aircraft, ships and vehicles that the sentences speak of."""
        self.unplaced: set[str] = set()
        """Names of places in it that are on no map."""
        self.spots: dict[tuple[str, float, float, float], Place] = {}
        """Every place given to it, each once."""
        self.days: dict[bool, dict[tuple[date, date], When]] = {True: {}, False: {}}
        """Every stretch of days given to it, each once: those of sentences that name it, and the others."""
        self._counted: set[IncidentType] = set()
        self.add(first)

    def add(self, telling: Telling) -> None:
        """Take one more telling for it."""
        self.tellings.append(telling)
        sentence = telling.sentence
        self.last_paragraph = max(self.last_paragraph, sentence.paragraph)
        self.last_sentence = max(self.last_sentence, sentence.index)
        self.things |= telling.things
        self.unplaced |= telling.unplaced
        for place in (one.place for one in telling.localities):
            self.spots.setdefault((place.id, place.lat, place.lon, place.radius_km), place)
        if telling.when is not None:
            stretch = telling.when.first_day, telling.when.last_day
            self.days[telling.dated].setdefault(stretch, telling.when)
        self._lead(telling)

    def _lead(self, telling: Telling) -> None:
        if telling.strength == STRONGEST and _has_toll(telling) and telling.type not in self._counted:
            self._counted.add(telling.type)
            self.lead = max(self.tellings, key=self._plainness)
        elif self._plainness(telling) > self._plainness(self.lead):
            self.lead = telling

    def _plainness(self, told: Telling) -> tuple[int, bool, bool, bool, bool]:
        # That it fell is what came of its being shot down: the act says more plainly what happened.
        act = told.family not in ("accident", "arrest")
        return told.strength, act, told.type in self._counted, told.dated, told.placed

    @property
    def places(self) -> list[Place]:
        """Every place given to it, or the one taken over."""
        found = list(self.spots.values())
        return found or ([self.inherited.place] if self.inherited else [])

    @property
    def localities(self) -> list[Locality]:
        """The places as the tellings have them."""
        found = [one for told in self.tellings for one in told.localities]
        return found or ([self.inherited] if self.inherited else [])

    @property
    def whens(self) -> list[When]:
        """Every date given to it, those of sentences that name it first."""
        told = sorted(self.tellings, key=lambda one: not one.dated)
        return [one.when for one in told if one.when is not None]


@dataclass(slots=True)
class Gathering:
    """The happenings found so far, and the places the text names."""

    reading: Reading
    named: tuple[Named, ...]
    made: list[Happening] = field(default_factory=list)
    whole: tuple[Locality | None] | None = None
    """The region the whole text is about, once it was looked for."""

    def take(self, telling: Telling) -> None:
        """Add the telling to the happening it is of, or begin one."""
        home = self._home(telling)
        if home is not None:
            home.add(telling)
        elif self._stands(telling):
            inherited = None if telling.placed else self._inherited(telling)
            self.made.append(Happening(self._like_the_last(telling), inherited))

    def _like_the_last(self, telling: Telling) -> Telling:
        """ "A second truck …": of the kind of the happening before it, where its own words do not say."""
        here = [one for one in self.made[-REMEMBERED:] if one.last_paragraph == telling.sentence.paragraph]
        if not telling.fresh or telling.strength == STRONGEST or not here:
            return telling
        lead = here[-1].lead
        return replace(telling, type=lead.type, sub_type=lead.sub_type, family=lead.family)

    def _home(self, telling: Telling) -> Happening | None:
        known = self.made[-REMEMBERED:] if telling.is_body else self.made[:REMEMBERED]
        scored = [(_likeness(happening, telling), i) for i, happening in enumerate(known)]
        score, i = max(scored, default=(0, 0))
        return known[i] if score > 0 else None

    def _stands(self, telling: Telling) -> bool:
        """True where the telling is enough for an incident: it says what happened, and where or when."""
        if not telling.is_body and self.made:
            return False
        weight = telling.strength + _has_toll(telling)
        return weight > 1 and (telling.placed or telling.dated or (weight > 2 and telling.when is not None))

    def _heading(self, telling: Telling) -> Locality | None:
        """The place that opens an item of a list ("- Abuja. A bomb …"): the region of what it tells."""
        here, sentences = telling.sentence, self.reading.document.sentences
        if not telling.listed:
            return None
        upto = bisect_left(self.named, here.index, key=lambda one: one.sentence)
        opening = self.named[max(0, upto - 1) : upto]
        apt = (n for n in opening if n.paragraph == here.paragraph and not sentences[n.sentence].clauses)
        found = next(apt, None)
        return replace(found.locality, geo_precision=3) if found else None

    def _inherited(self, telling: Telling) -> Locality | None:
        if telling.unplaced:
            return self._heading(telling)
        noun = anaphor(self.reading, telling.sentence)
        if noun:
            found = focus(self.named, telling.sentence, noun)
            if found is not None:
                return found
        before = [one for one in self.made[-REMEMBERED:] if telling.sentence.paragraph == one.last_paragraph]
        if before and before[-1].places:
            return before[-1].localities[0]
        found = focus(self.named, telling.sentence, "")
        if found is None and self.whole is None:
            self.whole = (whole_article(self.reading),)
        return found or (self.whole[0] if self.whole else None)


def _has_toll(telling: Telling) -> bool:
    return any(toll.count is not None for toll in telling.tolls)


def gather(reading: Reading, found: tuple[Telling, ...]) -> list[Happening]:
    """The happenings, in the order of their first telling; body text first, then headlines and captions."""
    gathering = Gathering(reading, named_places(reading))
    for telling in sorted(found, key=lambda told: not told.is_body):
        gathering.take(telling)
    return gathering.made


def _likeness(happening: Happening, telling: Telling) -> float:
    """How well a telling fits a happening; 0 where it is another."""
    lead = happening.lead
    place, day = _places_agree(happening, telling), _days_agree(happening, telling)
    if not families_meet(lead.family, telling.family) or min(place, day) < 0:
        return 0
    if telling.fresh and place == 0 and not _is_one_of(happening, telling):
        return 0
    akin = lead.family == telling.family or "harm" in (lead.family, telling.family)
    shared = not happening.things.isdisjoint(telling.things)
    akin = akin or shared
    kinds = lead.strength == telling.strength == STRONGEST and lead.type is not telling.type
    kinds = kinds or _other_means(lead, telling)
    unlike = not akin or (kinds and "accident" not in (lead.family, telling.family))
    taken = {lead.family, telling.family} == {"capture", "force"}
    if taken and IncidentType.EXPLOSION in (lead.type, telling.type):
        return 0
    apart = telling.sentence.paragraph - happening.last_paragraph
    recent = apart <= (0 if telling.listed else NEAR) or not telling.is_body
    if unlike and ((place + day < 2 and (telling.placed or telling.dated)) or not recent):
        return 0
    if place == 0 and not (recent or (day > 0 and (shared or not telling.placed))):
        return 0
    return 2 + 2 * place + day + akin + _nearness(happening, telling)


def _other_means(lead: Telling, telling: Telling) -> bool:
    """A suicide bombing is no shelling: two plain words for two means."""
    means = (lead.sub_type, telling.sub_type)
    return lead.strength == telling.strength == STRONGEST and means[0] != means[1] and set(means) <= MEANS


def _is_one_of(happening: Happening, telling: Telling) -> bool:
    """ "A dozen bombs went off. Another killed a guard": one of those counted before."""
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
    if not places:
        return _told_elsewhere(happening, telling)
    pairs = [(one.place, place) for one in telling.localities for place in places]
    if not any(meets(a, b) for a, b in pairs):
        return -1
    return 1 if any(meets(a, b) and not _vague(a, b) for a, b in pairs) else 0


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
    """True where one is a river, a sea or a range: that the other lies by it says little."""
    return a.id != b.id and (a.kind in NATURAL or b.kind in NATURAL) and max(a.radius_km, b.radius_km) > WIDE


def _days_agree(happening: Happening, telling: Telling) -> int:
    """1 agree, 0 one of them says nothing, -1 another day."""
    days = list(happening.days[True].values())
    known = [*days, *happening.days[False].values()]
    if telling.when is None or not known:
        return 0
    if telling.dated and not days and telling.family == "capture":
        # A day that only dates the report is near enough to the capture to tell two of them apart.
        return 0 if any(_within_days(telling.when, when) for when in known) else -1
    if telling.dated is not bool(days) and all(_long_apart(telling.when, when) for when in known):
        return -1
    days = days if telling.dated else known
    agree = any(days_overlap(telling.when, when) for when in days)
    return int(agree) if not telling.dated or agree or not days else -1


def _long_apart(a: When, b: When) -> bool:
    """True where a day of the background stands beside one of the story, whichever the words give."""
    return a.first_day - b.last_day > BACKGROUND or b.first_day - a.last_day > BACKGROUND


def _within_days(a: When, b: When) -> bool:
    return a.first_day - b.last_day <= REPORTED and b.first_day - a.last_day <= REPORTED
