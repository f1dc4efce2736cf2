"""What speaks for and against words being a place name, as strings that a linear model weighs.

Each function spells out what a few facts about a candidacy come to. `geo.toponyms.evidence` gathers the
facts; the model keeps what each set of facts weighs, since most come again and again.
"""

from __future__ import annotations

from geo.toponyms.heads import kinds
from geo.toponyms.view import given_names, words_of

Features = tuple[str, ...]
Sorts = tuple[str, str]
"""The sort of the nearest word and of the one beyond it."""
LARGE = "4"
"""The size (`Facts.size`) above which a town counts as large."""


def own(
    name: tuple[str, int], bearers: tuple[str, str, str, str], usual: str, starts: str, ahead: str
) -> Features:
    """What the name itself says: its words, its bearers, how its word is usually written.

    `name` is the text and how many words it has; `bearers` are the origin, the kind, the size, and whether a
    bearer goes by this name above all and how many there are; `usual` is how often its word is written small
    ("n" for several words), `starts` "s" where it begins a sentence, `ahead` the sort before it.
    """
    (text, words), (origin, kind, size, rank) = name, bearers
    lower, gist = text.lower(), f"{origin}{kind}"
    capitals = "U" if text.isupper() and len(text) > 2 else ""
    given = "f" if words == 1 and lower in given_names() else ""
    given = "g" if words == 1 and lower in words_of("given") else given
    return (
        "b",
        f"o={gist}",
        f"o={gist},{size},{min(words, 3)}",
        f"m={origin}{size},{rank}",
        f"u={usual},{origin}{size}",
        f"u={usual},{starts}{capitals},{origin}",
        f"g={given},{gist},{size}",
        f"w={lower}",
        f"c={capitals},{origin},{ahead}",
    )


def ends(first: str, last: str) -> Features:
    """The first and the last word of a name of several."""
    return (f"l={last}", f"f={first}")


def stem(usual: str, origin: str) -> Features:
    """How often a word at the head of a sentence is written small without its ending."""
    return (f"st={usual},{origin}",)


def left(word: str, sort: str, origin: str, size: str) -> Features:
    """The word before."""
    weight = f"{origin}{size}"
    closer = f"a={word},{weight}" if sort in "it" else f"s={sort},{weight}"
    return (f"a={word}", f"a={word},{origin}", closer)


def right(word: str, origin: str) -> Features:
    """The word behind."""
    return (f"z={word}", f"z={word},{origin}")


def sorts(before: Sorts, behind: Sorts, origin: str, size: str, kind: str) -> Features:
    """The sorts of the two words before and of the two behind."""
    (s1, s2), (t1, t2) = before, behind
    return (
        f"s={s2}{s1}_{t1}{t2}",
        f"s={s1}_{t1},{origin}{size}",
        f"s={s1}_,{origin},{kind}",
        f"s=_{t1},{origin},{kind}",
        f"s={s2}{s1},{origin}",
        f"s=_{t1}{t2},{origin}",
    )


def seat(before: str, behind: str, word: str) -> Features:
    """Where a capital stands: the sorts before and behind, the word behind."""
    return (f"k={before}_{behind}", f"k={word}", "k")


def glued(glue: str, before: str, behind: str, origin: str) -> Features:
    """What is written together with the name."""
    return (f"j={glue},{before}{behind},{origin}",)


def headed(head: str, origin: str) -> Features:
    """The kind of place that a generic word announces."""
    return (f"h={kinds().get(head, '')},{origin}",)


def told(head: str, origin: str) -> Features:
    """The kind of place that an apposition says the name is: "Xonobod, a village in the east"."""
    return (f"ht={kinds().get(head, '')},{origin}",) if head else ()


def done(left: str, right: str, origin: str, size: str, main: bool) -> Features:
    """What the verbs and nouns that govern the name have to do with, places or people."""
    weight, prominent = f"{origin}{size}", f"{origin}{main}{size > LARGE}"
    out = [f"d={left}_{right},{origin}"]
    if left:
        out += [f"d={left}_,{weight}", f"d={left}_,{prominent}", f"d={left}_"]
    if right:
        out += [f"d=_{right},{weight}", f"d=_{right},{prominent}", f"d=_{right}"]
    return tuple(out)


def unknown(ends: tuple[str, str], edges: str, marks: tuple[bool, bool], left: str) -> Features:
    """What the form of a name that nobody knows says.

    `ends` are its first and last word, `edges` their sorts if they are two, `marks` whether it has a hyphen,
    and letters that English lacks.
    """
    (first, last), (hyphen, foreign) = ends, marks
    return (
        f"ea={foreign}",
        f"es={edges}",
        f"ev={first if edges and first in words_of('leading') else ''}",
        f"en={last if edges and last in words_of('nature') | words_of('owned') else ''}",
        f"e3={last[-3:]}",
        f"e2={last[-2:]}",
        f"eh={hyphen}",
        f"ek={kinds().get(last, '')},{kinds().get(first, '')},{left}",
    )


def whose(noun: str, before: str) -> Features:
    """The class of the noun that a people's adjective goes with: "Indian policemen"."""
    return (f"dn={noun}", f"dn={noun[3:]},{before}")


def follows(link: str, prior: str, gist: str, tie: str, origin: str) -> Features:
    """How a name hangs together with the one before it: "Berea, Ky."."""
    return (f"p={link},{prior},{gist}", f"pi={link},{tie},{origin}")


def leads(link: str, after: str, gist: str, tie: str, origin: str) -> Features:
    """How a name hangs together with the one after it."""
    return (f"q={link},{after},{gist}", f"qi={link},{tie},{origin}")


def again(times: int, origin: str, size: str, marks: tuple[str, ...]) -> Features:
    """How often the name comes, and what it stands beside elsewhere."""
    return (f"n={times},{origin}", *(f"e={mark},{origin},{size}" for mark in marks))
