"""Which of the words that could be place names are, and in which sense."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo import lexicon
from geo.gazetteer.base import Candidate, Gazetteer
from geo.language.words import Word, split
from geo.model import Sense, Span
from geo.toponyms.demonyms import Demonym
from geo.toponyms.mention import Mention
from geo.toponyms.scan import Candidacy, is_name_like, scan


def recognise(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The place names of a text in order; none overlaps another."""
    words = split(text)
    found = (_mention(words, candidacy, gazetteer) for candidacy in scan(text, words, gazetteer.candidates))
    return tuple(mention for mention in found if mention)


def _mention(words: Sequence[Word], found: Candidacy, gazetteer: Gazetteer) -> Mention | None:
    if not _is_place(words, found):
        return None
    span = Span(words[found.first].start, words[found.last - 1].end, found.text)
    places = _home(found.demonym, gazetteer) if found.demonym else found.places
    return Mention(span, _sense(words, found), places, head=_head(words, found))


def _home(demonym: Demonym, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The place a demonym is made from."""
    places = gazetteer.candidates(demonym.place)
    fitting = [
        c
        for c in places
        if demonym.country in (None, c.place.country) and demonym.kind in (None, c.place.kind)
    ]
    return tuple(fitting[:1]) or places[:1]


def _lexicon() -> dict[str, Any]:
    return lexicon.table("toponyms")


def _is_place(words: Sequence[Word], found: Candidacy) -> bool:
    first, last = found.first, found.last
    if found.demonym:
        return True
    if last - first == 1 and found.text.lower() in _lexicon()["stop"]["words"]:
        return False
    before = words[first - 1].text if first else ""
    after = words[last].text if last < len(words) else ""
    if before.lower() in _lexicon()["person"]["titles"]:
        return False
    biggest = max((c.population for c in found.places), default=0)
    named = before != "" and is_name_like(before) and not before.isupper() and before.isalpha()
    if (
        biggest < 100_000
        and last - first == 1
        and (named or (after and is_name_like(after) and after.isalpha()))
    ):
        return before.lower() in _lexicon()["before"]["words"]
    return True


def _head(words: Sequence[Word], found: Candidacy) -> str:
    heads = {word for group in _lexicon()["heads"].values() for word in group}
    after = words[found.last].text.lower() if found.last < len(words) else ""
    if after in heads:
        return after
    before = [w.text.lower() for w in words[max(0, found.first - 2) : found.first]]
    if len(before) == 2 and before[1] == "of" and before[0] in heads:
        return before[0]
    return before[-1] if before and before[-1] in heads else ""


def _sense(words: Sequence[Word], found: Candidacy) -> Sense:
    if found.demonym:
        return Sense.DEMONYM if found.demonym.people else Sense.ASSOCIATIVE
    after = words[found.last].text.lower() if found.last < len(words) else ""
    said = ("said", "says", "announced", "denied", "denies", "time", "group", "talks", "army", "claims")
    return Sense.ASSOCIATIVE if after in said else Sense.LITERAL
