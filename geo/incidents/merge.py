"""Tellings of one happening brought together, however often and by whomever it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geo.incidents.focus import named_places
from geo.incidents.happening import STRONGEST, Happening, has_toll, stretch
from geo.incidents.inherited import Surroundings
from geo.incidents.likeness import likeness
from geo.incidents.tellings import Telling
from geo.model import IncidentType
from geo.reading import Reading

BURNT = "Looting/property destruction"
DEADLY = frozenset(
    [
        IncidentType.BATTLE,
        IncidentType.EXPLOSION,
        IncidentType.VIOLENCE_AGAINST_CIVILIANS,
        IncidentType.RIOT,
        IncidentType.ACCIDENT,
    ]
)
"""Kinds that a bare count of dead may be of."""

REMEMBERED = 60
"""Happenings that a sentence is compared with, the latest first; a bound on the work over a long text."""


@dataclass(slots=True)
class Gathering:
    """The happenings found so far, and the places the text names."""

    surroundings: Surroundings
    made: list[Happening] = field(default_factory=list)

    def take(self, telling: Telling) -> None:
        """Add the telling to the happening it is of, or begin one."""
        home = self._home(telling)
        if home is not None:
            home.add(telling)
        elif self._stands(telling):
            before = self.made[-REMEMBERED:]
            inherited = None if telling.placed else self.surroundings.of(telling, before)
            self.made.append(Happening(self._like_the_last(telling), inherited))

    def _like_the_last(self, telling: Telling) -> Telling:
        """Of the kind of the happening before it, where its own words do not say.

        So "A second truck …", a bare count ("Zaragoza, eleven dead, in December"), and what burnt in riots.
        """
        paragraph, known = telling.sentence.paragraph, self.made[-REMEMBERED:]
        here = [one.lead for one in known if paragraph - one.last_paragraph <= (telling.strength == 0)]
        if telling.sub_type == BURNT and telling.strength < STRONGEST:
            here = [lead for lead in here if lead.type is IncidentType.RIOT]
        elif telling.strength == 0:
            here = [lead for lead in here if lead.type in DEADLY]
        elif not telling.fresh or telling.strength == STRONGEST or _says_what(telling):
            return telling
        if not here:
            return telling
        lead = here[-1]
        return replace(telling, type=lead.type, sub_type=lead.sub_type, family=lead.family)

    def _home(self, telling: Telling) -> Happening | None:
        known = self.made[-REMEMBERED:] if telling.is_body else self.made[:REMEMBERED]
        told = stretch(telling.when) if telling.when else None
        # Of two that one sentence tells of, what it tells first: the rest comes before or after that.
        scored = [(likeness(happening, telling, told), -i) for i, happening in enumerate(known)]
        score, i = max(scored, default=(0, 0))
        return known[-i] if score > 0 else None

    def _stands(self, telling: Telling) -> bool:
        """True where the telling is enough for an incident: it says what happened, and where or when."""
        if not telling.is_body and self.made:
            return False
        weight = telling.strength + has_toll(telling)
        if telling.strength == 0:
            return telling.placed and telling.dated and _counts_dead(telling)
        return weight > 1 and (telling.placed or telling.dated or (weight > 2 and telling.when is not None))


def _counts_dead(telling: Telling) -> bool:
    return any(toll.kind == "killed" and toll.count and toll.count.high != 0 for toll in telling.tolls)


def _says_what(telling: Telling) -> bool:
    """ "Another massacre": a noun for what it was, which no shelling told before makes a shelling."""
    return any(one.noun and one.frame.family == "harm" and one.frame.strength > 1 for one in telling.told)


def gather(reading: Reading, found: tuple[Telling, ...]) -> list[Happening]:
    """The happenings, in the order of their first telling; body text first, then headlines and captions."""
    gathering = Gathering(Surroundings(reading, named_places(reading)))
    for telling in sorted(found, key=lambda told: not told.is_body):
        gathering.take(telling)
    return gathering.made
