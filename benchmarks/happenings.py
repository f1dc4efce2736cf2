"""How long it takes to bring the incidents of many articles together: `python benchmarks/happenings.py`."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from geo.happenings import Telling, gather
from geo.model import (
    ARTICLE_VOICE,
    Actor,
    Count,
    Incident,
    IncidentType,
    Place,
    PlaceKind,
    Precision,
    Role,
    Span,
    Statement,
    When,
)
from geo.reviews import Subject

KINDS = (
    ("Armed clash", IncidentType.BATTLE),
    ("Shelling/artillery/missile attack", IncidentType.EXPLOSION),
    ("Air/drone strike", IncidentType.EXPLOSION),
    ("Attack", IncidentType.VIOLENCE_AGAINST_CIVILIANS),
    ("Government regains territory", IncidentType.BATTLE),
)
SAID = (
    "shells hit the market of the old quarter while people queued for bread, number",
    "a drone struck the hospital and its generator, doctors of ward",
    "fighting went on along the river road towards the mill of sector",
    "soldiers raised their flag over the council building in block",
    "a column of lorries was ambushed at the crossroads by kilometre",
)
PLACES, DAYS = 500, 700


def made(many: int, chance: random.Random) -> list[Telling]:
    """Incidents of two years and five hundred towns, one in ten told of the province or the month only."""
    towns = [(45 + chance.random() * 6, 22 + chance.random() * 18) for _ in range(PLACES)]
    return [_one(number, towns, chance) for number in range(many)]


def _one(number: int, towns: list[tuple[float, float]], chance: random.Random) -> Telling:
    at = chance.randrange(PLACES)
    day = date(2022, 3, 1) + timedelta(chance.randrange(DAYS))
    sub_type, kind = chance.choice(KINDS)
    text = f"{chance.choice(SAID)} {number}"
    vague = chance.random() < 0.1
    radius, precision, what = (60.0, 3, PlaceKind.REGION) if vague else (3.0, 1, PlaceKind.POPULATED_PLACE)
    place = Place(f"{what}:{at}", f"Place {at}", what, *towns[at], radius, "UA")
    month = chance.random() < 0.1
    first, last = (day.replace(day=1), day.replace(day=28)) if month else (day, day)
    when = When(first, last, Precision.MONTH if month else Precision.DAY, "then")
    dead = chance.choice([None, None, chance.randrange(60)])
    killed = None if dead is None else Count(dead, dead)
    said = Statement(ARTICLE_VOICE, Span(0, len(text), text), when, place, killed)
    actor = Actor("army", Role.PERPETRATOR, chance.choice(["Norland, military", "Sudland, military"]))
    incident = Incident(kind, sub_type, text, when, place, precision, (said,), (actor,), killed)
    return Telling(Subject(f"article {number}", False, ((0, len(text)),)), incident, day)


def main() -> None:
    """Print the process time for a thousand to twenty thousand incidents."""
    for many in (1_000, 2_500, 5_000, 10_000, 20_000):
        told = made(many, random.Random(1))
        before = time.process_time()
        happenings = gather(told)
        took = time.process_time() - before
        print(f"{many:>6,} incidents: {took:5.2f} s, {len(happenings):,} happenings")


if __name__ == "__main__":
    main()
