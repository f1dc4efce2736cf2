"""Tellings of one happening brought together, however often and by whomever it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.incidents.scene import meets
from geo.incidents.tellings import Telling, families_meet
from geo.model import When
from geo.reading import Locality


@dataclass(slots=True)
class Happening:
    """Tellings that are taken for one happening, while they are gathered."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def family(self) -> str:
        """The family of the strongest telling."""
        return max(self.tellings, key=lambda told: told.strength).family

    @property
    def localities(self) -> list[Locality]:
        """Every place given to it."""
        return [found for told in self.tellings for found in told.localities]

    @property
    def whens(self) -> list[When]:
        """Every date given to it."""
        return [told.when for told in self.tellings if told.when is not None]

    @property
    def last_paragraph(self) -> int:
        """Where it was last spoken of."""
        return self.tellings[-1].sentence.paragraph


def gather(found: tuple[Telling, ...]) -> list[Happening]:
    """The happenings, in the order of their first telling; body text first, then headlines and captions."""
    made: list[Happening] = []
    for telling in sorted(found, key=lambda told: not told.is_body):
        home = _home(made, telling)
        if home is not None:
            home.tellings.append(telling)
        elif telling.strength > 1 or telling.placed or telling.dated:
            made.append(Happening([telling]))
    return made


def _home(made: list[Happening], telling: Telling) -> Happening | None:
    scored = [(_likeness(happening, telling), i) for i, happening in enumerate(made)]
    best = max(scored, default=(0, 0))
    return made[best[1]] if best[0] > 0 else None


def _likeness(happening: Happening, telling: Telling) -> int:
    """How well a telling fits a happening; 0 where it is another."""
    if not families_meet(happening.family, telling.family):
        return 0
    place, day = _places_agree(happening, telling), _days_agree(happening, telling)
    if (
        place < 0
        or day < 0
        or (place == 0 and day == 0 and telling.is_body and not _recent(happening, telling))
    ):
        return 0
    return 1 + 2 * place + day + (happening.family == telling.family) + _recent(happening, telling)


def _recent(happening: Happening, telling: Telling) -> int:
    return int(telling.sentence.paragraph - happening.last_paragraph in (0, 1))


def _places_agree(happening: Happening, telling: Telling) -> int:
    """1 agree, 0 one of them says nothing, -1 elsewhere."""
    if not telling.placed or not happening.localities:
        return 0
    both = [(a, b) for a in telling.localities for b in happening.localities]
    return 1 if any(meets(a.place, b.place) for a, b in both) else -1


def _days_agree(happening: Happening, telling: Telling) -> int:
    """1 agree, 0 one of them says nothing, -1 another day."""
    if telling.when is None or not happening.whens:
        return 0
    if any(
        telling.when.first_day <= w.last_day and w.first_day <= telling.when.last_day for w in happening.whens
    ):
        return 1
    return -1 if telling.dated or not telling.is_body else 0
