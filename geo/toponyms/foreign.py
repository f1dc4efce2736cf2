"""Texts in other languages: no learned model, but the gazetteer's names and what inflection does to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from geo import lexicon
from geo.gazetteer.base import Candidate
from geo.model import PlaceKind
from geo.toponyms.facts import UNKNOWN, Facts, Knowledge
from geo.toponyms.scan import Candidacy
from geo.toponyms.view import View, words_of

_ENGLISH_SHARE = 0.08
"""Below this share of common English words a text of some length is in another language."""
_PLAINLY_ENGLISH = 0.2
"""Above this share it is English without a look at other languages: a few of their words are the same."""
_SAMPLE = 400
_SHORT = 6
"""Words below which a text does not tell its language, only its script."""
_LONGEST = 8
_SUFFIXED = {
    "CYRILLIC": "cyrillic",
    "ARMENIAN": "armenian",
    "LATIN": "azerbaijani",
    "GEORGIAN": "georgian",
}
_PREFIXED = {"ARABIC": "arabic", "HEBREW": "hebrew"}
_TURKIC = frozenset("əƏıİğĞ")
"""Letters that tell a Turkish or Azerbaijani text, whose endings are no endings elsewhere."""
_JOINTS = frozenset("-’'")
_UNSPACED = frozenset(("CJK", "HIRAGANA", "KATAKANA", "THAI"))
_SURE, _LIKELY, _DOUBTFUL = 0.97, 0.85, 0.3
_TOWN, _HAMLET = 20_000, 1_000
_BIG = frozenset((PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.WATER, PlaceKind.REGION))


_NOT_LATIN = re.compile(r"[^\x00-\u024f\u2000-\u206f]")


def is_foreign(view: View) -> bool:
    """True for a text that is not in English."""
    sample = view.lower[: min(_SAMPLE, len(view))]
    known = sum(map(_words("english").__contains__, sample))
    if known >= max(_SHORT, _PLAINLY_ENGLISH * len(sample)) and not _NOT_LATIN.search("".join(sample)):
        return False
    words = [word for word in view.lower[:_SAMPLE] if word[:1].isalpha()]
    plain = "".join(words).isascii()
    strange = 0 if plain else sum(not word.isascii() and _script(word) != "LATIN" for word in words)
    if strange > len(words) / 2 or (strange and len(words) < _SHORT):
        return True
    english = sum(map(_words("english").__contains__, words))
    if len(words) < _SHORT or english >= _PLAINLY_ENGLISH * len(words):
        return False
    if english >= _ENGLISH_SHARE * len(words):
        return max(sum(map(others.__contains__, words)) for others in _other_languages()) > english
    # A headline has no small English words either: it takes another language's to be foreign.
    return sum(not w.isascii() or w in _words("stop") for w in _in_small(view)) > english


@cache
def _other_languages() -> tuple[frozenset[str], ...]:
    """The small words of each other language that is written in Latin letters or may be."""
    stopwords: dict[str, list[str]] = lexicon.table("languages")["stopwords"]
    return tuple(frozenset(words) for language, words in stopwords.items() if language != "en")


def _in_small(view: View) -> list[str]:
    """The words in small letters, but for the articles inside names: "Ayn al-Hilweh"."""
    words = zip(view.words[:_SAMPLE], view.named, view.lower[1:], strict=False)
    return [word for word, named, after in words if not named and word[0].isalpha() and after != "-"]


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
    turkic = not _TURKIC.isdisjoint(view.text)
    at = 0
    while at < len(view):
        if view.named[at] and _script(view.words[at]) in _UNSPACED:
            found += _unspaced(view, at, known)
            at += 1
            continue
        candidacy = _longest(view, at, known, turkic) if view.named[at] else None
        if candidacy:
            found.append((candidacy, _chance(view, candidacy)))
        at = candidacy.last if candidacy else at + 1
    return found


def _longest(view: View, first: int, known: Knowledge, turkic: bool) -> Candidacy | None:
    if view.lower[first] in _words("stop") or len(view.words[first]) < 2:
        return None
    for end in reversed(_ends(view, first)):
        if view.lower[end] == "-" and _links(view, end + 1):
            continue  # "Masar" of "Masar-i-Scharif" is no place
        name = view.between(first, end)
        facts = _best(name, known, turkic)
        if facts.places:
            return Candidacy(first, end, name, "g", facts)
    return None


def _ends(view: View, first: int) -> list[int]:
    """Where a name that starts at `first` could end, shortest first: "San Vicente del Caguán"."""
    ends, at = [first + 1], first + 1
    while at < min(len(view), first + _LONGEST) and _goes_on(view, at):
        at += 1
        if view.named[at - 1]:
            ends.append(at)
    return ends


def _goes_on(view: View, at: int) -> bool:
    if view.starts[at] - view.ends[at - 1] > 1 or view.newline_before(at):
        return False
    return view.named[at] or view.words[at] in _JOINTS or _links(view, at)


def _links(view: View, at: int) -> bool:
    """True for the small word of "Ciudad de México" and "Ростов-на-Дону"."""
    if at + 1 >= len(view):
        return False
    hyphened = view.lower[at + 1] == "-" and view.joined(at) and view.joined(at + 1)
    return view.words[at] in words_of("inner") or (hyphened and len(view.words[at]) <= _SHORT)


def _best(name: str, known: Knowledge, turkic: bool) -> Facts:
    """The facts of the name as written, or of the most prominent that it may be an inflection of."""
    written = known.of(name)
    if written.places:
        return written
    if not turkic and _script(name) == "LATIN":
        return UNKNOWN
    found = [facts for facts in map(known.of, _forms(name)) if facts.places]
    return max(found, key=_weight, default=UNKNOWN)


def _weight(facts: Facts) -> tuple[bool, int]:
    best = max(facts.places, key=lambda c: (c.place.kind in _BIG, c.population))
    return best.place.kind in _BIG, best.population


def _forms(name: str) -> Iterator[str]:
    """How the name may stand in a list of names."""
    script = _script(name)
    if script in _SUFFIXED:
        group = _SUFFIXED[script]
        yield from _without(name, _endings("suffixes", group))
        first, blank, rest = name.partition(" ")
        if blank and group in _table()["adjectives"]:
            for adjective in _without(first, _endings("adjectives", group)):
                yield f"{adjective} {rest}"
                yield from (f"{adjective} {noun}" for noun in _without(rest, _endings("suffixes", group)))
    for prefix in _table()["prefixes"].get(_PREFIXED.get(script, ""), ()):
        if name.startswith(prefix) and len(name) - len(prefix) >= 3:
            yield name[len(prefix) :]
            yield "ال" + name[len(prefix) :]


def _without(name: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    for ending, others in endings:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            yield from (name[: -len(ending)] + other for other in others)


@cache
def _endings(table: str, group: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (row.split(">") for row in _table()[table][group])
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
    cased = view.words[found.first][0].isupper()
    chance = _strength(found.facts)
    if cased and view.starts_sentence(found.first) and chance < _SURE:
        chance -= 0.3
    if not cased and chance < _LIKELY:
        chance -= 0.4
    return max(0.01, chance - (0.3 if beside and cased else 0.0))
