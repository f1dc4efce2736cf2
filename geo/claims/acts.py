"""The verbs of `data/lexicon/takings.toml`: ground taken, lost, left, held, and how it stands around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from geo.errors import DataError
from geo.lexicon import table
from geo.model import Relation

KINDS = frozenset(("take", "lose", "fall", "hold", "kept", "follow"))


@dataclass(frozen=True, slots=True)
class Act:
    """How a verb tells of ground; `data/lexicon/takings.toml` says what each field is."""

    kind: str
    relation: Relation
    after: tuple[tuple[str, ...], ...] = ()
    particle: str = ""
    noun: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    force: bool = False
    loser: bool = False
    again: bool = False

    @property
    def of_ground(self) -> bool:
        """Whether the ground is its subject in the active voice."""
        return self.kind in ("fall", "follow")


@cache
def acts() -> Mapping[str, tuple[Act, ...]]:
    """Lemma → what it may tell, that which asks most of the words around it first."""
    found: defaultdict[str, list[Act]] = defaultdict(list)
    for row in table("takings")["act"]:
        for verb in row["verbs"]:
            found[verb].append(_act(row))
    return {verb: tuple(sorted(mine, key=_asked, reverse=True)) for verb, mine in found.items()}


def _asked(act: Act) -> int:
    return bool(act.noun) * 4 + bool(act.particle) * 2 + bool(act.after)


def _act(row: dict[str, Any]) -> Act:
    if row["kind"] not in KINDS:
        raise DataError(f"takings.toml: {row['verbs'][0]} is of the unknown kind {row['kind']}.")
    flags = {name: bool(row.get(name)) for name in ("force", "loser", "again")}
    return Act(
        row["kind"],
        Relation(row["relation"]),
        tuple(tuple(words.split()) for words in row.get("after", ())),
        row.get("particle", ""),
        frozenset(row.get("noun", ())),
        frozenset(row.get("to", ())),
        **flags,
    )


@cache
def again_words() -> frozenset[str]:
    """Words that tell of a second time ("taken again")."""
    return frozenset(table("takings")["again"]["words"])


@cache
def followers() -> Mapping[str, timedelta]:
    """Words for a day told by the one before it → how long after."""
    return {words: timedelta(days=days) for words, days in table("takings")["follows"].items()}


@cache
def spans() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Words that count, and the days of the units they count."""
    data = table("takings")
    return data["counts"], data["units"]


@cache
def peaceful() -> frozenset[str]:
    """Lemmas that tell of ground taken without a fight."""
    return frozenset(table("takings")["peaceful"]["lemmas"])


@cache
def manners() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """First word → the rest of each phrase of manner that begins with it, the longest first."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in table("takings")["manner"]["phrases"]:
        first, *rest = phrase.split()
        found[first].append(tuple(rest))
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


@cache
def tales() -> frozenset[str]:
    """Words that make a tale of the participle behind them ("reported taken")."""
    return frozenset(table("takings")["tales"]["words"])


@cache
def pasts() -> frozenset[str]:
    """Past tenses that are no participle ("took")."""
    return frozenset(table("takings")["pasts"]["words"])
