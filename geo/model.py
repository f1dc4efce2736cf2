"""The domain in its own words: what an article is and what it states. No input, no output, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any


class Sense(StrEnum):
    """Whether a toponym is the place itself or stands for something else (Gritta et al. 2020)."""

    LITERAL = "literal"
    ASSOCIATIVE = "associative"
    DEMONYM = "demonym"


class PlaceKind(StrEnum):
    """What sort of thing a Place is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    POPULATED_PLACE = "populated place"
    REGION = "region"
    BORDER = "border"
    WATER = "water"
    TERRAIN = "terrain"
    SITE = "site"


class Precision(StrEnum):
    """How finely a text dates something."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class IncidentType(StrEnum):
    """ACLED's six event types (codebook 2023), and `accident`, which ACLED leaves out."""

    BATTLE = "battle"
    EXPLOSION = "explosion"
    VIOLENCE_AGAINST_CIVILIANS = "violence_against_civilians"
    PROTEST = "protest"
    RIOT = "riot"
    STRATEGIC_DEVELOPMENT = "strategic_development"
    ACCIDENT = "accident"


class Role(StrEnum):
    """What an actor did in an incident; `party` where the text does not say who struck whom."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    PARTY = "party"


class Relation(StrEnum):
    """How a claimant is said to stand to a territory: holding, gaining, losing, entitlement."""

    CONTROLS = "controls"
    OCCUPIES = "occupies"
    ADMINISTERS = "administers"
    PART_OF = "part_of"
    CAPTURED = "captured"
    LIBERATED = "liberated"
    ANNEXED = "annexed"
    LOST = "lost"
    WITHDREW = "withdrew"
    CEDED = "ceded"
    CLAIMS = "claims"
    RECOGNISES = "recognises"


class Stance(StrEnum):
    """Whether the speaker asserts or denies a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Extent(StrEnum):
    """How much of the territory is meant."""

    WHOLE = "whole"
    PART = "part"
    UNSPECIFIED = "unspecified"


WITHIN = "in:"
"""How the id of a place begins that is on no map, and only told by what it lies in."""
ARTICLE_VOICE = "article"
"""`attributed_to` of what the author says in the article's own voice."""

Moment = date | datetime
"""A day, or a UTC instant where the text gives the hour."""


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Article:
    """One text as read. Offsets everywhere count characters of `text`, 0-based, end exclusive."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = "en"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article with their place in it: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}:{self.end} is empty or reversed")
        if self.end - self.start != len(self.text):
            raise ValueError("span and its words differ in length")

    def overlaps(self, other: Span) -> bool:
        """True where the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym placed. `lat`, `lon` in WGS 84 degrees; it lies within `radius_km` of that point.

    `country` is ISO 3166-1 alpha-2, None where the place is disputed or at sea (`claimed_by` lists the
    codes then). `outline` is a GeoJSON geometry, or the id of one under `data/outlines/`, or None.
    """

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    country: str | None = None
    geonameid: int | None = None
    claimed_by: tuple[str, ...] = ()
    outline: str | Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        _require(-90 <= self.lat <= 90, f"latitude {self.lat} is off the globe")
        _require(-180 <= self.lon <= 180, f"longitude {self.lon} is off the globe")
        _require(self.radius_km > 0, "a place has a radius above 0 km")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place a toponym could be, with its share of the belief (0..1)."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as it stands in the text, its sense, and the place it was resolved to, if any."""

    span: Span
    sense: Sense
    place: Place | None
    score: float
    alternatives: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"score {self.score} is outside 0..1")


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time the text states, from `earliest` to `latest` inclusive; `text` are its words.

    `basis` says in words how it was worked out ("Monday before the publication date 2020-11-10").
    """

    earliest: Moment
    latest: Moment
    precision: Precision
    text: str
    basis: str = ""

    def __post_init__(self) -> None:
        _require(self.first_day <= self.last_day, f"{self.earliest} is after {self.latest}")

    @property
    def first_day(self) -> date:
        """The (UTC) day of `earliest`."""
        return day_of(self.earliest)

    @property
    def last_day(self) -> date:
        """The (UTC) day of `latest`."""
        return day_of(self.latest)


def day_of(moment: Moment) -> date:
    """The day of a moment; a datetime is read in UTC."""
    if isinstance(moment, datetime):
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    return moment


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people between `low` and `high`; None at an end the text leaves open."""

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        _require(self.low is not None or self.high is not None, "a count needs at least one end")
        _require(self.low is None or self.high is None or self.low <= self.high, "a count runs low to high")


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who did or suffered an incident, named as the text names them.

    `actor` is one plain name for what texts call by many ("Russia, military"); "" where none is known.
    """

    name: str
    role: Role
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker says of an incident, with the words it was read from."""

    attributed_to: str
    quote: Span
    when: When | None = None
    place: Place | None = None
    killed: Count | None = None
    injured: Count | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Something violent or forceful that happened, once, however often told.

    `geo_precision` is ACLED's code: 1 the named place, 2 near it or part of it, 3 only the larger region;
    None without a place.
    """

    type: IncidentType
    sub_type: str
    summary: str
    when: When | None
    place: Place | None
    geo_precision: int | None
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...] = ()
    killed: Count | None = None
    injured: Count | None = None

    def __post_init__(self) -> None:
        _require(bool(self.statements), "an incident needs a statement it was read from")
        _require((self.place is None) == (self.geo_precision is None), "place and geo precision go together")
        _require(self.geo_precision in (None, 1, 2, 3), "geo precision is 1, 2 or 3")


@dataclass(frozen=True, slots=True)
class Territory:
    """What a claim is about: its name in the text, the place if one could be found, and how much of it."""

    name: str
    place: Place | None = None
    extent: Extent = Extent.UNSPECIFIED


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is said to hold, have gained, lost or be entitled to a territory, and who says so."""

    claimant: str
    relation: Relation
    stance: Stance
    territory: Territory
    attributed_to: str
    quote: Span
    against: str | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one article states. Every quote is verbatim: building one with a false quote raises."""

    article: Article
    toponyms: tuple[Toponym, ...] = ()
    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for span in self.quotes():
            if self.article.text[span.start : span.end] != span.text:
                raise ValueError(f"words at {span.start}:{span.end} are not the article's")

    def quotes(self) -> tuple[Span, ...]:
        """Every span the findings rest on, in the order toponyms, statements, claims."""
        told = tuple(statement.quote for incident in self.incidents for statement in incident.statements)
        names = tuple(toponym.span for toponym in self.toponyms)
        return names + told + tuple(claim.quote for claim in self.claims)
