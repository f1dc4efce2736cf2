"""The lexicon of reality, made ready to look words up in."""

from __future__ import annotations

from functools import cache

from geo.language.document import Reality
from geo.lexicon import table


@cache
def realities(name: str) -> dict[str, Reality]:
    """Word → reality of one section of the lexicon; "fact" rows win over others."""
    rows: dict[str, list[str]] = table("reality")[name]
    found = {word: Reality(kind) for kind, words in rows.items() if kind != "fact" for word in words}
    return found | dict.fromkeys(rows.get("fact", ()), Reality.FACT)


@cache
def words_in(name: str) -> frozenset[str]:
    """All words of one section, whatever they are listed under."""
    return frozenset(word for words in table("reality")[name].values() for word in words)
