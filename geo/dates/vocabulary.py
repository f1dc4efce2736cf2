"""The words of `data/lexicon/dates.toml` and `zones.toml` as tables."""

from __future__ import annotations

from geo.lexicon import table

_DATES = table("dates")
_ZONES = table("zones")
_LISTS: dict[str, list[str]] = _DATES["lists"]

MONTHS: dict[str, int] = _DATES["months"]
WEEKDAYS: dict[str, int] = _DATES["weekdays"]
NUMBERS: dict[str, int] = _DATES["numbers"]
ORDINALS: dict[str, int] = _DATES["ordinals"]
UNITS: dict[str, str] = _DATES["units"]
SEASONS: dict[str, tuple[int, int]] = {name: (low, high) for name, (low, high) in _DATES["seasons"].items()}
PARTS: dict[str, tuple[int, int]] = {name: (low, high) for name, (low, high) in _DATES["parts"].items()}
NAMED_DAYS: dict[tuple[str, ...], tuple[int, int]] = {
    tuple(name.split()): (month, day) for name, (month, day) in _DATES["named_days"].items()
}
DAYS_FROM_FILING: dict[str, int] = _DATES["days_from_filing"]

DOUBTFUL_MONTHS = frozenset(_LISTS["doubtful_months"])
DOUBTFUL_WEEKDAYS = frozenset(_LISTS["doubtful_weekdays"])
BEFORE_MONTH = frozenset(_LISTS["before_month"])
BEFORE_YEAR = frozenset(_LISTS["before_year"])
PEOPLE = frozenset(_LISTS["people"])
COUNTED = frozenset(_LISTS["counted"]) | PEOPLE
AFTER_VERB_MAY = frozenset(_LISTS["after_verb_may"])
DAY_PARTS = frozenset(_LISTS["day_parts"])
BEFORE_CLOCK = frozenset(_LISTS["before_clock"])
EARLIER = frozenset(_LISTS["earlier"])
LATER = frozenset(_LISTS["later"])
FUTURE = frozenset(_LISTS["future"])
FUTURE_PARTICIPLES = frozenset(_LISTS["future_participles"])
BEFORE_WEEKDAY_NAME = frozenset(_LISTS["before_weekday_name"])
REPORTING = frozenset(_LISTS["reporting"])
HAPPENING = frozenset(_LISTS["happening"])
SAME_TIME = frozenset(_LISTS["same_time"])
COMPARING = frozenset(_LISTS["comparing"])
SUPERLATIVES = frozenset(_LISTS["superlatives"])
ANSWERING = frozenset(_LISTS["answering"])
PAST = frozenset(_LISTS["past"])
FUTURE_VERBS = frozenset(_LISTS["future_verbs"])
UNCHANGED = frozenset(_LISTS["unchanged"])
BEFORE_BARE = frozenset(_LISTS["before_bare"])
BACKSHIFTING = frozenset(_LISTS["backshifting"])
TELLING = frozenset(_LISTS["telling"])
AFTER_WEEKDAY_NAME = frozenset(_LISTS["after_weekday_name"])

ZONES: dict[tuple[str, ...], str] = {tuple(name.split()): zone for name, zone in _ZONES["names"].items()}
OFFSETS: dict[str, float] = _ZONES["offsets"]
COUNTRY_ZONES: dict[str, list[str]] = _ZONES["countries"]

STARTERS = frozenset(
    (
        *MONTHS,
        *WEEKDAYS,
        *NUMBERS,
        *ORDINALS,
        *SEASONS,
        *PARTS,
        *DAYS_FROM_FILING,
        *(name[0] for name in NAMED_DAYS),
        *_LISTS["starters"],
    )
)
"""Every word a date can begin with."""
AFTER_NUMBER = frozenset((*MONTHS, *UNITS, *_LISTS["after_number"]))
"""What can follow a small number that begins a date."""
_AFTER_SMALL = STARTERS | UNITS.keys() | DAY_PARTS | frozenset(_LISTS["after_small"])
FOLLOWERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("the", "at", "around", "by", "before", "after", "since", "from", "between"), _AFTER_SMALL
    ),
    **dict.fromkeys(NUMBERS, AFTER_NUMBER),
    **dict.fromkeys(ORDINALS, AFTER_NUMBER | {"half", "quarter"}),
}
"""What can follow a common word that seldom begins a date, figures apart."""
