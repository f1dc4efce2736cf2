"""What speaks for and against words being a place name, as strings that a linear model weighs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from geo.toponyms.deeds import before, behind
from geo.toponyms.heads import head_of, kinds
from geo.toponyms.scan import Candidacy, neighbours
from geo.toponyms.view import View, given_names, words_of

_QUOTES = frozenset("\"“'‘«")

Commonness = Callable[[str], str]
"""How often a word is written small: "0" never seen, "1" hardly ever … "4" nearly always."""


def describe(view: View, found: list[Candidacy], common: Commonness) -> list[list[str]]:
    """The features of every candidacy of a text; an empty list for those that surely name no place."""
    elsewhere = _elsewhere(view, found)
    counts = Counter(c.text for c in found)
    return [
        []
        if _hopeless(view, c, common)
        else _own(view, c, common)
        + _around(view, c)
        + _done(view, c)
        + _beside(prior, c, after, view)
        + _again(c, counts, elsewhere)
        for prior, c, after in neighbours(found)
    ]


def _hopeless(view: View, c: Candidacy, common: Commonness) -> bool:
    """True for people's names, and for words that are nearly always written small."""
    if c.origin in "gu" and (_of_ship(view, c.first) or view.lower[c.last] in words_of("firms")):
        return True
    if c.origin not in "gu" or c.last - c.first > 1:
        return False
    if _is_number(c.text):
        return True
    if view.sorts[c.first - 1] in "FT" and c.first not in view.lines:
        return True
    if _titled(view, c.first):
        return True
    usual = common(view.lower[c.first])
    return (usual == "4" or (usual == "3" and c.origin == "u")) and not c.text.isupper()


def _titled(view: View, first: int) -> bool:
    """True after a shortened title: "Mr. London", "Gen. Santos"."""
    return view.lower[first - 1] == "." and view.sorts[first - 2] == "T" and view.joined(first - 1)


def _of_ship(view: View, first: int) -> bool:
    """True for a ship's name: "HMS Sheffield", "the corvette Cheonan"."""
    before = first - 2 if view.lower[first - 1] in _QUOTES else first - 1
    return before >= 0 and view.lower[before] in words_of("ships") and first not in view.lines


def _is_number(text: str) -> bool:
    """True for Roman numbers: "dam VI"."""
    return len(text) <= 5 and set(text) <= set("IVX")


def _own(view: View, c: Candidacy, common: Commonness) -> list[str]:
    n = c.last - c.first
    lower, facts = c.text.lower(), c.facts
    usual = common(view.lower[c.first]) if n == 1 else "n"
    gist = f"{c.origin}{facts.kinds}"
    capitals = "U" if c.text.isupper() and len(c.text) > 2 else ""
    given = "f" if n == 1 and lower in given_names() else ""
    starts = "s" if view.starts_sentence(c.first) else ""
    return [
        "b",
        f"o={gist}",
        f"o={gist},{facts.size},{min(n, 3)}",
        f"m={c.origin}{facts.size},{facts.main},{facts.many}",
        f"u={usual},{c.origin}{facts.size}",
        f"u={usual},{starts}{capitals},{c.origin}",
        f"g={given},{gist},{facts.size}",
        f"w={lower}",
        f"c={capitals},{c.origin},{view.sorts[c.first - 1]}",
        f"st={_stem(lower, common) if starts and usual in '01' else ''},{c.origin}",
    ] + ([f"l={view.lower[c.last - 1]}", f"f={view.lower[c.first]}"] if n > 1 else [])


def _stem(lower: str, common: Commonness) -> str:
    """How often the word is written small without the ending it may have: "Marches", "Landed"."""
    for ending in ("es", "s", "ing", "ed"):
        usual = common(lower.removesuffix(ending)) if lower.endswith(ending) else "0"
        if usual > "1":
            return usual
    return ""


def _around(view: View, c: Candidacy) -> list[str]:
    first, last = c.first, c.last
    lower, sorts = view.lower, view.sorts
    w1, w2, x1, x2 = lower[first - 1], lower[first - 2], lower[last], lower[last + 1]
    s1, s2, t1, t2 = sorts[first - 1], sorts[first - 2], sorts[last], sorts[last + 1]
    if first in view.lines:
        w1, s1 = "\n", "E"
    if last in view.lines:
        x1, t1 = "\n", "E"
    glue = ("<" if view.joined(first) else "") + (">" if view.joined(last) else "")
    weight = f"{c.origin}{c.facts.size}"
    seat = [f"k={s1}_{t1}", f"k={x1}", "k"] if c.facts.seat and c.facts.size > "4" else []
    return [
        *seat,
        f"a={w1}",
        f"z={x1}",
        f"aa={w2} {w1}",
        f"zz={x1} {x2}",
        f"az={w1}_{x1}",
        f"a={w1},{c.origin}",
        f"z={x1},{c.origin}",
        f"a={w1},{weight}" if s1 in "it" else f"s={s1},{weight}",
        f"s={s2}{s1}_{t1}{t2}",
        f"s={s1}_{t1},{weight}",
        f"s={s1}_,{c.origin},{c.facts.kinds}",
        f"s=_{t1},{c.origin},{c.facts.kinds}",
        f"s={s2}{s1},{c.origin}",
        f"s=_{t1}{t2},{c.origin}",
        f"j={glue},{s1}{t1},{c.origin}",
        f"h={kinds().get(head_of(view, first, last), '')},{c.origin}",
    ]


def _done(view: View, c: Candidacy) -> list[str]:
    """What the verbs and nouns that govern the name have to do with, places or people."""
    left, right = before(view, c.first), behind(view, c.last)
    weight = f"{c.origin}{c.facts.size}"
    prominent = f"{c.origin}{c.facts.main}{c.facts.size > '4'}"
    out = [f"d={left}_{right},{c.origin}"]
    if left:
        out += [f"d={left}_,{weight}", f"d={left}_,{prominent}", f"d={left}_"]
    if right:
        out += [f"d=_{right},{weight}", f"d=_{right},{prominent}", f"d=_{right}"]
    if c.origin == "u":
        last = view.lower[c.last - 1]
        out += [f"e3={last[-3:]}", f"e2={last[-2:]}", f"eh={'-' in c.text}"]
        out.append(f"ek={kinds().get(last, '')},{kinds().get(view.lower[c.first], '')},{left}")
    return out


def _beside(prior: Candidacy | None, c: Candidacy, after: Candidacy | None, view: View) -> list[str]:
    """How the candidacy hangs together with the one before and after: "Berea, Ky.", "Iran and Iraq"."""
    out = []
    if prior and c.first - prior.last <= 2:
        link = view.at(prior.last) if c.first > prior.last else ""
        out += [f"p={link},{prior.origin}{prior.facts.kinds},{c.origin}{c.facts.kinds}"]
        out += [f"pi={link},{_tie(prior, c)},{c.origin}"]
    if after and after.first - c.last <= 2:
        link = view.at(c.last) if after.first > c.last else ""
        out += [f"q={link},{after.origin}{after.facts.kinds},{c.origin}{c.facts.kinds}"]
        out += [f"qi={link},{_tie(c, after)},{c.origin}"]
    return out


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
        ahead, after = view.sort(c.first - 1), view.sort(c.last)
        if ahead in "FT":
            seen[view.lower[c.last - 1]].add("person")
        if ahead == "i":
            seen[view.lower[c.last - 1]].add("locative")
        if after in "CU" and not view.joined(c.last) and c.origin == "g":
            seen[view.lower[c.first]].add("first")
        if c.origin == "u" and c.last - c.first > 1:
            seen[view.lower[c.last - 1]].add("last")
    return seen


def _again(c: Candidacy, counts: Counter[str], elsewhere: dict[str, set[str]]) -> list[str]:
    if c.last - c.first > 1:
        return [f"n={min(counts[c.text], 4)},{c.origin}"]
    marks = elsewhere.get(c.text.lower(), ())
    return [f"n={min(counts[c.text], 4)},{c.origin}"] + [
        f"e={mark},{c.origin},{c.facts.size}" for mark in marks
    ]
