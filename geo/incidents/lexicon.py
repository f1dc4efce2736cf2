"""The words that tell of incidents, read from `data/lexicon/incidents.toml` into frozen tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from geo.errors import DataError
from geo.incidents.patterns import Pattern, read_pattern
from geo.lexicon import table
from geo.model import IncidentType

FAMILIES = frozenset(
    [
        "force",
        "capture",
        "harm",
        "order",
        "accord",
        "arrest",
        "accident",
        "abduction",
        "upheaval",
        "release",
        "change",
        "find",
    ]
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A word with what must stand around it, and the kind of incident it then tells of.

    The tuples name classes of words ("artillery", "place"); an empty one asks for nothing. `strength` 3: the
    word alone says what happened; 2: that someone was attacked; 1: that someone was harmed; 0: only counted.
    `passive` asks for a passive verb; `pattern` holds the rest of a turn of phrase ("come | under fire").
    """

    lemmas: frozenset[str]
    type: IncidentType
    sub_type: str
    family: str
    strength: int
    particle: tuple[str, ...] = ()
    not_particle: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    passive: bool = False
    pattern: Pattern = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A weapon word's class and what it says of the kind of incident."""

    word_class: str
    type: IncidentType
    sub_type: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the incident steps know of words."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    turns: frozenset[str]
    """Lemmas with which a turn of phrase begins."""
    forms: Mapping[str, str]
    """Irregular forms of these ("trod": tread), which a tagger may take for a noun."""
    classes: Mapping[str, frozenset[str]]
    evidence: tuple[Evidence, ...]
    classes_of: Mapping[str, frozenset[str]]
    """Of each lemma the classes it belongs to."""

    def among(self, lemma: str, *names: str) -> bool:
        """True where the lemma belongs to one of the classes."""
        own = self.classes_of.get(lemma)
        return own is not None and not own.isdisjoint(names)


@cache
def vocabulary() -> Vocabulary:
    """The tables, read once; raises DataError where a row breaks the rules."""
    data = table("incidents")
    classes = {name: frozenset(words) for name, words in {**data["classes"], **data["classes_more"]}.items()}
    turns = [frame for row in table("incident_turns")["verb"] for frame in _turns(row)]
    named = [frame for row in table("incident_turns")["noun"] for frame in _turns(row)]
    openings = frozenset(lemma for frame in turns for lemma in frame.lemmas)
    return Vocabulary(
        verbs=_by_lemma([*(_frame(row) for row in data["verb"]), *turns]),
        nouns=_by_lemma([*(_frame(row) for row in data["noun"]), *named]),
        turns=openings,
        forms={form: base for form, base in table("lemmas")["verbs"].items() if base in openings},
        classes=classes,
        evidence=tuple(
            Evidence(row["class"], IncidentType(row["type"]), row["sub_type"]) for row in data["evidence"]
        ),
        classes_of=_turned(classes),
    )


def _turned(classes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in classes.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _by_lemma(frames: list[Frame]) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in sorted(frames, key=_conditions, reverse=True):
        for lemma in frame.lemmas:
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(known) for lemma, known in found.items()}


def _conditions(frame: Frame) -> int:
    """How much a frame asks for: the one that asks most is tried first."""
    asked = (frame.particle, frame.subject, frame.object, frame.near, frame.of, frame.before)
    return 2 * sum(bool(words) for words in asked) + 4 * bool(frame.pattern) + bool(frame.subject)


def _turns(row: dict[str, Any]) -> Iterator[Frame]:
    """A frame for each turn of phrase of the row: its first word, and the pattern of the rest."""
    for words in row["turns"]:
        first, _, rest = words.partition(" ")
        yield replace(_frame({**row, "lemmas": first.split("|")}), pattern=read_pattern(rest))


def _frame(row: dict[str, Any]) -> Frame:
    family = row.get("family", "force")
    if family not in FAMILIES:
        raise DataError(f"incidents.toml: {row['lemmas'][0]} has the unknown family {family}.")
    conditions = (
        "particle",
        "not_particle",
        "subject",
        "not_subject",
        "object",
        "not_object",
        "of",
        "before",
        "not_before",
    )
    return Frame(
        frozenset(row["lemmas"]),
        IncidentType(row["type"]),
        row["sub_type"],
        family,
        row.get("strength", 3),
        passive=row.get("passive", False),
        near=tuple(row.get("with", ())),
        **{name: tuple(row.get(name, ())) for name in conditions},
    )
