"""A noun phrase as territories: one for each place it lists, with how much of it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.claims.anaphora import lead_back
from geo.claims.scene import QUOTES, Mention, Scene
from geo.language.document import Sentence, Token
from geo.model import Extent, Place, PlaceKind, Sense

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
        "to",
        "down",
    ]
)
_DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"]
)
_INNER = frozenset(("'s", "’s", "-", "%", "per", "cent"))
_LINKS = (
    *((word, preposition) for word in ("and", "or") for preposition in ("of", "to", "from", "over", "on")),
    ("as", "well", "as"),
    ("in", "addition", "to"),
    ("along", "with"),
    ("together", "with"),
)
_LISTS = frozenset((",", "and", "&", "or", "including", "plus", "nor", "both", "with", ";"))
_PRONOUNS = frozenset(["it", "them", "there", "itself", "ones"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "said"])
_OWNERS = frozenset(["its", "their", "his", "her", "our"])
_PRONOUN_WITHIN = 6
_REACH = 6
_BEFORE_PRONOUN = _FILLERS | {"ADP", "NOUN"}
_GENITIVE = frozenset(("'s", "’s"))
_INCLUDING = frozenset((":", "include", "includes", "included", "including", "comprise", "comprises"))
_ABOUT = frozenset(["about", "around", "nearly", "almost", "some", "over", "roughly", "approximately"])
_QUANTITY = frozenset(
    [("more", "than"), ("less", "than"), ("at", "least"), ("up", "to"), ("at", "most"), ("close", "to")]
)
_STOP = frozenset(["which", "who", "that", "whose", "whom", "where", "when", "while"])


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
        one = (
            _named(scene, at, run, bare)
            if not found or _is_known(scene, at, run)
            else _unknown(scene, at, run)
        )
        if one is None and not found and _lists_places(scene, run.last, limit):
            one = _unknown(scene, at, run)
        if one is None:
            break
        following = _next(scene, run.last, limit)
        if following is None or not (_is_share_of(one) and _includes(scene, run.last, following)):
            found.extend(_inherit(found, one))
        if following is None:
            break
        at = following
    return tuple(found)


def _is_known(scene: Scene, first: int, run: _Found) -> bool:
    """Whether a listed item is anything but a name that no place is known for."""
    head = next(_heads(scene, first, run.last), None)
    return head is None or head in scene.names or scene.tokens[head].tag != "PROPN" or head + 1 in scene.names


def _lists_places(scene: Scene, at: int, limit: int) -> bool:
    """Whether names that go on a list behind an unknown name are those of places."""
    for _ in range(_REACH):
        if scene.lower(at) not in (",", "and"):
            return False
        while at < limit and scene.lower(at) in (",", "and"):
            at += 1
        if at in scene.names:
            toponym = scene.toponym(at)
            return toponym is not None and toponym.sense is Sense.LITERAL
        if at >= limit or scene.tokens[at].tag != "PROPN":
            return at < limit and _is_measure(scene, at) and scene.lower(at + 1) == "of"
        while at < limit and scene.tokens[at].tag == "PROPN" and at not in scene.names:
            at += 1
    return False


def unknown(scene: Scene, first: int, limit: int) -> tuple[Named, ...]:
    """The proper names of a phrase that no place is known for, where its verb can only mean land."""
    found: list[Named] = []
    at = _skip(scene, first, limit)
    while at < limit:
        start = at + 1 if scene.lower(at) == "the" else at
        if not _is_proper(scene, start) or scene.lower(start - 1) in scene.lexicon.claimants["titles"]:
            break
        last = start
        while last < limit and (_is_proper(scene, last) or (scene.lower(last) == "-" and last > start)):
            last += 1
        if last < limit and scene.lower(last) in _GENITIVE:
            break
        name = scene.words(at, last)
        found.append(Named(at, last, last - 1, name, None, Extent.UNSPECIFIED))
        if scene.lower(last) not in (",", "and") or last >= limit:
            break
        at = last + 1 + (scene.lower(last + 1) == "and")
    return tuple(found)


def _is_proper(scene: Scene, at: int) -> bool:
    """A capitalised name that is neither initials, nor one who speaks."""
    if not 0 <= at < len(scene.tokens) or at in scene.speaking:
        return False
    token = scene.tokens[at]
    return (
        token.tag == "PROPN"
        and token.text[:1].isupper()
        and not (token.text.isupper() and len(token.text) > 1)
    )


def _unknown(scene: Scene, first: int, run: _Found) -> Named | None:
    """A name listed among places that no place is known for: it is shown without one."""
    head = next(_heads(scene, first, run.last), first)
    if not scene.tokens[first].text[:1].isupper():
        return None
    return Named(first, head + 1, head, scene.words(first, head + 1), None, Extent.UNSPECIFIED)


def _skip(scene: Scene, at: int, limit: int) -> int:
    """Past quotation marks and adverbs before a territory."""
    while at < limit and (
        scene.lower(at) in QUOTES
        or scene.tokens[at].tag == "ADV"
        or (scene.lower(at), scene.lower(at + 1)) in _QUANTITY
        or (scene.lower(at - 1), scene.lower(at)) in _QUANTITY
    ):
        if scene.lower(at + 1) == "of" and _is_measure(scene, at):
            break
        at += 1
    return at


def _run(scene: Scene, at: int, limit: int) -> _Found:
    """Read one noun phrase with the "of" and "in" phrases that hang on it."""
    run = _Run(at)
    while at < limit:
        step = _step(scene, run, at, limit)
        if step is None:
            break
        at = step
    return _Found(at, run.head, run.top, run.direct)


@dataclass(slots=True)
class _Run:
    """A noun phrase being read. `fresh` is True where its noun has yet to come."""

    first: int
    head: int | None = None
    top: int | None = None
    direct: bool = False
    chained: bool = False
    fresh: bool = True


def _step(scene: Scene, run: _Run, at: int, limit: int) -> int | None:
    """Take the token at `at` into the phrase: where to go on, or None where the phrase is over."""
    token = scene.tokens[at]
    if token.lower in _PRONOUNS and run.chained and run.fresh:
        run.fresh = False
        return at + 1
    if token.lower in _STOP and not (token.lower == "that" and at == run.first):
        return None
    if at in scene.names:
        return _take_name(scene, run, at, limit)
    if token.lower in QUOTES or token.lower in _INNER:
        run.fresh = run.fresh or token.lower in _GENITIVE
        return at + 1
    return _grow(scene, run, at, limit)


def _grow(scene: Scene, run: _Run, at: int, limit: int) -> int | None:
    """Take a noun, a preposition that leads to a place, or a word before the noun."""
    if _is_noun(scene.tokens[at]) or (scene.lower(at + 1) == "of" and _is_measure(scene, at)):
        return _take_noun(scene, run, at)
    if run.head is not None and not run.fresh and _chains(scene, at, limit):
        run.chained = run.fresh = True
        return at + 1
    return at + 1 if run.fresh and _fills(scene, at) else None


def _fills(scene: Scene, at: int) -> bool:
    """Whether the token may stand before the noun of a phrase."""
    token = scene.tokens[at]
    described = token.tag == "VERB" and _before_place(scene, at + 1)
    return token.tag in _FILLERS or token.lower in _ABOUT or described


def _is_measure(scene: Scene, at: int) -> bool:
    counted = scene.lower(at + 1) == "of" and scene.tokens[at].tag == "NUM"
    return counted or scene.lower(at) in scene.lexicon.extent["part"] | scene.lexicon.extent["whole"]


def _before_place(scene: Scene, at: int) -> bool:
    """Whether a participle stands before a place: "occupied territories", "the left bank"."""
    return scene.lower(at) in scene.lexicon.places["strong"] or at in scene.names


def _take_name(scene: Scene, run: _Run, at: int, limit: int) -> int | None:
    toponym = scene.toponym(at)
    end = min(scene.end_of_name(at), limit)
    possessive = scene.lower(end) in ("'s", "’s", "'", "’") and scene.lower(end) != scene.lower(at)
    if possessive or (toponym is not None and toponym.sense is Sense.DEMONYM):
        return end if run.fresh and (possessive or _nounish(scene, end, limit)) else None
    if run.top is not None and not run.fresh:
        return None
    if run.top is None:
        run.top, run.direct = scene.starts[scene.names[at]], not run.chained
    run.head, run.fresh = end - 1, False
    return end


def _take_noun(scene: Scene, run: _Run, at: int) -> int | None:
    if (
        not run.fresh
        and run.head is not None
        and any(scene.lower(i) not in QUOTES for i in range(run.head + 1, at))
    ):
        return None
    run.head, run.fresh = at, False
    return at + 1


def _is_noun(token: Token) -> bool:
    return token.tag in ("NOUN", "PROPN")


def _nounish(scene: Scene, at: int, limit: int) -> bool:
    return at < limit and scene.tokens[at].tag in ("NOUN", "PROPN", "ADJ")


def _chains(scene: Scene, at: int, limit: int) -> bool:
    """Whether a preposition goes on with a place, not with a month or a manner."""
    lower, after = scene.lower(at), scene.lower(at + 1)
    if lower == "of" or (lower in _DIRECTIONS and after == "of"):
        return True
    if lower in ("to", "down") and not (
        after in ("to", "of") or (after == "the" and scene.lower(at + 2) in _DIRECTIONS)
    ):
        return lower == "to" and scene.lower(at - 1) == "down"
    return lower in _CHAIN and _leads_to_place(scene, at + 1, limit)


def _leads_to_place(scene: Scene, first: int, limit: int) -> bool:
    for index in range(first, min(limit, first + 4)):
        if index in scene.names or scene.lower(index) in scene.lexicon.places["strong"]:
            return True
        if scene.tokens[index].tag not in _FILLERS and scene.lower(index) not in QUOTES:
            return False
    return False


def _named(scene: Scene, first: int, run: _Found, bare: bool) -> Named | None:
    if run.head is None or (scene.lower(first) in ("it", "them") and first < run.head):
        return _pronoun(scene, first)
    if run.top is None and _is_share(scene, first, run):
        return _led(scene, first, run.last)
    if not _is_territory(scene, first, run, bare):
        return None
    toponym = scene.toponym(run.top) if run.top is not None else None
    head = scene.lower(run.head)
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
    measures = scene.lexicon.extent["part"] | scene.lexicon.extent["whole"]
    for head in _heads(scene, first, run.last):
        if head in scene.names:
            toponym = scene.toponym(head)
            return toponym is not None and toponym.sense is not Sense.DEMONYM
        word = scene.lower(head)
        if word in allowed:
            return True
        if word not in measures:
            return False
    return run.top is not None


def _heads(scene: Scene, first: int, last: int) -> Iterator[int]:
    """The last noun before each preposition: "most", "soldiers" in "most of the Kherson soldiers"."""
    head: int | None = None
    for at in range(first, last):
        if at in scene.names or _is_noun(scene.tokens[at]) or _is_measure(scene, at):
            head = at
        elif scene.lower(at) in _CHAIN and head is not None:
            yield head
            head = None
    if head is not None:
        yield head


def _pronoun(scene: Scene, first: int) -> Named | None:
    """ "it", "all of it", "half": what was named before."""
    if scene.lower(first) in scene.lexicon.extent["part"] and scene.lower(first + 1) != "of":
        return _led(scene, first, first + 1)
    for at in range(first, min(first + _PRONOUN_WITHIN, len(scene.tokens))):
        if scene.lower(at) in _PRONOUNS:
            return _led(scene, first, at + 1)
        if scene.tokens[at].tag not in _BEFORE_PRONOUN:
            return None
    return None


def _is_share_of(one: Named) -> bool:
    """ "eight villages", "20 percent of Azerbaijani land": a whole told by its size."""
    return one.place is None or one.extent is Extent.PART


def _is_share(scene: Scene, first: int, run: _Found) -> bool:
    """ "its part", "half of it": a share of what was named before."""
    measures = scene.lexicon.extent["part"] | scene.lexicon.extent["whole"]
    words = [scene.lower(i) for i in range(first, run.last)]
    nouns = [w for i, w in enumerate(words, first) if _is_noun(scene.tokens[i]) and w not in measures]
    share = any(word in measures for word in words)
    return share and not nouns and any(word in _PRONOUNS | _OWNERS for word in words)


def _led(scene: Scene, first: int, last: int) -> Named | None:
    place = lead_back(scene, first, "")
    if place is None:
        return None
    words = scene.words(first, last)
    scene.mentions.append(Mention(first, place, 1.0, words))
    return Named(first, last, last - 1, words, place, extent_of(scene, first, last), led=True)


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
        elif lower in ("which", "that") and scene.lower(at + 1) in _INCLUDING:
            at += 2
        elif lower == ":" or (at > start and scene.tokens[at].tag == "ADV"):
            at += 1
        else:
            break
    if at == start or at >= limit:
        return None
    return at if _listed(scene, start, at, limit) else None


def _listed(scene: Scene, start: int, at: int, limit: int) -> bool:
    """Whether what follows goes on the list: after a bare comma only a name that the list goes on behind."""
    between = {scene.lower(i) for i in range(start, at)} - QUOTES
    run = _run(scene, at, limit)
    if between != {","}:
        return run.head is not None or scene.lower(at) in _PRONOUNS
    if run.top is None and not _is_known(scene, at, run):
        return scene.lower(run.last) in (",", "and")
    toponym = scene.toponym(run.top) if run.top is not None else None
    state = toponym is not None and toponym.place is not None and toponym.place.kind is PlaceKind.COUNTRY
    return run.top is not None and not state and scene.lower(run.last) in (",", "and", "as", "or", "&")


def _includes(scene: Scene, first: int, last: int) -> bool:
    """Whether a list of names tells what an unnamed whole is made of: it stands for the whole then."""
    return any(scene.lower(i) in _INCLUDING for i in range(first, last))


def _is_definite(scene: Scene, first: int, last: int) -> bool:
    return any(scene.lower(i) in _DEFINITE | _GENITIVE for i in range(first, last)) and not any(
        scene.lower(i) in ("other", "more", "another", "many", "several") for i in range(first, last)
    )


def _kind_word(scene: Scene, first: int, last: int) -> str:
    """The common noun by which the territory is meant, "" where none."""
    kinds = scene.lexicon.kinds
    words = [scene.lower(i) for i in range(first, last)]
    return next((w for w in reversed(words) if any(w in k for k in kinds.values())), "")


def remember(scene: Scene, sentence: Sentence) -> None:
    """Lead back the places that subjects mean ("The salt-mining town …"), for what follows."""
    for clause in sentence.clauses:
        subject = clause.subject
        if subject is None or not clause.own_subject or not _is_definite(scene, subject.first, subject.last):
            continue
        if any(i in scene.names for i in range(subject.first, subject.last)):
            continue
        if scene.lower(subject.head) in scene.lexicon.places["strong"]:
            territories(scene, subject.first, subject.last)
