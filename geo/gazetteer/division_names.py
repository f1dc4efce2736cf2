"""The forms under which texts name a division: with and without the word for what it is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from geo.gazetteer.fold import folded
from geo.gazetteer.records import Use
from geo.lexicon import DATA

_ADJECTIVES = (
    "skaya", "skaia", "skiy", "skyy", "skyi", "sky", "ska", "ski", "skoye", "skoy", "skogo", "tskiy", "tskyi",
)  # fmt: skip


_MOST_WORDS = 4
"""How many words stand for a kind of division at most: "city and borough of"."""


@cache
def _words() -> dict[str, Any]:
    words = tomllib.loads((DATA / "gazetteer" / "divisions.toml").read_text(encoding="utf-8"))
    for place in ("leading", "trailing"):
        words[place] = frozenset(words[place])
    return words


def variants(name: str, level: str, country: str, towns: list[str]) -> Iterator[tuple[str, Use]]:
    """Further names of a division that is called `name`; `towns` are those in it, largest first."""
    words = _words()
    for core in cores(name, towns):
        if core in words["no_name"]:
            continue
        yield core, Use.DERIVED
        for after in (*words["after"][level], *words["after"]["more"][level].get(country, ())):
            yield f"{core} {after}", Use.DERIVED
        for before in words["before"][level]:
            yield f"{before} {core}", Use.DERIVED


def cores(name: str, towns: list[str]) -> list[str]:
    """The bare names within a division's name, folded: "Kharkivs'ka Oblast'" is kharkivska, and kharkiv."""
    core = bare(folded(name))
    found = [core, *_directions(core)]
    if town := _seat(core, towns):
        found.append(town)
    return found


def bare(name: str) -> str:
    """A folded name without the words for a kind of division around it."""
    words, parts = _words(), name.split(" ")
    for many in range(min(_MOST_WORDS, len(parts) - 1), 0, -1):
        if " ".join(parts[:many]) in words["leading"]:
            parts = parts[many:]
            break
    for many in range(min(_MOST_WORDS, len(parts) - 1), 0, -1):
        if " ".join(parts[-many:]) in words["trailing"]:
            return " ".join(parts[:-many])
    return " ".join(parts)


def _directions(core: str) -> Iterator[str]:
    first, _, rest = core.partition(" ")
    for long, short in _words()["directions"].items():
        if rest and first == long:
            yield f"{short} {rest}"
        elif rest and first == short and long.endswith("ern"):
            yield f"{long} {rest}"


def _seat(core: str, towns: list[str]) -> str | None:
    """The town that a Slavic adjective is made from: "Yasynuvatskyi" from Yasynuvata."""
    ending = next((ending for ending in _ADJECTIVES if core.endswith(ending)), None)
    if ending is None:
        return None
    stem = core[: -len(ending)]
    return next((town for town in map(folded, towns) if _shares(town, stem)), None)


def _shares(town: str, stem: str) -> bool:
    least = max(4, len(stem) - 1)
    return len(stem) >= 4 and town[:least] == stem[:least] and len(town) <= len(stem) + 3
