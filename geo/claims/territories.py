"""A noun phrase as territories: one for each place it lists, with how much of it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.claims.anaphora import lead_back
from geo.claims.scene import QUOTES, Mention, Scene
from geo.language.document import Token
from geo.model import Extent, Place, Sense

_FILLERS = frozenset(("DET", "ADJ", "NUM", "ADV", "PRON"))
_CHAIN = frozenset(
    [
        "of",
        "in",
        "around",
        "near",
        "at",
        "within",
        "on",
        "between",
        "below",
        "above",
        "beside",
        "outside",
        "inside",
        "along",
        "down",
        "to",
        "north",
        "south",
        "east",
        "west",
    ]
)
_LINKS = (("as", "well", "as"), ("in", "addition", "to"), ("along", "with"), ("together", "with"))
_LISTS = frozenset((",", "and", "&", "or", "including", "plus", "nor", "both", "with", ";"))
_PRONOUNS = frozenset(["it", "them", "there", "itself", "ones"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "said"])
_STOP = frozenset("which who that whose whom where when while".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A territory as told: tokens `first`..`last` (end exclusive), its words, its place if it has one.

    `anchor` is the toponym's token, or the head's. `led` is True where the place was named earlier.
    """

    first: int
    last: int
    anchor: int
    name: str
    place: Place | None
    extent: Extent
    led: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """What a run of words holds: its head noun and the first place name that fits it."""

    last: int
    head: int | None
    top: int | None
    direct: bool
    """The place name is the head itself or stands beside it, not after "of" or "in"."""


def territories(scene: Scene, first: int, limit: int, bare: bool = True) -> tuple[Named, ...]:
    """The territories listed from token `first` on, up to `limit`; empty where what stands there is none.

    `bare` allows a common noun of the weaker kind ("positions") to be one without a place name.
    """
    found: list[Named] = []
    at = _skip(scene, first, limit)
    while at < limit:
        run = _run(scene, at, limit)
        one = _named(scene, at, run, bare)
        if one is None:
            break
        found.extend(_inherit(found, one))
        following = _next(scene, run.last, limit)
        if following is None:
            break
        at = following
    return tuple(found)


def _skip(scene: Scene, at: int, limit: int) -> int:
    """Past quotation marks and the words between a verb and its object ("from occupation", "during some hours")."""
    while at < limit and (scene.lower(at) in QUOTES or scene.tokens[at].tag == "ADV"):
        at += 1
    return at


def _run(scene: Scene, at: int, limit: int) -> _Found:
    """Read one noun phrase with the "of" and "in" phrases that hang on it."""
    first = at
    head: int | None = None
    top: int | None = None
    direct = False
    chained = False
    while at < limit:
        token = scene.tokens[at]
        toponym = scene.toponym(at)
        if token.lower in _STOP and not (token.lower == "that" and at == first):
            break
        if toponym is not None:
            end = min(scene.end_of_name(at), limit)
            possessive = scene.lower(end) in ("'s", "’s", "'", "’") and scene.lower(end) != token.lower
            if toponym.sense is Sense.DEMONYM or possessive:
                at = end + (1 if possessive else 0)
                if (
                    head is None
                    and not possessive
                    and toponym.sense is Sense.DEMONYM
                    and not _nounish(scene, at, limit)
                ):
                    break
                continue
            if top is None:
                top, direct = scene.starts[scene.names[at]], not chained
            elif head is not None and not chained:
                break
            head, at = end - 1, end
        elif _is_noun(token) and not (
            chained and top is not None and head is not None and not _adjacent(head, at)
        ):
            head, at = at, at + 1
        elif (
            token.tag in _FILLERS
            or token.lower in QUOTES
            or token.lower in ("'s", "’s", "-", "%", "per", "cent")
        ):
            at += 1
        elif head is not None and token.lower in _CHAIN and _chains(scene, at, limit):
            chained = True
            at += 1
        else:
            break
    return _Found(at, head, top, direct)


def _adjacent(head: int, at: int) -> bool:
    return at - head <= 1


def _is_noun(token: Token) -> bool:
    return token.tag in ("NOUN", "PROPN")


def _nounish(scene: Scene, at: int, limit: int) -> bool:
    return at < limit and scene.tokens[at].tag in ("NOUN", "PROPN", "ADJ")


def _chains(scene: Scene, at: int, limit: int) -> bool:
    """Whether the preposition goes on with a place, not with a month or a manner."""
    if scene.lower(at) == "of" or scene.lower(at + 1) in ("of", "to"):
        return True
    for index in range(at + 1, min(limit, at + 5)):
        if scene.toponym(index) is not None or scene.lower(index) in scene.lexicon.places["strong"]:
            return True
        if (
            scene.tokens[index].tag not in _FILLERS
            and scene.tokens[index].tag != "PROPN"
            and scene.lower(index) not in QUOTES
        ):
            return False
    return False


def _named(scene: Scene, first: int, run: _Found, bare: bool) -> Named | None:
    if run.head is None:
        return _pronoun(scene, first)
    toponym = scene.toponym(run.top) if run.top is not None else None
    head = scene.lower(run.head)
    if not _is_territory(scene, first, run, bare):
        return None
    last = _end(scene, first, run)
    name = scene.words(first, last).strip("“”\"‘’' ")
    extent = extent_of(scene, first, last)
    if toponym is not None and not (head == "capital" or _first_noun(scene, first, run) == "capital"):
        return Named(first, last, run.top or first, name, scene.place_of(toponym), extent)
    place = (
        lead_back(scene, first, _kind_word(scene, first, last)) if _is_definite(scene, first, last) else None
    )
    if place is not None:
        scene.mentions.append(Mention(first, place, 1.0, name))
    return Named(first, last, run.head, name, place, extent, led=place is not None)


def _end(scene: Scene, first: int, run: _Found) -> int:
    """Where the name ends: before ", in North Kordofan" when the place stands first."""
    last = run.last
    if run.top is not None and run.direct:
        last = max(scene.end_of_name(run.top), min(run.last, (run.head or 0) + 1))
        for at in range(first, last):
            if at > run.top and scene.lower(at) in _CHAIN:
                last = max(at, scene.end_of_name(run.top))
                break
    while last - 1 > first and (
        scene.lower(last - 1) in QUOTES or scene.tokens[last - 1].tag in ("ADP", "PUNCT", "DET")
    ):
        last -= 1
    return last


def _first_noun(scene: Scene, first: int, run: _Found) -> str:
    nouns = (
        scene.lower(i) for i in range(first, run.last) if _is_noun(scene.tokens[i]) and i not in scene.names
    )
    return next(nouns, "")


def _is_territory(scene: Scene, first: int, run: _Found, bare: bool) -> bool:
    """Whether the head of the phrase is a place, not a thing or people with a place name beside it."""
    places = scene.lexicon.places
    allowed = places["strong"] | places["weak"] if bare or run.top is not None else places["strong"]
    heads = [i for i in range(first, run.last) if _is_noun(scene.tokens[i])]
    first_chain = next(
        (
            i
            for i in range(first, run.last)
            if scene.lower(i) in _CHAIN and i > first and heads and i > heads[0]
        ),
        run.last,
    )
    near = [i for i in heads if i < first_chain]
    if not near:
        return run.top is not None
    head = near[-1]
    if head in scene.names:
        toponym = scene.toponym(head)
        return toponym is not None and toponym.sense is not Sense.DEMONYM
    word = scene.lower(head)
    if word in allowed:
        return True
    return word in scene.lexicon.extent["part"] | scene.lexicon.extent["whole"] and (
        run.top is not None or run.head != head or _of_pronoun(scene, first, run.last)
    )


def _of_pronoun(scene: Scene, first: int, last: int) -> bool:
    return any(scene.lower(i) in _PRONOUNS for i in range(first, last))


def _pronoun(scene: Scene, first: int) -> Named | None:
    at = first
    while at < first + 6 and scene.lower(at) not in _PRONOUNS:
        if scene.tokens[min(at, len(scene.tokens) - 1)].tag not in (
            "DET",
            "ADJ",
            "NUM",
            "ADV",
            "ADP",
            "NOUN",
            "PRON",
        ):
            return None
        at += 1
    if scene.lower(at) not in _PRONOUNS:
        return None
    place = lead_back(scene, first, "")
    if place is None:
        return None
    return Named(
        first, at + 1, at, scene.words(first, at + 1), place, extent_of(scene, first, at + 1), led=True
    )


def extent_of(scene: Scene, first: int, last: int) -> Extent:
    """How much of the territory the words before it mean."""
    words = scene.lexicon.extent
    for at in range(first, last):
        lower = scene.lower(at)
        if lower in words["part"] or (lower in ("per",) and scene.lower(at + 1) == "cent"):
            return Extent.PART
        if lower in words["whole"]:
            return Extent.PART if scene.lower(last) in words["except"] else Extent.WHOLE
        if at in scene.names:
            break
    return Extent.UNSPECIFIED


def _inherit(found: list[Named], one: Named) -> Iterator[Named]:
    """ "much of A and B": the second is a part as well."""
    plain = one.first == one.anchor and one.extent is Extent.UNSPECIFIED
    if found and plain and found[-1].extent is not Extent.UNSPECIFIED:
        yield replace(one, extent=found[-1].extent)
    else:
        yield one


def _next(scene: Scene, at: int, limit: int) -> int | None:
    """Where the next one of a list starts, or None where the list is over."""
    start = at
    while at < limit:
        lower = scene.lower(at)
        link = next((k for k in _LINKS if tuple(scene.lower(at + n) for n in range(len(k))) == k), None)
        if link:
            at += len(link)
        elif lower in QUOTES or (lower in _LISTS and lower not in ("with", ";")):
            at += 1
        elif lower in ("which", "that") and scene.lower(at + 1) in ("include", "includes", "included"):
            at += 2
        elif at > start and scene.tokens[at].tag == "ADV":
            at += 1
        else:
            break
    if at == start or at >= limit:
        return None
    return at if _listed(scene, start, at, limit) else None


def _listed(scene: Scene, start: int, at: int, limit: int) -> bool:
    """After a bare comma, a common noun is an apposition ("Tiger Hill, the peak that …"), a name goes on the list."""
    between = {scene.lower(i) for i in range(start, at)} - QUOTES
    if between != {","}:
        return True
    run = _run(scene, at, limit)
    return (run.top is not None and run.direct and scene.lower(at) not in ("the", "a", "an")) or (
        run.top is not None and scene.lower(run.last) in (",", "and")
    )


def _is_definite(scene: Scene, first: int, last: int) -> bool:
    return any(scene.lower(i) in _DEFINITE for i in range(first, last)) and not any(
        scene.lower(i) in ("other", "more", "another", "many", "several") for i in range(first, last)
    )


def _kind_word(scene: Scene, first: int, last: int) -> str:
    """The common noun by which the territory is meant, "" where none."""
    kinds = scene.lexicon.kinds
    words = [scene.lower(i) for i in range(first, last)]
    return next((w for w in reversed(words) if any(w in k for k in kinds.values())), "")
