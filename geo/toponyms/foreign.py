"""Texts in other languages: no learned model, but the gazetteer's names and what inflection does to them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from geo import lexicon
from geo.gazetteer.base import Candidate
from geo.model import PlaceKind
from geo.toponyms.facts import UNKNOWN, Facts, Knowledge
from geo.toponyms.scan import Candidacy
from geo.toponyms.view import View

_ENGLISH_SHARE = 0.08
"""Below this share of common English words a text of some length is in another language."""
_SAMPLE = 400
_SHORT = 6
"""Words below which a text does not tell its language, only its script."""
_LONGEST = 4
_SUFFIXED = {"CYRILLIC": "cyrillic", "ARMENIAN": "armenian", "LATIN": "azerbaijani"}
_PREFIXED = {"ARABIC": "arabic", "HEBREW": "hebrew"}
_UNSPACED = frozenset(("CJK", "HIRAGANA", "KATAKANA", "THAI"))
_SURE, _LIKELY, _DOUBTFUL = 0.97, 0.85, 0.3
_TOWN, _HAMLET = 20_000, 1_000
_BIG = frozenset((PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.WATER, PlaceKind.REGION))


def is_foreign(view: View) -> bool:
    """True for a text that is not in English."""
    words = [word for word in view.lower[:_SAMPLE] if word[:1].isalpha()]
    plain = "".join(words).isascii()
    strange = 0 if plain else sum(not word.isascii() and _script(word) != "LATIN" for word in words)
    if strange > len(words) / 2 or (strange and len(words) < _SHORT):
        return True
    english = sum(map(_words("english").__contains__, words))
    if len(words) < _SHORT or english >= _ENGLISH_SHARE * len(words):
        return False
    # A headline has no small English words either: it takes another language's to be foreign.
    return sum(not w.isascii() or w in _words("stop") for w in _in_small(view)) > english


def _in_small(view: View) -> list[str]:
    words = zip(view.words[:_SAMPLE], view.named, strict=False)
    return [word for word, named in words if not named and word[0].isalpha()]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_table()[name])


def _table() -> dict[str, Any]:
    return lexicon.table("toponyms_foreign")


@cache
def _script(word: str) -> str:
    """The script of a word's first letter: "LATIN", "CYRILLIC", "CJK" …"""
    return unicodedata.name(word[0], "NONE").split()[0]


def scan(view: View, known: Knowledge) -> list[tuple[Candidacy, float]]:
    """The candidacies of a text in another language, each with the chance that it names a place."""
    found: list[tuple[Candidacy, float]] = []
    at = 0
    while at < len(view):
        if view.named[at] and _script(view.words[at]) in _UNSPACED:
            found += _unspaced(view, at, known)
            at += 1
            continue
        candidacy = _longest(view, at, known) if view.named[at] else None
        if candidacy:
            found.append((candidacy, _chance(view, candidacy)))
        at = candidacy.last if candidacy else at + 1
    return found


def _longest(view: View, first: int, known: Knowledge) -> Candidacy | None:
    if view.lower[first] in _words("stop") or len(view.words[first]) < 2:
        return None
    last = first + 1
    while last < min(len(view), first + _LONGEST) and _goes_on(view, last):
        last += 1
    for end in range(last, first, -1):
        name = view.between(first, end)
        facts = next((f for f in map(known.of, _forms(name)) if f.places), UNKNOWN)
        if facts.places:
            return Candidacy(first, end, name, "g", facts)
    return None


def _goes_on(view: View, at: int) -> bool:
    apart = view.starts[at] - view.ends[at - 1]
    return (
        apart <= 1 and (view.named[at] or view.words[at] in ("-", "’", "'")) and not view.newline_before(at)
    )


def _forms(name: str) -> Iterator[str]:
    """The name as written, then as it may stand in a list of names."""
    yield name
    script = _script(name)
    if script in _SUFFIXED:
        for ending, others in _endings(_SUFFIXED[script]):
            if name.endswith(ending) and len(name) - len(ending) >= 2:
                yield from (name[: -len(ending)] + other for other in others)
    for prefix in _table()["prefixes"].get(_PREFIXED.get(script, ""), ()):
        if name.startswith(prefix) and len(name) - len(prefix) >= 3:
            yield name[len(prefix) :]
            yield "ال" + name[len(prefix) :]


@cache
def _endings(group: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (row.split(">") for row in _table()["suffixes"][group])
    return tuple((ending, tuple(others.split("|"))) for ending, others in rows)


def _unspaced(view: View, at: int, known: Knowledge) -> Iterator[tuple[Candidacy, float]]:
    """Names inside a run of letters that no blanks part, the longest first. They share the run's word."""
    run, start = view.words[at], 0
    while start < len(run) - 1:
        for end in range(min(len(run), start + 8), start + 1, -1):
            facts = known.of(run[start:end])
            if facts.places and _strength(facts) >= _LIKELY:
                yield Candidacy(at, at + 1, run[start:end], "g", facts), _LIKELY
                start = end - 1
                break
        start += 1


def _strength(facts: Facts) -> float:
    best: Candidate = max(facts.places, key=lambda c: (c.place.kind in _BIG, c.population))
    if best.place.kind in _BIG or best.population >= 10 * _TOWN:
        return _SURE
    return _LIKELY if best.population >= _TOWN else 0.6 if best.population >= _HAMLET else _DOUBTFUL


def _chance(view: View, found: Candidacy) -> float:
    """How likely a known name is one here: the bigger the place the likelier; less beside another name."""
    beside = found.last < len(view) and view.named[found.last] and not view.joined(found.last)
    cased = view.words[found.first][0].lower() != view.words[found.first][0].upper()
    chance = _strength(found.facts)
    if cased and view.starts_sentence(found.first) and chance < _SURE:
        chance -= 0.3
    if not cased and chance < _LIKELY:
        chance -= 0.4
    return max(0.01, chance - (0.3 if beside and cased else 0.0))
