"""Tellings that are taken for one happening, and what they add up to."""

from __future__ import annotations

from geo.incidents.tellings import Telling
from geo.model import IncidentType, Place, When
from geo.reading import Locality

Stretch = tuple[int, int]
"""The first and the last of some days, by their number in the calendar."""

STRONGEST = 3
"""The strength of words that alone say what happened."""


ARREST = 1
"""The strength of arrests beside anything else."""


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
        self.days: dict[bool, set[Stretch]] = {True: set(), False: set()}
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
            self.days[telling.dated].add(stretch(telling.when))
        self._lead(telling)

    def _lead(self, telling: Telling) -> None:
        if telling.strength == STRONGEST and has_toll(telling) and telling.type not in self._counted:
            self._counted.add(telling.type)
            self.lead = max(self.tellings, key=self._plainness)
        elif self._plainness(telling) > self._plainness(self.lead):
            self.lead = telling

    def _plainness(self, told: Telling) -> tuple[int, bool, bool, bool, bool]:
        # That it fell is what came of its being shot down: the act says more plainly what happened.
        act = told.family not in ("accident", "arrest")
        # Those arrested afterwards are no more of what happened than those who died of it.
        strength = min(told.strength, ARREST) if told.family == "arrest" else told.strength
        return strength, act, told.type in self._counted, told.dated, told.placed

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


def stretch(when: When) -> Stretch:
    """The days of a When."""
    return when.first_day.toordinal(), when.last_day.toordinal()


def has_toll(telling: Telling) -> bool:
    """True where the telling gives a number of people."""
    return any(toll.count is not None for toll in telling.tolls)
