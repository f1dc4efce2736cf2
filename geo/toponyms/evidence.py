"""The facts that tell whether words are a place name, gathered from the text around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from geo.toponyms import features as f
from geo.toponyms.deeds import before, behind
from geo.toponyms.heads import head_of, told_of
from geo.toponyms.scan import Candidacy, Commonness, neighbours
from geo.toponyms.sense import noun_class
from geo.toponyms.ships import bears_letters, of_ship
from geo.toponyms.view import View, words_of

_NAMES = 3
"""Words of a person's name looked over for the title before it."""

Key = tuple[Any, ...]
"""A function of `geo.toponyms.features` and the facts to call it with."""


class Evidence(NamedTuple):
    """What is known of one candidacy: facts that come again in other texts, and features that hardly do."""

    keys: list[Key]
    rare: list[str]

    def spelt_out(self) -> list[str]:
        """All features."""
        return [feature for spell, *facts in self.keys for feature in spell(*facts)] + self.rare


def gather(view: View, found: list[Candidacy], common: Commonness) -> Iterator[Evidence | None]:
    """The evidence of every candidacy of a text; None for those that surely name no place."""
    elsewhere = _elsewhere(view, found)
    counts = Counter(c.text for c in found)
    for prior, c, after in neighbours(found):
        if _hopeless(view, c, common):
            yield None
            continue
        keys = _own(view, c, common)
        keys += _around(view, c)
        keys += _done(view, c)
        keys += _beside(prior, c, after, view)
        keys.append(_again(c, min(counts[c.text], 4), elsewhere))
        yield Evidence(keys, _pairs(view, c))


def _hopeless(view: View, c: Candidacy, common: Commonness) -> bool:
    """True for people's names, and for words that are nearly always written small."""
    if c.origin == "d":
        return _bears_title(view, c.first)
    if c.origin not in "gu":
        return False
    if view.lower[c.last] in words_of("firms") or of_ship(view, c.first) or bears_letters(view, c.first):
        return True
    if c.last - c.first > 1:
        return False
    if _is_number(c.text) or _follows_person(view, c.first) or _is_held(view, c.first):
        return True
    return _is_plain_word(view, c, common(view.lower[c.first]))


def _is_plain_word(view: View, c: Candidacy, usual: str) -> bool:
    """True for a word that is nearly always written small, where nothing else speaks for a name."""
    if c.text.isupper() or (_prominent(c) and _awaits_place(view, c.first)):
        return False
    if usual == "4" and c.origin == "g" and not view.starts_sentence(c.first):
        return not head_of(view, c.first, c.last)
    return usual == "4" or (usual == "3" and c.origin == "u")


def _awaits_place(view: View, first: int) -> bool:
    """True after "in", "near", "seized", "left"."""
    return view.sorts[first - 1] == "i" or before(view, first)[:1] in ("P", "E")


def _prominent(c: Candidacy) -> bool:
    """True for a large town: "in Nice" is one although "nice" is a word."""
    return c.facts.main and c.facts.size > f.LARGE


def _is_held(view: View, first: int) -> bool:
    """True for a company's name: "shares in Vale"."""
    return view.lower[first - 1] in ("in", "of") and view.lower[first - 2] in words_of("holdings")


def _follows_person(view: View, first: int) -> bool:
    """True after a given name or a title, next to it or with more of the name between: "Lt. Col. Jo-Ar …"."""
    if first in view.lines:
        return False
    ahead = view.lower[first - 1]
    if view.sorts[first - 1] in "FT" or ahead in words_of("kin") or _titled(view, first):
        return True
    at = first - 1
    while at > first - 1 - _NAMES and at > 0 and at not in view.lines and view.sorts[at] in "CFG-":
        at -= 1
        if view.sorts[at] == "T" or _titled(view, at + 1):
            return view.named[at] or view.lower[at] == "."
    return False


def _bears_title(view: View, first: int) -> bool:
    """True for a person who is called after a people: "General French"."""
    ahead = first - 1
    if first in view.lines:
        return False
    return (view.named[ahead] and view.sorts[ahead] == "T") or _titled(view, first)


def _titled(view: View, first: int) -> bool:
    """True after a shortened title: "Mr. London", "Gen. Santos"."""
    return view.lower[first - 1] == "." and view.sorts[first - 2] == "T" and view.joined(first - 1)


def _is_number(text: str) -> bool:
    """True for Roman numbers: "dam VI"."""
    return len(text) <= 5 and not text.strip("IVX")


def _own(view: View, c: Candidacy, common: Commonness) -> list[Key]:
    first, last, text, origin, facts, _ = c
    words = last - first
    usual = common(view.lower[first]) if words == 1 else "n"
    starts = "s" if view.starts_sentence(first) else ""
    rank = f"{facts.main},{facts.many}"
    stem = _stem(text.lower(), common) if starts and usual in "01" else ""
    bearers = (origin, facts.kinds, facts.size, rank)
    keys: list[Key] = [
        (f.own, (text, words), bearers, usual, starts, view.sorts[first - 1]),
        (f.stem, stem, origin),
    ]
    if words > 1:
        keys.append((f.ends, view.lower[first], view.lower[last - 1]))
    return keys


def _stem(lower: str, common: Commonness) -> str:
    """How often the word is written small without the ending it may have: "Marches", "Landed"."""
    for ending in ("es", "s", "ing", "ed"):
        usual = common(lower.removesuffix(ending)) if lower.endswith(ending) else "0"
        if usual > "1":
            return usual
    return ""


def _pairs(view: View, c: Candidacy) -> list[str]:
    """Words around the name two by two."""
    first, last, lower = c.first, c.last, view.lower
    w1 = "\n" if first in view.lines else lower[first - 1]
    x1 = "\n" if last in view.lines else lower[last]
    return [f"aa={lower[first - 2]} {w1}", f"zz={x1} {lower[last + 1]}", f"az={w1}_{x1}"]


def _around(view: View, c: Candidacy) -> list[Key]:
    first, last, _, origin, facts, _ = c
    w1, x1 = view.lower[first - 1], view.lower[last]
    s2, s1, (t1, t2) = view.sorts[first - 2], view.sorts[first - 1], view.sorts[last : last + 2]
    if first in view.lines:
        w1, s1 = "\n", "E"
    if last in view.lines:
        x1, t1 = "\n", "E"
    keys: list[Key] = [
        (f.left, w1, s1, origin, facts.size),
        (f.right, x1, origin),
        (f.sorts, (s1, s2), (t1, t2), origin, facts.size, facts.kinds),
        (f.glued, _glue(view, first, last), s1, t1, origin),
        (f.headed, head_of(view, first, last), origin),
        (f.told, told_of(view, last), origin),
    ]
    if facts.seat and facts.size > f.LARGE:
        keys.append((f.seat, s1, t1, x1))
    return keys


def _glue(view: View, first: int, last: int) -> str:
    """What the name is written together with: "<" the word before, ">" the one behind."""
    return ("<" if view.joined(first) else "") + (">" if view.joined(last) else "")


def _done(view: View, c: Candidacy) -> list[Key]:
    first, last, text, origin, facts, _ = c
    left, right = before(view, first), behind(view, last)
    keys: list[Key] = [(f.done, left, right, origin, facts.size, facts.main)]
    if origin == "d":
        keys.append((f.whose, noun_class(view, last), view.sorts[first - 1]))
    if origin == "u":
        edges = view.sorts[first] + view.sorts[last - 1] if last - first > 1 else ""
        marks = "-" in text, not text.isascii()
        keys.append((f.unknown, (view.lower[first], view.lower[last - 1]), edges, marks, left))
    return keys


def _beside(prior: Candidacy | None, c: Candidacy, after: Candidacy | None, view: View) -> list[Key]:
    """How the candidacy hangs together with the one before and after: "Berea, Ky.", "Iran and Iraq"."""
    keys: list[Key] = []
    if prior and c.first - prior.last <= 2:
        link = view.lower[prior.last] if c.first > prior.last else ""
        keys.append((f.follows, link, _gist(prior), _gist(c), _tie(prior, c), c.origin))
    if after and after.first - c.last <= 2:
        link = view.lower[c.last] if after.first > c.last else ""
        keys.append((f.leads, link, _gist(after), _gist(c), _tie(c, after), c.origin))
    return keys


def _gist(c: Candidacy) -> str:
    return c.origin + c.facts.kinds


def _tie(one: Candidacy, other: Candidacy) -> str:
    """Whether some place of the one can lie in, hold or neighbour some place of the other."""
    if not one.facts.inside.isdisjoint(other.facts.covers):
        return "in"
    if not one.facts.covers.isdisjoint(other.facts.inside):
        return "holds"
    return "near" if not one.facts.inside.isdisjoint(other.facts.inside) else "-"


def _elsewhere(view: View, found: Sequence[Candidacy]) -> dict[str, set[str]]:
    """By single-word name, what it stands beside anywhere in the text: people's names, locative words."""
    seen: dict[str, set[str]] = defaultdict(set)
    for c in found:
        ahead, after = view.sorts[c.first - 1], view.sorts[c.last]
        if ahead in "FT" or _follows_person(view, c.first):
            seen[view.lower[c.last - 1]].add("person")
        if ahead == "i":
            seen[view.lower[c.last - 1]].add("locative")
        if after in "CU" and not view.joined(c.last) and c.origin == "g":
            seen[view.lower[c.first]].add("first")
        if c.origin == "u" and c.last - c.first > 1:
            seen[view.lower[c.last - 1]].add("last")
    return seen


def _again(c: Candidacy, times: int, elsewhere: dict[str, set[str]]) -> Key:
    marks = elsewhere.get(c.text.lower()) if c.last - c.first == 1 else None
    return f.again, times, c.origin, c.facts.size, tuple(sorted(marks)) if marks else ()
