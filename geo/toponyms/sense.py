"""In which sense a place is named: itself, those it stands for, or its people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from itertools import repeat
from typing import Any

from geo import lexicon
from geo.errors import DataError
from geo.lexicon import DATA
from geo.model import Sense
from geo.toponyms.scan import Candidacy
from geo.toponyms.view import View

_REACH = 4
"""Words looked at on the left for what governs a name."""

_LIST = 60
"""Words over which a list of names is followed to the left, so that a text of names alone stays cheap."""


_PASSED = frozenset(
    (
        *("”", '"', "’", "also", "never", "still", "again", "not", "later", "itself", "already"),
        *("no", "longer", "always", "only", "ever", "yet", "twice", "first", "then", "since"),
    )
)
"""Words between a name and what it does."""
_AUXILIARIES = frozenset(
    (
        *("has", "had", "have", "will", "would", "must", "may", "might"),
        *("could", "should", "can", "does", "did", "do"),
    )
)
_LONGEST_PASS = 6
"""Words passed over at most."""

_REMEMBERED = 1 << 14
Facts = tuple[Any, ...]
"""What `_spelt` takes."""


@cache
def _classes(group: str) -> dict[str, str]:
    """Words of one group of `data/lexicon/sense.toml` to the letters of all their classes."""
    found: dict[str, str] = {}
    for name, words in lexicon.table("sense")[group].items():
        for word in words:
            found[word] = found.get(word, "") + name[:2]
    return found


class _Totals(dict[Facts, float]):
    """What speaks for the place itself, less what speaks against, by the facts; remembered."""

    def __missing__(self, facts: Facts) -> float:
        if len(self) >= _REMEMBERED:
            self.clear()
        total = self[facts] = sum(map(weights().get, _spelt(facts), repeat(0.0)))
        return total


_totals = _Totals()


def sense(view: View, found: Candidacy) -> Sense:
    """The sense of a place name where it stands."""
    if _totals[_facts(view, found)] > 0:
        return Sense.LITERAL
    return Sense.DEMONYM if found.demonym and _names_people(view, found) else Sense.ASSOCIATIVE


def _names_people(view: View, found: Candidacy) -> bool:
    """ "Armenians", "the French": people, not a word that goes with the next one."""
    if found.demonym and found.demonym.people and not _small(view, found.last):
        return True
    plural = found.demonym is not None and found.demonym.people and found.text.endswith(("s", "men"))
    return plural or not _small(view, found.last)


def _small(view: View, i: int) -> bool:
    """True for a word in small letters that could be a noun."""
    word = view.at(i)
    return bool(word) and word[0].isalpha() and view.sort(i) in "lht" and word not in _classes("does")


def describe(view: View, found: Candidacy) -> list[str]:
    """What speaks for the place itself and what against, as strings that a linear model weighs."""
    return _spelt(_facts(view, found))


def _facts(view: View, found: Candidacy) -> Facts:
    """What decides about the sense: by itself few words, that come again with other names."""
    first, last = found.first, found.last
    after, beyond = _after(view, last), view.at(last)
    loud, opens = found.text.isupper(), view.newline_before(first)
    thing = _classes("after").get(view.at(last + 1), "") if after.startswith("o") else None
    dateline = (beyond in ",(-–—:", loud) if opens or (loud and len(found.text) > 3) else None
    return (
        _whose(found),
        (_left(view, first), after),
        (view.at(first - 1), beyond),
        (view.starts_sentence(first), opens),
        (_governor(view, first), _relative(view, last)),
        thing,
        dateline,
    )


def _spelt(facts: Facts) -> list[str]:
    """The facts as features."""
    (sort, whose), (left, after), words, opening, bound, thing, dateline = facts
    out = [
        "b",
        f"k={whose}",
        f"a={after},{whose}",
        f"a={after}",
        f"l={left},{whose}",
        f"l={left}",
        f"w={words[0]},{sort}",
        f"x={words[1]},{sort}",
        f"la={left[:2]},{after[:2]},{sort}",
        f"s={opening[0]},{opening[1]},{sort},{after[:2]}",
        f"g={bound[0]},{sort}",
        f"q={bound[1]},{sort}",
    ]
    if thing is not None:
        out.append(f"o={thing},{sort}")
    if dateline is not None:
        out.append(f"dateline={dateline[0]},{dateline[1]}")
    return out


def _whose(found: Candidacy) -> tuple[str, str]:
    """A letter for the kind of place, and the same with what else tells its like apart."""
    sort = "d" if found.demonym else found.facts.kinds[:1] or "-"
    people = "p" if found.demonym and found.demonym.people else ""
    if sort in "pab":
        sort = "k" if found.facts.seat else sort
    size = "L" if found.facts.size in "678" else "s"
    return sort, sort + people + (size if sort == "p" else "")


def _after(view: View, last: int) -> str:
    """The class of what follows: a verb of its own, a noun it goes with, a possessive, a mark, other."""
    word = view.at(last)
    if view.newline_before(last) or not word:
        return "end"
    if word in ("'s", "’s"):
        return "own-" + (noun_class(view, last + 1) or "")
    at = _over(view, last, _PASSED)
    noun, verbs = noun_class(view, at), _classes("does")
    if noun:
        return noun
    if view.at(at) in _AUXILIARIES:  # "has not confirmed" says what "confirmed" says
        main = _over(view, at + 1, _PASSED | _AUXILIARIES)
        at = main if view.at(main) in verbs else at
    return "v-" + verbs[view.at(at)] if view.at(at) in verbs else _mark(view, at)


def _over(view: View, at: int, passed: frozenset[str]) -> int:
    """The first word from `at` on that is not passed over."""
    end = at + _LONGEST_PASS
    while at < end and view.at(at) in passed:
        at += 1
    return at


def noun_class(view: View, at: int) -> str:
    """The class of the noun that ends the phrase beginning at `at`, if it is near."""
    nouns, verbs, ahead = _classes("after"), _classes("does"), _classes("before")
    for i in range(at, min(at + 3, len(view))):
        word = view.lower[i]
        if word in nouns:
            # What a compound says, its last noun says: a "border guard" is no stretch of land.
            last = view.lower[i + 1] if view.lower[i + 1] in nouns and i + 1 not in view.lines else word
            return f"n{i - at}-{nouns[last]}"
        if view.sorts[i] not in "lhtCOHS" or word in verbs or word in ahead:
            return ""
    return ""


def _mark(view: View, at: int) -> str:
    word = view.at(at)
    return "m" + word if word in (",", ".", ")", "-", "and", "or", "in", "to", "of", ":", "(") else "other"


def _left(view: View, first: int) -> str:
    """The class of what governs the name from the left, over articles, adjectives and a list of names."""
    at = first - 1
    for _ in range(_REACH):
        word = view.at(at)
        if word in ("the", "“", '"', "both", "neighbouring", "nearby", "self-styled", "a", "an"):
            at -= 1
        elif word in ("and", ",", "or") and view.named[at - 1] and at > 1:
            at -= 2
        else:
            break
    word = view.at(at)
    if view.starts_sentence(at + 1) or not word:
        return "start"
    if word == "of":
        noun = view.at(at - 1)
        return "of-" + (_classes("before").get(noun) or view.sort(at - 1))
    return _classes("before").get(word) or "z" + view.sort(at)


def _governor(view: View, first: int) -> str:
    """The preposition before the name, and the class of the verb or noun that the preposition hangs on."""
    at = max(_list_start(view, first - 1), first - _LIST, -1)
    for back in (1, 2, 3):
        word = view.at(at - back)
        found = _classes("before").get(word) or _classes("does").get(word) or _classes("after").get(word)
        if found:
            return f"{view.at(at)} {found}"
    return view.at(at)


def _list_start(view: View, at: int) -> int:
    """The word before the list of names that ends at `at`; what another name was followed to is kept."""
    lower, named, known, start = view.lower, view.named, view.lists, at
    while at >= 0 and (
        lower[at] in ("the", "and", ",") or (at > 0 and named[at] and lower[at + 1] in ("and", ","))
    ):
        at = known.get(at, at - 1)
    known[start] = at
    return at


def _relative(view: View, last: int) -> str:
    """What a relative clause after the name has it do: "Rabat, which denies it"."""
    if view.at(last) != "," or view.at(last + 1) not in ("which", "who", "where"):
        return ""
    return view.at(last + 1) + _classes("does").get(view.at(last + 2), "")


@cache
def weights() -> Mapping[str, float]:
    """The weights in `data/models/toponyms-sense.json`; above 0 in sum is literal. Raises DataError."""
    path = DATA / "models" / "toponyms-sense.json"
    try:
        told: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
        return told
    except (OSError, ValueError) as error:
        raise DataError(f"The model {path.name} cannot be read: {error}") from error
