"""A noun phrase as territories: one for each place it lists, with how much of it is meant."""

from __future__ import annotations

from geo.claims.anaphora import lead_back
from geo.claims.lists import includes, inherit, is_known, lists_places, next_start
from geo.claims.phrases import CHAIN, GENITIVE, Found, heads, is_measure, is_noun, read_run
from geo.claims.scene import QUOTES, Mention, Scene
from geo.claims.shares import Named, extent_of, is_share, is_share_of, led_share, pronoun
from geo.language.document import Sentence
from geo.model import Extent, Place, PlaceKind, Sense, Toponym

_DEFINITE = (
    frozenset(["the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "said"])
    | GENITIVE
)
_MASSES = frozenset(
    ("army", "rebels", "government", "militia", "insurgents", "separatists", "guerrillas", "loyalists")
)
_OTHERS = frozenset(("other", "more", "another", "many", "several"))
_QUANTITY = frozenset(
    [("more", "than"), ("less", "than"), ("at", "least"), ("up", "to"), ("at", "most"), ("close", "to")]
)


def territories(scene: Scene, first: int, limit: int, bare: bool = True) -> tuple[Named, ...]:
    """The territories listed from token `first` on, up to `limit`; empty where what stands there is none.

    `bare` allows a common noun of the weaker kind ("positions") to be one without a place name.
    """
    found: list[Named] = []
    at = _skip(scene, first, limit)
    while at < limit and not (found and _acts(scene, at)):
        run = read_run(scene, at, limit)
        if _is_of_others(scene, at, run):
            break
        one = (
            _named(scene, at, run, bare)
            if not found or is_known(scene, at, run)
            else _unknown(scene, at, run)
        )
        if one is None and not found and lists_places(scene, run.last, limit):
            one = _unknown(scene, at, run)
        if one is None:
            break
        following = next_start(scene, run.last, limit)
        if following is None or not (is_share_of(one) and includes(scene, run.last, following)):
            found.extend(inherit(found, one))
        if following is None:
            break
        at = following
    return tuple(found)


def _is_of_others(scene: Scene, first: int, run: Found) -> bool:
    """ "hold Kidal, the army Gao": what follows a force without a preposition is that force's."""
    return (
        run.top is not None
        and run.top > first
        and scene.lower(run.top - 1) in _MASSES
        and scene.tokens[run.top - 1].tag == "NOUN"
    )


def _acts(scene: Scene, at: int) -> bool:
    """Whether a clause of its own starts here: "took Goma and the Red Cross fled"."""
    clauses = scene.sentence_at(at).clauses if scene.lower(at - 1) != "," else ()
    return any(c.own_subject and c.subject is not None and c.subject.first == at < c.verb for c in clauses)


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
        if last < limit and scene.lower(last) in GENITIVE:
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
    noun = token.tag == "NOUN" and at > scene.sentence_at(at).first
    return (
        (token.tag == "PROPN" or noun)
        and token.text[:1].isupper()
        and not (token.text.isupper() and len(token.text) > 1)
    )


def _unknown(scene: Scene, first: int, run: Found) -> Named | None:
    """A name listed among places that no place is known for: it is shown without one."""
    head = next(heads(scene, first, run.last), first)
    if scene.lower(first) == "the":
        after = scene.tokens[min(run.last, len(scene.tokens) - 1)]
        forces = scene.lexicon.claimants["forces"] | scene.lexicon.claimants["organs"]
        if (
            scene.lower(head) in forces
            or after.tag in ("VERB", "AUX", "PART")
            or scene.tokens[head].text.isupper()
        ):
            return None
        return _unknown_name(scene, first, first + 1, head)
    return _unknown_name(scene, first, first, head)


def _unknown_name(scene: Scene, first: int, start: int, head: int) -> Named | None:
    if not scene.tokens[start].text[:1].isupper() or head < start:
        return None
    return Named(first, head + 1, head, scene.words(first, head + 1), None, Extent.UNSPECIFIED)


def _skip(scene: Scene, at: int, limit: int) -> int:
    """Past quotation marks and adverbs before a territory."""
    if at in scene.names or scene.lower(at + 1) == "-":
        hyphen = scene.end_of_name(at) if at in scene.names else at + 1
        if scene.lower(hyphen) == "-" and scene.lower(hyphen + 1) in scene.lexicon.held:
            at = hyphen + 2  # "Pakistan-administered Gilgit"
    while at < limit and (
        scene.lower(at) in QUOTES
        or scene.lower(at) in ("neither", "nor")
        or scene.tokens[at].tag == "ADV"
        or (scene.lower(at), scene.lower(at + 1)) in _QUANTITY
        or (scene.lower(at - 1), scene.lower(at)) in _QUANTITY
    ):
        if scene.lower(at + 1) == "of" and is_measure(scene, at):
            break
        at += 1
    return at


def _named(scene: Scene, first: int, run: Found, bare: bool) -> Named | None:
    if run.head is None or (scene.lower(first) in ("it", "them") and first < run.head):
        return pronoun(scene, first)
    if run.top is None and is_share(scene, first, run):
        return led_share(scene, first, run.last)
    if not _is_territory(scene, first, run, bare) or _is_ship(scene, run):
        return None
    toponym = scene.toponym(run.top) if run.top is not None else None
    head = scene.lower(run.head)
    last = _end(scene, first, run)
    name = scene.words(first, last).strip("“”\"‘’' ")
    extent = extent_of(scene, first, last)
    if toponym is not None and _is_river(scene, first, run, toponym):
        return Named(first, last, run.top or first, name, None, extent)
    if toponym is not None and not (head == "capital" or _first_noun(scene, first, run) == "capital"):
        return Named(first, last, run.top or first, name, scene.place_of(toponym), extent)
    place = _of_genitive(scene, first)
    if place is None and _is_definite(scene, first, last) and not _is_several(scene, first, run):
        place = lead_back(scene, first, _kind_word(scene, first, last))
    if place is not None:
        scene.mentions.append(Mention(first, place, 1.0, name))
    return Named(first, last, run.head, name, place, extent, led=place is not None)


def _is_several(scene: Scene, first: int, run: Found) -> bool:
    """ "All seven districts around the region": more than the one place it would lead back to."""
    head = run.head if run.head is not None else first
    plural = scene.tokens[head].form == "NNS" or any(
        scene.tokens[i].form == "NNS" and scene.lower(i) in scene.lexicon.places["strong"]
        for i in range(first, head)
    )
    return plural and any(scene.tokens[i].tag == "NUM" for i in range(first, head))


def _of_genitive(scene: Scene, first: int) -> Place | None:
    """ "Benghazi's Ganfouda district": the town, where the quarter itself is on no map."""
    toponym = scene.toponym(first)
    if toponym is None or scene.lower(scene.end_of_name(first)) not in GENITIVE:
        return None
    place = scene.place_of(toponym)
    return place if place is not None and place.kind is PlaceKind.POPULATED_PLACE else None


def _is_ship(scene: Scene, run: Found) -> bool:
    """ "the Sheffield", "the Berdyansk": a town's name with an article of its own is that of a ship."""
    toponym = scene.toponym(run.top) if run.top is not None else None
    if run.top is None or toponym is None or toponym.place is None or scene.lower(run.top - 1) != "the":
        return False
    place, alone = toponym.place, run.direct and scene.end_of_name(run.top) == run.last
    town = place.kind is PlaceKind.POPULATED_PLACE and toponym.span.text.lower() == place.name.lower()
    return alone and town and not place.name.startswith("The ")


def _is_river(scene: Scene, first: int, run: Found, toponym: Toponym) -> bool:
    """ "the right bank of the Dnipro": the water of that name, where only a town is known for it."""
    if run.top is None or scene.lower(run.top - 1) != "the" or toponym.place is None:
        return False
    words = {scene.lower(i) for i in range(first, run.top)}
    return toponym.place.kind is PlaceKind.POPULATED_PLACE and bool(words & scene.lexicon.places["waterside"])


def _end(scene: Scene, first: int, run: Found) -> int:
    """Where the name ends: before ", in North Kordofan" when the place stands first."""
    last = run.last
    if run.top is not None and run.direct:
        last = max(scene.end_of_name(run.top), min(run.last, (run.head or 0) + 1))
        for at in range(first, last):
            if at > run.top and scene.lower(at) in CHAIN:
                last = max(at, scene.end_of_name(run.top))
                break
    while last - 1 > first and (
        scene.lower(last - 1) in QUOTES or scene.tokens[last - 1].tag in ("ADP", "PUNCT", "DET")
    ):
        last -= 1
    return last


def _first_noun(scene: Scene, first: int, run: Found) -> str:
    nouns = (
        scene.lower(i) for i in range(first, run.last) if is_noun(scene.tokens[i]) and i not in scene.names
    )
    return next(nouns, "")


def _is_territory(scene: Scene, first: int, run: Found, bare: bool) -> bool:
    """Whether the head of the phrase is a place, not a thing or people with a place name beside it."""
    places = scene.lexicon.places
    allowed = scene.lexicon.joint.lands if bare or run.top is not None else places["strong"]
    measures = scene.lexicon.joint.measures
    for head in heads(scene, first, run.last):
        if head in scene.names:
            toponym = scene.toponym(head)
            return toponym is not None and toponym.sense is not Sense.DEMONYM
        word = scene.lower(head)
        if word in allowed or (word in places["sites"] and scene.lower(first) == "the"):
            return True
        if word not in measures:
            return False
    return run.top is not None


def _is_definite(scene: Scene, first: int, last: int) -> bool:
    words = [token.lower for token in scene.tokens[first:last]]
    return not _DEFINITE.isdisjoint(words) and _OTHERS.isdisjoint(words)


def _kind_word(scene: Scene, first: int, last: int) -> str:
    """The common noun by which the territory is meant, "" where none."""
    kinds = scene.lexicon.joint.kinds
    return next((t.lower for t in reversed(scene.tokens[first:last]) if t.lower in kinds), "")


def remember(scene: Scene, sentence: Sentence) -> None:
    """Lead back the places that subjects mean ("The salt-mining town …"), for what follows."""
    strong = scene.lexicon.places["strong"]
    for clause in sentence.clauses:
        subject = clause.subject
        if subject is None or not clause.own_subject or scene.lower(subject.head) not in strong:
            continue
        named = any(i in scene.names for i in range(subject.first, subject.last))
        if not named and _is_definite(scene, subject.first, subject.last):
            territories(scene, subject.first, subject.last)
