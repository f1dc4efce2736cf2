"""The words of `data/lexicon/claims.toml`, typed and ready to be looked up by lemma."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.errors import DataError
from geo.lexicon import table
from geo.model import PlaceKind, Relation

Row = Mapping[str, Any]
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb or noun tells of a territory: where claimant, territory and rival stand.

    Slots are "subject", "object" (of the active form) or prepositions, first choice first.
    """

    relation: Relation
    claimant: tuple[str, ...]
    territory: tuple[str, ...]
    against: tuple[str, ...] = ()
    particle: str = ""
    noun: Words = frozenset()
    force: bool = False
    without: Words = frozenset()
    landed: bool = False
    expels: bool = False
    back: bool = False
    bound: bool = False
    rids: bool = False
    alone: bool = False
    town: bool = False
    given: bool = False
    share: bool = False
    title: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Joint:
    """Lists of the lexicon taken together, once: what the rules ask of every word or clause."""

    measures: Words
    """Shares and wholes: "part of", "all of"."""
    lands: Words
    """Common nouns that may be a territory, however weak."""
    powers: Words
    """Forces and those who hold."""
    bodies: Words
    """Forces, those who hold, and organs of a state."""
    recognising: Words
    viewing: Words
    judging: Words
    """Verbs of views and of declaring."""
    predicating: Words
    """Verbs that say what a territory is."""
    answering: Words
    """Verbs that may point back to a claim made before."""
    telling: Words
    """Verbs of saying that deny nothing."""
    claiming: Words
    """Verbs that tell a claim, by themselves or with a predicate."""
    kinds: Words
    """Common nouns for a kind of place."""
    masters: Words
    """Nouns by which somebody is master of a territory."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that tells a claim, by what it is looked up with."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    held: Mapping[str, Relation]
    hands: Mapping[tuple[str, str], Relation]
    hand_prepositions: Words
    hand_words: Words
    """One of these stands in every sentence that tells of hands, control or a "-held"."""
    bearing: Words
    """One of these lemmas or words stands in every sentence that tells a claim."""
    masters: Mapping[tuple[str, str], Relation]
    predicate: Mapping[str, Words]
    extent: Mapping[str, Words]
    places: Mapping[str, Words]
    kinds: Mapping[str, Words]
    claimants: Mapping[str, Words]
    stance: Mapping[str, Words]
    agencies: Mapping[str, str]
    sides: Mapping[str, str]
    joint: Joint


@cache
def lexicon() -> Lexicon:
    """The table, read once; raises DataError where a row breaks the rules its head states."""
    rows = table("claims")
    try:
        return _typed(rows)
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"The lexicon file claims.toml breaks its rules: {error!r}") from error


def _typed(rows: Row) -> Lexicon:
    places = dict(rows["places"])
    kinds = places.pop("kinds")
    return Lexicon(
        verbs=_by_lemma(rows["verb"]),
        nouns=_by_lemma(rows["noun"]),
        held={row["word"]: Relation(row["relation"]) for row in rows["held"]},
        hands={
            (row["preposition"], n): Relation(row["relation"]) for row in rows["hands"] for n in row["nouns"]
        },
        hand_prepositions=frozenset(row["preposition"].split()[0] for row in rows["hands"]),
        hand_words=frozenset(n for row in rows["hands"] for n in row["nouns"])
        | {row["word"] for row in rows["held"]},
        bearing=_bearing(rows),
        masters={
            (n, p): Relation(row["relation"])
            for row in rows["master"]
            for n in row["nouns"]
            for p in row["prepositions"]
        },
        predicate=_sets(rows["predicate"]),
        extent=_sets(rows["extent"]),
        places=_sets(places),
        kinds={_kind(name): frozenset(words) for name, words in kinds.items()},
        claimants=_sets(rows["claimants"]),
        stance=_sets(rows["stance"]),
        agencies=dict(rows["agencies"]),
        sides=dict(rows["sides"]),
        joint=_joint(rows),
    )


def _joint(rows: Row) -> Joint:
    predicate, stance, claimants = (_sets(rows[name]) for name in ("predicate", "stance", "claimants"))
    views, copulas, recognises = (predicate[name] for name in ("views", "copulas", "recognises"))
    places, powers = rows["places"], claimants["forces"] | claimants["holders"]
    return Joint(
        measures=frozenset((*rows["extent"]["part"], *rows["extent"]["whole"])),
        lands=frozenset((*places["strong"], *places["weak"])),
        powers=powers,
        bodies=powers | claimants["organs"],
        recognising=recognises | predicate["accepts"],
        viewing=views | predicate["makes"],
        judging=views | predicate["declares"],
        predicating=copulas | views | predicate["makes"] | predicate["declares"],
        answering=views | recognises | stance["denying"] | stance["repeating"] | stance["listing"],
        telling=stance["saying"] - stance["denying"],
        claiming=views | copulas | {lemma for row in rows["verb"] for lemma in row["lemmas"]},
        kinds=frozenset(word for words in places["kinds"].values() for word in words),
        masters=frozenset(noun for row in rows["master"] for noun in row["nouns"]),
    )


def _bearing(rows: Row) -> Words:
    told = {word for name in ("verb", "noun") for row in rows[name] for word in row["lemmas"]}
    held = {n for name in ("hands", "master") for row in rows[name] for n in row["nouns"]}
    said = {w for words in rows["predicate"].values() for w in words}
    answered = {w for key in ("denying", "repeating", "listing", "flags") for w in rows["stance"][key]}
    return frozenset(told | held | said | answered | {row["word"] for row in rows["held"]})


def _by_lemma(rows: Iterable[Row]) -> dict[str, tuple[Frame, ...]]:
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for row in rows:
        for lemma in row["lemmas"]:
            found[lemma].append(_frame(row))
    # A frame that asks for more ("took control of") goes before the plain one ("took").
    return {lemma: tuple(sorted(frames, key=_plainness)) for lemma, frames in found.items()}


def _plainness(frame: Frame) -> tuple[bool, ...]:
    return (
        not (frame.noun or frame.title),
        not frame.particle,
        not frame.rids,
        not (frame.alone or frame.given),
    )


def _frame(row: Row) -> Frame:
    return Frame(
        relation=Relation(row["relation"]),
        claimant=tuple(row["claimant"]),
        territory=tuple(row["territory"]),
        against=tuple(row.get("against", ())),
        particle=row.get("particle", ""),
        noun=frozenset(row.get("noun", ())),
        force=row.get("subject") == "force",
        without=frozenset(row.get("without", ())),
        landed=row.get("landed", False),
        back=row.get("back", False),
        bound=row.get("bound", False),
        alone=row.get("alone", False),
        town=row.get("town", False),
        given=row.get("given", False),
        share=row.get("share", False),
        title=frozenset(row.get("title", ())),
        rids=row.get("of") == "force",
        expels=row.get("object") == "force",
    )


def _sets(rows: Row) -> dict[str, Words]:
    return {name: frozenset(words) for name, words in rows.items()}


def _kind(name: str) -> str:
    return PlaceKind(name).value
