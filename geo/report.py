"""Findings in plain words: the report of the command line, and the phrases that the pages share with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from geo import whereabouts
from geo.findings.writing import moment
from geo.model import (
    ARTICLE_VOICE,
    Claim,
    Count,
    Extent,
    Findings,
    Incident,
    Place,
    Precision,
    Sense,
    Stance,
    Statement,
    Territory,
    Toponym,
    When,
)

_MANY = frozenset({"people", "police", "men", "women", "children"})
_ONE = frozenset(
    {"states", "nations", "emirates", "philippines", "netherlands", "maldives", "seychelles", "comoros"}
)
"""Plurals that are names of one, and plurals without an s above, as subjects of a verb."""
_KEPT = "\n\t"
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def plain(text: str) -> str:
    """The text without control and direction characters, which could steer a terminal or mislead an eye."""
    return "".join(c if c in _KEPT or unicodedata.category(c) not in _UNSEEN else " " for c in text)


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that could steer a terminal."""
    return " ".join(plain(text).split())


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 incident", "2 incidents"; `many` where the plural is not formed with s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def summary(findings: Findings) -> str:
    """What was found in one line: "2 incidents, 4 claims by 3 speakers; 1 undated, 1 without a place"."""
    found = [counted(len(findings.incidents), "incident"), counted(len(findings.claims), "claim")]
    speakers = len(speakers_of(findings))
    voices = f" by {counted(speakers, 'speaker')}" if speakers else ""
    dates = [one.when for one in findings.incidents] + [one.when for one in findings.claims]
    places = [one.place for one in findings.incidents] + [one.territory.place for one in findings.claims]
    undated, unplaced = dates.count(None), places.count(None)
    missing = ([f"{undated} undated"] if undated else []) + (
        [f"{unplaced} without a place"] if unplaced else []
    )
    parts = [", ".join(found) + voices, ", ".join(missing), ", ".join(_disagreements(findings))]
    return "; ".join(part for part in parts if part)


def _disagreements(findings: Findings) -> Iterator[str]:
    """On what statements differ: "statements disagree on the place of 1 incident"."""
    differing = {"place": _other_places, "date": _other_days, "number of dead": _other_dead}
    for what, differ in differing.items():
        many = sum(_differs(one.statements, differ) for one in findings.incidents)
        if many:
            yield f"statements disagree on the {what} of {counted(many, 'incident')}"


def _differs(told: Sequence[Statement], differ: Callable[[Statement, Statement], bool]) -> bool:
    return any(differ(one, other) for one, other in combinations(told, 2))


def _other_places(one: Statement, other: Statement) -> bool:
    return bool(one.place and other.place and one.place.id != other.place.id)


def _other_days(one: Statement, other: Statement) -> bool:
    if one.when is None or other.when is None:
        return False
    return one.when.last_day < other.when.first_day or other.when.last_day < one.when.first_day


def _other_dead(one: Statement, other: Statement) -> bool:
    if one.killed is None or other.killed is None:
        return False
    return _exceeds(one.killed, other.killed) or _exceeds(other.killed, one.killed)


def _exceeds(one: Count, other: Count) -> bool:
    """True where the least of one is more than the most of the other."""
    return one.low is not None and other.high is not None and one.low > other.high


def speakers_of(findings: Findings) -> frozenset[str]:
    """Who says anything in the findings, the article's own voice counted as one."""
    told = {said.attributed_to for incident in findings.incidents for said in incident.statements}
    return frozenset(told | {claim.attributed_to for claim in findings.claims})


def voice(attributed_to: str) -> str:
    """Who says it, in words."""
    return "the article itself" if attributed_to == ARTICLE_VOICE else attributed_to


def when(one: When | None) -> str:
    """A When in words: "2020-11-09 14:30 UTC", "1992 – 2020-11-10", "undated"."""
    if one is None:
        return "undated"
    first, last = _moment(one, first=True), _moment(one, first=False)
    return first if first == last else f"{first} – {last}"


def _moment(one: When, *, first: bool) -> str:
    text = moment(one.earliest if first else one.latest).removesuffix("Z")
    if "T" in text:
        return text.replace("T", " ") + " UTC"
    whole_year = (one.first_day.month, one.first_day.day) == (1, 1)
    return text[:4] if first and one.precision is Precision.YEAR and whole_year else text


def people(count: Count | None) -> str:
    """A count in words: "2", "2–5", "at least 2", "at most 5"; "" where none was given."""
    if count is None:
        return ""
    if count.low is None:
        return f"at most {count.high}"
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


def casualties(killed: Count | None, injured: Count | None) -> str:
    """Killed and injured in words, "" where the text gives neither."""
    told = [f"{people(killed)} killed"] if killed else []
    return ", ".join(told + ([f"{people(injured)} injured"] if injured else []))


def where(place: Place | None, geo_precision: int | None = 1) -> str:
    """A place in words, with how it stands to the named one."""
    if place is None:
        return "without a place"
    told = whereabouts.told(place.name, geo_precision or 1, place.kind)
    return told + (f" ({place.country})" if place.country else "")


def claim_line(one: Claim) -> str:
    """A claim in one line: "Armenia occupies Aghdam (in part), against Azerbaijan"."""
    part = " (in part)" if one.territory.extent is Extent.PART else ""
    verb = "is part of" if one.relation.value == "part_of" else _agreeing(one.relation.value, one.claimant)
    name = territory(one.territory)
    ends = (name, one.claimant) if verb == "is part of" else (one.claimant, name)
    denied = "denied: " if one.stance is Stance.DENIES else ""
    against = f", against {one.against}" if one.against else ""
    return f"{denied}{ends[0]} {verb} {ends[1]}{part}{against}"


def _agreeing(verb: str, subject: str) -> str:
    """A verb in the third person as its subject wants it: Armenia occupies, the rebels occupy."""
    if not verb.endswith("s") or not _is_plural(subject):
        return verb
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]


def _is_plural(subject: str) -> bool:
    head = re.split(r" (?:of|in|from|for|at|under|led|loyal|backed)\b", subject.casefold())[0].rstrip(".")
    last = head.split(" ")[-1].partition("(")[0]
    several = last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s"))
    return " and " in head or last in _MANY or (several and last not in _ONE)


def territory(one: Territory) -> str:
    """The territory as the text calls it; where that shares no word with the place's name, with that too."""
    name = _unquoted(one.name)
    if one.place is None or set(_words(name)).intersection(_words(one.place.name)):
        return name
    return f"{name} ({one.place.name})"


def _unquoted(name: str) -> str:
    """The name without a quotation mark whose other half stands outside it: much of the “Aghdam."""
    opening, closing, plain = name.count("“"), name.count("”"), name.count('"')
    halved = ("“”" if opening != closing else "") + ('"' if plain % 2 else "")
    return " ".join(name.translate(dict.fromkeys(map(ord, halved))).split()) if halved else name


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def lines(findings: Findings) -> Iterator[str]:
    """The whole report, line by line, fit for a terminal."""
    article = findings.article
    yield one_line(article.title or article.id)
    by = [article.publisher, article.published.isoformat() if article.published else "no publication date"]
    yield one_line(", ".join(part for part in by if part))
    yield summary(findings)
    yield from _section("Incidents", (_incident(one) for one in findings.incidents))
    yield from _section("Claims", (_claim(one) for one in findings.claims))
    literal = (one for one in findings.toponyms if one.sense is Sense.LITERAL)
    yield from _section("Places", ([line] for line in dict.fromkeys(map(_toponym, literal))))
    yield from _section("Notes", ([one_line(note)] for note in findings.notes))


def _section(title: str, blocks: Iterable[list[str]]) -> Iterator[str]:
    filled = list(blocks)
    if filled:
        yield ""
        yield title
    for first, *rest in filled:
        yield f"- {first}"
        yield from (f"    {line}" for line in rest)


def _incident(one: Incident) -> list[str]:
    first = [when(one.when), where(one.place, one.geo_precision), casualties(one.killed, one.injured)]
    head = f"{one.type.value.replace('_', ' ')}: {one_line(one.summary)}"
    return [head, one_line("; ".join(part for part in first if part)), *map(_statement, one.statements)]


def _statement(one: Statement) -> str:
    return one_line(f"{voice(one.attributed_to)}: “{one.quote.text}”")


def _claim(one: Claim) -> list[str]:
    said = one_line(f"{voice(one.attributed_to)}: “{one.quote.text}”")
    return [one_line(claim_line(one)), one_line(f"{when(one.when)}; {where(one.territory.place)}"), said]


def _toponym(one: Toponym) -> str:
    if one.place is None:
        return one_line(f"{one.span.text}: not placed")
    point = f"{one.place.lat:.3f}, {one.place.lon:.3f} ± {one.place.radius_km:g} km"
    return one_line(f"{one.span.text}: {where(one.place)}, {point}, score {one.score:.1f}")
